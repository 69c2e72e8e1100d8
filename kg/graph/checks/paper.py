"""What every check asks of a document: who a name is, which line words stand in, what the result tables list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from kg.graph.checks.spelling import Squeezed
from kg.model.document import Block, Document
from kg.model.fact import Award, Case, Dated, Facts, Finding
from kg.model.likeness import ALIKE, nearest, normal, squash
from kg.model.place import Level, PlaceName, Resolution
from kg.model.span import Span
from kg.model.thesaurus import Thesaurus
from kg.registry.slips import Lexicon, Slips
from kg.registry.spelling import tailless

HIGH: Final = "high"
MEDIUM: Final = "medium"
LOW: Final = "low"

_KIND = re.compile(r"(?:특별자치도|특별자치시|특별시|광역시)$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as mentioned, of a program or an organisation; ``bare`` is the form that names are compared in."""

    text: str
    span: Span
    place: PlaceName | None
    bare: str


Official = Callable[[str, date], tuple[str, str]]
"""Official names of 시도 and 시군구 of a municipality on a day, as the registry has them."""


@dataclass(frozen=True)
class Paper:
    """A document, what was read from it, and who its names mean; ``on``, the day it speaks on."""

    document: Document
    facts: Facts
    resolutions: Mapping[PlaceName, Resolution]
    thesaurus: Thesaurus | None = None
    on: Dated | None = None
    names: Official | None = None

    @cached_property
    def listed(self) -> tuple[Award, ...]:
        """The conferrals that result tables list."""
        return tuple(a for a in self.facts.awards if a.table)

    @cached_property
    def divisions(self) -> tuple[str, ...]:
        """Divisions of the result tables."""
        return tuple(dict.fromkeys(a.division for a in self.listed))

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Parts of the result tables."""
        return tuple(dict.fromkeys(a.part for a in self.listed if a.part))

    @cached_property
    def under(self) -> Mapping[str, tuple[Award, ...]]:
        """The conferrals listed under each part and division, by its squashed name; a division before its part."""
        held: dict[str, tuple[Award, ...]] = {}
        for names, of in ((self.parts, "part"), (self.divisions, "division")):
            for name in names:
                held[squash(name)] = tuple(a for a in self.listed if getattr(a, of) == name)
        return held

    @cached_property
    def passages(self) -> Mapping[str, Case]:
        """Passage id to the case it belongs to."""
        return {passage: case for case in self.facts.cases for passage in case.passages}

    @cached_property
    def mentions(self) -> tuple[Name, ...]:
        """Programs and organisations, as mentioned."""
        programs = [Name(p.name, p.span, p.place, normal(p.name)) for p in self.facts.programs]
        return (*programs, *(Name(o.name, o.span, o.place, normal(o.name)) for o in self.facts.organisations))

    @cached_property
    def slips(self) -> Slips | None:
        """The registry's judge of slips of the pen, which knows this document's names; None without a thesaurus."""
        return Slips(Lexicon(self.thesaurus), {tailless(m.bare) for m in self.mentions}) if self.thesaurus else None

    @cached_property
    def squeezed(self) -> Squeezed:
        """All text in the form that names are compared in."""
        return Squeezed.of(self.document)

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Municipality to the letter that its full name ends in (시, 군, 구, 도), as far as the document writes it."""
        names = (*self.facts.places, *(a.place for a in self.facts.awards), *(c.place for c in self.facts.cases))
        full = (n for n in dict.fromkeys(names) if len(n.text) > 2 and n.text[-1] in "시군구도")
        return {self.who(n): n.text[-1] for n in full}

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Each block's words, by its index."""
        return tuple(b.span for b in self.document.blocks)

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.spans]

    def block(self, span: Span) -> Block | None:
        """The block in which the words begin."""
        at = bisect_right(self._starts, span.start) - 1
        return self.document.blocks[at] if at >= 0 else None

    def case(self, span: Span) -> Case | None:
        """The case that holds the words."""
        return next((c for c in self.facts.cases if span in c.span), None)

    def who(self, place: PlaceName) -> str:
        """One key for one municipality: the registry's, else what is written, without the letter of its kind."""
        decision = self.resolutions.get(place)
        if decision is not None and decision.chosen:
            return decision.chosen
        return f"{place.sido} {stem(place.text)}".strip()

    def called(self, key: str | None) -> str:
        """What the municipality of that key was called on the document's day; empty where nobody can tell."""
        return " ".join(filter(None, self.names(key, self.on.day))) if key and self.on and self.names else ""

    def level(self, place: PlaceName) -> Level | None:
        """The tier, by the table or by the name; None where neither tells."""
        if place.level is not None:
            return place.level
        if _KIND.search(place.text):
            return Level.SIDO
        return Level.SIGUNGU if place.sido or place.text[-1] in "시군구" else None

    def division(self, words: str) -> str:
        """The division of the result tables that the words mean, or empty."""
        return nearest(words, self.divisions, ALIKE)

    def main(self, spans: Iterable[Span]) -> tuple[Span, tuple[Span, ...]]:
        """Which of equal words to point at (those of the fuller telling of a case first), and the rest."""
        held = sorted(set(spans))
        told = {c.span for c in self.facts.cases if not c.tells and any(o.tells == c.id for o in self.facts.cases)}
        first = next((s for s in held if any(s in case for case in told)), held[0])
        return first, tuple(s for s in held if s != first)

    def places(self, *names: PlaceName) -> tuple[str, ...]:
        """Keys of municipalities for a finding, each once."""
        return tuple(dict.fromkeys(self.who(name) for name in names))


Check = Callable[[Paper], Iterator[Finding]]
"""A check: findings in any order, their ids still empty."""


def label(place: PlaceName) -> str:
    """A municipality as a reader would call it."""
    return f"{place.sido} {place.text}".strip()


def stem(name: str) -> str:
    """A name without the letters of its kind, unless one letter or none would stay."""
    bare = _KIND.sub("", name)
    return bare[:-1] if len(bare) > 2 and bare[-1] in "시군구도" else bare
