"""Forms and how far they lie from one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.registry import forms

HANGUL = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=6)


def test_forms_of_a_sigungu() -> None:
    assert dict(forms.sigungu("순천시")) == {"순천시": True, "순천시청": False, "순천": False}


def test_a_one_syllable_stem_is_a_form_too() -> None:
    assert dict(forms.sigungu("남구"))["남"] is False


def test_forms_of_a_sido() -> None:
    held = dict(forms.sido("전라북도", ("전북", "전북도")))
    assert held == {"전라북도": True, "전북": False, "전북도": False, "전라북도청": False, "전북도청": False}


def test_squeeze_takes_out_breaks_and_dots() -> None:
    assert forms.squeeze("영등포\n\n구") == "영등포구"
    assert forms.squeeze("전남·광주 통합") == "전남광주통합"


@pytest.mark.parametrize(("name", "stem"), [("순천시", "순천"), ("기장군", "기장"), ("남구", "남"), ("전북", "전북")])
def test_bare(name: str, stem: str) -> None:
    assert forms.bare(name) == stem


@pytest.mark.parametrize(
    ("left", "right", "steps"),
    [("구례군", "구래군", 1), ("영등포구", "영등표구", 1), ("순천", "순천", 0), ("", "가", 2)],
)
def test_distance_counts_letters(left: str, right: str, steps: int) -> None:
    assert forms.distance(forms.letters(left), forms.letters(right)) == steps


@given(HANGUL)
def test_letters_lose_nothing(text: str) -> None:
    assert (forms.letters(text) == "") == (text == "")
    assert len(forms.letters(text)) >= 2 * len(text)


@given(HANGUL, HANGUL, HANGUL)
def test_distance_is_a_metric(a: str, b: str, c: str) -> None:
    assert forms.distance(a, b) == forms.distance(b, a)
    assert (forms.distance(a, b) == 0) == (a == b)
    assert forms.distance(a, c) <= forms.distance(a, b) + forms.distance(b, c)
