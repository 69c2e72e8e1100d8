"""Facts become a graph in which nothing is lost, everything leads to its words, and nothing depends on chance."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import pytest
from pyoxigraph import NamedNode, Quad, Store

from kg.graph.quads import quads, statements
from kg.graph.reading import Reading
from kg.model.iri import WK, Minter
from kg.model.ontology import declared
from tests.graph.asking import ask, graph
from tests.graph.release import DATED, DOCUMENT, FACTS, FINDINGS, REGISTER, RESOLUTIONS, SOURCE

T = TypeVar("T")
FACT_NODES = ["Statement", "Award", "PrizeRule", "SeparateAward", "Task", "StatedTotal", "Case", "Passage"]
FACT_NODES += ["ProgramMention", "Implementation", "OrganisationMention", "Quantity", "Event", "AgendaItem"]
FACT_NODES += ["Finding", "Decision", "UnresolvedPlace"]


@pytest.mark.parametrize("kind", FACT_NODES)
def test_every_fact_reaches_its_words_by_sparql(store: Store, kind: str) -> None:
    facts = ask(store, f"SELECT ?fact {{ ?fact a wk:{kind} }}")
    rows = ask(
        store,
        f"""SELECT ?fact ?start ?end ?exact ?file {{ ?fact a wk:{kind} ; wk:words ?words .
        ?words oa:start ?start ; oa:end ?end ; oa:exact ?exact ; oa:hasSource/wk:fileName ?file }}""",
    )
    assert facts
    assert {row[0] for row in rows} == {row[0] for row in facts}
    for _, start, end, exact, file in rows:
        assert SOURCE[int(start) : int(end)] == exact != ""
        assert file == DOCUMENT.name


def test_words_are_a_web_annotation_selector(store: Store) -> None:
    direct = ask(store, "SELECT ?w ?start { ?w oa:start ?start }")
    standard = ask(store, "SELECT ?w ?start { ?w a oa:SpecificResource ; oa:hasSelector/oa:start ?start }")
    assert sorted(direct) == sorted(standard)


def test_each_kind_of_fact_is_there_once(store: Store) -> None:
    rows = ask(store, "SELECT ?kind (COUNT(?x) AS ?n) { ?x a ?kind } GROUP BY ?kind")
    counted = {row[0]: int(row[1]) for row in rows}
    facts = FACTS
    expected = {
        "Award": len({(a.division, a.grade, a.place.text) for a in facts.awards}),
        "Case": len(facts.cases),
        "Passage": len(facts.passages),
        "ProgramMention": len(facts.programs),
        "OrganisationMention": len(facts.organisations),
        "Quantity": len(facts.quantities),
        "PrizeRule": len(facts.prizes),
        "Finding": len(FINDINGS),
        "Decision": len(RESOLUTIONS)
        + len([p for p in facts.programs if p.key])
        + len([o for o in facts.organisations if o.key]),
    }
    assert {kind: counted[WK[kind].value] for kind in expected} == expected


def test_all_is_in_the_documents_own_graph_and_each_triple_once(sample: tuple[Quad, ...]) -> None:
    assert {q.graph_name for q in sample} == {Minter().graph(DOCUMENT.name)}
    assert len(set(sample)) == len(sample)


def test_a_rebuild_gives_the_same_quads_in_the_same_order(sample: tuple[Quad, ...]) -> None:
    assert tuple(quads(DOCUMENT, FACTS, RESOLUTIONS, FINDINGS, REGISTER, DATED)) == sample


def test_the_order_of_facts_does_not_matter(sample: tuple[Quad, ...]) -> None:
    mixed = replace(
        FACTS,
        awards=shuffled(FACTS.awards),
        programs=shuffled(FACTS.programs),
        organisations=shuffled(FACTS.organisations),
        quantities=shuffled(FACTS.quantities),
    )
    names = dict(reversed(RESOLUTIONS.items()))
    assert set(quads(DOCUMENT, mixed, names, FINDINGS, REGISTER, DATED)) == set(sample)


def shuffled(facts: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(random.Random(7).sample(facts, len(facts)))


def test_no_blank_nodes(sample: tuple[Quad, ...]) -> None:
    assert all(isinstance(q.subject, NamedNode) for q in sample)
    assert not any(type(q.object).__name__ == "BlankNode" for q in sample)


def test_only_declared_terms_are_used(sample: tuple[Quad, ...]) -> None:
    used = {iri for q in sample for iri in _iris(q) if iri.startswith(WK.iri)}
    assert used - declared() == set()


def _iris(quad: Quad) -> Iterator[str]:
    for term in (quad.subject, quad.predicate, quad.object):
        if isinstance(term, NamedNode):
            yield term.value


def test_a_document_without_facts_is_still_a_document() -> None:
    rows = ask(graph(resolutions={}), "SELECT ?n ?d { ?x a wk:Document ; wk:fileName ?n ; wk:day ?d }")
    assert rows == [(DOCUMENT.name, "2019-05-07")]


def test_the_base_is_a_setting() -> None:
    mint = Minter("https://example.org/kg/")
    made = statements(Reading(DOCUMENT, FACTS, RESOLUTIONS, FINDINGS, REGISTER, DATED, mint))
    assert all(
        q.subject.value.startswith(mint.base)
        for q in made
        if isinstance(q.subject, NamedNode) and q.predicate == WK.words
    )


def test_documents_share_things_and_keep_their_own_statements(store: Store, sample: tuple[Quad, ...]) -> None:
    other = replace(DOCUMENT, name="other.txt")
    more = tuple(quads(other, FACTS, RESOLUTIONS, FINDINGS, REGISTER, DATED))
    shared = {q.subject for q in more} & {q.subject for q in sample}
    kinds = {s.value.removeprefix(Minter().base).split("/")[0] for s in shared if isinstance(s, NamedNode)}
    own = {"document", "graph", "words", "place", "passage", "case", "quantity", "statement", "finding", "decision"}
    assert {"municipality", "naming", "award", "division", "program", "organisation", "implementation"} <= kinds
    assert kinds & own == set()
