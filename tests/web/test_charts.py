"""The charts over the shipped documents: bars are the questions' numbers, and each leads to just the rows it counts."""

from __future__ import annotations

import csv
import io
from collections import Counter
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from kg.model.shipped import folder
from kg.web.chartsdata import OTHER, by_division, by_prize, by_spread, by_year
from kg.web.mapdata import Counted
from tests.web.reading import Reading

PROGRAM = "맞춤형복지팀"


def chart(pages: TestClient, key: str, **asked: str) -> list[dict[str, object]]:
    held = pages.get("/charts.json", params=asked).json()["charts"]
    return next(list(one["bars"]) for one in held if one["key"] == key)


def links(pages: TestClient, key: str, **asked: str) -> list[tuple[str, int]]:
    """Where each part leads, and its number."""
    found = []
    for bar in chart(pages, key, **asked):
        parts = bar["parts"]
        assert isinstance(parts, list)
        found += [(part["link"], part["value"]) for part in parts]
    return found


def test_bars_are_what_the_questions_answer(pages: TestClient) -> None:
    text = (folder("ontology") / "queries" / "prize-by-province.csv").read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    for key, column in (("awards", "awards"), ("prize", "prize_krw")):
        totals = sorted(int(str(bar["total"])) for bar in chart(pages, key))
        assert totals == sorted(int(row[column]) for row in rows)
    assert [(bar["label"], bar["total"]) for bar in chart(pages, "years")] == [("2017", 113)]


def test_each_part_leads_to_just_the_rows_that_it_counts(pages: TestClient) -> None:
    held = links(pages, "awards")
    assert len(held) > 30
    for link, value in held:
        answer = pages.get(link.replace("/awards?", "/awards.json?")).json()
        assert answer["total"] == value == len(answer["rows"]), link
    for link, value in links(pages, "prize"):
        rows = pages.get(link.replace("/awards?", "/awards.json?")).json()["rows"]
        assert sum(row["prize_krw"] for row in rows) == value, link


def test_rows_name_the_municipality_as_it_was_called_and_show_their_words(pages: TestClient) -> None:
    held = pages.get("/awards.json", params={"sido": "jeonbuk"}).json()["rows"]
    assert Counter(row["place"].split()[0] for row in held) == {"전라북도": 13}
    page = Reading(pages.get("/awards", params={"sido": "jeonbuk"}).text)
    assert sum("#c" in link for link in page.links) == 13
    assert pages.get("/awards?sido=nowhere").status_code == 200


def test_a_program_has_its_spread(pages: TestClient) -> None:
    ((link, value),) = links(pages, "spread", program=PROGRAM)
    regions = pages.get(link.replace("/map?", "/map.json?")).json()
    drawn = sum(bool(region["value"]) for region in regions["regions"]) + len(regions["elsewhere"])
    assert drawn == value == 7
    assert "그런 사업이 없습니다" in pages.get("/charts?program=없는사업임").text


@pytest.mark.parametrize("query", ["", "?year=2017", f"?program={PROGRAM}&lang=en", "?year=1999"])
def test_every_number_of_the_table_is_drawn_and_named(pages: TestClient, query: str) -> None:
    page = pages.get(f"/charts{query}")
    held = pages.get(f"/charts.json{query}").json()["charts"]
    assert page.status_code == 200
    Reading(page.text)
    drawn = page.text.count("<rect ")
    assert drawn == sum(len(bar["parts"]) for one in held for bar in one["bars"])
    assert page.text.count("<title>") == drawn + 1
    pages.cookies.clear()


def test_charts_to_take_away(pages: TestClient) -> None:
    for key in ("awards", "prize", "years"):
        svg = ElementTree.fromstring(pages.get("/charts.svg", params={"chart": key}).text)
        rows = list(
            csv.DictReader(io.StringIO(pages.get("/charts.csv", params={"chart": key}).content.decode("utf-8-sig")))
        )
        titles = [title.text for title in svg.iter("{http://www.w3.org/2000/svg}title")]
        assert len(titles) == len(rows) == len(links(pages, key))
    assert pages.get("/charts.svg?chart=nothing").status_code == 404


def test_more_divisions_than_colours_share_the_last() -> None:
    rows = [Counted("iksan-si", 2017, f"분야 {i}", awards=20 - i) for i in range(9)]
    made = by_division(rows, None)
    assert [colour for _, colour in made.series].count(OTHER) == 2
    (bar,) = made.bars
    assert (bar.label, bar.total, len(bar.parts)) == ("전북", sum(range(12, 21)), 9)
    parts = bar.json(bar.total)["parts"]
    assert isinstance(parts, list)
    assert parts[-1]["at"] + parts[-1]["width"] == pytest.approx(100, abs=0.01)


def test_provinces_are_those_of_the_rows_year() -> None:
    rows = [Counted("gunwi-gun", year, "돌봄", awards=1) for year in (2017, 2024)]
    assert {bar.label for bar in by_division(rows, None).bars} == {"경북", "대구"}
    assert [bar.label for bar in by_year([*rows, Counted("iksan-si", None, awards=4)]).bars] == [
        "2017",
        "2024",
        "연도 미상",
    ]


def test_a_prize_that_nobody_states_is_no_bar_and_no_zero() -> None:
    rows = [Counted("iksan-si", 2019, awards=2), Counted("suwon-si", 2019, awards=1, prize=5, stated=1)]
    told = {bar.label: bar.json(5) for bar in by_prize(rows, 2019).bars}
    assert (told["경기"]["total"], told["전북"]["total"], told["전북"]["parts"]) == (5, None, [])


def test_awards_without_division_or_year_lead_to_just_their_rows() -> None:
    ((part,),) = (bar.parts for bar in by_division([Counted("iksan-si", 2019, awards=2)], None).bars)
    assert "division=-" in part.link
    (bar,) = by_year([Counted("iksan-si", None, awards=4)]).bars
    assert bar.link == "/awards?year=-"


def test_a_spread_tells_the_first_time_from_the_next() -> None:
    rows = [Counted(key, year, mentions=1) for key, year in (("a", 2017), ("b", 2017), ("b", 2018), ("c", 2018))]
    made = by_spread(rows, "https://example.org/p", "우체통")
    assert [[(p.name, p.value) for p in bar.parts] for bar in made.bars] == [
        [("first", 2)],
        [("first", 1), ("again", 1)],
    ]
