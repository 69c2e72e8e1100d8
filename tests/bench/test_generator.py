"""Generated graphs: the same for a seed, as skewed as releases are, and sound by the ontology's own shapes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from bench.generator import quads, write
from kg.graph.validation import validate
from kg.model.iri import OA, RDF, WK
from kg.model.ontology import FILES
from kg.model.ontology import triples as ontology

SIZE = 40_000
MERGED = NamedNode("urn:merged")


@pytest.fixture(scope="module")
def made() -> list[list[Quad]]:
    return list(quads(SIZE))


@pytest.fixture(scope="module")
def store(made: list[list[Quad]]) -> Store:
    held = Store()
    for document in made:
        held.extend(document)
    return held


def test_the_same_bytes_for_a_seed(tmp_path: Path) -> None:
    one, other, third = (tmp_path / name for name in ("one", "other", "third"))
    assert write(4_000, {one: None}) == write(4_000, {other: None})
    write(4_000, {third: None}, seed=1)
    assert one.read_bytes() == other.read_bytes() != third.read_bytes()


def test_as_many_quads_as_asked_for_each_once(made: list[list[Quad]], store: Store) -> None:
    count = sum(map(len, made))
    assert SIZE <= count < SIZE * 1.25
    assert len(store) == count


def test_the_merged_graph_holds_what_the_documents_state(store: Store) -> None:
    named = {quad.triple for quad in store if quad.graph_name != DefaultGraph()}
    assert {quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph())} == named


def test_the_merged_graph_under_a_name(tmp_path: Path) -> None:
    plain, named = tmp_path / "plain", tmp_path / "named"
    write(4_000, {plain: None, named: MERGED})
    one, other = ([*parse(path=file, format=RdfFormat.N_QUADS)] for file in (plain, named))
    assert {q.triple for q in one if q.graph_name == DefaultGraph()} == {
        q.triple for q in other if q.graph_name == MERGED
    }
    assert not [q for q in other if q.graph_name == DefaultGraph()]


def test_sound_by_the_shapes(made: list[list[Quad]]) -> None:
    report = validate([*(q.triple for document in made[:12] for q in document), *ontology(*FILES)])
    assert report.conforms, report.results[:3]


def test_the_words_of_a_span_are_as_long_as_the_span(store: Store) -> None:
    wrong = store.query(f"ASK {{ ?w {OA.exact} ?x ; {OA.start} ?s ; {OA.end} ?e FILTER(STRLEN(?x) != ?e - ?s) }}")
    assert not wrong


@pytest.mark.parametrize(("kind", "way"), [("ProgramMention", WK.program), ("ProgramMention", WK.municipality)])
def test_a_few_are_spoken_of_again_and_again_and_most_once(store: Store, kind: str, way: NamedNode) -> None:
    mentions = {q.subject for q in store.quads_for_pattern(None, RDF.type, WK[kind], DefaultGraph())}
    told = Counter(q.object for q in store.quads_for_pattern(None, way, None, DefaultGraph()) if q.subject in mentions)
    counts = sorted(told.values(), reverse=True)
    tenth = sum(counts[: len(counts) // 10])
    assert tenth > 0.25 * sum(counts)
    assert counts[len(counts) // 2] <= 2


def test_every_kind_of_fact_is_there(store: Store) -> None:
    for kind in ("Award", "Case", "Passage", "ProgramMention", "OrganisationMention", "Quantity", "Implementation"):
        assert next(store.quads_for_pattern(None, RDF.type, WK[kind], DefaultGraph()), None), kind
