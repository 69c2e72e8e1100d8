"""Municipalities as the pipeline speaks of them: a name as written, a thing through time, and what joined the two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from kg.model.span import Span


class Level(StrEnum):
    """The tier of local government."""

    SIDO = "시도"
    SIGUNGU = "시군구"


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A municipality as a document writes it.

    Attributes:
        text: the name itself, white space removed (``순천시``, ``성주``, ``전북``, ``광산구``).
        sido: the province that governs it in the text, as written there (``전남``); empty where none does.
        span: where ``text`` stands.
        level: the tier the text itself gives (a table's ``(시도2)``), else None.
    """

    text: str
    sido: str
    span: Span
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """What a municipality was called, under which province, with which code, from ``start`` until before ``end``."""

    name: str
    romanised: str
    code: str
    sido: str | None
    """Identifier of the 시도 that it belonged to; None for a 시도 itself."""
    start: date
    end: date | None = None

    def holds(self, on: date) -> bool:
        """Whether it was in force on that day."""
        return self.start <= on and (self.end is None or on < self.end)


@dataclass(frozen=True, slots=True)
class Municipality:
    """A 시도 or 시군구: one thing through renamings and moves.

    Attributes:
        id: readable, stable, unique through time; the tail of its IRI.
        level: tier.
        namings: names, codes and provinces with their dates, oldest first.
        successors: identifiers of what took it over when it was abolished; empty while it lives.
    """

    id: str
    level: Level
    namings: tuple[Naming, ...]
    successors: tuple[str, ...] = ()

    def naming(self, on: date) -> Naming | None:
        """How it was called on that day; None where it did not exist."""
        return next((n for n in self.namings if n.holds(on)), None)

    @property
    def latest(self) -> Naming:
        """Its newest name: today's, or the last it had."""
        return self.namings[-1]


@dataclass(frozen=True, slots=True)
class Resolution:
    """A decision about a name: who is meant, or why none was chosen. A record, never an edit of the source.

    Attributes:
        name: the name as written.
        chosen: identifier of the municipality, or None where the registry abstained.
        candidates: identifiers of all it could be.
        rule: the rule that decided (``exact``, ``short form``, ``province``, ``context``, ``typo``, ``ambiguous``,
            ``unknown``, ``not then``).
        guess: whether a machine's guess (a typo mended, a context inferred) rather than a stated fact.
        note: the reason in words.
    """

    name: PlaceName
    chosen: str | None
    candidates: tuple[str, ...]
    rule: str
    guess: bool = False
    note: str = ""


class Gazetteer(Protocol):
    """What extraction asks of the registry: which strings are names of municipalities, and of which tier."""

    @property
    def forms(self) -> Mapping[str, frozenset[Level]]:
        """Every way a municipality of any time is written, official or short, without white space."""
        ...

    @property
    def risky(self) -> frozenset[str]:
        """Bare forms that are ordinary words too or ambiguous: no name without other evidence."""
        ...

    def provinces(self, form: str) -> frozenset[str]:
        """Official and short names of the provinces a written 시군구 form may lie in (``남구`` → 부산, 부산광역시, …)."""
        ...
