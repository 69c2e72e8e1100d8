"""Why a hit is a hit: the words that matched as its text has them, words that mean the same, and the names it was asked by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.search.concepts import Said
from kg.search.engine.protocol import Filters
from kg.search.names import Found
from kg.search.ranking import Part, Scored
from kg.search.tokens import STOPS, Letters, places, stem
from kg.search.units import Unit

_NAMING: Final = ("sido", "municipality", "grade")
"""Facets that names in a passage give it."""
_LATIN: Final = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """Two words for one thing: as it was asked, and as the text says it."""

    asked: str
    found: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Why a filter kept a hit whose own columns do not say so: whom its words name, or who won what was asked for."""

    facet: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons of a hit.

    Attributes:
        words: stretches of the text that the question's words met, in the order of the text.
        meanings: words of the text that say otherwise what was asked.
        names: what the question names and this hit speaks of.
        best: the unit that matched best, with both retrievers' ranks and scores.
        weak: whether the whole search found nothing to be relied on.
        kept: what it was kept for, of the filters.
    """

    words: tuple[str, ...]
    meanings: tuple[Meaning, ...]
    names: tuple[Found, ...]
    best: Scored
    unit: Unit
    weak: bool
    kept: tuple[Kept, ...] = ()

    def json(self) -> dict[str, object]:
        """As plain values."""
        return {
            "words": list(self.words),
            "meanings": [{"asked": m.asked, "found": m.found} for m in self.meanings],
            "names": [{"kind": n.kind, "name": n.label, "asked": n.word, "guess": n.guess} for n in self.names],
            "dense": _part(self.best.dense),
            "lexical": _part(self.best.lexical),
            "part": self.unit.text,
            "weak": self.weak,
            "filters": [{"facet": kept.facet, "names": list(kept.names)} for kept in self.kept],
        }


def _part(part: Part | None) -> dict[str, object] | None:
    """Rank, raw score, and what it adds to the hit's score."""
    return None if part is None else {"rank": part.rank, "score": round(part.value, 4), "adds": round(part.share, 4)}


def matched(text: Letters, source: str, asked: Mapping[str, float]) -> tuple[str, ...]:
    """The stretches of a text that hold tokens of a question, each once.

    Args:
        text: the letters of ``source``.
        asked: the question's tokens.
    """
    pairs = sorted(start for token in asked if len(token) == 2 for start in places(token, text.bare))
    found: list[tuple[int, int]] = []
    for pair in pairs:
        start, end = text.at[pair], text.at[pair + 1] + 1
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    latin = [m.span() for m in _LATIN.finditer(source) if _asked(m[0], asked)]
    return tuple(dict.fromkeys(source[start:end] for start, end in sorted([*found, *latin])))


def _asked(word: str, asked: Mapping[str, float]) -> bool:
    return word.lower() not in STOPS and stem(word.lower()) in asked


def meanings(said: Iterable[Said], question: Iterable[Said]) -> tuple[Meaning, ...]:
    """Words of a text for what the question says in others."""
    asked = {each.key: each.word for each in question}
    pairs = ((asked[each.key], each.word) for each in said if each.key in asked)
    return tuple(dict.fromkeys(Meaning(one, other) for one, other in pairs if one not in other and other not in one))


def kept(filters: Filters, units: Sequence[Unit]) -> tuple[Kept, ...]:
    """Of the filters that names pass: the winners of a grade, and names of others than whom the hit is about."""
    own = (f"{units[0].sido} {units[0].sigungu}".strip(),)
    told = ((facet, _names(values, units)) for facet, values in filters.asked.items() if facet in _NAMING)
    return tuple(Kept(facet, names) for facet, names in told if names and (facet == "grade" or names != own))


def _names(values: frozenset[str], units: Iterable[Unit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for unit in units for value in values for name in unit.spoken.get(value, ())))


def named(asked: Sequence[Found], units: Iterable[Unit]) -> tuple[Found, ...]:
    """Of what was asked by name, the things that these units speak of; each name once."""
    things = {thing for unit in units for thing in unit.things}
    once = {(found.word, found.label): found for found in reversed(asked) if found.thing in things}
    return tuple(reversed(once.values()))
