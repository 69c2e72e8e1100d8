"""To whom something told belongs on the map of another day, and how numbers are read out of the graph."""

from __future__ import annotations

from datetime import date

import pytest
from starlette.testclient import TestClient

from kg.model.place import Level
from kg.web import mapdata
from kg.workspace import Workspace
from tests.web.reading import Reading

LAST = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("key", "on", "sigungu", "sido"),
    [
        ("iksan-si", date(2017, 12, 31), "iksan-si", "jeonbuk"),
        ("gunwi-gun", date(2017, 12, 31), "gunwi-gun", "gyeongbuk"),
        ("gunwi-gun", LAST, "gunwi-gun", "daegu"),
        ("cheongwon-gun", LAST, "cheongju-si", "chungbuk"),
        ("gwangju", LAST, "jeonnam-gwangju", "jeonnam-gwangju"),
        ("dong-gu-incheon", LAST, "jemulpo-gu", "incheon"),
        ("jung-gu-incheon", LAST, None, None),
        ("nobody", LAST, None, None),
        ("sejong", date(2017, 12, 31), "sejong", "sejong"),
    ],
)
def test_where_something_told_belongs(key: str, on: date, sigungu: str | None, sido: str | None) -> None:
    assert mapdata.place(key, on, Level.SIGUNGU) == sigungu
    assert mapdata.place(key, on, Level.SIDO) == sido


def test_numbers_come_from_the_graph_once(shipped: Workspace) -> None:
    rows = mapdata.awards(shipped)
    assert mapdata.awards(shipped) is rows
    assert sum(row.awards for row in rows) == sum(row.stated for row in rows) == 113
    assert sum(row.prize for row in rows) == 2_614_000_000
    assert {row.id for row in rows} <= {row.id for row in mapdata.mentions(shipped)}
    assert mapdata.years(shipped) == [2017]
    assert len(mapdata.divisions(shipped)) == 5
    assert mapdata.divisions(shipped, 1999) == []


def test_hostile_names_are_text_on_map_and_charts(nastypages: TestClient, nasty: Workspace) -> None:
    programs = {row for row in nastypages.get("/programs.json").json()["rows"][0].values() if isinstance(row, str)}
    for name in ["<script>alert(1)</script>", "=1+1", *programs]:
        for path in ("/map", "/charts", "/map.svg"):
            answer = nastypages.get(path, params={"measure": "program", "program": name})
            assert answer.status_code == 200
            assert "<script>" not in answer.text
            if path != "/map.svg":
                Reading(answer.text)
    cells = (
        nastypages.get("/map.csv", params={"program": "=1+1"}).content.decode("utf-8-sig").splitlines()[1].split(",")
    )
    assert cells[-1] == "'=1+1"
    assert mapdata.mentions(nasty)
