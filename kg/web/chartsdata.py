"""The charts as numbers: bars of parts, each with the address of the rows behind it. Drawn as they are, and written as CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from urllib.parse import urlencode

from kg.extract.release import UNDATED
from kg.model.place import Level
from kg.web import mapdata
from kg.web.mapdata import Counted, atlas

COLOURS: Final = ("#0077bb", "#ee7733", "#009988", "#cc3311", "#aa4499", "#ddaa33", "#33bbee")
"""Told apart also by those who see no red or no green."""
OTHER: Final = "#a8adb3"
"""What is left beyond the colours."""
UNSAID: Final = "-"
"""In addresses: the awards whose year or division no document states."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: what it is of, how much, and where its rows stand."""

    name: str
    value: int
    link: str
    colour: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a chart; ``stated`` is false where no document says the number."""

    label: str
    english: str
    parts: tuple[Part, ...]
    link: str
    stated: bool = True

    @property
    def total(self) -> int:
        """The whole length."""
        return sum(part.value for part in self.parts)

    def json(self, most: int) -> dict[str, object]:
        """As plain values, with the place of each part in hundredths of the longest bar."""
        parts, at = [], 0
        for part in self.parts:
            begin, width = (round(100 * number / most, 3) for number in (at, part.value))
            parts.append({"name": part.name, "value": part.value, "link": part.link, "colour": part.colour})
            parts[-1] |= {"at": begin, "width": width}
            at += part.value
        named = {"label": self.label, "english": self.english, "link": self.link}
        return {**named, "total": self.total if self.stated else None, "parts": parts}


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart.

    Attributes:
        key: in addresses.
        unit: ``awards``, ``won`` or ``places``: what its numbers count.
        series: the names of the parts with their colours; empty where a bar is one part.
    """

    key: str
    korean: str
    english: str
    unit: str
    bars: tuple[Bar, ...]
    series: tuple[tuple[str, str], ...] = field(default=())

    def json(self) -> dict[str, object]:
        """As plain values."""
        most = max((bar.total for bar in self.bars), default=0) or 1
        return {
            **{"key": self.key, "korean": self.korean, "english": self.english, "unit": self.unit},
            "series": [{"name": name, "colour": colour} for name, colour in self.series],
            "bars": [bar.json(most) for bar in self.bars],
        }


@dataclass(frozen=True, slots=True)
class Province:
    """A 시도 as a chart names it: as it was called last while there were rows of it."""

    id: str
    short: str
    english: str


def then(row: Counted) -> date:
    """The day on whose map the row belongs; without a year, the day on which such documents' names are looked up."""
    return date(row.year, 12, 31) if row.year else UNDATED


def province(row: Counted) -> str:
    """The identifier of the province that the municipality lay in in the row's year; empty where that is not known."""
    return mapdata.place(row.id, then(row), Level.SIDO) or ""


def provinces(rows: Iterable[Counted]) -> dict[str, Province]:
    """Those of the rows."""
    days: dict[str, date] = {}
    for row in rows:
        key = province(row)
        days[key] = max(days.get(key, date.min), then(row))
    return {key: _province(key, day) for key, day in days.items() if key}


def _province(key: str, day: date) -> Province:
    register = atlas().register
    held = register.get(key)
    naming = held.naming(day) or held.latest
    return Province(key, register.index.tables.short.get(naming.name, (naming.name,))[0], naming.romanised)


def rows_at(**asked: object) -> str:
    """Where the awards of these values are listed."""
    return "/awards?" + urlencode({name: value for name, value in asked.items() if value})


def by_division(rows: Sequence[Counted], year: int | None) -> Chart:
    """Awards by province, parted by division."""
    counts = _summed(rows, lambda row: row.division, lambda row: row.awards)
    names = [name for name, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    colours = dict(zip(names, COLOURS, strict=False))

    def parts(key: str, own: Sequence[Counted]) -> tuple[Part, ...]:
        held = _summed(own, lambda row: row.division, lambda row: row.awards)
        return tuple(
            Part(name, held[name], rows_at(sido=key, division=name or UNSAID, year=year), colours.get(name, OTHER))
            for name in names
            if held.get(name)
        )

    series = [(name, colours.get(name, OTHER)) for name in names]
    return Chart(
        *("awards", "시도와 분야별로 받은 상", "Awards by province and division", "awards"),
        _bars(rows, parts, year),
        tuple(series),
    )


def by_prize(rows: Sequence[Counted], year: int | None) -> Chart:
    """Prize money by province."""

    def parts(key: str, own: Sequence[Counted]) -> tuple[Part, ...]:
        won = sum(row.prize for row in own)
        return (Part("", won, rows_at(sido=key, year=year), COLOURS[0]),) if any(row.stated for row in own) else ()

    return Chart("prize", "시도별 상금", "Prize money by province", "won", _bars(rows, parts, year))


def by_year(rows: Sequence[Counted]) -> Chart:
    """Awards over the years."""
    counts = _summed(rows, lambda row: str(row.year or UNSAID), lambda row: row.awards)
    bars = [
        Bar(*_year(year), (Part("", counts[year], rows_at(year=year), COLOURS[0]),), rows_at(year=year))
        for year in sorted(counts, key=lambda year: (year == UNSAID, year))
    ]
    return Chart("years", "해마다 받은 상", "Awards over the years", "awards", tuple(bars))


def _year(year: str) -> tuple[str, str]:
    return ("연도 미상", "Year unknown") if year == UNSAID else (year, year)


def by_spread(rows: Sequence[Counted], iri: str, name: str) -> Chart:
    """In how many municipalities a program is mentioned, over the years; those that did so for the first time apart."""
    seen: set[str] = set()
    bars = []
    for year in sorted({row.year for row in rows if row.year}):
        link = "/map?" + urlencode({"measure": "program", "program": iri, "year": year})
        own = {row.id for row in rows if row.year == year}
        told = (("first", own - seen, COLOURS[0]), ("again", own & seen, COLOURS[1]))
        parts = tuple(Part(label, len(held), link, colour) for label, held, colour in told if held)
        bars.append(Bar(str(year), str(year), parts, link))
        seen |= own
    series = (("first", COLOURS[0]), ("again", COLOURS[1]))
    title = (f"{name}: 언급된 지자체의 수", f"{name}: municipalities that mention it")
    return Chart("spread", *title, "places", tuple(bars), series)


def _bars(
    rows: Sequence[Counted], parts: Callable[[str, Sequence[Counted]], tuple[Part, ...]], year: int | None
) -> tuple[Bar, ...]:
    """A bar for each province, the longest first."""
    own: dict[str, list[Counted]] = {}
    for row in rows:
        own.setdefault(province(row), []).append(row)
    known = provinces(rows)
    made = ((p, parts(key, own[key]), rows_at(sido=key, year=year)) for key, p in known.items())
    bars = (Bar(p.short, p.english, held, link, stated=bool(held)) for p, held, link in made)
    return tuple(sorted(bars, key=lambda bar: (-bar.total, bar.label)))


def _summed(
    rows: Iterable[Counted], name: Callable[[Counted], str], value: Callable[[Counted], int]
) -> Mapping[str, int]:
    held: dict[str, int] = {}
    for row in rows:
        held[name(row)] = held.get(name(row), 0) + value(row)
    return held
