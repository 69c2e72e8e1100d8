"""Looks up what a person typed, Korean or Latin, with or without suffix and province; else what is spelt alike."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kg.model.place import Level
from kg.registry import forms
from kg.registry.index import Index


@dataclass(frozen=True, slots=True)
class Match:
    """A municipality that a person may have meant.

    Attributes:
        id: its identifier.
        label: its official name with its province, on the day asked about or the newest.
        exact: whether the text is one of its names, not just like one.
    """

    id: str
    label: str
    exact: bool


@dataclass(frozen=True, eq=False)
class Finder:
    """Look-ups over one index."""

    index: Index

    def find(self, text: str, on: date | None = None) -> tuple[Match, ...]:
        """All that the text names, those in force first; else up to five that it nearly names, nearest first."""
        exact = self.named(text, on)
        return exact or tuple(self._match(key, on, exact=False) for key in self._near(text))

    def named(self, text: str, on: date | None = None) -> tuple[Match, ...]:
        """All that the text names, those in force first."""
        return tuple(self._match(key, on, exact=True) for key in self._exact(text, on))

    def _match(self, key: str, on: date | None, *, exact: bool) -> Match:
        label = self.index.official(key, on or self._newest)
        return Match(key, " ".join(filter(None, label)), exact)

    @cached_property
    def _newest(self) -> date:
        """A day on which the newest names hold; no clock is asked."""
        return max(n.start for m in self.index.municipalities.values() for n in m.namings)

    def _exact(self, text: str, on: date | None) -> list[str]:
        if on is not None:
            keys = self._korean(text, on) or self._korean(text) or list(self.latin.get(_fold(text), ()))
            return [k for k in keys if self._alive(k, on)] or keys
        keys = self._korean(text) or list(self.latin.get(_fold(text), ()))
        alive = [k for k in keys if self._alive(k, on)]
        return alive + [k for k in keys if k not in alive and not set(self.index.successors(k)) & set(alive)]

    def _alive(self, key: str, on: date | None) -> bool:
        thing = self.index.municipalities[key]
        return thing.latest.end is None if on is None else thing.naming(on) is not None

    def _korean(self, text: str, on: date | None = None) -> list[str]:
        """What the text names by itself or under the province it begins with, on that day if one is given."""
        whole = forms.squeeze(text)
        found = list(self.index.read(whole)) if len(whole) > 1 else []
        for cut in range(len(whole) - 1, 1, -1):
            provinces = self.index.sidos(whole[:cut])
            found += [r for r in self.index.read(whole[cut:], Level.SIGUNGU) if r.naming.sido in provinces]
        return list(dict.fromkeys(r.id for r in found if on is None or r.naming.holds(on)))

    @cached_property
    def latin(self) -> Mapping[str, tuple[str, ...]]:
        """Identifiers by Latin spelling, folded."""
        held: dict[str, dict[str, None]] = {}
        for key, spelling in self._spellings():
            held.setdefault(_fold(spelling), {})[key] = None
        return {spelling: tuple(keys) for spelling, keys in held.items()}

    def _spellings(self) -> Iterator[tuple[str, str]]:
        for thing in self.index.municipalities.values():
            yield thing.id, thing.id
            for naming in thing.namings:
                province = self.index.at(naming.sido, naming.start).romanised if naming.sido else ""
                short = naming.romanised.rsplit("-", 1)[0] if naming.sido else naming.romanised.removesuffix("-do")
                for name in (naming.romanised, short):
                    yield thing.id, name
                    yield thing.id, f"{name} {province}"
                    yield thing.id, f"{province} {name}"

    def _near(self, text: str) -> list[str]:
        spelling, folded = forms.letters(forms.squeeze(text)), _fold(text)
        by_letters = {forms.letters(form): form for form in self.index.readings}
        near = difflib.get_close_matches(spelling, by_letters, n=5, cutoff=0.8)
        keys = [part.city for part in self.index.districts.get(forms.squeeze(text).split("시")[-1], ())]
        keys += [r.id for found in near for r in self.index.read(by_letters[found])]
        keys += [
            k for found in difflib.get_close_matches(folded, self.latin, n=5, cutoff=0.8) for k in self.latin[found]
        ]
        return list(dict.fromkeys(k for k in keys if self._alive(k, None)))[:5]


def _fold(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
