"""Which vectors are near, in two steps: one bit a dimension tells who may be, the vectors themselves who is.

A vector's code holds the signs of its difference from the mean of all (e5 vectors lie in a narrow cone: uncentred, they
share most signs).  The share of equal signs estimates the angle seen from the mean; with the length of the difference and
its product with the mean, both kept, it estimates the cosine.  Measured in ``bench.search_speed``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from kg.search.engine.files import read, write
from kg.search.engine.gathered import Gathered
from kg.search.engine.protocol import Vector

EXACT = 4_096
"""Units up to which the vectors themselves are asked at once."""
FEWEST, SHARE = 2_048, 64
"""How many of those that may be near are looked at: this many, and one in ``SHARE`` of a large index."""
BLOCK = 8_192
"""Units whose codes are compared at a time: as many as stay in a processor's cache."""
DIGITS = 6
"""Decimals of a cosine: beyond them single precision is noise, and would break ties."""


class Codes:
    """The vectors of an index and their codes.

    Args:
        vectors: float32 of shape (units, dimension), each of length 1, or zeros where a unit has none.
        codes: uint64 of shape (words, units): the signs.
        bends: float32 of shape (2, units): length of each difference from the mean; its product with the mean.
        centre: the mean.
        having: the places of the units with a vector; all of them where it is as long as ``vectors``.
    """

    def __init__(
        self,
        vectors: Vector,
        codes: NDArray[np.uint64],
        bends: NDArray[np.float32],
        centre: Vector,
        having: NDArray[np.int32],
    ) -> None:
        self._vectors, self._codes, self._bends, self._centre, self._having = vectors, codes, bends, centre, having
        unlike = np.arange(len(centre) + 1) / max(len(centre), 1)
        self._cosine = np.cos(np.pi * unlike).astype(np.float32)

    @staticmethod
    def write(folder: Path, gathered: Gathered, dimension: int) -> None:
        """Write vectors and codes, a block at a time."""
        having = np.flatnonzero(gathered.having).astype(np.int32)
        write(folder, "having", having)
        blocks = range(0, len(gathered), BLOCK)
        kept = np.lib.format.open_memmap(folder / "vectors.npy", "w+", np.float32, (len(gathered), dimension))
        total = np.zeros(dimension)
        for start in blocks:
            kept[start : start + BLOCK] = block = gathered.vectors(start, start + BLOCK)
            total += block.sum(axis=0, dtype=np.float64)
        kept.flush()
        centre = (total / max(len(having), 1)).astype(np.float32)
        coded = [_coded(kept[start : start + BLOCK], centre) for start in blocks]
        words = -(-dimension // 64)
        write(folder, "codes", np.hstack([np.zeros((words, 0), np.uint64), *(signs for signs, _ in coded)]))
        write(folder, "bends", np.hstack([np.zeros((2, 0), np.float32), *(bends for _, bends in coded)]))
        write(folder, "centre", centre)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Open vectors and codes."""
        names = ("vectors", "codes", "bends", "centre", "having")
        return cls(*(read(folder, name) for name in names))

    def rows(self, places: NDArray[np.integer]) -> Vector:
        """The vectors of units."""
        rows: Vector = self._vectors[places]
        return rows

    def cosines(self, query: Vector, places: NDArray[np.integer]) -> Vector:
        """The cosine of a query with each of some units."""
        return _rounded(np.vecdot(self.rows(places), query))

    def known(self, query: Vector, places: NDArray[np.integer]) -> tuple[Vector, NDArray[np.bool_]]:
        """The cosines of a query with units, and which of them have a vector at all."""
        rows = self.rows(places)
        return _rounded(np.vecdot(rows, query)), np.asarray(rows.any(axis=1))

    def near(self, query: Vector, chosen: NDArray[np.bool_] | None) -> NDArray[np.integer]:
        """The places of units that may be the nearest, rising.

        Args:
            query: float32 of length 1.
            chosen: which units count; None for all.
        """
        places = self._having if chosen is None else self._having[chosen[self._having]]
        wanted = max(FEWEST, len(places) // SHARE)
        if len(places) <= max(EXACT, wanted):
            return places
        guesses = np.concatenate(list(self._guesses(query, places)))
        edge = np.partition(guesses, len(guesses) - wanted)[len(guesses) - wanted]
        near: NDArray[np.integer] = places[guesses >= edge]
        return near

    def _guesses(self, query: Vector, places: NDArray[np.int32]) -> Iterator[Vector]:
        """The estimated cosines of units, short of what is the same for all of them."""
        signs, bends = _coded(query[None, :], self._centre)
        whole = len(places) == self._codes.shape[1]
        for start in range(0, len(places), BLOCK):
            block = slice(start, start + BLOCK) if whole else places[start : start + BLOCK]
            unlike = np.zeros(len(places[start : start + BLOCK]), np.uint16)
            for word, asked in zip(self._codes, signs[:, 0], strict=True):
                unlike += np.bitwise_count(word[block] ^ asked)
            yield self._cosine[unlike] * (self._bends[0][block] * bends[0, 0]) + self._bends[1][block]


def _coded(vectors: Vector, centre: Vector) -> tuple[NDArray[np.uint64], NDArray[np.float32]]:
    """Codes of shape (words, vectors) and bends of shape (2, vectors)."""
    apart = vectors - centre
    bits = np.packbits(apart > 0, axis=1)
    padded = np.pad(bits, ((0, 0), (0, -bits.shape[1] % 8)))
    bends = np.stack([np.linalg.norm(apart, axis=1), apart @ centre]).astype(np.float32)
    return np.ascontiguousarray(padded.view(np.uint64).T), bends


def _rounded(cosines: Vector) -> Vector:
    return np.asarray(np.round(cosines, DIGITS), np.float32)
