"""Filters in the words that people type, and that the tool itself prints."""

from __future__ import annotations

import pytest

from kg.errors import ArgumentError, NotFound
from kg.narrowing import narrowed
from kg.search.catalog import Catalog, write
from kg.search.units import Unit
from kg.workspace import Workspace

PLACES = ("iksan-si", "dong-gu-daejeon", "dong-gu-daegu", "jeonnam")


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """A unit for each place; a division with cases, whose name is a field's too, and one with awards alone."""
    path = tmp_path_factory.mktemp("narrowing") / "catalog.sqlite"
    facets = [{"municipality": frozenset({f"municipality/{p}"}), "year": frozenset({"2017"})} for p in PLACES]
    facets[0]["division"] = frozenset({"돌봄"})
    units = [Unit(f"{n:08d}", f"{n:08d}", "p", "글", 0, 1, "d", facets=held) for n, held in enumerate(facets)]
    write(path, units, {}, [], {"돌봄": ["field/care", "돌봄"], "기반 마련": ["기반마련"]})
    return Catalog(path)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("전라북도 익산시", "iksan-si"),
        ("전북 익산", "iksan-si"),
        ("Iksan", "iksan-si"),
        ("이리시", "iksan-si"),
        ("대전 동구", "dong-gu-daejeon"),
        ("대전광역시 동구", "dong-gu-daejeon"),
        ("전라남도", "jeonnam"),
    ],
)
def test_a_municipality_goes_by_any_of_its_names(catalog: Catalog, name: str, meant: str) -> None:
    assert narrowed(catalog, {"municipality": name}).municipality == {f"municipality/{meant}"}


def test_a_name_of_several_is_refused_with_names_that_are_taken(catalog: Catalog) -> None:
    with pytest.raises(ArgumentError, match="the name of several") as told:
        narrowed(catalog, {"municipality": "동구"})
    full = told.value.hint.split(": ")[1].split(", ")
    assert full == ["대구광역시 동구", "대전광역시 동구"]
    assert len({narrowed(catalog, {"municipality": name}).municipality for name in full}) == 2


@pytest.mark.parametrize("name", ["호남", "수도권", "동해시", ""])
def test_a_region_is_none_and_one_without_passages_neither(catalog: Catalog, name: str) -> None:
    with pytest.raises(NotFound, match="no passage has municipality"):
        narrowed(catalog, {"municipality": name})


def test_one_that_exists_is_no_misspelling(catalog: Catalog) -> None:
    with pytest.raises(NotFound, match="though it exists: 경상북도 울릉군") as told:
        narrowed(catalog, {"municipality": "울릉군"})
    assert "kg show '경상북도 울릉군'" in told.value.hint
    with pytest.raises(NotFound, match="though it exists: 경기도"):
        narrowed(catalog, {"sido": "경기"})


def test_a_name_of_several_without_passages_names_them(catalog: Catalog) -> None:
    with pytest.raises(NotFound, match=r"여러 곳의 이름이며.*대구광역시 북구") as told:
        narrowed(catalog, {"municipality": "북구"})
    assert "kg show '북구'" in told.value.hint


def test_a_district_is_no_province(catalog: Catalog) -> None:
    with pytest.raises(NotFound, match="which is a district: 전북특별자치도 익산시") as told:
        narrowed(catalog, {"sido": "익산시"})
    assert "--municipality" in told.value.hint


def test_a_name_of_a_division_and_a_field_means_both(catalog: Catalog) -> None:
    assert narrowed(catalog, {"division": "돌봄"}).division == {"돌봄"}


def test_a_division_without_cases_is_not_its_own_nearest(catalog: Catalog) -> None:
    with pytest.raises(NotFound, match="awards are stated, no case is described") as told:
        narrowed(catalog, {"division": "기반 마련"})
    assert told.value.hint == "비슷한 것 / nearest: 돌봄"


def test_a_year_may_be_a_number(catalog: Catalog) -> None:
    assert narrowed(catalog, {"year": 2017}) == narrowed(catalog, {"year": "2017년"})


def test_what_cannot_be_asked_is_an_error_of_ones_own(shipped: Workspace) -> None:
    with pytest.raises(ArgumentError, match="no such mode"):
        shipped.search("돌봄", mode="x")
    for limit in (0, -3):
        with pytest.raises(ArgumentError, match="at least 1"):
            shipped.search("돌봄", limit=limit)
    with pytest.raises(ArgumentError, match="no such filter"):
        shipped.search("돌봄", {"decade": 2010})
