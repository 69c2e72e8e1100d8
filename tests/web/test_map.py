"""The map over the shipped documents: its numbers are the questions' numbers, each region is named, linked and legible."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from kg.model.shipped import folder
from kg.pages import listed
from kg.web.links import path
from kg.web.mapscale import COLOURS, classes, colour
from kg.workspace import Workspace
from tests.web.reading import Reading

SVG = "{http://www.w3.org/2000/svg}"


def data(pages: TestClient, **asked: str) -> dict[str, object]:
    answer = pages.get("/map.json", params=asked)
    assert answer.status_code == 200
    held = answer.json()
    assert isinstance(held, dict)
    return held


def values(held: Mapping[str, object]) -> dict[str, int | None]:
    regions = held["regions"]
    assert isinstance(regions, list)
    return {region["full"]: region["value"] for region in regions}


def checked(name: str) -> list[dict[str, str]]:
    """The answers to a question that were checked by hand."""
    text = (folder("ontology") / "queries" / f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def test_prizes_and_awards_by_province_are_those_of_the_question(pages: TestClient) -> None:
    rows = checked("prize-by-province")
    for measure, column in (("prize", "prize_krw"), ("awards", "awards")):
        held = values(data(pages, measure=measure, level="sido"))
        assert {name: value for name, value in held.items() if value} == {r["called"]: int(r[column]) for r in rows}


def test_districts_and_what_cannot_be_drawn_make_the_whole(pages: TestClient) -> None:
    held = data(pages, measure="awards")
    other = held["elsewhere"]
    assert isinstance(other, list)
    assert len(values(held)) == 229
    assert sum(v or 0 for v in values(held).values()) == held["total"]
    assert sum(one["value"] for one in other) + int(str(held["total"])) == 113
    assert {one["full"] for one in other} == {"부산광역시", "충청남도", "전라북도", "전라남도", "서울특별시"}


def test_borders_are_those_of_the_year_or_as_asked(pages: TestClient) -> None:
    then, now = values(data(pages)), values(data(pages, borders="2026"))
    assert {"인천광역시 남구", "경상북도 군위군", "광주광역시 광산구"} <= then.keys()
    assert {"인천광역시 미추홀구", "대구광역시 군위군", "전남광주통합특별시 광산구"} <= now.keys()
    assert then["광주광역시 광산구"] == now["전남광주통합특별시 광산구"] == 3


def test_not_mentioned_is_not_zero(pages: TestClient) -> None:
    plain = values(data(pages))
    narrow = values(data(pages, division="사회적 경제 및 일자리창출"))
    assert sum(v or 0 for v in narrow.values()) == 10, "and four that provinces themselves received"
    assert {name for name, v in plain.items() if v is None} == {name for name, v in narrow.items() if v is None}
    assert sum(v == 0 for v in narrow.values()) > 50


def test_a_year_without_documents_mentions_nobody(pages: TestClient) -> None:
    held = data(pages, year="2015")
    assert held["total"] == 0
    assert set(values(held).values()) == {None}
    assert "이 자료에는 언급 없음" in pages.get("/map?year=2015").text


def test_a_program_is_found_by_name(pages: TestClient) -> None:
    held = data(pages, measure="program", program="맞춤형복지팀")
    assert {name for name, v in values(held).items() if v} >= {"광주광역시 광산구", "전라북도 익산시"}
    none = pages.get("/map", params={"measure": "program", "program": "맞춤형복짓팀"})
    assert none.status_code == 200
    assert "그런 사업이 없습니다" in none.text
    assert "사업의 이름을 적으세요" in pages.get("/map?measure=program").text


@pytest.mark.parametrize(
    "query", ["", "?style=points", "?level=sido&measure=prize", "?borders=2026", "?within=busan&lang=en"]
)
def test_each_region_is_a_link_with_its_name_and_value(pages: TestClient, query: str) -> None:
    page = pages.get(f"/map{query}")
    held = pages.get(f"/map.json{query}").json()
    assert len(page.content) < 400_000
    drawing = page.text[page.text.index('<svg class="map"') : page.text.index("</svg>")]
    for region in held["regions"]:
        assert f"{region['full']}" in drawing
    assert drawing.count("aria-label=") == len(held["regions"]) + 1
    assert drawing.count("<title>") >= len(held["regions"])
    assert "국토지리정보원" in page.text
    assert ("상을 받은 곳만" if "en" not in query else "winners only") in page.text
    pages.cookies.clear()


def test_regions_lead_to_their_pages(pages: TestClient, shipped: Workspace) -> None:
    links = {link for link in Reading(pages.get("/map").text).links if link.startswith(("/id/", "/search?q="))}
    known = {path(row["thing"]) for row in listed(shipped.view, "municipalities")}
    told = sorted(link for link in links if link.startswith("/id/"))
    assert len(told) > 70
    assert set(told) <= known
    for link in (*told[:3], *[link for link in sorted(links) if link.startswith("/search")][:2]):
        assert pages.get(link).status_code == 200, link


def test_a_map_to_take_away_is_whole_svg_with_permanent_links(pages: TestClient) -> None:
    answer = pages.get("/map.svg?measure=prize&level=sido")
    assert answer.headers["content-type"] == "image/svg+xml"
    root = ElementTree.fromstring(answer.text)
    links = [a.get("href") or "" for a in root.iter(f"{SVG}a")]
    assert len(links) == 17
    assert all(link.startswith("https://w3id.org/welfare-kg/id/municipality/") for link in links)
    assert "국토지리정보원" in answer.text
    assert "var(" not in answer.text


def test_the_table_to_take_away_has_the_same_numbers(pages: TestClient) -> None:
    answer = pages.get("/map.csv?measure=prize")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {
        f"{r['sido']} {r['name']}": int(r["value"]) if r["value"] else None for r in rows if r["sido"] != r["name"]
    } == {name: value for name, value in values(data(pages, measure="prize")).items() if " " in name}


@pytest.mark.parametrize(
    "query",
    [
        "measure=%3Cb%3E",
        "level=x",
        "within=nowhere",
        "style=3",
        "program=%3Cscript%3E",
        "borders=1",
        "borders=999999999",
        "year=0",
    ],
)
def test_what_cannot_be_drawn_is_drawn_as_usual(pages: TestClient, query: str) -> None:
    answer = pages.get(f"/map?{query}")
    assert answer.status_code == 200
    assert "<script>" not in answer.text
    assert pages.get(f"/map.svg?{query}").status_code == 200


def test_few_values_have_a_class_each_and_many_are_shared_out() -> None:
    assert [(c.low, c.high, c.places) for c in classes([0, 1, 1, 2, 9])] == [(1, 1, 2), (2, 2, 1), (9, 9, 1)]
    many = classes(range(1, 101))
    assert [c.places for c in many] == [20, 20, 20, 20, 20]
    assert [c.colour for c in many] == list(COLOURS)
    assert classes([]) == ()
    assert colour(0, many) == ""
    assert colour(100, many) == COLOURS[-1]


def test_equal_values_are_never_parted() -> None:
    held = classes([1] * 50 + list(range(2, 12)))
    assert sum(c.places for c in held) == 60
    assert all(a.high < b.low for a, b in pairwise(held))
