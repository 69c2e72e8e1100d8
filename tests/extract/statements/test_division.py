from __future__ import annotations

import pytest

from kg.extract.places import Places
from kg.extract.statements.clause import Tie, ties
from kg.extract.statements.division import alone, credited, division, each, target
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
        ("광주 북구는 2019년에도 같은 분야에서 대상을 받았다", ""),
        ("광역자치단체 부문에서 최우수상을 받았다", ""),
        ("‘2020년 지역복지사업 평가’ 최우수상을 받았다", ""),
        ("최우수상을 받았다", ""),
        ("2017년도 복지행정상 ‘복지서비스 기반마련’ 평가에서 최우수상을 받았다", "복지서비스 기반마련"),
        ("찾아가는‘복지서비스 제공부문’ 최우수상을 받았다", "찾아가는 복지서비스 제공"),
        ("대전 서구가 지역복지사업 사회보장급여 사후관리 분야에서 최우수상을 받았다", "사회보장급여 사후관리"),
    ],
)
def test_reads_the_wording_before_the_grade(places: Places, text: str, name: str) -> None:
    rank = list(ranks(text, ()))[-1]
    found = division(text, Tie(None, rank), places.find(plain(text)))
    assert (found.value if found else "") == name
    assert found is None or text[found.start : found.end].replace("‘", " ") == found.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "우수 지자체로는 대도시가 서울 서초구, 부산 강서구가, 농어촌은 충북 옥천군이 각각 꼽혔다",
            [("서초구", "대도시"), ("강서구", "대도시"), ("옥천군", "농어촌")],
        ),
        (
            "부문별 최고점은 복지총괄 광주 북구, 행정혁신은 서울 도봉구, 노인 복지는 전남 목포시가 얻었다",
            [("북구", "복지총괄"), ("도봉구", "행정혁신"), ("목포시", "노인 복지")],
        ),
    ],
)
def test_each_name_has_the_group_or_the_item_it_stands_in(
    places: Places, text: str, expected: list[tuple[str, str]]
) -> None:
    names = places.find(plain(text))
    told = [(tie.found, division(text, tie, names)) for tie in ties(text, names)]
    assert [(found.name.text, words.value) for found, words in told if found and words] == expected
    assert all(words is None or text[words.start : words.end] == words.value for _, words in told)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("지역사회보장계획 수립·시행결과 평가 부문", "지역사회보장계획 수립·시행결과 평가"),
        ("<통합사례관리 분야>", "통합사례관리"),
        ("통합사례관리", None),
        ("군은 통합사례관리 분야에서 대상을 받았다.", None),
    ],
)
def test_a_line_may_be_a_division(text: str, name: str | None) -> None:
    words = alone(text)
    assert (words.value if words else None) == name
    assert words is None or text[words.start : words.end] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("군은 ‘통합사례관리’ 분야에서 공을 인정받았다.", "통합사례관리"),
        ("군은 ‘통합사례관리’ 분야와 ‘사후관리’ 분야에서 공을 인정받았다.", None),
        ("군은 ‘통합사례관리’ 분야에 힘쓰겠다고 했다.", None),
    ],
)
def test_a_sentence_may_say_what_was_credited(text: str, name: str | None) -> None:
    words = credited(text)
    assert (words.value if words else None) == name


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
