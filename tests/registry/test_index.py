"""What forms may mean, and what things were called when."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model.place import Level
from kg.registry import Register


def test_readings_of_a_shared_form(register: Register) -> None:
    assert {r.id for r in register.index.read("고성군")} == {"goseong-gun-gangwon", "goseong-gun-gyeongnam"}
    assert {r.id for r in register.index.read("광주", Level.SIDO)} == {"gwangju"}
    assert {r.id for r in register.index.read("광주", Level.SIGUNGU)} == {"gwangju-si"}


def test_sidos_reads_every_form(register: Register) -> None:
    for form in ("전북", "전라북도", "전북특별자치도", "전북도"):
        assert register.index.sidos(form) == {"jeonbuk"}
    assert register.index.sidos("순천시") == frozenset()


def test_within_is_through_time(register: Register) -> None:
    assert register.index.within("gunwi-gun") == {"gyeongbuk", "daegu"}
    assert register.index.within("sejong") == {"sejong"}


@pytest.mark.parametrize(
    ("key", "day", "names"),
    [
        ("iksan-si", date(2017, 12, 8), ("전라북도", "익산시")),
        ("iksan-si", date(2024, 3, 1), ("전북특별자치도", "익산시")),
        ("jeonbuk", date(2017, 12, 8), ("전라북도", "")),
        ("sejong", date(2017, 12, 8), ("세종특별자치시", "")),
        ("suncheon-si", date(2026, 11, 1), ("전남광주통합특별시", "순천시")),
        ("cheongwon-gun", date(2016, 1, 1), ("충청북도", "청원군")),  # after its end: its last
        ("ulju-gun", date(1996, 1, 1), ("울산광역시", "울주군")),  # before its beginning: its first
        ("michuhol-gu", date(2017, 12, 8), ("인천광역시", "남구")),
    ],
)
def test_official(register: Register, key: str, day: date, names: tuple[str, str]) -> None:
    assert register.index.official(key, day) == names


def test_successors_are_followed_to_today(register: Register) -> None:
    for key in register.index.municipalities:
        for heir in register.index.successors(key):
            assert register.get(heir).latest.end is None
    assert register.index.successors("jung-gu-incheon") == ("jemulpo-gu", "yeongjong-gu")


def test_a_title_is_read_as_its_city_from_its_day_on(register: Register) -> None:
    (reading,) = register.index.read("용인특례시")
    assert (reading.id, reading.official) == ("yongin-si", True)
    assert not reading.naming.holds(date(2022, 1, 12))
    assert reading.naming.holds(date(2022, 1, 13))
    assert [r.id for r in register.index.read("용인특례시청")] == ["yongin-si"]
