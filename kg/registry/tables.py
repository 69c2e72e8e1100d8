"""Reads the shipped tables of the register. What they hold and where it comes from: ``data/registry/README.md``."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from kg.errors import OntologyError
from kg.model.place import Level, Municipality, Naming
from kg.model.shipped import folder


@dataclass(frozen=True, slots=True)
class District:
    """A general district (일반구): no government of its own, a part of its city."""

    name: str
    city: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Title:
    """A title that a city bears beside its official name (``수원특례시``)."""

    id: str
    name: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables, as read.

    Attributes:
        municipalities: by identifier, in the order of their first codes.
        short: short forms of provinces, by official name.
        districts: general districts.
        titles: titles of cities, which are no official names.
        words: bare forms that are ordinary words too.
    """

    municipalities: Mapping[str, Municipality]
    short: Mapping[str, tuple[str, ...]]
    districts: tuple[District, ...]
    titles: tuple[Title, ...]
    words: frozenset[str]


def read(place: Path | None = None) -> Tables:
    """The shipped tables, or those of another folder; ``OntologyError`` where one is missing or damaged."""
    place = place or folder("data") / "registry"
    try:
        return Tables(
            MappingProxyType(_municipalities(place)),
            MappingProxyType({row["name"]: tuple(row["forms"].split()) for row in _rows(place / "provinces.csv")}),
            tuple(
                District(row["name"], row["city"], date.fromisoformat(row["start"]), _end(row["end"]))
                for row in _rows(place / "districts.csv")
            ),
            tuple(
                Title(row["id"], row["title"], date.fromisoformat(row["start"]), _end(row["end"]))
                for row in _rows(place / "titles.csv")
            ),
            frozenset(row["form"] for row in _rows(place / "words.csv")),
        )
    except (OSError, KeyError, ValueError) as error:
        raise OntologyError(f"등록부의 표가 손상되었습니다 / the register's tables are damaged: {error}") from error


def _municipalities(place: Path) -> dict[str, Municipality]:
    levels: dict[str, Level] = {}
    namings: dict[str, list[Naming]] = {}
    successors: dict[str, list[str]] = {}
    for row in _rows(place / "namings.csv"):
        levels[row["id"]] = Level(row["level"])
        namings.setdefault(row["id"], []).append(_naming(row))
    for row in _rows(place / "successors.csv"):
        successors.setdefault(row["id"], []).append(row["successor"])
    return {
        key: Municipality(key, levels[key], tuple(held), tuple(successors.get(key, ())))
        for key, held in namings.items()
    }


def _naming(row: dict[str, str]) -> Naming:
    start, end = date.fromisoformat(row["start"]), _end(row["end"])
    return Naming(row["name"], row["romanised"], row["code"], row["sido"] or None, start, end)


def _end(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
