"""The shapes pass a sound graph, catch a damaged one, and give the reference validator's answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pyshacl
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize
from rdflib import Graph

from kg.graph.validation import Report, Result, results, validate
from kg.model.iri import OA, RDF, WK, Namespace
from kg.model.shipped import folder

SHAPES = folder("ontology") / "shapes.ttl"
Triples = list[Triple]


@pytest.fixture
def triples(sample: tuple[Quad, ...]) -> Triples:
    return [q.triple for q in sample]


def without(predicate: NamedNode) -> Callable[[Triples], Triples]:
    return lambda triples: [t for t in triples if t.predicate != predicate]


def changed(predicate: NamedNode, value: Literal | NamedNode) -> Callable[[Triples], Triples]:
    return lambda triples: [Triple(t.subject, t.predicate, value) if t.predicate == predicate else t for t in triples]


def added(kind: NamedNode, predicate: NamedNode, value: Literal | NamedNode) -> Callable[[Triples], Triples]:
    def damage(triples: Triples) -> Triples:
        subjects = [t.subject for t in triples if t.predicate == RDF.type and t.object == kind]
        return triples + [Triple(s, predicate, value) for s in subjects]

    return damage


DAMAGE = {
    "words lost": without(WK.words),
    "start after end": changed(OA.end, Literal(0)),
    "no exact words": without(OA.exact),
    "grade no concept": changed(WK.grade, NamedNode("https://example.org/grade")),
    "severity unknown": changed(WK.severity, NamedNode("https://example.org/terrible")),
    "type unknown": changed(Namespace("http://purl.org/dc/terms/").type, NamedNode("https://example.org/type")),
    "negative prize": changed(WK.prize, Literal(-1)),
    "year a word": changed(WK.year, Literal("올해")),
    "place without a name": without(WK.sigungu),
    "abstention that chose": added(WK.Abstention, WK.chosen, NamedNode("https://example.org/m")),
    "unresolved and resolved": added(WK.UnresolvedPlace, WK.municipality, NamedNode("https://example.org/m")),
    "nationwide without a key": without(WK.key),
    "finding without words": without(OA.hasTarget),
    "document without a digest": without(Namespace("https://schema.org/").sha256),
    "naming ends before it starts": changed(WK.until, Literal("1900-01-01", datatype=Namespace("http://www.w3.org/2001/XMLSchema#").date)),
    "quantity without a value": without(Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#").value),
}  # fmt: skip


def test_a_sound_graph_conforms(triples: Triples) -> None:
    assert validate(triples) == Report(True, ())


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damage_is_caught(triples: Triples, damage: Callable[[Triples], Triples]) -> None:
    report = validate(damage(triples))
    assert not report.conforms
    assert all(r.focus and r.message and r.severity == "violation" for r in report.results)


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_the_reference_validator_agrees(triples: Triples, damage: Callable[[Triples], Triples]) -> None:
    damaged = damage(triples)
    assert keys(validate(damaged).results) == keys(reference(damaged))


def test_warnings_alone_conform(triples: Triples) -> None:
    report = validate(added(WK.Award, WK.prize, Literal(77))(triples))
    assert report.conforms
    assert {(r.severity, r.constraint) for r in report.results} == {("warning", "MaxCount")}


def test_a_result_says_where_and_what(triples: Triples) -> None:
    award = next(t.subject for t in triples if t.object == WK.Award)
    kept = [t for t in triples if not (t.subject == award and t.predicate == WK.words)]
    (result,) = validate(kept).results
    assert isinstance(award, NamedNode)
    assert (result.focus, result.path, result.constraint) == (award.value, WK.words.value, "MinCount")
    assert result.message == "사실에 근거가 되는 말이 없다 / A fact without its words"


def test_other_shapes_can_be_given(triples: Triples) -> None:
    shapes = b"""@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix wk: <https://w3id.org/welfare-kg/ontology#> .
    <urn:s> sh:targetClass wk:Award ; sh:property [ sh:path wk:colour ; sh:minCount 1 ; sh:message "colour?" ] ."""
    assert {r.message for r in validate(triples, shapes).results} == {"colour?"}


def reference(triples: Triples) -> Iterable[Result]:
    data = Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES) or b"", format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=Graph().parse(SHAPES))
    assert isinstance(report, Graph)
    return results(report)


def keys(found: Iterable[Result]) -> list[tuple[str, ...]]:
    return sorted((r.focus, r.path, r.severity, r.constraint, r.value) for r in found)
