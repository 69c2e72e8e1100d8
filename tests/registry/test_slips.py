"""Slips of the pen told from words: where the letter stands, what holds it, and what else the document writes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.thesaurus import PROGRAM, STRONG, Head, Term, Thesaurus
from kg.registry.slips import Lexicon, Slips, apart

LEXICON = Lexicon(
    Thesaurus.of(
        [
            Term("money", PROGRAM, "facility", ("금융복지센터",), "Money"),
            Term("table", PROGRAM, "service", ("온기밥상",), "Table"),
        ],
        [Head("센터", PROGRAM, "facility", STRONG)],
        generic=["복지", "돌봄"],
    )
)


@pytest.mark.parametrize(
    ("one", "other", "at"),
    [
        ("금융", "금용", 1),
        ("돌봄", "돌볼", 1),
        ("지킴이", "지키이", 1),
        ("동래", "동례", 1),
        ("돌봄", "돌봄", None),
        ("동부", "서부", None),
        ("1차", "2차", None),
        ("A반", "B반", None),
        ("돌봄", "돌봄이", None),
        ("금융", "긍용", None),
    ],
)
def test_one_letter_of_one_syllable(one: str, other: str, at: int | None) -> None:
    assert apart(one, other) == at
    assert apart(other, one) == at


def test_the_one_made_of_words_is_right() -> None:
    slips = Slips(LEXICON, ["한빛돌봄", "한빛돌볼"])
    assert slips.slip("한빛돌볼", "한빛돌봄")
    assert not slips.slip("한빛돌봄", "한빛돌볼")


def test_a_word_may_be_known_from_another_name_of_the_document() -> None:
    assert Slips(LEXICON, ["한빛복지", "한빚복지", "한빛학교"]).slip("한빚복지", "한빛복지")
    assert not Slips(LEXICON, ["한빛복지", "한빚복지"]).slip("한빚복지", "한빛복지")


def test_a_longer_form_of_the_wrong_name_is_no_evidence_for_it() -> None:
    assert Slips(LEXICON, ["한빛돌봄", "한빛돌볼", "한빛돌볼학교"]).slip("한빛돌볼", "한빛돌봄")
    assert not Slips(LEXICON, ["한빛돌봄", "한빛돌볼", "돌볼학교"]).slip("한빛돌볼", "한빛돌봄")


def test_short_names_are_left_alone() -> None:
    assert not Slips(LEXICON, ["새돌봄", "새돌볼"]).slip("새돌볼", "새돌봄")


@pytest.mark.parametrize(
    ("wrong", "keys"),
    [
        ("금용복지센터", ["money"]),
        ("금융복지센더", ["money"]),
        ("금융복지센터", []),
        ("온기밥싱", []),
        ("공용복지센터", []),
        ("은행복지센터", []),
    ],
)
def test_nationwide_names_that_a_slip_may_be_for(wrong: str, keys: list[str]) -> None:
    assert [term.key for term in Slips(LEXICON, [wrong]).terms(wrong)] == keys


def test_what_the_document_writes_elsewhere_is_no_slip() -> None:
    assert Slips(LEXICON, ["금용복지센터", "금용학교"]).terms("금용복지센터") == ()


@given(st.text("가나다복지돌봄볼센터", max_size=8), st.text("가나다복지돌봄볼센터", max_size=8))
def test_of_two_names_at_most_one_is_the_slip(one: str, other: str) -> None:
    slips = Slips(LEXICON, [one, other])
    assert not (slips.slip(one, other) and slips.slip(other, one))


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("행복재활", "행복자활", True),
        ("한빛돌봄", "한빛돌볼", False),
        ("한빛돌봄", "한빛돌봄", False),
        ("한빛돌봄", "한빛복지", False),
    ],
)
def test_two_words_make_two_names(one: str, other: str, two: bool) -> None:
    assert Slips(LEXICON, [one, other]).apart(one, other) == Slips(LEXICON, [one, other]).apart(other, one) == two
