from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.dates import days, hours

RELEASED = date(2017, 12, 8)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2017. 12. 11(월) 14:00", date(2017, 12, 11)),
        ("12.11일(월) 정부세종청사", date(2017, 12, 11)),
        ("12월 11일「2017년 복지행정상」", date(2017, 12, 11)),
        ("시상(12. 11.)", date(2017, 12, 11)),
        ("‘22.5.19(목) 15:30", date(2022, 5, 19)),
        ("’22.8.16(화) ~ ", date(2022, 8, 16)),
        ("2022년 7월 7(목)", date(2022, 7, 7)),
        ("승인 2013.11.28 19:20", date(2013, 11, 28)),
        ("2024-01-05", date(2024, 1, 5)),
        ("'25.12.5.(금)", date(2025, 12, 5)),
        ("1월 5일", date(2018, 1, 5)),
        ("‘22.12.29(목)", date(2022, 12, 29)),
    ],
)
def test_day(text: str, day: date) -> None:
    (found,) = days(text)
    assert found.near(RELEASED) == day


@pytest.mark.parametrize(
    "text",
    [
        "1.5 3.4",
        "평균 12.11점",
        "13월 2일",
        "2월 40일",
        "설치율 58 → 79%",
        "12.11일",
        "10-5",
        "’17.2",
        "10:30∼12:30",
        "1만5천",
    ],
)
def test_no_day(text: str) -> None:
    assert list(days(text)) == []


def test_the_weekday_decides_the_year_of_a_distant_day() -> None:
    (found,) = days("6월 7일(화)")
    assert found.near(date(2023, 1, 10)) == date(2022, 6, 7)
    (misprinted,) = days("12월 11일(화)")
    assert misprinted.near(RELEASED) == date(2017, 12, 11)


def test_a_day_that_the_year_lacks() -> None:
    (found,) = days("2월 29일")
    assert found.on(2017) is None
    assert found.full() is None
    assert found.near(date(2019, 12, 1)) == date(2020, 2, 29)
    (impossible,) = days("2017년 2월 30일")
    assert impossible.near(RELEASED) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("14:00~16:00", "14:00", "16:00"),
        ("13:50～13:55 ① 도착", "13:50", "13:55"),
        ("15:00～ 폐회", "15:00", ""),
        ("12월 18일(금) 11시 정부세종", "11:00", ""),
        ("오후 2시 30분", "14:30", ""),
        ("오후 13시 30분", "13:30", ""),
        ("오후 2시~4시", "14:00", "16:00"),
        ("10시부터 12시까지", "10:00", "12:00"),
        ("오전 9시 반", "09:30", ""),
        ("12.11.06시이후보도", "", ""),
        ("9:00 – 18:00", "09:00", "18:00"),
    ],
)
def test_hours(text: str, first: str, last: str) -> None:
    found = next(hours(text), None)
    assert (found.first if found else "", found.last if found else "") == (first, last)


@pytest.mark.parametrize("text", ["8시간", "2시도", "25:00", "3for1", "1:1 결연", "17개 시도", "12시군구", "14:75"])
def test_no_hours(text: str) -> None:
    assert list(hours(text)) == []


@given(st.dates(min_value=date(1996, 1, 1), max_value=date(2099, 12, 31)))
def test_a_written_date_is_read_back(day: date) -> None:
    forms = (
        f"{day:%Y-%m-%d}",
        f"{day.year}년 {day.month}월 {day.day}일",
        f"{day.year}. {day.month}. {day.day}.({'월화수목금토일'[day.weekday()]})",
    )
    for form in forms:
        (found,) = days(form)
        assert found.full() == day
        assert (found.start, found.end) == (0, len(form))
