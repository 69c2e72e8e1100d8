"""Ladders: lines that are each nothing but a grade, a group or names, as archives flatten tables."""

from __future__ import annotations

import pytest

from kg.model.fact import Award
from tests.extract.conftest import Extract

HEAD = "2021년 나눔돌봄사업 평가 우수 지자체 포상\n\n보건복지부(장관 홍길동)는 12월 3일 나눔돌봄사업 평가 결과를 발표하고 우수한 지방자치단체를 포상하였다고 밝혔다. 이번 평가는 지역의 나눔과 돌봄 수준을 높이기 위하여 해마다 실시한다.\n\n"


def held(extracts: Extract, *lines: str, after: str = "") -> list[Award]:
    """Awards of a release with these lines, each a paragraph of its own."""
    document, facts = extracts(HEAD + "\n\n".join(lines) + "\n\n" + after)
    for award in facts.awards:
        assert award.place.text in award.span.of(document.source)
    return sorted(facts.awards, key=lambda award: award.span)


def told(awards: list[Award]) -> list[tuple[str, str, str]]:
    return [(a.grade, a.place.sido, a.place.text) for a in awards]


def test_each_grade_holds_for_the_lines_below_it(extracts: Extract) -> None:
    awards = held(
        extracts, "구 분", "우수 지자체", "대상(1)", "전북 익산시", "최우수상(3)", "부산 연제구, 경기 오산시,", "충북 제천시"
    )  # fmt: skip
    assert told(awards) == [
        ("대상", "전북", "익산시"),
        ("최우수", "부산", "연제구"),
        ("최우수", "경기", "오산시"),
        ("최우수", "충북", "제천시"),
    ]
    assert {(a.division, a.year, a.target_year) for a in awards} == {("", 2021, None)}


def test_levels_and_sizes_between_grade_and_names_are_no_divisions(extracts: Extract) -> None:
    awards = held(
        extracts, "구분", "지자체", "대상", "시", "제주 서귀포시", "군", "경남 하동군", "우수(2)", "대도시(1)", "대구 수성구", "농어촌(1)", "전남 완도군"
    )  # fmt: skip
    assert told(awards) == [
        ("대상", "제주", "서귀포시"),
        ("대상", "경남", "하동군"),
        ("우수", "대구", "수성구"),
        ("우수", "전남", "완도군"),
    ]
    assert {a.division for a in awards} == {""}


def test_a_group_of_its_own_is_the_division_before_or_behind_the_grade(extracts: Extract) -> None:
    behind = held(
        extracts, "구분", "지자체", "최우수", "광주 동구", "분야우수", "정량", "경기 안산시", "정성", "서울 중랑구"
    )
    assert [(a.grade, a.division) for a in behind] == [("최우수", ""), ("우수", "정량"), ("우수", "정성")]
    over = held(
        extracts, "구분", "나눔계획", "최우수", "인천광역시", "장관상 및 장관표창", "우수", "충남 예산군", "돌봄지표", "최우수", "울산광역시"
    )  # fmt: skip
    assert [(a.grade, a.division) for a in over] == [
        ("최우수", "나눔계획"),
        ("우수", "나눔계획"),
        ("최우수", "돌봄지표"),
    ]


def test_honours_are_steps_and_outrank_the_merit_of_the_headline(extracts: Extract) -> None:
    awards = held(
        extracts,
        "대구 남구(대통령 표창) 등 총 4개 지방자치단체가 우수 지방자치단체로 선정되었다.",
        "구분",
        "우수 지자체",
        "대통령 표창 (1)",
        "대구 남구",
        "국무총리 표창 (1)",
        "경북 영주시",
        "장관표창 (2)",
        "강원 인제군, 세종특별자치시",
    )
    assert told(awards) == [
        ("대통령 표창", "대구", "남구"),
        ("국무총리 표창", "경북", "영주시"),
        ("장관 표창", "강원", "인제군"),
        ("장관 표창", "", "세종특별자치시"),
    ]


