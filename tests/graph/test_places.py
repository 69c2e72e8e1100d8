"""Municipalities keep their names through time, and no name is dropped for want of a decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pyoxigraph import Store

from kg.model.fact import Dated
from kg.model.place import Resolution
from tests.graph.asking import NOTHING, ask, graph
from tests.graph.release import FACTS, GARAM, MARU, NAM_CASE, NAM_TABLE, NARAE, RESOLUTIONS


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


def test_names_are_those_of_the_documents_day(store: Store) -> None:
    assert ("마루도", "가람시") in ask(store, "SELECT ?sido ?sigungu { ?p wk:sido ?sido ; wk:sigungu ?sigungu }")
    later = graph(FACTS, on=Dated(date(2025, 1, 1), "release"))
    rows = ask(later, "SELECT ?sido ?sigungu { ?p wk:sido ?sido ; wk:sigungu ?sigungu }")
    assert ("마루특별자치도", "가람시") in rows
    assert ("마루도", "가람시") not in rows


def test_a_place_knows_the_naming_and_the_province_of_its_day() -> None:
    rows = ask(
        graph(),
        """SELECT ?code ?province { ?p wk:sigungu "가람시" ; wk:naming/skos:notation ?code ;
        wk:province/dcterms:identifier ?province }""",
    )
    assert rows == [("70010", "마루도")]


def test_an_open_name_says_whom_it_could_mean() -> None:
    rows = ask(graph(), "SELECT ?names { ?d a wk:Abstention ; wk:candidateNames ?names }")
    assert rows == [("마루도 남구; 바다시 남구",)]


def test_candidates_that_were_not_chosen_are_not_spoken_of() -> None:
    rows = ask(graph(), "SELECT ?id { ?m a wk:Municipality ; dcterms:identifier ?id } ORDER BY ?id")
    assert rows == [("마루도",), ("마루도-가람시",), ("마루도-남구",)]


def test_a_municipality_is_found_by_every_name_it_had_and_was_called_here() -> None:
    rows = {row[0] for row in ask(graph(), 'SELECT ?n { ?m dcterms:identifier "마루도-가람시" ; wk:folded ?n }')}
    assert rows == {"가람시", "마루도가람시", "마루특별자치도가람시"}


def test_a_guessed_name_is_no_name_of_the_municipality() -> None:
    guess = replace(RESOLUTIONS[NAM_CASE], name=replace(NAM_CASE, text="냄구"))
    store = graph(resolutions={guess.name: guess})
    assert ask(store, 'SELECT ?m { ?m wk:folded "냄구" }') == []
    assert ask(store, 'SELECT ?l { ?d a wk:Guess ; wk:name "냄구" ; wk:chosen/rdfs:label ?l }') != []


def test_an_undecided_province_stands_in_the_province_column() -> None:
    store = graph(replace(NOTHING, places=(MARU, NAM_CASE)), resolutions={})
    rows = ask(store, "SELECT ?sido ?sigungu { ?p a wk:UnresolvedPlace ; wk:sido ?sido ; wk:sigungu ?sigungu }")
    assert sorted(rows) == [("마루", "남구"), ("마루도", "")]


def test_every_decision_is_a_record_with_its_rule_and_words() -> None:
    rows = ask(
        graph(), "SELECT ?d ?rule { ?d a wk:Decision ; wk:rule ?rule ; wk:words/oa:exact ?exact ; wk:name ?exact }"
    )
    assert len(rows) == len(RESOLUTIONS) == len({*GARAM, NAM_TABLE, NAM_CASE, MARU})


def test_a_place_that_was_asked_about_and_one_that_was_not_are_both_there() -> None:
    asked = Resolution(NARAE, None, (), "unknown")
    for resolutions in ({}, {NARAE: asked}):
        store = graph(replace(NOTHING, places=(NARAE,)), resolutions)
        assert ask(store, "SELECT ?n { ?p a wk:UnresolvedPlace ; wk:sigungu ?n }") == [("나래군",)]
