"""The endpoint over real HTTP: the W3C's protocol cases for queries, forms of answers, limits, and what is refused."""

from __future__ import annotations

import json
import socket
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote, urlencode, urlsplit

import httpx2 as httpx
import pyoxigraph as ox
import pytest

from kg.web.backing import Backing
from kg.web.site import Settings, Site
from kg.workspace import Workspace
from tests.web.serving import serving

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
ASK = "ASK {}"
GRAPH = "https://w3id.org/welfare-kg/id/graph/2017-12-11-welfare-administration-awards.txt"
ONTOLOGY = "https://w3id.org/welfare-kg/id/graph/ontology"
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(4))} }}"


@pytest.fixture(scope="module")
def client(shipped: Workspace) -> Iterator[httpx.Client]:
    with serving(Site(shipped.path)) as at, httpx.Client(base_url=at, timeout=60) as held:
        yield held


Case = tuple[str, str, bytes, str, bytes, int]
"""What it is about; method, parameters, media type and body of the request; status of the answer."""


def form(*pairs: tuple[str, str]) -> bytes:
    return urlencode(pairs).encode()


@pytest.mark.parametrize(
    "case",
    [
        ("query via GET", "GET", form(("query", ASK)), "", b"", 200),
        ("query via URL-encoded POST", "POST", b"", FORM, form(("query", ASK)), 200),
        ("query via POST directly", "POST", b"", DIRECT, ASK.encode(), 200),
        ("GET with default graph", "GET", form(("query", ASK), ("default-graph-uri", GRAPH)), "", b"", 200),
        ("form with named graph", "POST", b"", FORM, form(("query", ASK), ("named-graph-uri", GRAPH)), 200),
        ("direct with dataset", "POST", form(("default-graph-uri", GRAPH)), DIRECT, ASK.encode(), 200),
        ("form POST, charset named", "POST", b"", FORM + "; charset=UTF-8", form(("query", ASK)), 200),
        ("direct POST, charset named", "POST", b"", DIRECT + ';charset="utf-8"', ASK.encode(), 200),
        ("form POST, raw letters", "POST", b"", FORM, "query=ASK {?s ?p '익산'}".encode(), 200),
        ("other parameters are nobody's business", "GET", form(("query", ASK), ("_", "1")), "", b"", 200),
        ("wrong method", "PUT", form(("query", ASK)), "", b"", 405),
        ("deleting", "DELETE", form(("query", ASK)), "", b"", 405),
        ("more than one query, GET", "GET", form(("query", ASK), ("query", "SELECT * {}")), "", b"", 400),
        ("more than one query, form", "POST", b"", FORM, form(("query", ASK), ("query", ASK)), 400),
        ("one in the address, one in the form", "POST", form(("query", ASK)), FORM, form(("query", ASK)), 400),
        ("one in the address, one in the body", "POST", form(("query", ASK)), DIRECT, ASK.encode(), 400),
        ("wrong media type", "POST", b"", "text/plain", ASK.encode(), 415),
        ("form without its type", "POST", b"", "", form(("query", ASK)), 415),
        ("query without its type", "POST", b"", "", ASK.encode(), 415),
        ("not UTF-8, said", "POST", b"", DIRECT + "; charset=UTF-16", ASK.encode("utf-16"), 415),
        ("not UTF-8, unsaid", "POST", b"", DIRECT, "ASK {?s ?p '익산'}".encode("cp949"), 400),
        ("not UTF-8, in the address", "GET", b"query=ASK%20%7B%7D%20%23%FF%FE", "", b"", 400),
        ("not UTF-8, in the form", "POST", b"", FORM, b"query=%FF", 400),
        ("invalid syntax", "GET", form(("query", "ASK {")), "", b"", 400),
        ("invalid syntax, form", "POST", b"", FORM, form(("query", "SELEC * {}")), 400),
        ("no query, form", "POST", b"", FORM, b"", 400),
        ("no query, direct", "POST", b"", DIRECT, b"", 400),
        ("an empty query", "GET", b"query=", "", b"", 400),
        ("an update in the query", "GET", form(("query", "CLEAR ALL")), "", b"", 403),
        ("an update in the body", "POST", b"", DIRECT, b"INSERT DATA { <a:b> <a:c> 1 }", 403),
        ("an update by GET", "GET", form(("update", "CLEAR ALL")), "", b"", 403),
        ("an update by form", "POST", b"", FORM, form(("update", "CLEAR ALL")), 403),
        ("an update directly", "POST", b"", "application/sparql-update", b"CLEAR ALL", 403),
        ("a way out", "GET", form(("query", "ASK { SERVICE <http://localhost:9/> {} }")), "", b"", 403),
        ("an undeclared prefix", "GET", form(("query", "ASK { ?s nope:p ?o }")), "", b"", 400),
        ("a graph that is no IRI", "GET", form(("query", ASK), ("default-graph-uri", "<x>")), "", b"", 400),
        ("a relative graph", "GET", form(("query", ASK), ("named-graph-uri", "x")), "", b"", 400),
        ("a limit that is no number", "GET", form(("query", ASK), ("timeout", "soon")), "", b"", 400),
        ("a limit below zero", "GET", form(("query", ASK), ("timeout", "-1")), "", b"", 400),
        ("a limit that is none", "GET", form(("query", ASK), ("timeout", "inf")), "", b"", 400),
        ("a format that nobody knows", "GET", form(("query", ASK), ("format", "doc")), "", b"", 200),
        ("a graph's format for a truth", "GET", form(("query", ASK), ("format", "ttl")), "", b"", 200),
    ],
)
def test_the_protocol(client: httpx.Client, case: Case) -> None:
    name, method, query, kind, body, status = case
    headers = {"content-type": kind} if kind else {}
    address = f"{client.base_url}/sparql?{query.decode('ascii')}".replace("//sparql", "/sparql")
    answer = client.request(method, address, content=body, headers=headers)
    assert answer.status_code == status, (name, answer.text)
    if status == 200:
        assert isinstance(answer.json()["boolean"], bool)
    else:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == status
        assert answer.json()["detail"]


