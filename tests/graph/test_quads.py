"""Facts become a graph in which nothing is lost, everything leads to its words, and nothing depends on chance."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from pyoxigraph import NamedNode, Quad, QuerySolutions, Store

from kg.graph.quads import quads, statements
from kg.graph.reading import Reading
from kg.model.fact import Dated, Facts, Release
from kg.model.iri import PREFIXES, WK, Minter
from kg.model.ontology import declared
from tests.graph.release import DATED, DOCUMENT, FACTS, FINDINGS, REGISTER, RESOLUTIONS, SOURCE

T = TypeVar("T")
FACT_NODES = ["Statement", "Award", "PrizeRule", "SeparateAward", "Task", "StatedTotal", "Case", "Passage"]
FACT_NODES += ["ProgramMention", "Implementation", "OrganisationMention", "Quantity", "Event", "AgendaItem"]
FACT_NODES += ["Finding", "Decision", "UnresolvedPlace"]


def ask(store: Store, query: str) -> list[tuple[str, ...]]:
    solutions = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(solutions, QuerySolutions)
    return [tuple("" if term is None else term.value for term in row) for row in solutions]


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
        "Decision": len(RESOLUTIONS),
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


def test_unresolved_names_stay_with_their_decision(store: Store) -> None:
    rows = ask(
        store,
        """SELECT ?written ?grade ?rule ?note (COUNT(?candidate) AS ?n) { ?award a wk:Award ; wk:gradeName ?grade ;
        wk:decision ?d . ?d a wk:Abstention ; wk:name ?written ; wk:rule ?rule ;
        wk:note ?note ; wk:candidate ?candidate }
        GROUP BY ?written ?grade ?rule ?note""",
    )
    assert rows == [("남구", "우수", "ambiguous", "두 곳이 있다", "2")]


def test_a_name_nobody_decided_on_is_kept(store: Store) -> None:
    rows = ask(
        store, "SELECT ?g ?n { ?a a wk:Award ; wk:gradeName ?g ; wk:place [ a wk:UnresolvedPlace ; wk:name ?n ] }"
    )
    assert ("으뜸상", "나래군") in rows


def test_guesses_are_told_apart(store: Store) -> None:
    assert ask(store, "SELECT ?n ?note { ?d a wk:Guess ; wk:name ?n ; wk:note ?note }") == [
        ("남구", "‘마루’ 뒤에 있다")
    ]


def test_one_award_told_twice_is_one_award_with_evidence(store: Store) -> None:
    award = Minter()("award", "나눔상-2019", "돌봄분야", "대상", "마루도-가람시")
    rows = ask(store, f"SELECT ?by (COUNT(?w) AS ?n) {{ {award} ?by ?w . ?w oa:start ?s }} GROUP BY ?by ORDER BY ?by")
    assert rows == [(WK.evidence.value, "2"), (WK.words.value, "1")]


def test_a_nationwide_program_is_one_thing_with_two_implementations(store: Store) -> None:
    rows = ask(
        store,
        """SELECT ?program ?who { ?i a wk:Implementation ; wk:program ?program ; wk:municipality ?m .
        ?program a wk:NationwideProgram ; wk:key "test-keeper" . ?m dcterms:identifier ?who } ORDER BY ?who""",
    )
    assert rows == [(f"{Minter().base}program/test-keeper", who) for who in ("마루도-가람시", "마루도-남구")]


def test_a_local_program_is_its_municipalitys_own_whatever_the_spacing(store: Store) -> None:
    rows = ask(store, 'SELECT ?p ?n { ?p a wk:LocalProgram ; wk:name "햇살우체통", ?n } ORDER BY ?n')
    assert rows == [(f"{Minter().base}program/마루도-가람시/햇살우체통", n) for n in ("햇살 우체통", "햇살우체통")]


def test_the_short_cut_agrees_with_the_implementations(store: Store) -> None:
    short = ask(store, "SELECT ?m ?p { ?m wk:runs ?p }")
    long = ask(store, "SELECT DISTINCT ?m ?p { ?i a wk:Implementation ; wk:municipality ?m ; wk:program ?p }")
    assert sorted(short) == sorted(long)
    assert len(short) == 3


def test_implementations_have_partners_and_figures(store: Store) -> None:
    rows = ask(
        store,
        """SELECT ?partner ?value { ?i a wk:Implementation ; wk:partner/wk:name ?partner ; wk:quantity/rdf:value ?value
        } ORDER BY ?partner""",
    )
    assert rows == [("가람 교육청", "120"), ("햇살재단", "120")]


def test_a_figure_of_two_municipalities_is_recorded_for_both(store: Store) -> None:
    rows = ask(
        store, 'SELECT ?m { ?q a wk:Quantity ; wk:unit "명" ; wk:municipality/dcterms:identifier ?m } ORDER BY ?m'
    )
    assert rows == [("마루도-가람시",), ("마루도-남구",)]


def test_two_tellings_of_a_case_are_linked(store: Store) -> None:
    rows = ask(store, "SELECT ?told ?main { ?c wk:tells ?m . ?c wk:text ?told . ?m wk:text ?main ; wk:main true }")
    assert rows == [("햇살 우체통 운영", "햇살재단과 함께")]


def test_a_case_knows_the_award_it_explains(store: Store) -> None:
    rows = ask(
        store, 'SELECT DISTINCT ?grade { ?c a wk:Case ; wk:text "햇살재단과 함께" ; wk:award/wk:gradeName ?grade }'
    )
    assert rows == [("대상",)]


def test_names_are_those_of_the_documents_day(store: Store) -> None:
    assert ("마루도", "가람시") in ask(store, "SELECT ?sido ?sigungu { ?p wk:sido ?sido ; wk:sigungu ?sigungu }")
    later = Store()
    dated = Dated(date(2025, 1, 1), "release")
    later.extend(quads(DOCUMENT, FACTS, RESOLUTIONS, (), REGISTER, dated))
    rows = ask(later, "SELECT ?sido ?sigungu { GRAPH ?g { ?p wk:sido ?sido ; wk:sigungu ?sigungu } }")
    assert ("마루특별자치도", "가람시") in rows


def test_names_through_time(store: Store) -> None:
    rows = ask(
        store,
        """SELECT ?name ?code ?from ?until { ?m dcterms:identifier "마루도" ; wk:naming ?n . ?n rdfs:label ?name ;
        skos:notation ?code ; schema:validFrom ?from . OPTIONAL { ?n wk:until ?until } FILTER(LANG(?name) = "ko") }
        ORDER BY ?from""",
    )
    assert rows == [
        ("마루도", "70", "1995-01-01", "2024-01-18"),
        ("마루특별자치도", "71", "2024-01-18", ""),
    ]


def test_the_province_of_a_municipality_is_there_though_no_word_names_it(store: Store) -> None:
    rows = ask(
        store, 'SELECT ?p { ?m dcterms:identifier "마루도-남구" ; dcterms:isPartOf ?s . ?s rdfs:label ?p } ORDER BY ?p'
    )
    assert rows == [("Maru State",), ("마루특별자치도",)]


def test_a_document_without_facts_is_still_a_document() -> None:
    made = Store()
    made.extend(quads(DOCUMENT, Facts(release=Release()), {}, (), REGISTER, DATED))
    rows = ask(made, "SELECT ?n ?d { GRAPH ?g { ?x a wk:Document ; wk:fileName ?n ; wk:day ?d } }")
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
