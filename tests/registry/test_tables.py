"""The shipped rows are valid, and agree with the figures that are known of them."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.model.place import Level, Municipality
from kg.registry import Register, tables

KNOWN = {
    # day: 시도, 시, 군, 자치구; 시 counts the two 행정시 of 제주 from 2006-07-01 on
    date(1997, 12, 31): (16, 71, 94, 69),
    date(2000, 1, 1): (16, 72, 91, 69),
    date(2005, 1, 1): (16, 77, 88, 69),
    date(2008, 1, 1): (16, 77, 86, 69),
    date(2012, 12, 31): (17, 76, 84, 69),
    date(2017, 12, 31): (17, 77, 82, 69),
    date(2022, 12, 31): (17, 77, 82, 69),
    date(2024, 12, 31): (17, 77, 82, 69),
    date(2026, 11, 22): (16, 77, 82, 70),
}


@pytest.mark.parametrize("day", KNOWN)
def test_counts(register: Register, day: date) -> None:
    held = register.all(day)
    names = Counter(m.naming(day).name[-1] for m in held if m.level is Level.SIGUNGU)  # type: ignore[union-attr]
    provinces = sum(m.level is Level.SIDO for m in held)
    assert (provinces, names["시"], names["군"], names["구"]) == KNOWN[day]


def test_self_governing_units_of_2017(register: Register) -> None:
    units = {m.id for m in register.all(date(2017, 12, 31)) if m.level is Level.SIGUNGU}
    assert len(units - {"jeju-si", "seogwipo-si"}) == 226


def test_namings_follow_one_another(register: Register) -> None:
    for thing in register.all():
        for before, after in pairwise(thing.namings):
            assert before.end == after.start, thing.id
        assert all(n.start >= date(1995, 1, 1) for n in thing.namings)
        assert all(n.end is None or n.start < n.end for n in thing.namings)


def days(register: Register) -> list[date]:
    """Every day on which something changed, and the day before it."""
    turns = {n.start for m in register.all() for n in m.namings}
    return sorted(turns | {t - timedelta(days=1) for t in turns if t > date(1995, 1, 1)})


def test_on_every_day_codes_and_full_names_are_unique_and_the_province_stands(register: Register) -> None:
    for day in days(register):
        held = [(m, n) for m in register.all() if (n := m.naming(day))]
        provinces = {m.id: n for m, n in held if m.level is Level.SIDO}
        codes = Counter(n.code for _, n in held)
        names = Counter((n.sido, n.name) for _, n in held)
        assert max(codes.values()) == 1, day
        assert max(names.values()) == 1, day
        for thing, naming in held:
            if thing.level is Level.SIGUNGU:
                assert naming.sido in provinces, (day, thing.id)


def test_codes_belong_to_their_province(register: Register) -> None:
    for day in days(register):
        for thing in register.all(day):
            naming = thing.naming(day)
            if naming is not None and naming.sido is not None:
                province = register.get(naming.sido).naming(day)
                assert province is not None
                assert naming.code[:2] == province.code, (day, thing.id)
                assert len(naming.code) == 5


def test_identifiers_are_ascii_and_say_the_name(register: Register) -> None:
    for thing in register.all():
        assert thing.id.isascii()
        assert thing.id.replace("-", "").islower()
        if thing.level is Level.SIGUNGU:
            assert thing.id.startswith(thing.latest.romanised.lower())


def test_what_ended_has_successors_and_what_lives_has_none(register: Register) -> None:
    for thing in register.all():
        assert bool(thing.successors) == (thing.latest.end is not None), thing.id
        for heir in thing.successors:
            assert heir in {m.id for m in register.all()}


def test_successors_live_on_the_day(register: Register) -> None:
    for thing in register.all():
        for heir in thing.successors:
            end = thing.latest.end
            assert end is not None
            assert register.get(heir).naming(end) is not None, (thing.id, heir)


def renamed(register: Register, key: str) -> list[tuple[str, str]]:
    return [(n.name, str(n.start)) for n in register.get(key).namings]


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("gangwon", [("강원도", "1995-01-01"), ("강원특별자치도", "2023-06-11")]),
        ("jeonbuk", [("전라북도", "1995-01-01"), ("전북특별자치도", "2024-01-18")]),
        ("jeju", [("제주도", "1995-01-01"), ("제주특별자치도", "2006-07-01")]),
        ("michuhol-gu", [("남구", "1995-01-01"), ("미추홀구", "2018-07-01")]),
        ("dangjin-si", [("당진군", "1995-01-01"), ("당진시", "2012-01-01")]),
        ("yeoju-si", [("여주군", "1995-01-01"), ("여주시", "2013-09-23")]),
        ("seohae-gu", [("서구", "1995-01-01"), ("서해구", "2026-07-01")]),
    ],
)
def test_renamings(register: Register, key: str, told: list[tuple[str, str]]) -> None:
    assert renamed(register, key) == told


@pytest.mark.parametrize(
    ("key", "day", "before", "after"),
    [
        ("gunwi-gun", date(2023, 7, 1), "gyeongbuk", "daegu"),
        ("dalseong-gun", date(1995, 3, 1), "gyeongbuk", "daegu"),
        ("ganghwa-gun", date(1995, 3, 1), "gyeonggi", "incheon"),
        ("suncheon-si", date(2026, 7, 1), "jeonnam", "jeonnam-gwangju"),
        ("gwangsan-gu", date(2026, 7, 1), "gwangju", "jeonnam-gwangju"),
    ],
)
def test_moves(register: Register, key: str, day: date, before: str, after: str) -> None:
    thing: Municipality = register.get(key)
    assert thing.naming(day - timedelta(days=1)).sido == before  # type: ignore[union-attr]
    assert thing.naming(day).sido == after  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("key", "end", "heirs"),
    [
        ("cheongwon-gun", date(2014, 7, 1), ("cheongju-si",)),
        ("masan-si", date(2010, 7, 1), ("changwon-si",)),
        ("yeongi-gun", date(2012, 7, 1), ("sejong",)),
        ("bukjeju-gun", date(2006, 7, 1), ("jeju-si",)),
        ("ulsan-si", date(1997, 7, 15), ("ulsan",)),
        ("jung-gu-incheon", date(2026, 7, 1), ("jemulpo-gu", "yeongjong-gu")),
        ("buk-gu-incheon", date(1995, 3, 1), ("bupyeong-gu", "gyeyang-gu")),
    ],
)
def test_endings(register: Register, key: str, end: date, heirs: tuple[str, ...]) -> None:
    thing = register.get(key)
    assert thing.latest.end == end
    assert thing.successors == heirs


def test_districts_lie_in_cities_that_live(register: Register) -> None:
    held = register.index.tables.districts
    assert {d.name for d in held} >= {"덕양구", "완산구", "장안구", "진해구", "동탄구"}
    for district in held:
        thing = register.get(district.city)
        assert thing.level is Level.SIGUNGU
        assert thing.naming(district.start) is not None


def test_every_province_name_has_its_forms(register: Register) -> None:
    names = {n.name for m in register.all() if m.level is Level.SIDO for n in m.namings}
    assert names == set(register.index.tables.short)


def test_words_are_forms(register: Register) -> None:
    assert register.index.tables.words <= set(register.forms)


def test_a_damaged_table_is_said_to_be_damaged(tmp_path: Path) -> None:
    (tmp_path / "namings.csv").write_text("id,level\nseoul,시도\n", encoding="utf-8")
    with pytest.raises(OntologyError, match="damaged"):
        tables.read(tmp_path)


def test_titles_are_of_cities_that_live_then_and_are_no_official_names(register: Register) -> None:
    held = register.index.tables.titles
    assert {t.id for t in held} == {"suwon-si", "goyang-si", "yongin-si", "changwon-si", "hwaseong-si"}
    for title in held:
        naming = register.get(title.id).naming(title.start)
        assert naming is not None
        assert title.name == naming.name.removesuffix("시") + "특례시"
    assert not {t.name for t in held} & {n.name for m in register.all() for n in m.namings}
