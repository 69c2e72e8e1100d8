"""The catalogue of an index: what its units say, where they stand, what things are called. One SQLite file, never changed.

It lets a search answer without opening the graph; the engines know nothing of it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from kg.errors import StoreError
from kg.search.names import MUNICIPALITY
from kg.search.spelling import Name, Spelling, spellable
from kg.search.units import Unit

_MOST: Final = 500
"""Values that one statement asks for; SQLite takes more, but not without end."""
_COLUMNS: Final = tuple(f.name for f in fields(Unit) if f.name != "facets")
_ALL: Final = ", ".join(f'"{name}"' for name in _COLUMNS)
_READ: Final = f"SELECT {_ALL} FROM unit WHERE"  # noqa: S608 - names of this file's own columns
_TABLES: Final = f"""
CREATE TABLE unit ({_ALL}, PRIMARY KEY (id)) WITHOUT ROWID;
CREATE TABLE name (form, thing, kind, label, sure);
CREATE TABLE token (token PRIMARY KEY, units) WITHOUT ROWID;
CREATE TABLE facet (facet, value, units, PRIMARY KEY (facet, value)) WITHOUT ROWID;
CREATE TABLE fact (name PRIMARY KEY, value) WITHOUT ROWID;
"""
_INDEXES: Final = "CREATE INDEX lead ON unit (lead); CREATE INDEX form ON name (form);"


class Catalog:
    """An open catalogue.

    Args:
        path: its file; ``StoreError`` where it is damaged or gone.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self.size = int(self._one("SELECT value FROM fact WHERE name = 'units'"))
            self.pending = int(self._one("SELECT value FROM fact WHERE name = 'pending'"))
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    def _damaged(self, error: sqlite3.Error) -> StoreError:
        return StoreError(
            f"검색 색인이 상했습니다 / the search index is damaged: {self._path.name}: {error}",
            hint="kg index 로 다시 만드세요 / make it again with `kg index`",
        )

    def sound(self) -> bool:
        """Whether the file is whole; reads all of it."""
        try:
            return self._one("PRAGMA quick_check(1)") == "ok"
        except (sqlite3.Error, StoreError):
            return False

    def _rows(self, statement: str, values: Sequence[str] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement; ``StoreError`` where the file is damaged."""
        try:
            yield from self._base.execute(statement, values)
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    def _one(self, statement: str) -> str:
        row = self._base.execute(statement).fetchone()
        if row is None:
            raise sqlite3.DatabaseError("incomplete")
        return str(row[0])

    def _in(self, statement: str, values: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Rows of a statement that ends in ``IN``, for any number of values."""
        for start in range(0, len(values), _MOST):
            some = values[start : start + _MOST]
            yield from self._rows(f"{statement} ({', '.join('?' * len(some))})", some)

    def units(self, ids: Sequence[str]) -> dict[str, Unit]:
        """The units of these ids."""
        return {u.id: u for u in map(_unit, self._in(f"{_READ} id IN", ids))}

    def passages(self) -> dict[str, list[str]]:
        """The ids of each passage's units, in the order of the text."""
        held: dict[str, list[str]] = {}
        for passage, unit in self._rows("SELECT passage, id FROM unit ORDER BY id"):
            held.setdefault(passage, []).append(unit)
        return held

    def leads(self, ids: Sequence[str]) -> dict[str, str]:
        """The leading unit of each of these."""
        return dict(self._in("SELECT id, lead FROM unit WHERE id IN", ids))

    def hits(self, leads: Sequence[str]) -> dict[str, list[Unit]]:
        """The units of each hit, in the order of the text."""
        held: dict[str, list[Unit]] = {lead: [] for lead in leads}
        for unit in sorted(map(_unit, self._in(f"{_READ} lead IN", leads)), key=lambda unit: unit.id):
            held[unit.lead].append(unit)
        return held

    def sample(self, most: int) -> list[str]:
        """Ids spread evenly over all units."""
        step = max(1, -(-self.size // most))
        return [f"{number:08d}" for number in range(0, self.size, step)]

    def frequency(self, tokens: Sequence[str]) -> dict[str, int]:
        """In how many units each token occurs; what none has is left out."""
        return {str(token): int(units) for token, units in self._in("SELECT * FROM token WHERE token IN", tokens)}

    def facet(self, name: str) -> dict[str, int]:
        """The values of a facet, with how many units hold each."""
        return dict(self._rows("SELECT value, units FROM facet WHERE facet = ? ORDER BY value", (name,)))

    def named(self, forms: Sequence[str]) -> Iterator[Name]:
        """The names of these forms."""
        yield from (_name(row) for row in self._in("SELECT * FROM name WHERE form IN", forms))

    def places(self) -> tuple[Name, ...]:
        """All names of municipalities."""
        return self._places

    @cached_property
    def _places(self) -> tuple[Name, ...]:
        rows = self._rows("SELECT * FROM name WHERE kind = ? AND form NOT LIKE '~%'", (MUNICIPALITY,))
        return tuple(map(_name, rows))

    @cached_property
    def spelling(self) -> Spelling:
        """All names that a misspelt word may mean, by how they are spelt."""
        return Spelling(filter(spellable, map(_name, self._rows("SELECT * FROM name"))))

    @cached_property
    def divisions(self) -> dict[str, list[str]]:
        """Divisions and lasting fields as people write them, each with its values as a facet."""
        return dict(json.loads(self._one("SELECT value FROM fact WHERE name = 'divisions'")))

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()


def write(
    path: Path,
    units: Sequence[Unit],
    tokens: Mapping[str, int],
    names: Iterable[Name],
    divisions: Mapping[str, Sequence[str]],
    pending: int = 0,
) -> None:
    """Write a catalogue.

    Args:
        units: all there are.
        tokens: in how many units each occurs.
        names: what things are called.
        divisions: facet values by name, of divisions and fields.
        pending: texts that wait for a vector.
    """
    facets = Counter((f, value) for unit in units for f, values in unit.facets.items() for value in values)
    facts = {"units": len(units), "pending": pending, "divisions": json.dumps(divisions, ensure_ascii=False)}
    with closing(sqlite3.connect(path)) as base, base:
        base.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
        marks = ", ".join("?" * len(_COLUMNS))
        base.executemany(f"INSERT INTO unit VALUES ({marks})", map(_row, units))  # noqa: S608 - marks only
        base.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?)", dict.fromkeys(names))
        base.executemany("INSERT INTO token VALUES (?, ?)", tokens.items())
        base.executemany("INSERT INTO facet VALUES (?, ?, ?)", ((*held, count) for held, count in facets.items()))
        base.executemany("INSERT INTO fact VALUES (?, ?)", facts.items())
        base.executescript(_INDEXES)


def _row(unit: Unit) -> list[object]:
    packed = {"places": unit.places, "things": sorted(unit.things), "spoken": unit.spoken}
    return [
        json.dumps(packed[name], ensure_ascii=False) if name in packed else getattr(unit, name) for name in _COLUMNS
    ]


def _unit(row: Sequence[Any]) -> Unit:
    held = dict(zip(_COLUMNS, row, strict=True))
    spoken = {value: tuple(names) for value, names in json.loads(held["spoken"]).items()}
    things = frozenset(json.loads(held["things"]))
    return Unit(**held | {"places": tuple(json.loads(held["places"])), "things": things, "spoken": spoken})


def _name(row: Sequence[Any]) -> Name:
    form, thing, kind, label, sure = row
    return Name(form, thing, kind, label, bool(sure))
