"""Dates as written, and which of them governs a figure."""

from __future__ import annotations

import pytest

from kg.extract.period import clocks, dates, governing


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("‘16~17년(2년간) 사회복지공무원", ["‘16~17년(2년간)"]),
        ("지도점검 실시(‘17.2)", ["‘17.2"]),
        ("센터를 개소(’22.5.10.)하여", ["’22.5.10."]),
        ("2017. 12. 8. 배포", ["2017. 12. 8."]),
        ("12월 9일(월) 시상식", ["12월 9일(월)"]),
        ("2023년 9월부터 운영", ["2023년 9월"]),
        ("올해 하반기에 배치", ["올해 하반기"]),
        ("작년 7월과 2020년 11월", ["작년 7월", "2020년 11월"]),
        ("시상식은 10일 열린다", ["10일"]),
        ("30일마다 점검", []),
        ("주민 2017명과 2,017건", []),
        ("‘희망지기’ 30명, ‘나눔이’20가구", []),
        ("2017 복지행정상", ["2017"]),
    ],
)
def test_dates(text: str, words: list[str]) -> None:
    found = dates(text)
    assert [d.words for d in found] == words
    assert all(text[d.start : d.end] == d.words for d in found)


def test_clocks() -> None:
    text = "오후 2시부터 14:00~15:30까지"
    assert [text[s:e] for s, e in clocks(text)] == ["오후 2시", "14:00", "15:30"]


@pytest.mark.parametrize(
    ("text", "figure", "period"),
    [
        ("‘16~17년(2년간) 방문간호사 342명, 방문인력 191명", "191명", "‘16~17년(2년간)"),
        ("복합주택 63개실 공급(‘16년)", "63개실", "‘16년"),
        ("9개 시군을 지도점검(‘17.2) : 설치율 79%", "9개 시군", "‘17.2"),
        ("9개 시군을 지도점검(‘17.2) : 설치율 79%", "79%", ""),
        ("2020년에 문을 열었다. 주민 30명이 참여", "30명", ""),
        ("쉼터 3개소(’21년 2개소, ‘22년 1개소)", "1개소", "‘22년"),
        ("주민 30명이 참여", "30명", ""),
    ],
)
def test_governing(text: str, figure: str, period: str) -> None:
    at = text.index(figure)
    assert governing(text, dates(text), at, at + len(figure)) == period
