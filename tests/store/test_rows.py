"""Answers as Python values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions
from pyoxigraph import Store as Engine

from kg.errors import QueryError
from kg.store.child import Kind
from kg.store.protocol import Term
from kg.store.rows import Rows, Value, value

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (None, None),
        (NamedNode("https://example.org/"), "https://example.org/"),
        (BlankNode("b"), "_:b"),
        (Literal("익산시", language="ko"), "익산시"),
        (Literal(113), 113),
        (Literal("58.0", datatype=NamedNode(XSD + "decimal")), Decimal("58.0")),
        (Literal(0.5), 0.5),
        (Literal(True), True),
        (Literal("false", datatype=NamedNode(XSD + "boolean")), False),
        (Literal("많음", datatype=NamedNode(XSD + "integer")), "많음"),
        (Literal("2017-12-11", datatype=NamedNode(XSD + "date")), "2017-12-11"),
    ],
)
def test_value(term: Term | None, expected: Value) -> None:
    found = value(term)
    assert found == expected
    assert type(found) is type(expected)


def rows(query: str) -> Rows:
    answer = Engine().query(query)
    assert isinstance(answer, QuerySolutions)
    return Rows.of(answer)


def test_rows_are_dicts_tuples_texts_and_a_frame() -> None:
    found = rows("SELECT ?n ?name ?none { VALUES (?n ?name) { (1 '가') (2.5 '나') } } ORDER BY ?name")
    assert len(found) == 2
    assert next(iter(found)) == {"n": 1, "name": "가", "none": None} == found[0]
    assert found.values() == [(1, "가", None), (Decimal("2.5"), "나", None)]
    assert list(found.texts()) == [["1", "가", ""], ["2.5", "나", ""]]
    frame = found.dataframe()
    assert list(frame.columns) == ["n", "name", "none"]
    assert list(frame["name"]) == ["가", "나"]


def test_an_empty_answer_still_has_columns() -> None:
    found = rows("SELECT ?x { FILTER(false) }")
    assert not found
    assert list(found.dataframe().columns) == ["x"]


def test_answers_that_came_serialised() -> None:
    assert not Rows.read(Kind.TRUTH, b'{"head":{},"boolean":false}')
    graph = Rows.read(Kind.GRAPH, b'<https://e.org/s> <https://e.org/p> "1" .\n')
    assert graph
    assert len(graph.graph()) == 1
    table = Rows.read(Kind.ROWS, b'{"head":{"vars":["x"]},"results":{"bindings":[]}}')
    assert table.columns == ("x",)
    with pytest.raises(QueryError):
        table.graph()


def test_whole_numbers_stay_whole_where_some_are_missing() -> None:
    one, none = (Literal(2017), Literal("가")), (None, None)
    frame = Rows(("year", "name"), (one, none)).dataframe()
    assert str(frame["year"].dtype) == "Int64"
    assert frame["year"].iloc[0] == 2017
    assert frame["year"].isna().tolist() == [False, True]
    assert frame["name"].isna().tolist() == [False, True]
