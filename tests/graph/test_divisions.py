"""A division belongs to its year's scheme, under one IRI however it is spaced."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import DefaultGraph

from kg.graph.awards import conferral
from kg.graph.divisions import called, division, divisions, edition, is_group
from kg.graph.validation import validate
from kg.model.iri import SKOS, Minter
from tests.graph.asking import NOTHING, ask, graph, reading
from tests.graph.release import FACTS, at


def test_spellings_that_differ_in_space_are_one_division_with_the_first_as_its_label() -> None:
    store = graph(FACTS)
    rows = ask(store, "SELECT ?p ?a { ?d a wk:Division ; skos:prefLabel ?p ; skos:altLabel ?a }")
    assert rows == [("돌봄 분야", "돌봄분야")]


def test_a_division_of_another_year_is_another_division() -> None:
    assert division(reading(FACTS), 2019, "돌봄 분야") != division(reading(FACTS), 2020, "돌봄 분야")


def test_a_case_stands_in_the_scheme_whose_awards_the_document_lists() -> None:
    assert edition(reading(FACTS), 2019) == edition(reading(FACTS), 2019, "나눔상") == "나눔상-2019"
    assert division(reading(FACTS), 2019, "돌봄분야") == Minter()("division", "나눔상-2019", "돌봄분야")


def test_a_division_stands_under_its_part_and_in_its_scheme() -> None:
    rows = ask(
        graph(FACTS),
        """SELECT ?part ?scheme { ?d a wk:Division ; skos:broader ?p ; skos:inScheme ?s . ?p a wk:Part ;
        skos:prefLabel ?part ; skos:topConceptOf ?s . ?s a wk:Scheme ; rdfs:label ?scheme }""",
    )
    assert rows == [("복지 부문", "나눔상 2019")]


def test_a_scheme_that_nothing_names_is_the_documents_own() -> None:
    awards = tuple(replace(a, scheme="") for a in FACTS.awards)
    facts = replace(FACTS, awards=awards)
    assert edition(reading(facts), 2019) == f"{reading(facts).own}-2019" != edition(reading(FACTS), 2019)
    store = graph(facts)
    assert ask(store, "SELECT DISTINCT ?l { ?s a wk:Scheme ; rdfs:label ?l }") == [("이름이 적히지 않은 포상 2019",)]
    assert ask(store, "SELECT DISTINCT ?n { ?a a wk:Award ; wk:scheme ?n }") == [("",)]
    assert validate(q.triple for q in store if q.graph_name == DefaultGraph()).conforms


def test_a_case_of_another_year_has_a_scheme_with_a_name() -> None:
    facts = replace(FACTS, cases=tuple(replace(c, year=2018) for c in FACTS.cases))
    labels = ask(graph(facts), "SELECT DISTINCT ?l { ?s a wk:Scheme ; rdfs:label ?l } ORDER BY ?l")
    assert labels == [("나눔상 2018",), ("나눔상 2019",)]


def test_awards_of_an_unknown_year_are_their_documents_own_and_state_none() -> None:
    facts = replace(FACTS, awards=tuple(replace(a, year=None) for a in FACTS.awards), cases=())
    first = reading(facts)
    other = replace(first, document=replace(first.document, name="다른 글.txt"))
    assert edition(first, None) == f"나눔상-{first.own}" != edition(other, None)
    store = graph(facts)
    assert ask(store, "SELECT ?y { ?a a wk:Award ; wk:year ?y }") == []
    assert ask(store, "SELECT DISTINCT ?l { ?s a wk:Scheme ; rdfs:label ?l }") == [("나눔상 (연도 미상)",)]
    assert validate(q.triple for q in store if q.graph_name == DefaultGraph()).conforms


def test_a_division_that_nothing_names_is_not_made() -> None:
    facts = replace(NOTHING, awards=(replace(FACTS.awards[0], division=""),))
    assert list(divisions(reading(facts))) == []


def test_a_division_has_one_preferred_label_a_document() -> None:
    made = [t for t in divisions(reading(FACTS)) if t.predicate == SKOS.prefLabel]
    assert len(set(made)) == len({t.subject for t in made}) == 2


def test_a_division_is_mapped_once_by_its_first_spelling_with_the_heading_as_evidence() -> None:
    rows = ask(
        graph(FACTS),
        """PREFIX sssom: <https://w3id.org/sssom/> SELECT ?name ?exact ?rule {
        ?m a wk:Mapping ; owl:annotatedSource/a wk:Division ; sssom:subject_label ?name ; wk:rule ?rule ;
        wk:words/oa:exact ?exact }""",
    )
    assert rows == [("돌봄 분야", "돌봄 분야 (2)", "none")]


def test_what_names_a_division_is_the_evidence_that_holds_most_of_it() -> None:
    award = replace(FACTS.awards[0], evidence=(at("나눔상"), at("돌봄"), at("돌봄 분야 (2)")))
    store = graph(replace(FACTS, awards=(award,), cases=()))
    assert ask(store, "SELECT ?e { ?m a wk:Mapping ; wk:words/oa:exact ?e }") == [("돌봄 분야 (2)",)]


def test_a_division_named_nowhere_near_rests_on_its_award_and_one_of_a_case_on_the_case() -> None:
    award = replace(FACTS.awards[0], evidence=(at("나눔상"),))
    store = graph(replace(FACTS, awards=(award,), cases=()))
    assert ask(store, "SELECT ?e { ?m a wk:Mapping ; wk:words/oa:exact ?e }") == [("가람시",)]
    store = graph(replace(FACTS, awards=(), cases=FACTS.cases[:1]))
    assert ask(store, "SELECT ?e { ?m a wk:Mapping ; wk:words/oa:exact ?e }") == [("(가람시) 햇살재단",)]


@pytest.mark.parametrize(
    ("scheme", "name"),
    [
        ("지자체 나눔돌봄계획 시행결과 평가", "나눔돌봄계획 평가"),
        ("나눔돌봄계획 평가 결과", "나눔돌봄계획 평가"),
        ("나눔돌봄계획 이행평가", "나눔돌봄계획 평가"),
        ("나눔행정상", "나눔행정상"),
        ("지자체 평가", "지자체 평가"),
        ("", ""),
    ],
)
def test_a_scheme_is_one_however_it_is_called(scheme: str, name: str) -> None:
    assert called(scheme) == name


@pytest.mark.parametrize("name", ["대도시", "농어촌 지역", "시(市)부", "군부", "광역자치단체", "기초"])
def test_whom_one_competed_with_is_no_division(name: str) -> None:
    assert is_group(name)
    award = replace(FACTS.awards[0], division=name)
    store = graph(replace(NOTHING, awards=(award,)))
    assert ask(store, "SELECT ?n { ?a a wk:Award ; wk:divisionName ?n }") == [(name,)]
    assert ask(store, "SELECT ?d { ?d a wk:Division }") == []
    assert ask(store, "SELECT ?l { ?a a wk:Award ; skos:inScheme ?s . ?s a wk:Scheme ; rdfs:label ?l }") == [
        ("나눔상 2019",)
    ]
    assert conferral(reading(), award) == conferral(reading(), replace(award, division=""))


def test_a_field_of_work_is_no_group() -> None:
    assert ask(graph(FACTS), "SELECT ?s { ?a a wk:Award ; wk:division ?d ; skos:inScheme ?s }") == []
    assert not any(map(is_group, ("농어촌 복지", "시군구 복지", "기초생활보장", "")))