def test_prizes_beside_the_grade_and_provinces_before_brackets(extracts: Extract) -> None:
    awards = held(
        extracts, "구분", "지자체", "최우수(1,000만 원)", "광주 북구", "우수(각 500만 원)", "부산(기장군, 서구)", "경기(부천시), 전남(해남군)"
    )  # fmt: skip
    assert [(a.place.sido, a.place.text, a.prize_krw) for a in awards] == [
        ("광주", "북구", 10_000_000),
        ("부산", "기장군", 5_000_000),
        ("부산", "서구", 5_000_000),
        ("경기", "부천시", 5_000_000),
        ("전남", "해남군", 5_000_000),
    ]


def test_a_list_under_a_counted_mark_of_merit_goes_on_over_all_its_lines(extracts: Extract) -> None:
    lines = [
        "강원 강릉시, 강원 삼척시,",
        "경남 밀양시, 경북 구미시,",
        "대구 서구, 대전 동구,",
        "서울 관악구, 전남 영광군,",
        "충북 청주시",
    ]
    awards = held(
        extracts, "우수 지자체 (9개)", *lines, after="이번 포상으로 우수한 사례가 널리 퍼지기를 바란다고 밝혔다."
    )
    assert [a.place.text for a in awards] == [
        "강릉시", "삼척시", "밀양시", "구미시", "서구", "동구", "관악구", "영광군", "청주시",
    ]  # fmt: skip
    assert {a.grade for a in awards} == {"우수"}


@pytest.mark.parametrize(
    "lines",
    [
        ("구분", "사업 개요", "대상", "서울 강남구, 부산 서구", "기간", "2021년 3월"),
        ("참석", "서울 강남구, 부산 서구", "주최"),
        ("구분", "대상", "노인", "최우수", "참여 기업"),
    ],
)
def test_a_target_and_lists_without_a_grade_are_no_awards(extracts: Extract, lines: tuple[str, ...]) -> None:
    assert held(extracts, *lines) == []


def test_a_starred_note_spells_out_those_whom_the_sentence_counts(extracts: Extract) -> None:
    awards = held(
        extracts,
        after="심사 결과, 전라남도 해남군이 대통령 표창을, 대전광역시 동구가 국무총리 표창을 수상하였고, 서울특별시 노원구 등 3개 지자체*가 보건복지부장관 표창을 수상하였다.\n\n* 서울특별시 노원구, 광주광역시 남구, 경기도 수원시",
    )
    assert told(awards) == [
        ("대통령 표창", "전라남도", "해남군"),
        ("국무총리 표창", "대전광역시", "동구"),
        ("장관 표창", "서울특별시", "노원구"),
        ("장관 표창", "광주광역시", "남구"),
        ("장관 표창", "경기도", "수원시"),
    ]


def test_an_honour_of_persons_or_beside_a_grade_is_no_grade(extracts: Extract) -> None:
    assert held(extracts, after="경기도 수원시 김가람 주무관 등 공무원 3명이 장관 표창을 수상하였다.") == []
    awards = held(
        extracts, after="경기도 수원시가 최우수상을 받아 대통령 표창을 받았다.\n\n경기도 수원시는 대통령 표창을 받았다."
    )
    assert told(awards) == [("최우수", "경기도", "수원시")]


def test_grades_in_the_last_column_stand_below_their_names(extracts: Extract) -> None:
    awards = held(
        extracts,
        "구 분",
        "우수 지방자치단체",
        "상훈",
        "기초",
        "자치단체",
        "대구 수성구",
        "대상",
        "강원 속초시, 제주 제주시",
        "우수",
        "광역",
        "전라북도",
        "최우수",
    )
    assert told(awards) == [
        ("대상", "대구", "수성구"),
        ("우수", "강원", "속초시"),
        ("우수", "제주", "제주시"),
        ("최우수", "", "전라북도"),
    ]


def test_the_best_of_one_group_have_the_grade_that_the_next_sentence_says(extracts: Extract) -> None:
    awards = held(
        extracts,
        after="돌봄 수준 1위권 대도시는 부산 서구, 대전 동구로 조사됐다.\n\n중소도시는 경북 구미시, 강원 태백시가 각각 돌봄 최우수 지자체다.",
    )
    assert [(a.division, a.grade, a.place.text) for a in awards] == [
        ("대도시", "최우수", "서구"),
        ("대도시", "최우수", "동구"),
        ("중소도시", "최우수", "구미시"),
        ("중소도시", "최우수", "태백시"),
    ]
