"""What a comparison is made of: its parts, a reason with its words on both sides, a neighbour, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray


class Part(StrEnum):
    """The parts that add up to a score."""

    PROGRAMS = "programs"
    TYPES = "types"
    PARTNERS = "partners"
    DIVISIONS = "divisions"
    PASSAGES = "passages"

    @property
    def ko(self) -> str:
        """Its Korean name."""
        return _KOREAN[self]


_KOREAN = {
    Part.PROGRAMS: "사업",
    Part.TYPES: "사업 유형",
    Part.PARTNERS: "협력 기관",
    Part.DIVISIONS: "상의 분야",
    Part.PASSAGES: "가까운 문단",
}


class Vectors(Protocol):
    """Where the vectors of passages come from: the search index, as the workspace hands it in."""

    def __call__(self, passages: Sequence[str], /) -> NDArray[np.float32]:
        """A row of length 1 for each passage's IRI; a row of zeros where there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Scope:
    """What is compared.

    Attributes:
        year: only what was stated of that year; None for all years.
        districts: provinces by what is stated of their districts together, instead of each municipality by its own.
        levels: with those of the other level too: provinces with a district, districts with a province.
    """

    year: int | None = None
    districts: bool = False
    levels: bool = False


ALL: Final = Scope()
"""Every year, each municipality by its own, beside those of its level."""


@dataclass(frozen=True, slots=True)
class Source:
    """Words of a document: ``text[start:end]`` of it is ``exact``.

    Attributes:
        name: the thing as it is written there, healed of line breaks; the clean text of a passage.
        year: 0 where none is known.
    """

    name: str
    year: int
    document: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Side:
    """What is stated of one of the two.

    Attributes:
        sources: the first words of each year, a few at most.
        years: all years it was stated of.
        mentions: how many statements there are.
    """

    sources: tuple[Source, ...]
    years: tuple[int, ...]
    mentions: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that two have in common.

    Attributes:
        things: the IRIs of the asked one's thing and the other's; one and the same unless they are only alike or close.
        name, name_en: what it is called; of two things alike, the asked one's name and the other's.
        relation: ``same``, ``alike`` (two things whose names are alike), or ``close`` (two passages).
        weight: what it adds to the score.
        rarity: how much it counts before it is set against all that is told of the two, 0 to 1: for a thing, 1 where
            one municipality alone states it and near 0 where all do; for passages, by how far they are closer than
            passages of two municipalities usually are.
        stated_by, of: how many municipalities it is stated of, and of how many anything of the kind is; 0 for passages.
        here, there: the words on the asked side and on the other.
    """

    part: Part
    things: tuple[str, str]
    name: str
    name_en: str
    relation: str
    weight: float
    rarity: float
    stated_by: int
    of: int
    here: Side
    there: Side

    def json(self) -> dict[str, object]:
        """As plain values."""
        plain = {n: getattr(self, n) for n in ("name", "name_en", "relation", "weight", "rarity", "stated_by", "of")}
        sides = {"here": self.here, "there": self.there}
        years = {f"{name}_years": list(side.years) for name, side in sides.items()}
        words = {name: [_source(s, self.part) for s in side.sources] for name, side in sides.items()}
        return {"part": self.part.value, "things": list(dict.fromkeys(self.things)), **plain, **years, **words}


def _source(source: Source, part: Part) -> dict[str, object]:
    said = "text" if part is Part.PASSAGES else "name"
    place = {name: getattr(source, name) for name in ("document", "start", "end", "exact")}
    return {said: source.name, "year": source.year or None, **place}


@dataclass(frozen=True, slots=True)
class Who:
    """A municipality: its IRI, and its official names on the day of the latest document that names it.

    Attributes:
        today: what it is called today, with its province; empty where that is not known.
    """

    iri: str
    sido: str
    sigungu: str
    today: str = ""

    @property
    def label(self) -> str:
        """Both names in one."""
        return f"{self.sido} {self.sigungu}".strip()

    @property
    def title(self) -> str:
        """Today's name, with the name of then where it was another."""
        differs = self.today and self.today != self.label
        return f"{self.today} (당시 / then {self.label})" if differs else self.label


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A municipality that is like the asked one; the weights of its reasons add up to the score."""

    who: Who
    score: float
    why: tuple[Reason, ...] = field(repr=False)

    @property
    def parts(self) -> Mapping[Part, float]:
        """What each part adds to the score."""
        return {part: round(sum(r.weight for r in self.why if r.part is part), DIGITS) for part in Part}

    def json(self) -> dict[str, object]:
        """As plain values, under the names that ``kg similar --json`` promises."""
        names = {"municipality": self.who.iri, "sido": self.who.sido, "sigungu": self.who.sigungu}
        names["today"] = self.who.today
        parts = {part.value: weight for part, weight in self.parts.items()}
        return {**names, "score": self.score, "parts": parts, "why": [reason.json() for reason in self.why]}


DIGITS: Final = 6
"""Decimals of every weight; a score is the sum of rounded weights, so the parts shown add up to it."""


@dataclass(frozen=True, slots=True)
class Told:
    """How many things of each part are stated of a municipality, and how many awards and cases.

    Attributes:
        parts: those that were compared; passages are not among them without vectors.
    """

    parts: Mapping[Part, int]
    awards: int
    cases: int

    @property
    def lacks(self) -> tuple[Part, ...]:
        """Parts of which nothing is stated."""
        return tuple(part for part, count in self.parts.items() if not count)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The denominators: how many there are in the graph, and of how many something of each kind is stated."""

    municipalities: int
    awards: int
    cases: int
    parts: Mapping[Part, int]


@dataclass(frozen=True, slots=True)
class Similar:
    """Who is like the asked municipality, and what that rests on.

    Attributes:
        told: what is stated of the asked one.
        districts: of a province, what is stated of its districts together; None for others.
        closeness: whether passages could be compared; False without vectors.
        neighbours: the likest first; those with which nothing in common is stated are not among them.
        tied: how many more have the score of the last one; ties are broken by IRI, which means nothing.
        others: with how many of the other level something is stated in common, that were left out for their level.
    """

    asked: Who
    scope: Scope
    told: Told
    districts: Told | None
    coverage: Coverage
    closeness: bool
    neighbours: tuple[Neighbour, ...]
    tied: int = 0
    others: int = 0

    @property
    def ranks(self) -> tuple[int, ...]:
        """The place of each neighbour; those of one score share the first of theirs."""
        scores = [neighbour.score for neighbour in self.neighbours]
        return tuple(scores.index(score) + 1 for score in scores)

    def json(self) -> list[dict[str, object]]:
        """The neighbours as plain values."""
        return [{"rank": rank, **one.json()} for rank, one in zip(self.ranks, self.neighbours, strict=True)]
