"""Figures by form: numerals, units, approximation, frequency, ranges and changes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extract.counter import Figure, figures, fold


def only(text: str) -> Figure:
    (found,) = figures(fold(text))
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("주민(81,969명)", "81969", "명"),
        ("주민 81, 969명", "81969", "명"),
        ("주민 ８１，９６９명", "81969", "명"),
        ("자체예산 확보(2,896백만원)", "2896000000", "KRW"),
        ("예산 확보(5억5백만원)", "505000000", "KRW"),
        ("731억원의 자체 시비", "73100000000", "KRW"),
        ("설치율 79%", "79", "%"),
        ("만족도 ８７．５％", "87.5", "%"),
        ("재이용률 81.3퍼센트", "81.3", "%"),
        ("3천500개 읍면동", "3500", "개읍면동"),
        ("1만 5,000여 명의 아동", "15000", "명"),
        ("방문간호사 5개동", "5", "개동"),
        ("9개 시·군에", "9", "개시군"),
        ("30개 단체의 민간기관", "30", "개단체"),
        ("191개동주민센터에", "191", "개"),
        ("7개 지역의료기관과", "7", "개"),
        ("복합주택 63개실 공급", "63", "개실"),
        ("버스 2대 운행", "2", "대"),
        ("161건발굴", "161", "건"),
        ("226품목(가구)", "226", "품목"),
        ("만족도 4.41점", "4.41", "점"),
        ("운영시간 8시간", "8", "시간"),
    ],
)
def test_value_and_unit(text: str, value: str, unit: str) -> None:
    found = only(text)
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("등 약 11만 명을 대상으로", "약 11만 명"),
        ("단체 등 200여 명이 모여", "200여 명"),
        ("1천여명 수혜", "1천여명"),
        ("쉼터 3개소 이상의", "3개소 이상"),
        ("전년 대비 7배가 넘는 실적", "7배가 넘는"),
        ("총 26개의", None),
        ("주민 375명", None),
    ],
)
def test_approximate(text: str, words: str | None) -> None:
    found = only(text)
    assert found.approximate is (words is not None)
    if words:
        assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    ("text", "often", "words"),
    [
        ("2개 팀이 주 5회 실시", "주", "주 5회"),
        ("연2회 일제조사", "연", "연2회"),
        ("매월 1회 이상 개최", "매월", "매월 1회 이상"),
        ("일주일에 2회 순회", "일주일", "일주일에 2회"),
        ("대주 5회", "", "5회"),
        ("1년 6개월 근무", "", "6개월"),
        ("1일 8시간 돌봄", "1일", "1일 8시간"),
    ],
)
def test_frequency(text: str, often: str, words: str) -> None:
    found = figures(text)[-1]
    assert (found.often, text[found.start : found.end]) == (often, words)


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("설치율 증가(58 → 79%)", [58, 79], "%"),
        ("설치율이 58%에서 79%로", [58, 79], "%"),
        ("채취팀 5개→ 9개", [5, 9], "개"),
        ("가구당 2～3명 방문", [2, 3], "명"),
    ],
)
def test_two_ends(text: str, values: list[int], unit: str) -> None:
    found = figures(fold(text))
    assert [int(f.value) for f in found] == values
    assert [f.role for f in found] == ["from", "to"]
    assert {f.unit for f in found} == {unit}


@pytest.mark.parametrize(
    "text",
    [
        "붙임 4. 1-2",
        "□1 기반 마련",
        "제11차 위원회",
        "119 안전센터",
        "65세 이상 노인",
        "3for1 서비스",
        "2층",
        "제1·2호",
    ],
)
def test_no_figure(text: str) -> None:
    assert figures(text) == ()


def test_neighbours_without_a_role() -> None:
    found = figures("동장 75%, 팀장 100%")
    assert [(int(f.value), f.role) for f in found] == [(75, ""), (100, "")]


def test_folding_keeps_offsets() -> None:
    text = "２～３명（총）"
    assert fold(text) == "2~3명(총)"
    assert len(fold(text)) == len(text)
