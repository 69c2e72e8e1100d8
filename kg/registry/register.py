"""The register of municipalities through time: the one thing that other parts hold of this folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from kg.errors import NotFound
from kg.model.place import Level, Municipality, PlaceName, Resolution
from kg.registry import resolver, tables
from kg.registry.finder import Finder, Match
from kg.registry.index import Index


@dataclass(frozen=True, eq=False)
class Register:
    """Municipalities since 1995, by identifier, by name and by day. Immutable; made by ``load``."""

    index: Index = field(repr=False)

    @staticmethod
    def load() -> Register:
        """The shipped register; ``OntologyError`` where its tables are damaged."""
        return Register(Index(tables.read()))

    def get(self, id: str) -> Municipality:  # noqa: A002
        """The municipality with that identifier; ``NotFound`` for none."""
        try:
            return self.index.municipalities[id]
        except KeyError:
            near = ", ".join(match.id for match in self.find(id)[:3])
            raise NotFound(f"no municipality has the identifier {id!r}", hint=f"nearest: {near or 'none'}") from None

    def all(self, on: date | None = None) -> tuple[Municipality, ...]:
        """Those in force on that day, or all there ever were."""
        return tuple(m for m in self.index.municipalities.values() if on is None or m.naming(on))

    def official(self, id: str, on: date) -> tuple[str, str]:  # noqa: A002
        """Names of province and 시군구 on that day, or the day nearest to it; the second is empty for a province."""
        self.get(id)
        return self.index.official(id, on)

    def successor_today(self, id: str) -> tuple[str, ...]:  # noqa: A002
        """What it is today: itself, or what took it over."""
        self.get(id)
        return self.index.successors(id)

    def resolve(self, name: PlaceName, on: date, context: Sequence[str] = ()) -> Resolution:
        """Who is meant by a name in a document of that day; ``context``: identifiers that the document speaks of."""
        return resolver.resolve(self.index, name, on, context)

    def find(self, text: str, on: date | None = None) -> tuple[Match, ...]:
        """What a person's input names; if nothing, what it nearly names (``exact`` is false)."""
        return self._finder.find(text, on)

    def named(self, text: str) -> tuple[Match, ...]:
        """What a person's input names, and nothing that it nearly names: quicker where that is all one asks."""
        return self._finder.named(text)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.index)

    @property
    def latin(self) -> Mapping[str, tuple[str, ...]]:
        """Identifiers by every Latin spelling, small letters without hyphens and spaces."""
        return self._finder.latin

    @cached_property
    def forms(self) -> Mapping[str, frozenset[Level]]:
        """Every way a municipality of any time is written, official or short, white space removed, two syllables up."""
        return {
            form: frozenset(r.level for r in readings)
            for form, readings in self.index.readings.items()
            if len(form) > 1
        }

    @cached_property
    def risky(self) -> frozenset[str]:
        """Bare forms that are ordinary Korean words too, or may mean places of several provinces on one day."""
        return frozenset(f for f in self.forms if f in self.index.tables.words or self._ambiguous(f))

    def _ambiguous(self, form: str) -> bool:
        readings = self.index.read(form)
        office = form.endswith("청") and form[:-1] in self.index.readings
        return (
            not office
            and not any(r.official for r in readings)
            and any(
                a.naming.holds(b.naming.start) and (a.naming.sido or a.id) != (b.naming.sido or b.id)
                for a in readings
                for b in readings
            )
        )

    def provinces(self, form: str) -> frozenset[str]:
        """Official and short names of the provinces that a written 시군구 form may lie in, at any time."""
        ids = {r.naming.sido for r in self.index.read(form, Level.SIGUNGU)}
        return frozenset(f for key in ids if key for f in self._names[key])

    @cached_property
    def _names(self) -> Mapping[str, frozenset[str]]:
        """Official and short names of each province, offices left out."""
        held = {m.id: m.namings for m in self.all() if m.level is Level.SIDO}
        short = self.index.tables.short
        return {key: frozenset(f for n in namings for f in (n.name, *short[n.name])) for key, namings in held.items()}
