"""What the upper half of search asks of an index: candidates of two retrievers, each with both of its scores.

An index is immutable.  It is built whole, together with a description of what it was made of and with.  Scores are
raw: cosines and BM25 sums; fusing them, and what they mean, is the ranking's business.  Ties are broken by id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vector: TypeAlias = NDArray[np.float32]

FACETS = ("year", "sido", "municipality", "division", "grade")
"""What a search may be narrowed by."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Values of which a unit must hold one in each facet that is asked for; an empty facet asks nothing."""

    year: frozenset[str] = frozenset()
    sido: frozenset[str] = frozenset()
    municipality: frozenset[str] = frozenset()
    division: frozenset[str] = frozenset()
    grade: frozenset[str] = frozenset()

    @property
    def asked(self) -> dict[str, frozenset[str]]:
        """The facets that narrow."""
        return {name: values for name in FACETS if (values := getattr(self, name))}


@dataclass(frozen=True, slots=True)
class Description:
    """What an index was made of and with: what must be the same when it is asked.

    Attributes:
        encoder, revision, dimension: the model of its vectors; empty and 0 where it holds none.
        scheme: the version of chunking and tokens.
        graph: the version of the graph it was made of.
    """

    encoder: str
    revision: str
    dimension: int
    scheme: str
    graph: str


@dataclass(frozen=True, slots=True)
class Indexed:
    """One searchable unit, as it is handed to a build.

    Attributes:
        id: unique in the index; never shown.
        text_digest: sha256 of the text that the vector stands for, in hex.
        tokens: how often each lexical token occurs.
        facets: values by facet (``FACETS``); a unit may hold several.
        vector: float32 of length 1, or None where the unit is found by its words only.
    """

    id: str
    text_digest: str
    tokens: Mapping[str, int]
    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    vector: Vector | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its vector, its tokens each with a weight, and what narrows it. Either of the two may be missing."""

    vector: Vector | None = None
    tokens: Mapping[str, float] = field(default_factory=dict)
    filters: Filters = Filters()


class Candidate(NamedTuple):
    """A unit that one of the retrievers found.

    Attributes:
        unit: the unit's id.
        dense: cosine of question and unit; None where one of them has no vector.
        dense_rank: 1 for the nearest; None where it is not among the nearest ``limit``.
        lexical: BM25 of the unit for the question's tokens; 0 where they share none.
        lexical_rank: 1 for the best; None where it is not among the best ``limit``.
    """

    unit: str
    dense: float | None
    dense_rank: int | None
    lexical: float
    lexical_rank: int | None


class Engine(Protocol):
    """An open index. Any number of threads and processes may ask it at once."""

    @property
    def description(self) -> Description:
        """What it was made of and with."""
        ...

    def candidates(self, asked: Asked, limit: int) -> list[Candidate]:
        """The union of both retrievers' best ``limit`` units, each with both scores, in the order of their ids."""
        ...

    def vectors(self, ids: Sequence[str]) -> Vector:
        """The units' vectors, a row each (zeros where a unit has none); ``NotFound`` for an id it does not hold."""
        ...

    def __len__(self) -> int:
        """How many units it holds."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
