"""Texts on their way into an encoder."""

from __future__ import annotations

from unicodedata import is_normalized, normalize

from hypothesis import given
from hypothesis import strategies as st

from kg.search.encoder.text import LONGEST, clean


@given(st.lists(st.text(), max_size=3))
def test_what_comes_out_can_be_handed_to_c(texts: list[str]) -> None:
    made = clean(texts)
    assert len(made) == len(texts)
    assert all("\0" not in text and is_normalized("NFC", text) and text.encode() is not None for text in made)


def test_a_huge_text_ends() -> None:
    assert clean([normalize("NFD", "각" * 2 * LONGEST)]) == ["각" * LONGEST]
    assert clean(["가나다라"], 2) == ["가나"]


def test_lone_surrogates_are_replaced() -> None:
    assert clean(["가\ud800나"]) == ["가?나"]