ROWS = "SELECT ?s ?o { ?s rdfs:label ?o } LIMIT 3"
TRIPLES = "CONSTRUCT { ?s rdfs:label ?o } { ?s rdfs:label ?o } LIMIT 3"


@pytest.mark.parametrize(
    ("accept", "query", "media"),
    [
        ("", ROWS, "application/sparql-results+json"),
        ("*/*", ROWS, "application/sparql-results+json"),
        ("application/sparql-results+xml", ROWS, "application/sparql-results+xml"),
        ("text/csv;q=0.9, text/tab-separated-values;q=0.8", ROWS, "text/csv"),
        ("text/csv;q=0.1, text/tab-separated-values", ROWS, "text/tab-separated-values"),
        ("application/json", ROWS, "application/json"),
        ("application/sparql-results+json;q=0, */*", ROWS, "application/sparql-results+xml"),
        ("text/*", ROWS, "text/csv"),
        ("text/turtle, application/sparql-results+xml;q=0.2", ROWS, "application/sparql-results+xml"),
        ("application/sparql-results+xml", "ASK {}", "application/sparql-results+xml"),
        ("", TRIPLES, "text/turtle"),
        ("application/n-triples", TRIPLES, "application/n-triples"),
        ("application/rdf+xml", TRIPLES, "application/rdf+xml"),
        ("application/ld+json", TRIPLES, "application/ld+json"),
        ("application/n-quads", TRIPLES, "application/n-quads"),
        ("application/trig", "DESCRIBE wk:Award", "application/trig"),
        ("text/csv, text/turtle;q=0.1", "DESCRIBE wk:Award", "text/turtle"),
    ],
)
def test_each_form_is_what_it_says(client: httpx.Client, accept: str, query: str, media: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] == media
    assert "Accept" in answer.headers["vary"]
    assert counted(media, answer.content) > 0


