"""Any two municipalities beside each other: what they have in common, and what each thing adds to their score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.network.similar.alike import LIKE, Names, Pair, matched
from kg.network.similar.closeness import Closeness
from kg.network.similar.kinds import DIGITS, Part
from kg.network.similar.score import alike, scale
from kg.network.similar.stated import Stated

SAME: Final = "same"
ALIKE: Final = "alike"
CLOSE: Final = "close"
_THINGS: Final = (Part.PROGRAMS, Part.TYPES, Part.PARTNERS, Part.DIVISIONS)
_ORDER: Final = {part: place for place, part in enumerate(Part)}
NAMED: Final = {Part.PROGRAMS: LIKE, Part.PARTNERS: 1.0}
"""Parts in which two things may have names that are alike, and how like they have to be: bodies are named after places
(북구보건소, 서북구보건소), so no likeness tells more of them than the same name does."""


@dataclass(frozen=True, slots=True)
class Common:
    """What two have in common: one thing, or a thing of each.

    Attributes:
        stated_by: how many state it; of things alike, how many state anything called like either; 0 for passages.
    """

    part: Part
    relation: str
    one: str
    other: str
    rarity: float
    weight: float
    stated_by: int = 0


class Comparison:
    """Any two municipalities beside each other.

    Args:
        names: of each part in which names that are alike are to be found; without any, the same things only.
        closeness: of passages; None where there are no vectors.
    """

    def __init__(
        self, stated: Stated, names: Mapping[Part, Names] | None = None, closeness: Closeness | None = None
    ) -> None:
        self.stated, self._names, self._closeness = stated, names or {}, closeness
        self._mass = {part: {who: stated.mass(part, who) for who in stated.members} for part in _THINGS}

    def ranked(self, asked: str) -> list[tuple[str, list[Common]]]:
        """All others with which anything is stated in common, the likest first; ties by IRI."""
        held = [(who, common) for who, common in self._all(asked) if common]
        return sorted(held, key=lambda pair: (-score(pair[1]), pair[0]))

    def same(self, one: str, other: str, parts: Iterable[Part] = _THINGS) -> Iterator[Common]:
        """The same things that are stated of both."""
        for part in parts:
            factor, rarity = self._scale(part, one, other), self.stated.rarity[part]
            both = self.stated.held[part][one] & self.stated.held[part][other]
            for thing in sorted(both):
                weight, by = round(factor * rarity[thing], DIGITS), len(self.stated.stated_by[part][thing])
                yield Common(part, SAME, thing, thing, rarity[thing], weight, by)

    def _all(self, asked: str) -> Iterator[tuple[str, list[Common]]]:
        near = {part: names.near(self.stated.held[part][asked]) for part, names in self._names.items()}
        close = self._closeness.pairs(asked, self.stated.members) if self._closeness else {}
        for who in self.stated.members:
            if who != asked:
                like = (each for part in near for each in self._alike(part, asked, who, near[part]))
                common = [*self.same(asked, who), *like, *self._close(asked, who, close.get(who, ()))]
                yield who, sorted((each for each in common if each.weight > 0), key=_order)

    def _alike(self, part: Part, one: str, other: str, near: Mapping[str, list[Pair]]) -> Iterator[Common]:
        factor, of = self._scale(part, one, other), self.stated.coverage.parts[part]
        held, names = self.stated.held[part], self._names[part]
        for pair in matched(near, held[one], held[other], NAMED[part]):
            by = len(self.stated.states(part, *names.namesakes(pair.one, pair.other)))
            counts = alike(pair.likeness, by, of)
            yield Common(part, ALIKE, pair.one, pair.other, counts, round(factor * counts, DIGITS), by)

    def _close(self, one: str, other: str, pairs: Iterable[Pair]) -> Iterator[Common]:
        if self._closeness:
            factor = scale(Part.PASSAGES, self._closeness.mass(one), self._closeness.mass(other))
            for pair in pairs:
                weight = round(factor * pair.likeness, DIGITS)
                yield Common(Part.PASSAGES, CLOSE, pair.one, pair.other, pair.likeness, weight)

    def _scale(self, part: Part, one: str, other: str) -> float:
        return scale(part, self._mass[part][one], self._mass[part][other])


def _order(each: Common) -> tuple[int, float, str, str]:
    """Part by part, the weightiest first."""
    return _ORDER[each.part], -each.weight, each.one, each.other


def score(common: Iterable[Common]) -> float:
    """The sum of the rounded weights."""
    return round(sum(each.weight for each in common), DIGITS)
