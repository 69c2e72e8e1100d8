"""The units of an index under construction: gathered one at a time, with what needs all of them worked out at the end.

Vectors lie in a file meanwhile; the rest takes about a hundred bytes a unit and six a posting.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Self

import numpy as np
from numpy.typing import NDArray

from kg.errors import ArgumentError
from kg.search.engine.protocol import FACETS, Description, Indexed, Vector
from kg.search.engine.weighting import weights


@dataclass(frozen=True, slots=True)
class Terms:
    """The tokens of all units, unit by unit.

    Attributes:
        vocabulary: the tokens, each at the place that is its number, in their order.
        lengths: how many different tokens each unit has.
        tokens: their numbers, rising within a unit.
        weights: their BM25 weights.
    """

    vocabulary: list[str]
    lengths: NDArray[np.int32]
    tokens: NDArray[np.int32]
    weights: NDArray[np.float32]


class Gathered:
    """All units in the order of their ids.  A context manager: the vectors' file goes with it.

    Args:
        description: says how long a vector is.
        folder: where the vectors' file lies meanwhile.
    """

    def __init__(self, description: Description, units: Iterable[Indexed], folder: Path) -> None:
        self._dimension = description.dimension
        self._ids: list[str] = []
        self._facets: list[dict[str, frozenset[str]]] = []
        self._numbers: dict[str, int] = {}
        self._lengths, self._tokens, self._counts = array("i"), array("i"), array("i")
        self._having = array("b")
        with ExitStack() as stack:
            self._file: IO[bytes] = stack.enter_context(TemporaryFile(dir=folder))
            for unit in units:
                self._add(unit)
            self._file.flush()
            self._order = sorted(range(len(self._ids)), key=self._ids.__getitem__)
            self._refuse_doubles()
            self._open = stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def ids(self) -> list[str]:
        """The ids, rising."""
        return [self._ids[place] for place in self._order]

    @property
    def facets(self) -> list[dict[str, frozenset[str]]]:
        """The values of each unit by facet; facets without a value are left out."""
        return [self._facets[place] for place in self._order]

    @property
    def having(self) -> NDArray[np.bool_]:
        """Which units have a vector."""
        return np.frombuffer(self._having, dtype=np.bool_)[self._order] if self._ids else np.zeros(0, np.bool_)

    def vectors(self, start: int, stop: int) -> Vector:
        """The vectors of the units from ``start`` to before ``stop``, zeros for those without."""
        size = 4 * self._dimension
        rows = []
        for place in self._order[start:stop]:
            self._file.seek(place * size)
            rows.append(self._file.read(size))
        return np.frombuffer(b"".join(rows), dtype=np.float32).reshape(len(rows), self._dimension)

    def terms(self) -> Terms:
        """The tokens with their weights."""
        vocabulary = sorted(self._numbers)
        renumbered = np.empty(len(vocabulary), np.int32)
        renumbered[[self._numbers[token] for token in vocabulary]] = np.arange(len(vocabulary), dtype=np.int32)
        lengths = np.array(self._lengths, np.int32)
        unit = np.repeat(_inverse(self._order), lengths)
        tokens = renumbered[np.array(self._tokens, np.int32)]
        by_unit = np.lexsort((tokens, unit))
        tokens, lengths = tokens[by_unit], lengths[self._order]
        counts = np.array(self._counts, np.int32)[by_unit]
        return Terms(vocabulary, lengths, tokens, weights(tokens, counts, lengths))

    def _add(self, unit: Indexed) -> None:
        self._ids.append(unit.id)
        self._facets.append({name: unit.facets[name] for name in FACETS if unit.facets.get(name)})
        self._lengths.append(len(unit.tokens))
        for token, count in unit.tokens.items():
            self._tokens.append(self._numbers.setdefault(token, len(self._numbers)))
            self._counts.append(count)
        self._having.append(unit.vector is not None)
        self._file.write(self._row(unit))

    def _row(self, unit: Indexed) -> bytes:
        if unit.vector is None:
            return bytes(4 * self._dimension)
        if unit.vector.shape != (self._dimension,):
            raise ArgumentError(f"vector of {unit.id} has shape {unit.vector.shape}, not ({self._dimension},)")
        return np.ascontiguousarray(unit.vector, dtype=np.float32).tobytes()

    def _refuse_doubles(self) -> None:
        ids = self.ids
        for before, after in pairwise(ids):
            if before == after:
                raise ArgumentError(f"two units have the id {after}")


def _inverse(order: list[int]) -> NDArray[np.int32]:
    """The place in the order of each unit."""
    places = np.empty(len(order), np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return places
