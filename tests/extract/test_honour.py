"""Scheme and year of an award, by what a document names most."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract.honour import Honour, announced, honour
from kg.model.fact import Dated
from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("‘19년 복지행정상 시상식을 열었다.", ("복지행정상", 2019)),
        ("2021년 지역복지사업 평가 결과를 발표하였다.", ("지역복지사업 평가", 2021)),
        ("2020년 복지행정상 합동 시상. 2020년 지역복지사업평가 결과에 따라", ("복지행정상", 2020)),
        ("’20년 보건복지부 복지행정상을 수상하였다.", ("복지행정상", 2020)),
    ],
)
def test_a_scheme_is_named_with_its_year(reads: Read, text: str, scheme: tuple[str, int]) -> None:
    assert honour(reads(text), scheme[1]) == scheme


def test_a_scheme_without_a_year_is_of_the_release(reads: Read) -> None:
    assert honour(reads("익산시가 복지행정상 대상을 받았다."), 2022) == ("복지행정상", 2022)


def test_the_scheme_of_long_ago_is_background(reads: Read) -> None:
    text = "2012년 복지행정상을 받은 뒤, 2012년 복지행정상 이래로 다시 2019년 복지행정상을 받았다."
    assert honour(reads(text), 2019) == ("복지행정상", 2019)


def test_a_prize_outweighs_the_assessment_behind_it(reads: Read) -> None:
    text = "2018년 지역복지사업평가를 거쳐 2018년 지역복지사업평가 결과 2018년 복지행정상을 시상했다."
    assert honour(reads(text), 2018) == ("복지행정상", 2018)


def test_a_document_about_something_else_has_no_scheme(reads: Read) -> None:
    assert honour(reads("주민들이 마을 길을 넓혔다."), 2018) == ("", 2018)


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        (
            "‘2020년도 나눔돌봄계획 시행결과’ 평가 결과가 나왔다.",
            Dated(date(2021, 12, 31), "text"),
            Honour("", 2021, 2020),
        ),
        (
            "2020년 지역나눔 종합평가 결과를 냈다.",
            Dated(date(2021, 2, 3), "release"),
            Honour("지역나눔 종합평가", 2021, 2020),
        ),
        (
            "2020년 지역나눔 종합평가 결과를 냈다.",
            Dated(date(2021, 12, 3), "release"),
            Honour("지역나눔 종합평가", 2020),
        ),
        (
            "2021년 지역복지사업 평가에서 2020년도 나눔계획 시행결과 분야의 대상을 받았다.",
            Dated(date(2021, 12, 3), "release"),
            Honour("지역복지사업 평가", 2021),
        ),
        (
            "2020년 복지행정상 시상식에서 2020년 나눔계획 시행결과를 말했다.",
            Dated(date(2021, 1, 3), "release"),
            Honour("복지행정상", 2020),
        ),
    ],
)
def test_results_of_a_year_are_awarded_in_the_next(reads: Read, text: str, day: Dated, found: Honour) -> None:
    assert announced(reads(text), day) == found
