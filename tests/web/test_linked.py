"""Every name answers for itself: in each form, by Accept and by suffix, in any spelling of the address, within bounds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx2 as httpx
import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.model.iri import BASE, RDFS, WK
from kg.model.ontology import declared
from kg.store.manifest import Entry
from kg.store.oxigraph import OxigraphStore
from kg.web.linked import described, known, terms
from kg.web.site import Site
from kg.workspace import Workspace
from tests.web.serving import serving

FORMS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}


@pytest.fixture(scope="module")
def client(shipped: Workspace) -> Iterator[httpx.Client]:
    with serving(Site(shipped.path)) as at, httpx.Client(base_url=at, timeout=60) as held:
        yield held


@pytest.fixture(scope="module")
def program(shipped: Workspace) -> str:
    """The path of a program with a Korean name."""
    nodes = shipped.query("SELECT ?p { ?p a wk:Program } ORDER BY ?p").terms
    return next(
        node.value.removeprefix(BASE) for (node,) in nodes if isinstance(node, NamedNode) and not node.value.isascii()
    )


def subjects(content: bytes, media: str) -> set[str]:
    return {str(quad.subject) for quad in ox.parse(content, format=ox.RdfFormat.from_media_type(media))}


@pytest.mark.parametrize("short", FORMS)
def test_by_accept_and_by_suffix_the_same(client: httpx.Client, program: str, short: str) -> None:
    path = "/id/" + quote(program)
    accepted = client.get(path, headers={"accept": FORMS[short]})
    suffixed = client.get(f"{path}.{short}", headers={"accept": "text/html"})
    assert accepted.status_code == suffixed.status_code == 200
    assert accepted.content == suffixed.content
    assert accepted.headers["content-type"].partition(";")[0] == FORMS[short]
    assert accepted.headers["content-location"] == f"{path}.{short}"
    assert "Accept" in accepted.headers["vary"]
    assert f"<{BASE}{program}>" in subjects(accepted.content, FORMS[short])


def test_the_address_may_be_written_in_any_way(client: httpx.Client, program: str) -> None:
    quoted = client.get("/id/" + quote(program), headers={"accept": "text/turtle"})
    slashes = client.get("/id/" + quote(program, safe=""), headers={"accept": "text/turtle"})
    plain = client.get("/id/" + program, headers={"accept": "text/turtle"})
    apart = client.get("/id/" + quote(unicodedata.normalize("NFD", program)), headers={"accept": "text/turtle"})
    assert quoted.content == slashes.content == plain.content == apart.content
    assert program.rpartition("/")[2] in quoted.text, "names stay readable in Turtle"


def test_what_is_held_already_is_not_sent_again(client: httpx.Client, program: str) -> None:
    path, accept = "/id/" + quote(program), {"accept": "text/turtle"}
    tag = client.get(path, headers=accept).headers["etag"]
    again = client.get(path, headers={**accept, "if-none-match": f'"x", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    other = client.get(path, headers={"accept": "application/ld+json", "if-none-match": tag})
    assert other.status_code == 200, "another form is another thing"


def test_a_description_goes_both_ways(client: httpx.Client, shipped: Workspace) -> None:
    municipality = BASE + "municipality/"
    rows = shipped.query("SELECT ?m { ?a wk:recipient ?m } ORDER BY ?m LIMIT 1")
    (node,) = rows.terms[0]
    assert isinstance(node, NamedNode)
    assert node.value.startswith(municipality)
    answer = client.get("/id/" + quote(node.value.removeprefix(BASE)) + ".nt")
    quads = list(ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES))
    assert any(q.subject == node and q.predicate == RDFS.label for q in quads)
    assert any(q.object == node and q.predicate == WK.recipient for q in quads)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/id/nothing-of-that-name", 404),
        ("/id/", 404),
        ("/id/nothing.ttl", 404),
        ("/id/municipality/../../../etc/passwd", 404),
        ("/id/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/id/a%00b", 400),
        ("/id/a%20b", 400),
        ("/id/a%3Cscript%3E", 400),
        ("/id/%7B%7D", 400),
        ("/id/%FF%FE", 400),
        ("/id/" + "x" * 10_000, 404),
    ],
)
def test_bad_names(client: httpx.Client, path: str, status: int) -> None:
    answer = client.get(path, headers={"accept": "text/turtle"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status


def test_what_cannot_be_given(client: httpx.Client, program: str) -> None:
    assert client.get("/id/" + quote(program), headers={"accept": "image/png"}).status_code == 406
    assert client.delete("/id/" + quote(program)).status_code == 405


@pytest.mark.parametrize("short", FORMS)
def test_the_ontology_answers_for_its_terms(client: httpx.Client, short: str) -> None:
    accepted = client.get("/ontology", headers={"accept": FORMS[short]})
    assert accepted.content == client.get(f"/ontology.{short}").content
    assert {f"<{iri}>" for iri in declared()} <= subjects(accepted.content, FORMS[short])
    again = client.get("/ontology", headers={"accept": FORMS[short], "if-none-match": accepted.headers["etag"]})
    assert again.status_code == 304


def test_the_ontology_as_a_page(client: httpx.Client) -> None:
    page, twin = client.get("/ontology", headers={"accept": "text/html"}), client.get("/ontology.json")
    names = [term["name"] for term in twin.json()["terms"]]
    assert {"Award", "Municipality", "Program"} <= set(names)
    assert all(f'id="{name}"' in page.text for name in names)


def test_a_description_stops_and_says_so(store: OxigraphStore) -> None:
    hub, graph = NamedNode(BASE + "hub"), NamedNode(BASE + "graph/a")
    quads = [Quad(NamedNode(f"{BASE}{i}"), RDFS.seeAlso, hub, graph) for i in range(2_500)]
    with store.writer() as writer:
        writer.replace(Entry("a", "d", "f", graph=graph.value), [*quads, Quad(hub, RDFS.label, Literal("중심"), graph)])
    view = store.view()
    held, cut = described(view, hub)
    assert (len(held), cut) == (2_001, True)
    assert described(view, NamedNode(BASE + "7")) == ([quads[7].triple], False)
    assert known(view, graph)
    assert not known(view, NamedNode(BASE + "none"))


@pytest.fixture
def store(tmp_path: Path) -> OxigraphStore:
    return OxigraphStore(tmp_path / "home")


def test_terms_without_words_are_listed_with_empty_ones() -> None:
    told = terms([ox.Triple(WK.Award, RDFS.label, Literal("수상", language="ko"))])
    assert told["terms"] == [{"name": "Award", "ko": "수상", "en": "", "ko_means": "", "en_means": ""}]
