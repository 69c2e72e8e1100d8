"""Which written forms may mean which municipality, and when: what resolving and finding look things up in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from kg.model.place import Level, Municipality, Naming
from kg.registry import forms
from kg.registry.tables import District, Tables


@dataclass(frozen=True, slots=True)
class Reading:
    """A form taken for one naming of one municipality; ``official`` where it is the name or title itself."""

    id: str
    level: Level
    naming: Naming
    official: bool


@dataclass(frozen=True, eq=False)
class Index:
    """The tables, turned round."""

    tables: Tables = field(repr=False)

    @property
    def municipalities(self) -> Mapping[str, Municipality]:
        """All there ever were, by identifier."""
        return self.tables.municipalities

    @cached_property
    def readings(self) -> Mapping[str, tuple[Reading, ...]]:
        """What each form may mean."""
        held: dict[str, list[Reading]] = {}
        for thing in self.municipalities.values():
            for naming in thing.namings:
                for form, official in self.written(thing.level, naming):
                    held.setdefault(form, []).append(Reading(thing.id, thing.level, naming, official))
        for form, reading in self._titled():
            held.setdefault(form, []).append(reading)
        return {form: tuple(readings) for form, readings in held.items()}

    def _titled(self) -> Iterator[tuple[str, Reading]]:
        """Titles of cities and their offices, each from its day on."""
        for title in self.tables.titles:
            thing = self.municipalities[title.id]
            naming = replace(thing.latest, start=title.start, end=title.end)
            for form in (title.name, f"{title.name}청"):
                yield form, Reading(thing.id, thing.level, naming, official=True)

    def written(self, level: Level, naming: Naming) -> Iterable[tuple[str, bool]]:
        """The forms of one naming, each with whether it is the official name."""
        if level is Level.SIDO:
            return forms.sido(naming.name, self.tables.short[naming.name])
        return forms.sigungu(naming.name)

    @cached_property
    def districts(self) -> Mapping[str, tuple[District, ...]]:
        """General districts by name."""
        held: dict[str, list[District]] = {}
        for district in self.tables.districts:
            held.setdefault(district.name, []).append(district)
        return {name: tuple(found) for name, found in held.items()}

    def read(self, form: str, level: Level | None = None) -> tuple[Reading, ...]:
        """What a form may mean, at that level if one is given."""
        return tuple(r for r in self.readings.get(form, ()) if level in (None, r.level))

    def sidos(self, form: str) -> frozenset[str]:
        """The provinces that a form may name."""
        return frozenset(r.id for r in self.read(form, Level.SIDO))

    def within(self, key: str) -> frozenset[str]:
        """Every province that a municipality has lain in; a province lies in itself."""
        thing = self.municipalities[key]
        return frozenset(n.sido or key for n in thing.namings)

    def at(self, key: str, on: date) -> Naming:
        """The naming of that day; outside its life the nearest, so that there is always a name to show."""
        thing = self.municipalities[key]
        return thing.naming(on) or (thing.namings[0] if on < thing.namings[0].start else thing.latest)

    def official(self, key: str, on: date) -> tuple[str, str]:
        """Province and 시군구 as they were called on that day; the second is empty for a province."""
        naming = self.at(key, on)
        if naming.sido is None:
            return naming.name, ""
        day = on if naming.holds(on) or on < naming.start else naming.start
        return self.at(naming.sido, max(day, naming.start)).name, naming.name

    def successors(self, key: str) -> tuple[str, ...]:
        """What it is today: itself while it lives, else all that its successors became."""
        thing = self.municipalities[key]
        if thing.latest.end is None:
            return (key,)
        return tuple(dict.fromkeys(heir for s in thing.successors for heir in self.successors(s)))
