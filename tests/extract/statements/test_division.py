from __future__ import annotations

import pytest

from kg.extract.places import Places
from kg.extract.statements.division import division, each, target
from kg.extract.statements.ranks import ranks
from tests.extract.conftest import plain


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("‘찾아가는 복지서비스 제공’ 부문 대상을 받았다", "찾아가는 복지서비스 제공"),
        ("‘찾아가는 복지서비스 제공부문’ 최우수상을 받았다", "찾아가는 복지서비스 제공"),
        ("‘찾아가는 복지서비스 제공’ 최우수상을 받았다", "찾아가는 복지서비스 제공"),
        ("‘희망복지지원단 운영’ 등 2개 부문 대상을 포함해", "희망복지지원단 운영"),
        ("시상식에서 민관협력 및 자원연계 분야에서 대상을 받았다", "민관협력 및 자원연계"),
        ("민관협력 부분에서 “대상”을 받았다", "민관협력"),
        ("2016년 복지행정(동 복지허브화 부문) 대상을 받았다", "동 복지허브화"),
        ("평가 '사후관리' 부문 '대상'과 희망복지지원단 운영 부문 '최우수상'을 받았다", "희망복지지원단 운영"),
        ("경기 시흥시는 통합돌봄 분야에서도 최우수상을 받았다", "통합돌봄"),
        ("2개 부문에서 최우수상을 받았다", ""),
        ("광역자치단체 부문에서 최우수상을 받았다", ""),
        ("‘2020년 지역복지사업 평가’ 최우수상을 받았다", ""),
        ("최우수상을 받았다", ""),
    ],
)
def test_reads_the_wording_before_the_grade(places: Places, text: str, name: str) -> None:
    rank = list(ranks(text, ()))[-1]
    found = division(text, rank.start, rank, places.find(plain(text)))
    assert (found.value if found else "") == name
    assert found is None or text[found.start : found.end] == found.value


def test_as_many_divisions_as_winners_are_one_each(places: Places) -> None:
    text = "대구 달성군과 남구가 사각지대 발굴 분야와 민관협력 분야에서 각각 대상을 받았다"
    found = each(text, text.index("대상"), places.find(plain(text)), 2)
    assert [words.value for words in found] == ["사각지대 발굴", "민관협력"]
    assert each(text, text.index("대상"), (), 3) == ()


@pytest.mark.parametrize(
    ("words", "name", "year"),
    [("‘23년 지역사회보장계획 시행결과", "지역사회보장계획 시행결과", 2023), ("민관협력", "민관협력", None)],
)
def test_takes_the_year_worked_out_of_the_name(words: str, name: str, year: int | None) -> None:
    assert target(words) == (name, year)
