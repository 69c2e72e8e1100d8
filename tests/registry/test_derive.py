"""The history is told from tables and changes, and stops where the two disagree."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.model.shipped import folder
from kg.registry import derive, tables
from kg.registry.derive import Change, History
from kg.registry.sources import BEGIN, PAST, PRESENT, Row

SHIPPED = folder("data") / "registry"
LATE = date(2024, 1, 18)


def past(sido: str, name: str, code: str, start: date = BEGIN, end: date | None = None) -> Row:
    return Row(sido, name, code, start, end, PAST)


def present(sido: str, name: str, code: str) -> Row:
    return Row(sido, name, code, BEGIN, None, PRESENT)


def change(day: date, kind: str, before: str, after: str) -> Change:
    return Change(day, kind, tuple(before.split(";")), tuple(after.split(";")))


def told(history: History) -> dict[str, list[tuple[str, str, str]]]:
    """Namings of each thing, by its newest full name."""
    return {t.now.full: [(r.full, r.code, str(r.start)) for r in t.namings] for t in history.things}


OLD = (past("전라북도", "", "45000"), past("전라북도", "익산시", "45140"))
NEW = (present("전북특별자치도", "", "52000"), present("전북특별자치도", "익산시", "52140"))
RENAMED = change(LATE, "rename", "전라북도", "전북특별자치도")


def test_a_renamed_province_takes_its_municipalities_along() -> None:
    assert told(derive.tell((*OLD, *NEW), [RENAMED])) == {
        "전북특별자치도": [("전라북도", "45000", "1995-01-01"), ("전북특별자치도", "52000", "2024-01-18")],
        "전북특별자치도 익산시": [
            ("전라북도 익산시", "45140", "1995-01-01"),
            ("전북특별자치도 익산시", "52140", "2024-01-18"),
        ],
    }


def test_a_merger_ends_provinces_and_keeps_what_lies_in_them() -> None:
    rows = (
        *(past("광주광역시", "", "29000"), past("광주광역시", "동구", "29110"), past("전라남도", "", "46000")),
        *(present("통합특별시", "", "12000"), present("통합특별시", "동구", "12210")),
    )
    history = derive.tell(rows, [change(date(2026, 7, 1), "merge", "광주광역시;전라남도", "통합특별시")])
    assert {t.now.full: t.successors for t in history.things} == {
        "광주광역시": ["통합특별시"],
        "전라남도": ["통합특별시"],
        "통합특별시 동구": [],
        "통합특별시": [],
    }


def test_an_end_and_a_beginning() -> None:
    day = date(2012, 7, 1)
    rows = (
        *(
            past("충청남도", "", "44000"),
            past("충청남도", "연기군", "44730", end=day),
            past("세종시", "", "36000", day),
        ),
        *(present("충청남도", "", "44000"), present("세종시", "", "36000")),
    )
    changes = [change(day, "create", "충청남도 연기군", "세종시"), change(day, "abolish", "충청남도 연기군", "세종시")]
    history = derive.tell(rows, changes)
    ended = next(t for t in history.things if t.successors)
    assert (ended.now.full, ended.now.end, ended.successors) == ("충청남도 연기군", day, ["세종시"])


def test_a_line_that_no_change_explains_is_an_error() -> None:
    unexplained = past("전라북도", "새만금시", "45990", date(2010, 1, 1))
    with pytest.raises(OntologyError, match="새만금시"):
        derive.tell((*OLD, unexplained, *NEW), [RENAMED])


def test_a_change_that_no_table_shows_is_an_error() -> None:
    invented = change(date(2010, 1, 1), "rename", "전라북도 익산시", "전라북도 이리시")
    with pytest.raises(OntologyError, match="이리시"):
        derive.tell((*OLD, *NEW), [invented, RENAMED])


def test_a_code_that_differs_from_todays_is_an_error() -> None:
    with pytest.raises(OntologyError, match="45140"):
        derive.tell((*OLD, present("전라북도", "", "45000"), present("전라북도", "익산시", "45141")), [])


def written(target: Path, rows: Iterable[Row], changes: list[Change]) -> list[dict[str, str]]:
    shutil.copy(SHIPPED / "provinces.csv", target)
    derive.write(derive.tell(rows, changes), target)
    with (target / "namings.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_identifiers_stay_when_the_name_changes_later(tmp_path: Path) -> None:
    old = (past("인천광역시", "", "28000"), past("인천광역시", "서구", "28260"))
    before = written(tmp_path, (*old, *(present(r.sido, r.name, r.code) for r in old)), [])
    assert [row["id"] for row in before] == ["incheon", "seo-gu"]
    new = (present("인천광역시", "", "28000"), present("인천광역시", "서해구", "28275"))
    renamed = change(date(2026, 7, 1), "rename", "인천광역시 서구", "인천광역시 서해구")
    after = written(tmp_path, (*old, *new), [renamed])
    assert [(row["id"], row["name"]) for row in after] == [
        ("incheon", "인천광역시"),
        ("seo-gu", "서구"),
        ("seo-gu", "서해구"),
    ]


def test_namesakes_are_told_apart_by_their_province(tmp_path: Path) -> None:
    places = [("강원도", "42", "42820"), ("경상남도", "48", "48820")]
    rows = [past(s, "", f"{p}000") for s, p, _ in places] + [past(s, "고성군", c) for s, _, c in places]
    rows += [present(r.sido, r.name, r.code) for r in rows]
    ids = [row["id"] for row in written(tmp_path, rows, []) if row["name"] == "고성군"]
    assert ids == ["goseong-gun-gangwon", "goseong-gun-gyeongnam"]


def test_districts_are_parts_of_their_city() -> None:
    day = date(2026, 2, 1)
    rows = (
        *(past("경기도", "", "41000"), past("경기도", "화성시", "41590"), past("경기도", "화성시 옛구", "41592")),
        *(
            present("경기도", "", "41000"),
            present("경기도", "화성시", "41590"),
            present("경기도", "화성시 동탄구", "41597"),
        ),
    )
    opened = change(day, "district", "경기도 화성시", "경기도 화성시 동탄구")
    history = derive.tell(rows, [])
    history.ids = {"경기도 화성시": "hwaseong-si"}
    assert derive.districts(history, rows, [opened]) == [
        ("옛구", "hwaseong-si", BEGIN, None),
        ("동탄구", "hwaseong-si", day, None),
    ]
    with pytest.raises(OntologyError, match="동탄구"):
        derive.districts(history, rows, [])


def test_the_shipped_tables_tell_what_the_reviewed_changes_say() -> None:
    """Every change shows in the shipped namings, and every turn in the shipped namings is a change."""
    held = tables.read().municipalities
    turns = {n.start for m in held.values() for n in m.namings if n.start > BEGIN}
    changes = derive.read_changes(SHIPPED / "changes.csv")
    assert turns == {c.day for c in changes if c.kind in {"create", "rename", "merge"}}
    ended = {m.latest.end for m in held.values() if m.latest.end}
    assert ended == {c.day for c in changes if c.kind in {"abolish", "merge"}}


def test_every_change_has_a_reason_and_a_source() -> None:
    with (SHIPPED / "changes.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert row["reason"], row
            assert row["source"], row
