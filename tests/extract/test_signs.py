"""Signs around and between names."""

from __future__ import annotations

import re
import unicodedata

import pytest

from kg.extract.signs import CLOSING, COUNT, DOTS, OPENING, SHUT


def test_no_sign_opens_and_closes_but_the_straight_ones() -> None:
    assert set(OPENING) & set(CLOSING) == {"'", '"'}


def test_dots_are_punctuation_each_written_once() -> None:
    assert len(set(DOTS)) == len(DOTS)
    assert {unicodedata.category(c)[0] for c in DOTS} <= {"P", "L", "S"}


@pytest.mark.parametrize("text", ["", " ", "(12명)", " 3개소 ", "1,250명"])
def test_what_counts_may_stand_behind_a_name(text: str) -> None:
    assert re.fullmatch(COUNT, text)


@pytest.mark.parametrize(("text", "whole"), [("’", True), ("", True), ("’’", False), ("‘", False)])
def test_one_quote_shuts(text: str, whole: bool) -> None:
    assert bool(re.fullmatch(SHUT, text)) is whole
