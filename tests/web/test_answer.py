"""Answers as a page shows them."""

from __future__ import annotations

import json

import pytest

from kg.store.child import Kind
from kg.store.worker import Reply
from kg.web.answer import answer, short

XSD = "http://www.w3.org/2001/XMLSchema#"
NAME = "a.txt"


def rows(names: list[str], *bindings: dict[str, dict[str, str]], cut: bool = False) -> Reply:
    told = {"head": {"vars": names}, "results": {"bindings": bindings}}
    return Reply(Kind.ROWS, json.dumps(told).encode(), cut)


def number(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value, "datatype": f"{XSD}integer"}


def test_an_iri_of_ours_leads_to_its_page_and_one_of_others_nowhere() -> None:
    ours = {"type": "uri", "value": "https://w3id.org/welfare-kg/id/municipality/iksan-si"}
    told = answer(rows(["a", "b"], {"a": ours, "b": {"type": "uri", "value": "http://example.org/x"}}))
    assert told["rows"] == [
        [
            {**ours, "short": "id:municipality/iksan-si", "path": "/id/municipality/iksan-si"},
            {"type": "uri", "value": "http://example.org/x", "short": "http://example.org/x", "path": ""},
        ]
    ]


def test_a_column_of_numbers_is_one_and_what_is_unbound_is_none() -> None:
    told = answer(rows(["n", "m"], {"n": number("1")}, {"n": number("2"), "m": {"type": "literal", "value": "2"}}))
    assert told["columns"] == [{"name": "n", "numeric": True}, {"name": "m", "numeric": False}]
    assert isinstance(told["rows"], list)
    assert told["rows"][0][1] is None


@pytest.mark.parametrize(
    ("term", "language", "datatype"),
    [
        ({"type": "literal", "value": "x", "xml:lang": "ko"}, "ko", ""),
        ({"type": "literal", "value": "2017", "datatype": f"{XSD}gYear"}, "", ""),
        ({"type": "literal", "value": "P1D", "datatype": f"{XSD}duration"}, "", "xsd:duration"),
        ({"type": "literal", "value": "x", "datatype": "http://example.org/t"}, "", "http://example.org/t"),
    ],
)
def test_a_literal_says_its_kind_where_that_is_news(term: dict[str, str], language: str, datatype: str) -> None:
    told = answer(rows(["x"], {"x": term}))
    assert isinstance(told["rows"], list)
    assert (told["rows"][0][0]["language"], told["rows"][0][0]["datatype"]) == (language, datatype)


def test_a_row_with_a_place_leads_to_its_words() -> None:
    place = {"document": {"type": "literal", "value": NAME}, "start": number("3"), "end": number("5")}
    told = answer(rows(["document", "start", "end"], place, {**place, "document": {"type": "uri", "value": "urn:x"}}))
    assert told["sources"] == [{"document": NAME, "start": 3, "end": 5}, None]


@pytest.mark.parametrize("start", ["²", "٣", "-1", "1.5", ""])
def test_what_is_no_offset_leads_nowhere(start: str) -> None:
    text = {"type": "literal", "value": NAME}
    told = answer(rows(["document", "start", "end"], {"document": text, "start": number(start), "end": number("5")}))
    assert told["sources"] == [None]


def test_triples_are_rows_and_a_truth_is_one() -> None:
    graph = Reply(Kind.GRAPH, b'<urn:a> <urn:b> "c"@ko .\n<urn:a> <urn:b> _:d .\n', cut=True)
    told = answer(graph)
    assert (told["kind"], told["total"], told["cut"]) == ("graph", 2, True)
    assert answer(Reply(Kind.TRUTH, b'{"head":{},"boolean":false}'))["truth"] is False


def test_a_triple_as_a_term_is_written_out() -> None:
    triple = {"type": "triple", "value": {"subject": {"type": "uri", "value": "urn:a"}}}
    told = answer(
        Reply(Kind.ROWS, json.dumps({"head": {"vars": ["t"]}, "results": {"bindings": [{"t": triple}]}}).encode())
    )
    assert isinstance(told["rows"], list)
    assert "urn:a" in told["rows"][0][0]["value"]


def test_the_longest_prefix_counts() -> None:
    assert short("https://w3id.org/welfare-kg/ontology#Award") == "wk:Award"
    assert short(f"{XSD}integer") == "xsd:integer"
    assert short("urn:x") == "urn:x"
