"""The text of binary files: its form, and its limit."""

from __future__ import annotations

import unicodedata

import pytest

from kg.documents.grid import Grid, Slot, Words
from kg.documents.written import MAX_TEXT, Written, loose
from kg.errors import DocumentTooLarge


def test_a_paragraph_is_a_line_and_a_row_too() -> None:
    paper = Written()
    cells = tuple(
        Slot(r, c, items=(Words(loose(f"{r}{c}")), Words(loose(" ")), Words(loose("끝"))))
        for r in (1, 0)
        for c in (1, 0)
    )
    placed = paper.items([Words(loose("가")), Grid(cells), Words(loose("나"))])
    assert paper.text == "가\n00\u2028끝\t01\u2028끝\n10\u2028끝\t11\u2028끝\n나\n"
    assert isinstance(placed[2], Words)
    assert placed[2].content.span().of(paper.text) == "나"


def test_what_is_written_is_composed() -> None:
    paper = Written()
    paper.items([Words(loose(unicodedata.normalize("NFD", "순천시")))])
    assert paper.text == "순천시\n"


def test_a_text_beyond_all_measure_is_refused() -> None:
    words = Words(loose("가" * 1_000_000))
    with pytest.raises(DocumentTooLarge, match="characters"):
        Written().items([words] * (MAX_TEXT // 1_000_000 + 1))
