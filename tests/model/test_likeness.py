"""Likeness of wordings: what spacing and punctuation must not change, and which name a wording means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.likeness import bigrams, contained, dice, nearest, squash

WORDS = st.text("가나다라 ·()aB1", max_size=12)
DIVISIONS = (
    "지역사회보장계획 시행결과",
    "찾아가는 복지서비스 기반마련",
    "찾아가는 복지서비스 제공",
    "사회적 경제 및 일자리창출",
)


def test_squashing_leaves_letters_and_digits() -> None:
    assert squash(" 보건·복지_의료 3for1 (통합) ") == "보건복지의료3for1통합"
    assert squash("MOU") == "mou"


def test_a_single_letter_is_its_own_pair_and_nothing_has_none() -> None:
    assert bigrams("동") == {"동"}
    assert bigrams("· ") == frozenset()
    assert bigrams("동래구") == {"동래", "래구"}


@given(WORDS, WORDS)
def test_likeness_is_symmetric_and_between_nothing_and_all(one: str, other: str) -> None:
    assert dice(one, other) == dice(other, one)
    assert 0.0 <= dice(one, other) <= 1.0


@given(WORDS)
def test_a_wording_is_fully_like_itself_however_it_is_spaced(text: str) -> None:
    spaced = " ".join(text)
    assert dice(text, spaced) == (1.0 if squash(text) else 0.0)
    assert contained(text, spaced) == (1.0 if squash(text) else 0.0)


@given(WORDS, WORDS)
def test_a_part_is_contained_in_the_whole(part: str, rest: str) -> None:
    if len(squash(part)) >= 2:
        assert contained(part, part + rest) == 1.0


def test_containment_looks_one_way_only() -> None:
    assert contained("복지관", "이동복지관") == 1.0
    assert contained("이동복지관", "복지관") == 0.5


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("지역사회보장계획 시행결과 평가", "지역사회보장계획 시행결과"),
        ("찾아가는복지서비스 제공", "찾아가는 복지서비스 제공"),
        ("찾아가는 복지서비스 기반 마련", "찾아가는 복지서비스 기반마련"),
        ("사회적 경제 및 일자리 창 출", "사회적 경제 및 일자리창출"),
        ("의료급여 사례관리", ""),
        ("", ""),
    ],
)
def test_the_nearest_name_is_the_one_that_is_meant(words: str, name: str) -> None:
    assert nearest(words, DIVISIONS, 0.65) == name


def test_among_names_wholly_contained_the_likest_wins() -> None:
    assert nearest("통합사례관리 우수", ("사례관리", "통합사례관리"), 0.65) == "통합사례관리"


def test_without_names_nothing_is_meant() -> None:
    assert nearest("통합사례관리", (), 0.1) == ""
