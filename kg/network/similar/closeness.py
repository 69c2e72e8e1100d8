"""How close the passages of two municipalities are, set against how close passages of two municipalities usually are.

Raw cosines of an encoder crowd together (multilingual-e5: unrelated passages 0.75 to 0.86) and mean nothing by themselves,
so a pair is rated by how seldom one so close is met: by the share of all pairs of different municipalities that are at least
as close (the tail), times the geometric mean of how many passages the two have, for the best of many is close by chance.
A pair counts from ``SELDOM`` on, and for 1 at ``RAREST``, on a logarithmic scale, as the rarity of things does. All such
pairs count, over all passages of both: so what chance alone makes close is the same share of much as of little.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.network.similar.alike import Pair, apart
from kg.network.similar.kinds import Vectors

Floats: TypeAlias = NDArray[np.float32]
SELDOM: Final = 0.1
RAREST: Final = 0.001
_SAMPLE: Final = 1500
"""Passages from which the usual closeness is measured: about a million pairs."""
_FEW: Final = 200
"""Pairs below which nothing can be called usual."""
_LOOKED: Final = 5000
"""Of the pairs that are close enough, the closest among which each passage finds one partner."""


@dataclass(frozen=True)
class Closeness:
    """The passages that have a vector, those of one municipality side by side.

    Attributes:
        passages: their IRIs, a row of ``matrix`` each.
        rows: the rows of each municipality.
        usual: cosines of pairs of different municipalities, ascending.
    """

    passages: Sequence[str]
    matrix: Floats
    rows: Mapping[str, slice]
    usual: Floats

    @staticmethod
    def of(held: Mapping[str, Iterable[str]], vectors: Vectors) -> Closeness | None:
        """Of these passages of these municipalities; None where there is too little to know what is usual."""
        named = [(who, passage) for who, passages in sorted(held.items()) for passage in sorted(passages)]
        made = vectors([passage for _, passage in named]) if named else np.zeros((0, 1), np.float32)
        kept = np.flatnonzero(made.any(axis=1))
        owners = [named[row][0] for row in kept]
        matrix = np.ascontiguousarray(made[kept], dtype=np.float32)
        usual = _usual(matrix, owners)
        return Closeness([named[r][1] for r in kept], matrix, _rows(owners), usual) if len(usual) >= _FEW else None

    def mass(self, who: str) -> float:
        """How many passages of one are compared."""
        return float(self._count(who))

    def pairs(self, one: str, others: Iterable[str]) -> dict[str, list[Pair]]:
        """The closest pairs of one's passages with those of each other, each passage once; rated from 0 to 1."""
        return {who: self._pairs(one, who) for who in others if who != one and self._count(one) and self._count(who)}

    def chance(self, cosine: float, one: int, other: int) -> float:
        """How many pairs so close one passage is to be expected to have, for so many passages of the two."""
        above = len(self.usual) - int(np.searchsorted(self.usual, np.float32(cosine))) + 1
        return above / (len(self.usual) + 1) * sqrt(one * other)

    def _count(self, who: str) -> int:
        rows = self.rows.get(who)
        return rows.stop - rows.start if rows else 0

    def _pairs(self, one: str, other: str) -> list[Pair]:
        mine, yours = self.rows[one], self.rows[other]
        cosines = self.matrix[mine] @ self.matrix[yours].T
        counts = self._count(one), self._count(other)
        seldom = len(self.usual) * SELDOM / sqrt(counts[0] * counts[1])
        near = np.flatnonzero(cosines >= self.usual[max(0, len(self.usual) - 1 - int(seldom))])
        near = near[np.argsort(-cosines.flat[near], kind="stable")[:_LOOKED]]
        places = [(int(place) // counts[1], int(place) % counts[1], float(cosines.flat[place])) for place in near]
        rated = [
            Pair(_rated(self.chance(cosine, *counts)), self.passages[mine.start + i], self.passages[yours.start + j])
            for i, j, cosine in places
        ]
        kept = apart(sorted(rated, key=lambda p: (-p.likeness, min(p.one, p.other), max(p.one, p.other))))
        return [pair for pair in kept if pair.likeness > 0]


def _rated(chance: float) -> float:
    return min(1.0, max(0.0, log(chance / SELDOM) / log(RAREST / SELDOM)))


def _rows(owners: Sequence[str]) -> dict[str, slice]:
    rows: dict[str, slice] = {}
    for row, who in enumerate(owners):
        rows[who] = slice(rows[who].start if who in rows else row, row + 1)
    return rows


def _usual(matrix: Floats, owners: Sequence[str]) -> Floats:
    """Cosines of passages of different municipalities, in a sample that is the same each time."""
    step = max(1, -(-len(owners) // _SAMPLE))
    sample, whose = matrix[::step], np.unique(np.array(owners[::step], dtype=str), return_inverse=True)[1]
    return np.sort((sample @ sample.T)[whose[:, None] < whose[None, :]])