@pytest.mark.parametrize(
    ("named", "query", "media"),
    [
        ("xml", ROWS, "application/sparql-results+xml"),
        ("csv", ROWS, "text/csv"),
        ("text/csv", ROWS, "text/csv"),
        ("ttl", TRIPLES, "text/turtle"),
        ("xml", TRIPLES, "application/rdf+xml"),
        ("application/ld+json", TRIPLES, "application/ld+json"),
        ("ttl", ROWS, "text/tab-separated-values"),
    ],
)
def test_a_format_that_is_named_counts_over_accept(client: httpx.Client, named: str, query: str, media: str) -> None:
    accept = {"accept": "text/tab-separated-values, application/n-triples"}
    answer = client.get("/sparql", params={"query": query, "format": named}, headers=accept)
    assert answer.headers["content-type"].partition(";")[0] == media


def counted(media: str, content: bytes) -> int:
    """How many rows or triples it holds, read by another program than wrote it."""
    if media.endswith("json") and b'"head"' in content[:10]:
        return len(json.loads(content)["results"]["bindings"])
    if media.endswith("results+xml"):
        return len(list(ET.fromstring(content)))
    if media in {"text/csv", "text/tab-separated-values"}:
        return content.count(b"\n") - 1
    parsed = ox.RdfFormat.from_media_type(media)
    return len(list(ox.parse(content, format=parsed)))


