"""Rows for people."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pyoxigraph import Literal

from kg.commands.tables import cell, echo_table, width
from kg.store.rows import Rows, Value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (2017, "2017"),
        (50_000_000, "50,000,000"),
        (Decimal("0.5"), "0.5"),
        ("익산시", "익산시"),
    ],
)
def test_cell(value: Value, shown: str) -> None:
    assert cell(value) == shown


def test_width_is_what_a_terminal_shows() -> None:
    assert width("익산시") == 6
    assert width("Iksan") == 5
    assert width("e\u0301") == 1


def test_columns_stand_under_each_other_whatever_the_script(capsys: pytest.CaptureFixture[str]) -> None:
    rows = Rows(
        ("name", "n"), ((Literal("익산시"), Literal(1)), (Literal("Iksan\nsi"), Literal(20)), (None, Literal(3)))
    )
    echo_table(rows, title="제목")
    title, head, rule, *lines = capsys.readouterr().out.splitlines()
    assert title == "제목"
    assert (head, rule) == ("name      n", "--------  --")
    assert lines == ["익산시    1", "Iksan si  20", "          3"]
