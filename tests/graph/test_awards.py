"""One conferral is one award however often it is told, and what the scheme announces stands beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import DefaultGraph, Store

from kg.graph.awards import conferral
from kg.graph.validation import validate
from kg.model.iri import WK, Minter
from tests.graph.asking import NOTHING, ask, graph, reading
from tests.graph.release import FACTS, NARAE


def test_one_award_told_twice_is_one_award_with_evidence(store: Store) -> None:
    award = Minter()("award", "나눔상-2019", "돌봄분야", "대상", "마루도-가람시")
    rows = ask(store, f"SELECT ?by (COUNT(?w) AS ?n) {{ {award} ?by ?w . ?w oa:start ?s }} GROUP BY ?by ORDER BY ?by")
    assert rows == [(WK.evidence.value, "2"), (WK.words.value, "1")]


def test_the_table_is_the_award_and_prose_its_evidence_whichever_comes_first(store: Store) -> None:
    award = Minter()("award", "나눔상-2019", "돌봄분야", "대상", "마루도-가람시")
    assert ask(store, f"SELECT ?table ?start {{ {award} wk:fromTable ?table ; wk:words/oa:start ?start }}") == [
        ("true", str(FACTS.awards[0].span.start))
    ]


def test_awards_nobody_was_found_for_stay_apart() -> None:
    first, span = FACTS.awards[3], FACTS.awards[2].span
    second = replace(first, place=replace(NARAE, span=span), span=span)
    assert conferral(reading(), first) != conferral(reading(), second)
    assert len(ask(graph(replace(NOTHING, awards=(first, second))), "SELECT ?a { ?a a wk:Award }")) == 2


def test_a_grade_with_its_sang_is_the_same_grade_and_its_words_stay() -> None:
    told = tuple(replace(a, grade=g) for a in FACTS.awards[:1] for g in ("발전", "발전상"))
    store = graph(replace(FACTS, awards=told))
    rows = ask(store, "SELECT ?g ?l ?n { ?a a wk:Award ; wk:grade ?g ; wk:gradeName ?n . ?g skos:prefLabel ?l }")
    assert rows == [(WK["awardGrade-발전"].value, "발전", "발전")]
    alone = graph(replace(FACTS, awards=told[1:]))
    assert ask(alone, "SELECT ?l ?n { ?a a wk:Award ; wk:grade/skos:prefLabel ?l ; wk:gradeName ?n }") == [
        ("발전", "발전상")
    ]


@pytest.mark.parametrize(("grade", "scheme"), [("대상", True), ("으뜸상", False)])
def test_a_grade_is_the_shipped_concept_or_minted_from_the_words(store: Store, grade: str, scheme: bool) -> None:
    ((iri,),) = set(ask(store, f'SELECT ?g {{ ?a wk:gradeName "{grade}" ; wk:grade ?g ; a wk:Award }}'))
    assert iri.startswith(WK.iri) == scheme
    assert ask(store, f"SELECT ?l {{ <{iri}> skos:prefLabel ?l }}") == [(grade,)]


def test_an_award_without_a_division_is_an_award() -> None:
    store = graph(replace(NOTHING, awards=(replace(FACTS.awards[0], division="", part=""),)))
    assert ask(store, "SELECT ?d ?n { ?a a wk:Award ; wk:divisionName ?n OPTIONAL { ?a wk:division ?d } }") == [
        ("", "")
    ]
    assert validate(q.triple for q in store if q.graph_name == DefaultGraph()).conforms


def test_two_rules_of_one_row_are_two_rules(store: Store) -> None:
    rows = ask(store, "SELECT ?level ?prize { ?r a wk:PrizeRule ; wk:level ?level OPTIONAL { ?r wk:prize ?prize } }")
    tails = sorted((level.rsplit("-", 1)[1], prize) for level, prize in rows)
    assert tails == [("시군구", "50000000"), ("시도", "")]


def test_totals_tasks_and_separate_awards(store: Store) -> None:
    assert ask(store, "SELECT ?v ?u ?w { ?t a wk:StatedTotal ; wk:value ?v ; wk:unit ?u ; wk:statedIn ?w }") == [
        ("3", "places", "summary")
    ]
    assert ask(store, "SELECT ?l ?p { ?t a wk:Task ; rdfs:label ?l ; wk:partName ?p }") == [("돌봄 과제", "복지 부문")]
    assert ask(store, "SELECT ?d ?k { ?s a wk:SeparateAward ; wk:divisionName ?d ; wk:prize ?k }") == [
        ("일자리", "100000000")
    ]


def test_a_placeholder_total_has_no_value() -> None:
    store = graph(replace(NOTHING, totals=(replace(FACTS.totals[0], value=None, text="우수 00"),)))
    assert ask(store, "SELECT ?n ?v { ?t a wk:StatedTotal ; wk:name ?n OPTIONAL { ?t wk:value ?v } }") == [
        ("우수 00", "")
    ]