@pytest.mark.parametrize(
    ("accept", "query"), [("image/png", ROWS), ("text/turtle", ROWS), ("text/csv", TRIPLES), ("*/*;q=0", ROWS)]
)
def test_what_nobody_can_give_is_not_acceptable(client: httpx.Client, accept: str, query: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert answer.status_code == 406
    assert answer.json()["status"] == 406


def count(client: httpx.Client, *graphs: tuple[str, str], query: str = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") -> int:
    answer = client.get("/sparql", params=[("query", query), ("format", "csv"), *graphs])
    assert answer.status_code == 200, answer.text
    return int(answer.text.split()[1])


def test_the_dataset_is_the_one_that_was_asked_for(client: httpx.Client) -> None:
    whole, document, ontology = count(client), *(count(client, ("default-graph-uri", g)) for g in (GRAPH, ONTOLOGY))
    assert 0 < ontology < document < whole
    both = count(client, ("default-graph-uri", GRAPH), ("default-graph-uri", ONTOLOGY))
    assert both == whole, "the merged graph is what the two state, each triple once"
    inside = f"SELECT (COUNT(*) AS ?n) FROM <{GRAPH}> FROM <{ONTOLOGY}> {{ ?s ?p ?o }}"
    assert count(client, query=inside) == whole
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert count(client, ("named-graph-uri", ONTOLOGY), query=named) == ontology
    assert count(client, ("named-graph-uri", ONTOLOGY)) == 0, "no default graph was named"
    assert count(client, ("default-graph-uri", ONTOLOGY), query=named) == 0, "no named graph was named"
    assert count(client, ("default-graph-uri", "http://example.org/none")) == 0


def test_the_dataset_of_the_request_counts_over_the_query_s(client: httpx.Client) -> None:
    query = f"SELECT (COUNT(*) AS ?n) FROM <{GRAPH}> {{ ?s ?p ?o }}"
    assert count(client, ("default-graph-uri", ONTOLOGY), query=query) == count(client, ("default-graph-uri", ONTOLOGY))


def test_the_service_describes_itself(client: httpx.Client) -> None:
    for media in ("text/turtle", "application/rdf+xml", "application/ld+json"):
        answer = client.get("/sparql", headers={"accept": media})
        parsed = ox.RdfFormat.from_media_type(media)
        held = {str(quad.object) for quad in ox.parse(answer.content, format=parsed)}
        sd = "http://www.w3.org/ns/sparql-service-description#"
        assert {f"<{sd}Service>", f"<{sd}SPARQL11Query>", f"<{GRAPH}>", f"<{ONTOLOGY}>"} <= held
        assert any("30" in text and "timeout=" in text for text in held), "the limit is shown"


def test_people_are_led_to_the_page(client: httpx.Client) -> None:
    answer = client.get("/sparql", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/query")


def test_head_is_get_without_a_body(client: httpx.Client) -> None:
    answer = client.head("/sparql", params={"query": ROWS})
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 0


def test_a_query_ends_at_the_limit_it_set_itself(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": ENDLESS, "timeout": "0.5"})
    assert answer.status_code == 503
    assert "0.5" in answer.json()["detail"]
    assert answer.json()["hint"]


def test_people_read_the_failure_as_a_page(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "SELECT <script>"}, headers={"accept": "text/html,*/*;q=0.1"})
    assert answer.status_code == 400
    assert "<script>" not in answer.text


@pytest.fixture(scope="module")
def small(shipped: Workspace) -> Iterator[httpx.Client]:
    settings = Settings(seconds=20, rows=5, children=2, waiting=1, patience=0.3)
    with serving(Site(shipped.path, settings)) as at, httpx.Client(base_url=at, timeout=60) as held:
        yield held


@pytest.mark.parametrize(
    ("accept", "told"),
    [
        ("application/sparql-results+json", b'"link":["http'),
        ("application/sparql-results+xml", b"<link href="),
        ("text/csv", b""),
        ("text/tab-separated-values", b""),
    ],
)
def test_rows_end_at_a_row(small: httpx.Client, accept: str, told: bytes) -> None:
    query = "SELECT ?s ?o { ?s rdfs:label ?o }"
    answer = small.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert (answer.status_code, answer.headers["x-truncated"]) == (200, "true")
    assert "/sparql#limits" in answer.headers["link"]
    assert told in answer.content
    assert counted(accept, answer.content) == (2 if accept.endswith("xml") else 5)


@pytest.mark.parametrize("short", ["ttl", "nt", "nq", "trig", "rdf", "jsonld"])
def test_triples_end_at_a_triple(small: httpx.Client, short: str) -> None:
    query = {"query": "CONSTRUCT WHERE { ?s rdfs:label ?o }", "format": short}
    answer = small.get("/sparql", params=query)
    assert answer.headers["x-truncated"] == "true"
    assert counted(answer.headers["content-type"].partition(";")[0], answer.content) == 5
    assert (b"/sparql#limits" in answer.content) is (short != "jsonld")


def test_what_fits_is_not_marked(small: httpx.Client) -> None:
    answer = small.get("/sparql", params={"query": "SELECT ?s { ?s rdfs:label ?o } LIMIT 5"})
    assert "x-truncated" not in answer.headers
    assert counted("json", answer.content) == 5


def test_who_comes_too_many_is_told_to_come_again(small: httpx.Client) -> None:
    with ThreadPoolExecutor(3) as threads:
        long = [threads.submit(small.get, "/sparql", params={"query": ENDLESS, "timeout": "2"}) for _ in range(2)]
        statuses: list[int] = []
        while not all(one.done() for one in long):
            answer = small.get("/sparql", params={"query": ASK})
            statuses.append(answer.status_code)
            if answer.status_code == 503:
                assert answer.headers["retry-after"] == "5"
                assert "/" in answer.json()["hint"]
        assert 503 in statuses
        assert {one.result().status_code for one in long} <= {503}
    assert small.get("/sparql", params={"query": ASK}).status_code == 200


def test_a_client_that_leaves_ends_its_query(shipped: Workspace) -> None:
    site = Site(shipped.path, Settings(children=1, waiting=0))
    with serving(site) as at, httpx.Client(base_url=at, timeout=60) as client:
        parts = urlsplit(at)
        with socket.create_connection((parts.hostname, parts.port)) as wire:
            wire.sendall(f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            while client.get("/sparql", params={"query": ASK}).status_code == 200:
                time.sleep(0.02)
        statuses: list[int] = []
        while not statuses or statuses[-1] == 503:
            statuses.append(client.get("/sparql", params={"query": ASK}).status_code)
            time.sleep(0.02)
        assert statuses[-1] == 200, "the place is free long before the limit of 30 seconds"


def test_children_wait_before_the_first_query_and_end_with_the_site(shipped: Workspace) -> None:
    backing = Backing(Site(shipped.path))
    try:
        backing.warm()
        assert len(backing.pool._idle) > 0
    finally:
        backing.close()
    assert not backing.pool._idle


def test_files_that_were_made_go_with_the_site(shipped: Workspace) -> None:
    backing = Backing(Site(shipped.path))
    path = backing._made("a-1.txt", lambda out: None)
    backing._made("b-2.txt", lambda out: None)
    backing.forget("2")
    assert [file.name for file in path.parent.iterdir()] == ["b-2.txt"]
    backing.close()
    assert not path.parent.exists()
