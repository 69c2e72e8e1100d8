"""What Excel would run is made harmless, and numbers stay numbers."""

from __future__ import annotations

import io

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.formats import guarded, network, write_table
from kg.store.rows import Rows


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-익산시", "'-익산시"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("-5", "-5"),
        ("+1,000", "+1,000"),
        ("-0.5", "-0.5"),
        ("+1,234", "+1,234"),
        ("-1e5", "-1e5"),
        ("-inf", "'-inf"),
        ("\n=1", "'\n=1"),
        ("＝1+1", "'＝1+1"),
        ("－돌봄", "'－돌봄"),
        ("익산시", "익산시"),
        ("1=1", "1=1"),
        ("", ""),
    ],
)
def test_guarded(cell: str, expected: str) -> None:
    assert guarded(cell) == expected


def test_only_excel_gets_apostrophes() -> None:
    rows = Rows(("x",), ((Literal("=1"),), (Literal("a,\n“b”"),)))
    plain, excel = io.BytesIO(), io.BytesIO()
    write_table(rows, "csv", plain)
    write_table(rows, "csv", excel, excel=True)
    assert plain.getvalue().decode() == 'x\n=1\n"a,\n“b”"\n'
    assert excel.getvalue().decode("utf-8-sig") == 'x\n\'=1\n"a,\n“b”"\n'


def test_a_network_has_things_for_nodes_and_their_values() -> None:
    base = "https://w3id.org/welfare-kg/id/"
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    runs, words = NamedNode("https://example.org/runs"), NamedNode("https://example.org/words")
    city, program = NamedNode(base + "municipality/a"), NamedNode(base + "program/b")
    made = network(
        iter(
            [
                Triple(city, label, Literal("가\x00시", language="ko")),
                Triple(city, runs, program),
                Triple(city, words, NamedNode(base + "words/x/1-2")),
            ]
        )
    )
    assert set(made.nodes) == {city.value, program.value}
    assert made.nodes[city.value]["label"] == "가시"
    assert [data["label"] for _, _, data in made.edges(data=True)] == ["runs"]
