"""Words of grades: with and without 상, and words that only hold one."""

from __future__ import annotations

import re

import pytest

from kg.extract.grades import GRADE, grade


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("대상", "대상"),
        ("최우수상", "최우수"),
        ("최 우\n수", "최우수"),
        ("우수상", "우수"),
        ("준우수", "준우수"),
        ("장려", "장려"),
        ("특별상", "특별"),
        ("종합대상", "대상"),
        ("대상(大賞)", "대상"),
        ("노력상", "노력"),
    ],
)
def test_a_grade_has_one_plain_name(words: str, plain: str) -> None:
    assert grade(words) == plain


@pytest.mark.parametrize("words", ["", "상", "대상자", "우수사례", "최우수 기관", "복지행정상", "수상", "지원대상"])
def test_other_words_name_no_grade(words: str) -> None:
    assert grade(words) == ""


def test_the_longer_grade_is_read_before_the_shorter_inside_it() -> None:
    assert re.findall(GRADE, "종합대상, 최우수, 준우수, 우수") == ["종합대상", "최우수", "준우수", "우수"]
