"""The maps of days: the register's municipalities, each with one region; no gap, no overlap, nothing lost."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
import shapely  # type: ignore[import-untyped]

from kg.errors import OntologyError
from kg.geo import Atlas, Region
from kg.geo.atoms import Atom, read
from kg.geo.shapes import derive, load
from kg.model.place import Level
from kg.registry import Register

DAYS = [date(year, 12, 31) for year in (2010, 2013, 2017, 2024, 2026)]
LAND = 99_674
"""Square kilometres of the published polygons."""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def atlas(cache: Path) -> Atlas:
    return Atlas(Register.load(), cache)


def named(atlas: Atlas, year: int, level: Level = Level.SIGUNGU) -> dict[str, Region]:
    return {region.full: region for region in atlas.regions(date(year, 12, 31), level)}


def polygon(region: Region) -> shapely.Polygon:
    """The land again, from its borders by the even-odd rule."""
    land = shapely.Polygon()
    for ring in region.rings:
        land = land.symmetric_difference(shapely.Polygon(ring))
    return land


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_each_municipality_has_one_region_or_is_said_to_lack_one(atlas: Atlas, day: date, level: Level) -> None:
    ids = [region.id for region in atlas.regions(day, level)]
    lacking = [m.id for m in atlas.lacking(day, level)]
    register = {m.id for m in atlas.register.all(day) if m.level is level}
    assert len(ids) == len(set(ids))
    assert not set(ids) & set(lacking)
    assert register == (set(ids) & register) | set(lacking)
    assert {i for i in ids if i not in register} <= {"sejong"}, "a province without districts is on both maps"
    assert lacking == []


@pytest.mark.parametrize(
    ("year", "districts", "provinces"), [(2013, 230, 17), (2017, 229, 17), (2024, 229, 17), (2026, 230, 16)]
)
def test_how_many_there_are(atlas: Atlas, year: int, districts: int, provinces: int) -> None:
    assert len(named(atlas, year)) == districts
    assert len(named(atlas, year, Level.SIDO)) == provinces


def test_before_2010_what_was_merged_earlier_has_none(atlas: Atlas) -> None:
    lacking = {m.id for m in atlas.lacking(date(2005, 12, 31), Level.SIGUNGU)}
    assert lacking == {"bukjeju-gun", "namjeju-gun"}


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_land_stays_the_same(atlas: Atlas, day: date, level: Level) -> None:
    regions = atlas.regions(day, level)
    assert sum(r.area for r in regions) == pytest.approx(LAND, rel=0.003)
    assert sum(r.area for r in regions) == pytest.approx(sum(p.area for p in atlas.atoms.values()) / 1e6)


def test_areas_are_those_of_the_published_polygons(atlas: Atlas) -> None:
    held = named(atlas, 2017)
    for name, area in (
        ("강원도 홍천군", 1820),
        ("서울특별시 강남구", 39.5),
        ("제주특별자치도 제주시", 977),
        ("경상북도 울릉군", 73),
    ):
        assert held[name].area == pytest.approx(area, rel=0.04), name


def test_regions_neither_overlap_nor_leave_gaps(atlas: Atlas) -> None:
    lands = [polygon(region) for region in atlas.regions(DAYS[-1], Level.SIGUNGU)]
    assert shapely.coverage_is_valid(lands)
    assert shapely.union_all(lands).area == pytest.approx(sum(land.area for land in lands))


def test_borders_say_what_is_inside(atlas: Atlas) -> None:
    for region in atlas.regions(DAYS[2], Level.SIGUNGU):
        land = polygon(region)
        assert land.area / 1e6 == pytest.approx(region.area)
        assert land.contains(shapely.Point(region.middle))


def test_neighbours_touch(atlas: Atlas) -> None:
    held = {name: polygon(region) for name, region in named(atlas, 2017).items()}
    for one, other in (
        ("경상북도 군위군", "경상북도 의성군"),
        ("서울특별시 종로구", "서울특별시 중구"),
        ("세종특별자치시", "충청남도 공주시"),
    ):
        assert held[one].intersection(held[other]).length > 1_000, (one, other)
    provinces = {name: polygon(r) for name, r in named(atlas, 2017, Level.SIDO).items()}
    alone = [n for n, land in provinces.items() if not any(land.touches(o) for m, o in provinces.items() if m != n)]
    assert alone == ["제주특별자치도"]


def test_names_and_provinces_are_those_of_the_day(atlas: Atlas) -> None:
    then, now = named(atlas, 2017), named(atlas, 2026)
    assert {
        "경상북도 군위군",
        "인천광역시 남구",
        "강원도 홍천군",
        "광주광역시 광산구",
        "인천광역시 중구",
    } <= then.keys() - now.keys()
    assert {
        "대구광역시 군위군",
        "인천광역시 미추홀구",
        "전남광주통합특별시 광산구",
        "인천광역시 검단구",
    } <= now.keys() - then.keys()
    assert then["인천광역시 남구"].id == now["인천광역시 미추홀구"].id
    daegu = [named(atlas, year, Level.SIDO)["대구광역시"].area for year in (2017, 2026)]
    assert daegu[1] - daegu[0] == pytest.approx(then["경상북도 군위군"].area)


def test_what_was_split_by_towns_is_said_to_be_approximate(atlas: Atlas) -> None:
    assert [r.full for r in named(atlas, 2017).values() if r.approximate] == []
    split = {r.name for r in named(atlas, 2026).values() if r.approximate}
    assert split == {"제물포구", "영종구", "검단구", "서해구"}
    before, after = named(atlas, 2025), named(atlas, 2026)
    old = sum(before[f"인천광역시 {name}"].area for name in ("중구", "동구", "서구"))
    assert sum(after[f"인천광역시 {name}"].area for name in split) == pytest.approx(old)


def test_districts_tile_their_province(atlas: Atlas) -> None:
    for day in DAYS:
        areas: dict[str, float] = {}
        for region in atlas.regions(day, Level.SIGUNGU):
            areas[region.sido] = areas.get(region.sido, 0) + region.area
        assert areas == pytest.approx({r.id: r.area for r in atlas.regions(day, Level.SIDO)})


def test_the_second_use_reads_what_the_first_has_kept(atlas: Atlas, cache: Path) -> None:
    made = atlas.atoms
    (file,) = cache.iterdir()
    again = load(cache)
    assert all(shapely.equals_exact(made[atom], again[atom]) for atom in made)
    assert 100_000 < file.stat().st_size < 1_000_000


def test_every_row_of_the_table_names_what_the_register_knows() -> None:
    register, atoms = Register.load(), read()
    assert len({(atom.code, atom.parts) for atom in atoms}) == len(atoms) == 253
    assert all(register.get(unit) for atom in atoms for unit in atom.units)
    for one, other in combinations([set(a.parts) for a in atoms if a.parts], 2):
        assert not one & other


def test_a_table_that_names_no_polygon_is_refused() -> None:
    with pytest.raises(OntologyError, match="99999"):
        derive([Atom("99999", (), ("sejong",))])


def test_a_table_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="damaged"):
        read(tmp_path / "none.csv")


def test_days_between_changes_share_one_map(atlas: Atlas) -> None:
    assert atlas.regions(date(2019, 3, 1), Level.SIDO) is atlas.regions(date(2021, 7, 7), Level.SIDO)
    assert atlas.regions(date(2023, 6, 30), Level.SIDO) != atlas.regions(date(2023, 7, 1), Level.SIDO)
