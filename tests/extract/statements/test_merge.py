from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.statements import distinct, same, unite
from kg.extract.statements.merge import listed
from kg.model.fact import Award
from kg.model.place import PlaceName
from kg.model.span import Span


def award(grade: str = "대상", division: str = "", place: str = "경남 창녕군", scheme: str = "복지행정상") -> Award:
    sido, _, name = place.rpartition(" ")
    span = Span(0, len(name))
    return Award(scheme, 2023, division, "", grade, PlaceName(name, sido, span), None, span, table=False)


@pytest.mark.parametrize(
    "other",
    [
        award(),
        award(division="민관협력 및 자원연계"),
        award(place="창녕군"),
        award(place="경상남도 창녕군"),
        award(place="경남 창녕"),
        award(scheme="지역복지사업 평가"),
        award(scheme=""),
        award(grade="부문별 대상"),
    ],
)
def test_two_tellings_may_be_one_award(other: Award) -> None:
    assert same(award(), other)


@pytest.mark.parametrize(
    "other",
    [
        award(grade="최우수"),
        award(place="전남 창녕군"),
        award(place="경남 창원시"),
        award(scheme="의료급여사업 평가"),
        replace(award(), year=2022),
    ],
)
def test_what_differs_in_anything_said_is_another(other: Award) -> None:
    assert not same(award(), other)


def test_namesakes_of_two_tiers_differ() -> None:
    assert not same(award(place="강원 고성군"), award(place="강원 고성시"))


def test_the_fuller_telling_stays_with_the_prize_of_the_other() -> None:
    bare = replace(award(), prize_krw=50_000_000)
    assert distinct([bare, award(division="민관협력")]) == (replace(award(division="민관협력"), prize_krw=50_000_000),)


def test_a_telling_without_a_scheme_takes_the_others() -> None:
    assert distinct([award(scheme="", division="민관협력"), award()]) == (award(division="민관협력"),)


def test_two_divisions_of_one_municipality_are_two_awards() -> None:
    assert len(distinct([award(division="민관협력"), award(division="사후관리")])) == 2


def test_rows_that_are_called_alike_are_two() -> None:
    rows = [award(division="사회서비스 일자리 창출"), award(division="사회서비스 일자리 제공")]
    assert listed([*rows, rows[0]]) == tuple(rows)


def test_a_table_keeps_its_awards_and_gains_what_it_lacks() -> None:
    table = [award(division="민관협력", place="경남 창녕군"), award(division="사후관리", place="경기 오산시")]
    more = [
        award(place="창녕군"),
        award(division="전달체계 개편", place="경기 오산시"),
        award(scheme="민관협력 평가", place="창녕군"),
        award(grade="우수", place="창녕군"),
    ]
    assert unite(table, more) == (*table, more[-1])
