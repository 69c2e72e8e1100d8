"""What Excel would run is made harmless, and numbers stay numbers."""

from __future__ import annotations

import io

import pytest
from pyoxigraph import Literal

from kg.formats import guarded, write_table
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
