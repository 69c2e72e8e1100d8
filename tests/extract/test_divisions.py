"""Divisions: wordings that are followed by 분야 or 부문, and the known division that each of them means."""

from __future__ import annotations

import pytest

from kg.extract.divisions import Divisions, mentions
from kg.model.fact import Award
from kg.model.place import PlaceName
from kg.model.span import Span

PLAN, BASE, SERVE = "지역사회보장계획 시행결과", "찾아가는 복지서비스 기반마련", "찾아가는 복지서비스 제공"
SOCIAL = "사회적 경제 및 일자리창출"


def award(division: str, part: str) -> Award:
    return Award("상", 2019, division, part, "대상", PlaceName("익산시", "", Span(0, 3)), None, Span(0, 3))


@pytest.fixture
def known() -> Divisions:
    held = [
        (PLAN, "지역사회보장계획"),
        (BASE, "복지전달체계 개편"),
        (SERVE, "복지전달체계 개편"),
        (SOCIAL, "복지전달체계 개편"),
    ]
    return Divisions.of([award(*pair) for pair in held * 2] + [award("", "기타")])


def test_names_stand_once_and_a_part_of_one_division_stands_for_it(known: Divisions) -> None:
    assert known.names == (PLAN, BASE, SERVE, SOCIAL)
    assert ("지역사회보장계획", PLAN) in known.parts
    assert known.wider == ("복지전달체계 개편",)


@pytest.mark.parametrize(
    ("words", "division"),
    [
        ("지역사회보장계획", PLAN),
        ("’18년 지역사회보장계획 시행결과평가", PLAN),
        ("2018년도 지역사회보장 계획 시행 결과", PLAN),
        ("찾아가는 복지서비스 기반 마련(시군구)", BASE),
        ("사회적 경제 및\n일자리 창출", SOCIAL),
        ("의료급여 사례관리", ""),
        ("복지", ""),
    ],
)
def test_a_wording_means_the_division_nearest_to_it(known: Divisions, words: str, division: str) -> None:
    assert known.match(words) == division


def test_a_part_of_several_divisions_is_a_scope_but_no_division(known: Divisions) -> None:
    assert known.scope("복지전달체계 개편") == ("복지전달체계 개편", "")
    assert known.scope("’18년 지역사회보장계획") == ("", PLAN)
    assert known.scope("의료급여 사례관리") == ("", "의료급여 사례관리")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("‘찾아가는 복지서비스 제공’ 분야에서는 전남 순천시가", ["찾아가는 복지서비스 제공"]),
        ("‘통합사례관리’ 분야와 ‘민관협력*’ 부문에서", ["통합사례관리", "민관협력"]),
        ("이번에는, 민관협력 활성화 부문에서", ["민관협력 활성화"]),
        ("평가는 4개 분야에서", []),
        ("돌봄 등 11개 분야에서", []),
        ("돌봄과 나눔 분야에서", ["돌봄과 나눔"]),
        ("‘돌봄’ 분야", []),
        ("여러 분야별로", []),
    ],
)
def test_wordings_before_the_word_for_a_division(text: str, words: list[str]) -> None:
    assert [w for _, w in mentions(text)] == words


def test_mentions_say_where_they_end() -> None:
    text = "먼저 ‘통합사례관리’ 분야에서"
    ((end, _),) = mentions(text)
    assert text[:end].endswith("분야")


def test_a_sentence_speaks_of_the_division_it_quotes(known: Divisions) -> None:
    text = "찾아가는 복지서비스 기반을 바탕으로 ‘사회적 경제 및 일자리 창출’ 분야에서 대상을"
    assert known.of_text(text) == SOCIAL


def test_a_heading_needs_no_word_for_division(known: Divisions) -> None:
    assert known.of_text("□2 찾아가는 복지서비스 제공") == SERVE


def test_an_unknown_division_is_told_as_it_is_written(known: Divisions) -> None:
    assert known.of_text("‘의료급여 사례관리’ 분야에서 익산시가") == "의료급여 사례관리"
    assert known.of_text("주민들이 마을 길을 넓혔다") == ""


def test_without_awards_nothing_is_known() -> None:
    none = Divisions.of([])
    assert none.match("지역사회보장계획") == ""
    assert none.of_text("‘통합사례관리’ 분야에서") == "통합사례관리"
