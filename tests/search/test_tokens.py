"""Tokens: what is the same word whatever the spaces, the form of the letters, or the side of the ocean."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.search.tokens import letters, stem, tokens, wordless, words


def test_pairs_of_syllables_do_not_see_spaces() -> None:
    assert tokens("민관 협력") == tokens("민 관협력") == {"민관": 1, "관협": 1, "협력": 1}


def test_a_word_of_one_syllable_is_a_token() -> None:
    assert tokens("빚") == {"빚": 1}


def test_latin_words_are_whole_and_apart_from_syllables() -> None:
    assert tokens("아이나라 KID 교육") == {"kid": 1, "아이": 1, "이나": 1, "나라": 1, "라교": 1, "교육": 1}


def test_decomposed_letters_are_composed_ones() -> None:
    assert tokens(unicodedata.normalize("NFD", "ａ 돌봄")) != {}
    assert tokens(unicodedata.normalize("NFC", "돌봄")) == {"돌봄": 1}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Centres", "center"), ("counselling", "counseling"), ("families", "family"), ("programmes", "program")],
)
def test_english_has_one_spelling(one: str, other: str) -> None:
    assert words(one) == words(other)


def test_words_that_say_nothing_are_no_tokens() -> None:
    assert tokens("Where is the help for them?") == tokens("help them")


@pytest.mark.parametrize("word", ["glass", "bus", "nurse"])
def test_what_is_no_plural_stays(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize("text", ["", "   ", "🙂🙂", "?!… ‘’", "\u200b"])
def test_nothing_to_look_for(text: str) -> None:
    assert wordless(text)
    assert not tokens(text)


@given(st.text())
def test_a_letter_knows_its_place(text: str) -> None:
    bare, at = letters(text)
    assert all(char in unicodedata.normalize("NFKC", text[place]).lower() for char, place in zip(bare, at, strict=True))


def test_a_character_may_be_several_letters_or_none() -> None:
    assert letters("ａ㈜ 돌봄, 2층") == ("주돌봄2층", [1, 3, 4, 7, 8])


@given(st.text(alphabet="가나다라 ab1", max_size=30))
def test_spaces_inside_korean_change_nothing(text: str) -> None:
    bare = "".join(c for c in text if c not in " ab")
    assert tokens(bare) == tokens(" ".join(bare))
