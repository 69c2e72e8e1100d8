"""Stated totals in prose: counts of winners by level, division and grade, sums of prizes, and counts that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.divisions import Divisions
from kg.extract.totals import totals
from kg.model.document import Document
from kg.model.fact import StatedTotal
from kg.model.place import Level
from tests.extract.conftest import Read

CARE, SHARE = "이웃돌봄 안전망", "나눔 자원연계"
KNOWN = Divisions((CARE, SHARE), (("돌봄계획", CARE),), ("전달체계 개편",))
Told = Callable[[str], list[StatedTotal]]


@pytest.fixture
def told(reads: Read) -> Told:
    def read(text: str) -> list[StatedTotal]:
        document: Document = reads(text)
        found = list(totals(document, KNOWN))
        for total in found:
            assert "".join(total.span.of(document.source).split()) in "".join(total.text.split())
        return found

    return read


def test_counts_by_level_and_over_all(told: Told) -> None:
    found = told("□ 복지행정상 시상식에서 실적이 우수한 시도 8개소, 시군구 105곳 등 총 113개소를 선정하여 시상하였다.")
    assert [(t.value, t.level, t.unit, t.where) for t in found] == [
        (8, Level.SIDO, "places", "body"),
        (105, Level.SIGUNGU, "places", "body"),
        (113, None, "places", "body"),
    ]


def test_a_count_is_of_the_division_named_before_it(told: Told) -> None:
    text = "□ ‘이웃돌봄 안전망’ 분야에서는 익산시가 대상으로 선정되는 등 총 33개소가 수상하였다. ‘나눔 자원연계’ 분야는 총 10개소가 수상하였다."
    assert [(t.value, t.division, t.part) for t in told(text)] == [(33, CARE, ""), (10, SHARE, "")]


def test_a_bracket_does_not_part_a_count_from_its_verb(told: Told) -> None:
    text = "□ ‘이웃돌봄 안전망’ 분야에서는 익산시 등 총 38곳(광역 8, 기초 30)이 우수 자치단체로 선정되었다."
    assert [(t.value, t.level, t.division, t.text) for t in told(text)] == [
        (38, None, CARE, "등 총 38곳"),
        (8, Level.SIDO, CARE, "광역 8"),
        (30, Level.SIGUNGU, CARE, "기초 30"),
    ]


def test_fields_within_a_division_count_to_the_division(told: Told) -> None:
    text = (
        "○ ‘이웃돌봄 안전망’ 분야 중 말벗 부문에서는 익산시, 반찬 부문에서는 노원구가 선정되는 등 총 5곳이 수상하였다."
    )
    assert [(t.value, t.division) for t in told(text)] == [(5, CARE)]


def test_a_part_of_several_divisions_is_a_part(told: Told) -> None:
    (found,) = told("○ 전달체계 개편 분야에서 익산시가 대상을 받는 등 총 90개소가 수상하였다.")
    assert (found.part, found.division, found.value) == ("전달체계 개편", "", 90)


def test_another_wording_of_a_part_is_its_division(told: Told) -> None:
    (found,) = told("○ 돌봄계획 분야에서 익산시 등 23개소 수상")
    assert (found.part, found.division, found.value) == ("", CARE, 23)


def test_a_list_of_divisions_with_their_counts(told: Told) -> None:
    found = told("* □1 이웃돌봄 안전망(37곳), □2 나눔 자원연계(10), □3 체육 시설(4곳)으로 세분화하여 평가")
    assert [(t.division, t.value) for t in found] == [(CARE, 37), (SHARE, 10)]


def test_grades_side_by_side_are_counts_of_awards(told: Told) -> None:
    found = told("○ 대상 13(상패), 최우수 25, 우수 00을 시상")
    assert [(t.grade, t.value) for t in found] == [("대상", 13), ("최우수", 25), ("우수", None)]


@pytest.mark.parametrize(
    "text",
    [
        "○ 홀몸어르신 대상 15명에게 밥상을 나누었다.",
        "○ 저소득층 대상 12개소를 설치하고 이웃 3명을 살폈다.",
        "○ 관내 복지관 12개소와 마을 3곳이 나섰다.",
        "○ 읍면동 2,715개소에 전담팀을 두었다.",
        "○ 우수 사례 3건을 나누었다.",
        "○ 4개 분야에서 우수 지자체를 선정하였다.",
        "○ 자체예산 2억원을 들였다.",
        "○ 홀몸어르신 대상 15명을 날마다 찾고, 솜씨가 우수 3명은",
    ],
)
def test_what_is_counted_but_not_won_is_no_total(told: Told, text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "won", "words"),
    [
        ("○ 우수 지자체 시상(포상금 31.2억원)", 3_120_000_000, "31.2억원"),
        ("○ 총 시상금은 2,524백만원이다.", 2_524_000_000, "2,524백만원"),
        ("○ 포상금 총 1억5천만원을 나누었다.", 150_000_000, "1억5천만원"),
    ],
)
def test_sums_of_prizes(told: Told, text: str, won: int, words: str) -> None:
    assert [(t.value, t.unit, t.text) for t in told(text)] == [(won, "KRW", words)]


def test_what_a_table_gave_stands_once_and_all_are_in_order(reads: Read) -> None:
    document = reads(
        "□ 복지행정상 시상식에서 총 6개소를 선정하여 시상하였다.\n\n○ ‘이웃돌봄 안전망’ 분야에서 총 2개소가 수상하였다.\n"
    )
    first, second = totals(document, KNOWN)
    assert first.span < second.span
    again = totals(document, KNOWN, [second])
    assert again == (first, second)
    changed = StatedTotal(7, "places", "표", second.span, where="table")
    assert totals(document, KNOWN, [changed]) == (first, changed)


def test_rows_of_the_tables_are_not_read_again(reads: Read) -> None:
    text = "붙임 2 결과\n\n구분 수상 지자체명 포상금\n대상 2, 최우수 3\n대상(2)\n(시군구2) 전남 순천시, 전북 익산시\n각 4천만원\n"
    document = reads(text)
    rows = totals(document, KNOWN)
    assert [(t.grade, t.value, t.where) for t in rows] == [("대상", 2, "agenda"), ("최우수", 3, "agenda")]
    at = document.blocks[1].span
    end = document.blocks[-1].span
    held = [StatedTotal(1, "places", "표", span, where="table") for span in (at, end)]
    assert list(totals(document, KNOWN, held)) == held
