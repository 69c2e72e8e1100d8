"""Misspelt names: what is found by their runs of letters is what comparing them all finds."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.search.searcher import Searcher
from kg.search.spelling import CLOSE, Name, Spelling, spellable

FORMS = (
    "순천시",
    "순창군",
    "익산시",
    "군산시",
    "서산시",
    "인천광역시",
    "부산광역시",
    "suncheonsi",
    "incheon",
    "gwangju",
)
HELD = Spelling(Name(form, form, "municipality", form) for form in FORMS)


def forms(word: str) -> set[str]:
    """What a word may mean."""
    return {name.form for name in HELD.nearest(word)}


def like(word: str, form: str) -> float:
    """How like they are, letter by letter."""
    one, other = (unicodedata.normalize("NFD", text) for text in (form, word))
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@pytest.mark.parametrize(
    ("word", "meant"),
    [("순쳔시", {"순천시"}), ("익싼시", {"익산시"}), ("Gwangjju", {"gwangju"}), ("나무시", set()), ("", set())],
)
def test_a_misspelt_name(word: str, meant: set[str]) -> None:
    assert forms(word) == meant


@given(st.sampled_from(FORMS), st.integers(0, 9), st.sampled_from("가서산천ngu"))
def test_no_name_that_is_close_is_missed(form: str, place: int, letter: str) -> None:
    word = form[: place % len(form)] + letter + form[place % len(form) + 1 :]
    about = [f for f in FORMS if f.isascii() == word.isascii() and abs(len(f) - len(word)) <= 1]
    best = max((like(word, f) for f in about), default=0.0)
    assert forms(word) == {f for f in about if best >= CLOSE and like(word, f) == best}


def test_every_name_of_the_register_is_its_own_nearest(searcher: Searcher) -> None:
    for name in list(searcher.catalog.places())[::50]:
        if len(name.form) > 2 and name.sure:
            assert name in searcher.catalog.spelling.nearest(name.form)


@pytest.mark.parametrize(
    ("name", "may"),
    [
        (Name("순천시", "m", "municipality", "순천시"), True),
        (Name("예산", "m", "municipality", "예산군", sure=False), False),
        (Name("순천", "m", "municipality", "순천시"), False),
        (Name("~suncheon", "m", "municipality", "순천시"), False),
        (Name("희망팀", "p", "program", "희망팀"), False),
        (Name("희망복지", "p", "program", "희망복지"), True),
    ],
)
def test_which_names_a_misspelt_word_may_mean(name: Name, may: bool) -> None:
    assert spellable(name) is may
