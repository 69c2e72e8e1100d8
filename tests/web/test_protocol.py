"""The W3C's test cases of the SPARQL 1.1 Protocol for queries, each by its name, against a running server.

https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/ (manifest.ttl). Its graphs on the web stand here as
two that we hold, the ontology and the document. Its ``update_*`` and
``bad_update_*`` cases are of a service that writes; ours refuses every update (``test_sparql.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import httpx2 as httpx
import pytest

from kg.web.site import Site
from kg.workspace import Workspace
from tests.web.serving import serving

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
ID = "https://w3id.org/welfare-kg/id/graph/"
ONTOLOGY, DOCUMENT = f"{ID}ontology", f"{ID}2017-12-11-welfare-administration-awards.txt"
DEFAULT, NAMED = "default-graph-uri", "named-graph-uri"
TERM, AWARD = "?term a owl:Class", "?award a wk:Award"
BOTH = f"ASK {{ {TERM} . {AWARD} }}"
APART = f"ASK {{ GRAPH ?g1 {{ {TERM} }} GRAPH ?g2 {{ {AWARD} }} }}"
DEFAULTS = ((DEFAULT, ONTOLOGY), (DEFAULT, DOCUMENT))
NAMEDS = ((NAMED, ONTOLOGY), (NAMED, DOCUMENT))


@dataclass(frozen=True)
class Case:
    """One request of the manifest, and what it expects: a truth, a media type, or a status of the family 4xx."""

    name: str
    query: Sequence[tuple[str, str]] = ()
    body: bytes = b""
    kind: str = ""
    method: str = ""
    accept: str = ""
    truth: bool | None = None
    media: Sequence[str] = ()
    refused: bool = False

    @property
    def verb(self) -> str:
        return self.method or ("POST" if self.body else "GET")


ROWS = ("application/sparql-results+xml", "application/sparql-results+json", "text/tab-separated-values", "text/csv")
TRUTHS = ROWS[:2]
GRAPHS = ("application/rdf+xml", "text/turtle", "application/n-triples", "application/ld+json")
SELECT = "SELECT (1 AS ?value) {}"
CASES = [
    Case("query_get", [("query", "ASK {}")], truth=True),
    Case("query_post_form", [(DEFAULT, DOCUMENT)], b"query=ASK%20%7B%7D", FORM, truth=True),
    Case("query_post_direct", [], b"ASK {}", DIRECT, truth=True),
    Case("query_dataset_default_graph", [("query", f"ASK {{ {AWARD} }}"), (DEFAULT, DOCUMENT)], truth=True),
    Case("query_dataset_default_graphs_get", [("query", BOTH), *DEFAULTS], truth=True),
    Case("query_dataset_default_graphs_post", DEFAULTS, BOTH.encode(), DIRECT, truth=True),
    Case("query_dataset_named_graphs_post", NAMEDS, APART.encode(), DIRECT, truth=True),
    Case("query_dataset_named_graphs_get", [("query", APART), *NAMEDS], truth=True),
    Case(
        "query_dataset_full",
        [(DEFAULT, DOCUMENT), (NAMED, ONTOLOGY)],
        f"ASK {{ {AWARD} GRAPH ?g1 {{ {TERM} }} FILTER NOT EXISTS {{ GRAPH ?g2 {{ {AWARD} }} }} }}".encode(),
        DIRECT,
        truth=True,
    ),
    Case(
        "query_multiple_dataset",
        [(DEFAULT, ONTOLOGY)],
        f"ASK FROM <{DOCUMENT}> {{ {TERM} . {AWARD} }}".encode(),
        DIRECT,
        truth=False,
    ),
    Case(
        "query_content_type_select", [], urlencode({"query": SELECT}).encode(), FORM, accept=", ".join(ROWS), media=ROWS
    ),
    Case("query_content_type_ask", [], b"query=ASK%20%7B%7D", FORM, accept=", ".join(TRUTHS), media=TRUTHS),
    Case("query_content_type_describe", [], b"query=DESCRIBE%20wk:Award", FORM, accept=", ".join(GRAPHS), media=GRAPHS),
    Case(
        "query_content_type_construct",
        [],
        urlencode({"query": "CONSTRUCT { <s> <p> 1 } WHERE {}".replace("<", "<urn:")}).encode(),
        FORM,
        accept=", ".join(GRAPHS),
        media=GRAPHS,
    ),
    Case("bad_query_method", [("query", "ASK {}")], method="PUT", refused=True),
    Case("bad_multiple_queries", [("query", "ASK {}"), ("query", "SELECT * {}")], refused=True),
    Case("bad_query_wrong_media_type", [], b"ASK {}", "text/plain", refused=True),
    Case("bad_query_missing_form_type", [], b"query=ASK%20%7B%7D", refused=True),
    Case("bad_query_missing_direct_type", [], b"ASK {}", refused=True),
    Case("bad_query_non_utf8", [], "ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16", refused=True),
    Case("bad_query_syntax", [("query", "ASK {")], refused=True),
]


@pytest.fixture(scope="module")
def client(shipped: Workspace) -> Iterator[httpx.Client]:
    with serving(Site(shipped.path)) as at, httpx.Client(base_url=at, timeout=60) as held:
        yield held


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_w3c_case(client: httpx.Client, case: Case) -> None:
    headers = {name: value for name, value in (("content-type", case.kind), ("accept", case.accept)) if value}
    answer = client.request(case.verb, "/sparql", params=list(case.query), content=case.body, headers=headers)
    media = answer.headers["content-type"].partition(";")[0]
    if case.refused:
        assert 400 <= answer.status_code < 500, answer.text
        assert media == "application/problem+json"
        return
    assert answer.status_code == 200, answer.text
    if case.truth is not None:
        assert media in TRUTHS
        assert answer.json()["boolean"] is case.truth
    else:
        assert media in case.media


def test_none_of_the_names_is_told_twice() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names)) == 21
    assert all(case.refused == case.name.startswith("bad_") for case in CASES)
