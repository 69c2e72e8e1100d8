"""Cells as people read them."""

from __future__ import annotations

import pytest

from kg.commands.tables import cell, width


@pytest.mark.parametrize(
    ("value", "column", "shown"),
    [
        (385_000_000, "prize_krw", "385,000,000"),
        (11_499, "start", "11499"),
        (2017, "year", "2017"),
        (None, "sigungu", ""),
        (True, "conforms", "true"),
        ("영등포\n\n구", "exact", "영등포 구"),
        ("복지\x1b[2J\x07상\u202e", "exact", "복지[2J상"),
    ],
)
def test_a_cell_is_written_for_its_column(value: int | str | bool | None, column: str, shown: str) -> None:
    assert cell(value, column) == shown


def test_a_long_cell_is_cut_where_one_sees_it() -> None:
    shown = cell("가" * 500)
    assert shown.endswith("…")
    assert width(shown) <= 72


def test_a_cell_that_just_fits_is_left_whole() -> None:
    assert cell("가" * 36) == "가" * 36
