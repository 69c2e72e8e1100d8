"""rdflib over a view: the same data, by rdflib's own engine and serialisers."""

from __future__ import annotations

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import StoreError
from kg.store.dataset import dataset, graph
from kg.store.oxigraph import OxigraphStore
from kg.store.protocol import Term
from tests.store.conftest import E, entry, quad

pytestmark = pytest.mark.filterwarnings("ignore:Dataset.:DeprecationWarning")  # rdflib 7.6 warns of itself
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture
def data(store: OxigraphStore) -> rdflib.Dataset:
    terms: list[Term] = [
        Literal("익산시", language="ko"),
        Literal("7", datatype=NamedNode(XSD + "integer")),
        Literal("plain"),
        BlankNode("b"),
        NamedNode(E + "o"),
    ]
    with store.writer() as writer:
        writer.replace(entry("a"), [Quad(NamedNode(E + "s"), NamedNode(E + "p"), term) for term in terms])
        writer.replace(entry("b"), [quad("s", "p", "plain"), quad("t", "p", "other")])
    return dataset(store.view())


def test_terms_come_as_they_are(data: rdflib.Dataset) -> None:
    found = {o.n3() for o in data.objects(rdflib.URIRef(E + "s"), rdflib.URIRef(E + "p"))}
    assert found == {'"익산시"@ko', f'"7"^^<{XSD}integer>', '"plain"', "_:b", f"<{E}o>"}


def test_the_default_graph_is_the_merged_one(data: rdflib.Dataset) -> None:
    assert len(data) == 6
    assert len(data.default_graph) == 6
    assert {str(g.identifier) for g in data.graphs()} == {E + "a", E + "b", str(DATASET_DEFAULT_GRAPH_ID)}
    assert len(data.graph(rdflib.URIRef(E + "b"))) == 2


def test_rdflibs_own_engine_answers(data: rdflib.Dataset) -> None:
    named = "SELECT ?g { GRAPH ?g { ?s ?p 'plain' } } ORDER BY ?g"
    assert [str(row[0]) for row in data.query(named)] == [E + "a", E + "b"]  # type: ignore[index]
    merged = "SELECT (COUNT(*) AS ?n) { ?s ?p 'plain' }"
    assert [str(row[0]) for row in data.query(merged)] == ["1"]  # type: ignore[index]
    assert data.query("ASK { ?s ?p '익산시'@ko }").askAnswer


def test_rdflibs_own_serialiser_writes_what_it_reads_back(data: rdflib.Dataset) -> None:
    text = data.serialize(format="nquads")
    again = rdflib.Dataset()
    again.parse(data=text, format="nquads")
    assert len(list(again.quads())) == len(list(data.quads()))


def test_membership_and_patterns_no_graph_can_hold(data: rdflib.Dataset) -> None:
    s, p = rdflib.URIRef(E + "s"), rdflib.URIRef(E + "p")
    assert (s, p, rdflib.Literal("plain")) in data
    assert (s, p, rdflib.Literal("nobody")) not in data
    assert list(data.triples((rdflib.Literal("x"), p, None))) == []
    assert list(data.triples((rdflib.URIRef("not an iri"), p, None))) == []


def test_it_is_read_only(data: rdflib.Dataset) -> None:
    triple = (rdflib.URIRef(E + "s"), rdflib.URIRef(E + "p"), rdflib.Literal("new"))
    with pytest.raises(StoreError):
        data.add(triple)
    with pytest.raises(StoreError):
        data.remove(triple)
    assert len(data) == 6


def test_triples_as_a_graph_of_their_own() -> None:
    made = graph([Triple(NamedNode(E + "s"), NamedNode(E + "p"), Literal("1"))])
    assert len(made) == 1
    assert "wk" in dict(made.namespaces())
