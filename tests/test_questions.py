"""The shipped queries: their heads, their parameters, and that values are never read as syntax."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.errors import ArgumentError, NotFound
from kg.questions import TABLES, Question, lookup, question, questions, sections, table


@pytest.fixture
def asked(tmp_path: Path) -> Question:
    file = tmp_path / "who.rq"
    file.write_text(
        "# ko: 누구?\n# en: Who?\n# param name=가\n# param iri=https://e.org/x\n"
        'SELECT ?name ?iri { VALUES ?name { "가" } VALUES ?iri { <https://e.org/x> } }\n',
        encoding="utf-8",
    )
    return Question.read(file)


def answers(text: str) -> list[tuple[str, ...]]:
    found = Store().query(text)
    assert isinstance(found, QuerySolutions)
    return [tuple(term.value for term in row if term is not None) for row in found]


def test_the_head_says_what_and_about_what(asked: Question) -> None:
    assert (asked.name, asked.korean, asked.english) == ("who", "누구?", "Who?")
    assert asked.parameters == {"name": "가", "iri": "https://e.org/x"}
    assert answers(asked.asking({})) == [("가", "https://e.org/x")]


@pytest.mark.parametrize("value", ["나", '"', "\\", '" } #', "a\nb", "?name", "\\g<0>", "{}"])
def test_values_are_terms(asked: Question, value: str) -> None:
    assert answers(asked.asking({"name": [value]})) == [(value, "https://e.org/x")]


def test_many_values_and_iris(asked: Question) -> None:
    text = asked.asking({"name": ["나", "다"], "iri": ["https://e.org/y"]})
    assert answers(text) == [("나", "https://e.org/y"), ("다", "https://e.org/y")]
    with pytest.raises(ArgumentError):
        asked.asking({"iri": ["no iri >"]})
    with pytest.raises(ArgumentError) as caught:
        asked.asking({"nobody": ["x"]})
    assert "name, iri" in caught.value.hint


def test_a_node_takes_the_place_of_its_variable_only(tmp_path: Path) -> None:
    file = tmp_path / "x.rq"
    file.write_text("SELECT ?nodes { ?node ?p ?nodes }", encoding="utf-8")
    assert Question.read(file).about(NamedNode("https://e.org/x")) == "SELECT ?nodes { <https://e.org/x> ?p ?nodes }"


def test_every_shipped_query_parses_and_is_described() -> None:
    kinds = ("municipality", "program", "organisation", "division", "thing", "audit", "info")
    shipped = [*questions(), *(s for kind in kinds for s in sections(kind)), lookup()]
    assert len(shipped) > 30
    for each in shipped:
        assert each.korean, each.name
        assert each.english, each.name
        assert isinstance(Store().query(each.asking({})), QuerySolutions)
    assert all(sections(kind) for kind in kinds)
    assert all(isinstance(Store().query(table(kind)), QuerySolutions) for kind in TABLES)


def test_every_parameter_stands_in_its_query() -> None:
    for each in questions():
        for name in each.parameters:
            assert f"VALUES ?{name} {{" in each.text, f"{each.name}: {name}"


@pytest.mark.parametrize("name", ["partner-of", "nope", "../tables/awards", "", "a/b"])
def test_a_question_that_is_none(name: str) -> None:
    with pytest.raises(NotFound) as caught:
        question(name)
    assert caught.value.hint
    assert question("partners-of").name == "partners-of"
