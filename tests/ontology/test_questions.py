"""Every shipped question runs, answers with the words it rests on, and takes parameters as values, never as SPARQL."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Quad, QuerySolutions, Store

from kg.errors import ArgumentError, OntologyError
from kg.graph.quads import quads
from kg.model.iri import Minter
from kg.model.ontology import FILES, triples
from kg.questions import Question, question, questions
from tests.graph.release import DATED, DOCUMENT, FACTS, FINDINGS, REGISTER, RESOLUTIONS, SOURCE

SHIPPED = [name for name in FILES if name != "thesaurus.ttl"]
FACT = Minter()("award", "나눔상-2019", "돌봄분야", "대상", "마루도-가람시").value
GARAM = {"municipality": "가람시"}
ASKED: Mapping[str, tuple[Mapping[str, str], int]] = {
    "agenda": ({}, 1),
    "awarded-twice": ({}, 0),
    "awarded-without-case": ({}, 1),
    "awards-by-level": ({}, 2),
    "awards-of": (GARAM, 1),
    "awards-of-grade": ({"grade": "으뜸상"}, 1),
    "awards-told-apart": ({}, 0),
    "cases-of-division": ({"division": "돌봄  분야"}, 3),
    "cases-told-twice": ({}, 2),
    "ceremonies": ({}, 5),
    "division-over-years": ({"division": "돌봄 분야"}, 1),
    "division-renamings": ({}, 0),
    "divisions-of-year": ({"year": "2019"}, 1),
    "divisions-unmapped": ({}, 1),
    "field-over-years": ({}, 0),
    "findings-by-severity": ({"severity": "high"}, 1),
    "first-and-followers": ({"program": "이웃지킴이"}, 2),
    "guesses": ({}, 1),
    "largest-budgets": ({}, 0),
    "local-programs": ({"sido": "마루도"}, 2),
    "names-through-time": (GARAM, 2),
    "nationwide-programs": ({}, 2),
    "new-and-ended-fields": ({}, 0),
    "organisations-by-type": ({"type": "welfare"}, 1),
    "organisations-shared": ({}, 0),
    "partners-of": (GARAM, 2),
    "prize-by-division": ({}, 3),
    "prize-by-province": ({}, 1),
    "prize-rules": ({}, 2),
    "program-since": ({"program": "햇살 우체통"}, 1),
    "program-types": ({}, 3),
    "programs-by-type": ({"type": "channel"}, 2),
    "programs-of": (GARAM, 3),
    "provenance": ({"fact": FACT}, 3),
    "quantities-of": (GARAM, 2),
    "release": ({}, 4),
    "repeat-winners": ({}, 0),
    "repeat-winners-in-field": ({}, 0),
    "runs-program": ({"program": "햇살 우체통"}, 2),
    "same-figures": ({}, 0),
    "separate-awards": ({}, 1),
    "shared-by-two": ({"one": "가람시", "other": "마루도 남구"}, 2),
    "stated-totals": ({}, 1),
    "unresolved-names": ({}, 1),
}
"""Each question with the parameters that suit the made-up release, and how many rows it has there."""

NOT_FROM_WORDS = {"names-through-time": "the registry knows it, no document says it"}


@pytest.fixture(scope="module")
def graph() -> Store:
    """The made-up release as a store holds it: its own graph, the merged one, and the ontology."""
    held = Store()
    made = tuple(quads(DOCUMENT, FACTS, RESOLUTIONS, FINDINGS, REGISTER, DATED))
    held.extend(made)
    held.extend(Quad(q.subject, q.predicate, q.object) for q in made)
    held.extend(Quad(t.subject, t.predicate, t.object) for t in triples(*SHIPPED))
    return held


def rows(graph: Store, text: str) -> list[dict[str, str]]:
    solutions = graph.query(text)
    assert isinstance(solutions, QuerySolutions)
    names = [v.value for v in solutions.variables]
    return [{n: "" if row[n] is None else row[n].value for n in names} for row in solutions]


def test_there_are_enough_questions_and_each_is_tried_here() -> None:
    assert len(questions()) >= 22
    assert [q.name for q in questions()] == sorted(ASKED)


@pytest.mark.parametrize("asked", questions(), ids=lambda q: q.name)
def test_a_question_is_asked_in_both_languages_and_its_defaults_stand_in_the_query(asked: Question) -> None:
    assert asked.korean.strip()
    assert asked.english.strip().endswith(("?", "venue?", "date?", ")"))
    assert asked.asking(asked.parameters) == asked.text


@pytest.mark.parametrize("asked", questions(), ids=lambda q: q.name)
def test_a_question_finds_its_rows_each_with_its_words(graph: Store, asked: Question) -> None:
    values, count = ASKED[asked.name]
    found = rows(graph, asked.asking(values))
    assert len(found) == count
    for row in found if asked.name not in NOT_FROM_WORDS else ():
        assert words(row)


def words(row: Mapping[str, str]) -> list[str]:
    """The words a row rests on, read from the source by its offsets; held against what the row quotes."""
    if "evidence" in row:
        spots = row["evidence"].replace(DOCUMENT.name, "").split()
        spans = [spot.removeprefix("#char=").split(",") for spot in spots]
        return [SOURCE[int(start) : int(end)] for start, end in spans]
    assert row["document"] == DOCUMENT.name
    assert SOURCE[int(row["start"]) : int(row["end"])] == row["exact"]
    return [row["exact"]]


@pytest.mark.parametrize("asked", questions(), ids=lambda q: q.name)
def test_a_question_has_one_order_and_no_row_twice(graph: Store, asked: Question) -> None:
    found = [tuple(row.items()) for row in rows(graph, asked.asking(ASKED[asked.name][0]))]
    again = [tuple(row.items()) for row in rows(graph, asked.asking(ASKED[asked.name][0]))]
    assert found == again
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("asked", questions(), ids=lambda q: q.name)
def test_a_question_runs_as_it_is(graph: Store, asked: Question) -> None:
    assert rows(graph, asked.text) == rows(graph, asked.asking({}))


@pytest.mark.parametrize("value", ['" } } #', "\\", '"', "}", "<urn:x>", "\n", "?x", "'''", "가람시\\u0022 } SELECT"])
def test_what_is_typed_is_a_value(graph: Store, value: str) -> None:
    assert rows(graph, question("awards-of").asking({"municipality": value})) == []


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_arrives_as_it_was_typed(value: str) -> None:
    asked = Question("x", "", "", {"a": "b", "c": "d"}, 'SELECT ?a ?c { VALUES ?a { "b" } VALUES ?c { "d" } }')
    (row,) = rows(Store(), asked.asking({"a": value, "c": value}))
    assert row == {"a": value, "c": value}


def test_a_value_that_looks_like_another_parameter_is_a_value() -> None:
    asked = Question("x", "", "", {"a": "b", "c": "d"}, 'SELECT ?a ?c { VALUES ?a { "b" } VALUES ?c { "d" } }')
    trap, tail = 'VALUES ?c { "x" }', "y} } SELECT * {"
    assert rows(Store(), asked.asking({"a": trap, "c": tail})) == [{"a": trap, "c": tail}]


def test_several_values_ask_about_all_of_them(graph: Store) -> None:
    both = rows(graph, question("awards-of").asking({"municipality": ["가람시", "마루도"]}))
    assert {row["exact"] for row in both} == {"가람시", "마루도"}


def test_a_number_stays_a_number() -> None:
    asked = Question("x", "", "", {"year": "2017"}, "SELECT ?y { VALUES ?year { 2017 } BIND(?year + 1 AS ?y) }")
    assert rows(Store(), asked.asking({"year": "2020"})) == [{"y": "2021"}]
    with pytest.raises(ArgumentError, match="year"):
        asked.asking({"year": "올해"})


def test_an_iri_stays_an_iri() -> None:
    with pytest.raises(ArgumentError, match="fact"):
        question("provenance").asking({"fact": "not an iri> }"})


def test_an_unknown_parameter_is_refused_with_those_there_are() -> None:
    with pytest.raises(ArgumentError, match="municipality") as caught:
        question("awards-of").asking({"city": "가람시"})
    assert "municipality" in caught.value.hint


def test_an_unknown_question_is_refused_with_the_nearest() -> None:
    with pytest.raises(ArgumentError) as caught:
        question("award-of")
    assert "awards-of" in caught.value.hint


def test_a_query_without_its_parameter_is_damaged() -> None:
    with pytest.raises(OntologyError):
        Question("x", "", "", {"a": "b"}, "SELECT ?a {}").asking({"a": "c"})
