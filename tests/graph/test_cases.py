"""Cases hold their passages, know their award, and two tellings are one case."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import Store

from kg.graph.cases import case_node, passage_nodes
from tests.graph.asking import NOTHING, ask, graph, reading
from tests.graph.release import FACTS, GARAM, NAM_CASE


def test_two_tellings_of_a_case_are_linked(store: Store) -> None:
    rows = ask(store, "SELECT ?told ?main { ?c wk:tells ?m . ?c wk:text ?told . ?m wk:text ?main ; wk:main true }")
    assert rows == [("햇살 우체통 운영", "햇살재단과 함께")]


def test_a_case_knows_the_award_it_explains(store: Store) -> None:
    rows = ask(
        store, 'SELECT DISTINCT ?grade { ?c a wk:Case ; wk:text "햇살재단과 함께" ; wk:award/wk:gradeName ?grade }'
    )
    assert rows == [("대상",)]


def test_a_case_of_someone_who_won_nothing_has_no_award(store: Store) -> None:
    assert ask(store, 'SELECT ?a { ?c a wk:Case ; wk:text "이웃지킴이와 이동상담 수행" ; wk:award ?a }') == []


def test_a_passage_is_part_of_its_case_or_of_the_document(store: Store) -> None:
    rows = ask(
        store, "SELECT ?id ?kind { ?p a wk:Passage ; dcterms:identifier ?id ; dcterms:isPartOf/a ?kind } ORDER BY ?id"
    )
    assert [(i, k.rsplit("#", 1)[1]) for i, k in rows] == [("p7", "Case"), ("p8", "Case"), ("p9", "Document")]


def test_a_passage_speaks_of_its_own_municipality_else_of_its_cases(store: Store) -> None:
    rows = ask(
        store,
        """SELECT ?id ?who { ?p a wk:Passage ; dcterms:identifier ?id OPTIONAL { ?p wk:municipality/dcterms:identifier ?who }
        } ORDER BY ?id""",
    )
    assert rows == [("p7", "마루도-가람시"), ("p8", "마루도-남구"), ("p9", "")]


def test_one_stretch_of_text_may_hold_two_cases() -> None:
    one = FACTS.cases[0]
    other = replace(one, place=NAM_CASE)
    assert case_node(reading(), one) != case_node(reading(), other)


def test_a_case_that_tells_an_unknown_one_is_a_main_one() -> None:
    store = graph(replace(NOTHING, cases=(replace(FACTS.cases[2], tells="no such case"),)))
    assert ask(store, "SELECT ?m { ?c a wk:Case ; wk:main ?m }") == [("true",)]


def test_passages_are_named_after_their_place_not_their_number() -> None:
    first = passage_nodes(reading(FACTS))
    renumbered = replace(FACTS, passages=tuple(replace(p, id=f"x{p.id}") for p in FACTS.passages))
    assert list(passage_nodes(reading(renumbered)).values()) == list(first.values())


def test_a_case_without_words_or_division_is_kept() -> None:
    bare = replace(FACTS.cases[0], text="", heading="", division="", place=GARAM[0])
    assert ask(graph(replace(NOTHING, cases=(bare,))), "SELECT ?t { ?c a wk:Case ; wk:text ?t }") == [("",)]
