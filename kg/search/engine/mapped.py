"""The embedded engine: immutable files in a folder, mapped into memory by any number of readers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.errors import NotFound
from kg.search.engine.best import best
from kg.search.engine.codes import Codes
from kg.search.engine.files import Strings
from kg.search.engine.gathered import Gathered
from kg.search.engine.postings import Postings, key, rounded
from kg.search.engine.protocol import Asked, Candidate, Description, Filters, Indexed, Vector

Places = NDArray[np.integer]


def write(folder: Path, description: Description, units: Iterable[Indexed]) -> None:
    """Write an index's arrays into a folder."""
    with Gathered(description, units, folder) as gathered:
        Strings.write(folder, "ids", gathered.ids)
        Postings.write_facets(folder, gathered.facets)
        Codes.write(folder, gathered, description.dimension)
        Postings.write_terms(folder, gathered.terms())


class Mapped:
    """An open index; it keeps the files mapped when the folder is renamed or removed meanwhile."""

    def __init__(self, folder: Path, description: Description) -> None:
        self.description = description
        self._ids = Strings.read(folder, "ids")
        self._terms = Postings.read(folder, "terms", len(self._ids))
        self._facets = Postings.read(folder, "facets", len(self._ids))
        self._codes = Codes.read(folder)

    def __len__(self) -> int:
        return len(self._ids)

    def close(self) -> None:
        """Nothing: the mapping ends with the last array that looks at it."""

    def vectors(self, ids: Sequence[str]) -> Vector:
        """The units' vectors, a row each; ``NotFound`` for an id it does not hold."""
        places = self._ids.places(ids)
        if (missing := np.flatnonzero(places < 0)).size:
            raise NotFound(f"색인에 없습니다 / the index holds no unit {ids[int(missing[0])]}")
        return self._codes.rows(places)

    def candidates(self, asked: Asked, limit: int) -> list[Candidate]:
        """The union of both retrievers' best, in the order of their ids."""
        chosen = self._chosen(asked.filters)
        lexical = self._terms.scores(asked.tokens)
        wordy = self._wordy(lexical, chosen, limit)
        nearest = self._nearest(asked.vector, chosen, limit)
        return self._told(asked.vector, nearest, wordy, lexical)

    def _chosen(self, filters: Filters) -> NDArray[np.bool_] | None:
        """Which units pass the filters; None where all do."""
        chosen: NDArray[np.bool_] | None = None
        for name, values in filters.asked.items():
            held = self._facets.holding(key(name, value) for value in values)
            chosen = held if chosen is None else chosen & held
        return chosen

    def _wordy(self, scores: NDArray[np.float32], chosen: NDArray[np.bool_] | None, limit: int) -> Places:
        places = np.flatnonzero(scores > 0 if chosen is None else (scores > 0) & chosen)
        return best(rounded(scores[places]), places, limit)

    def _nearest(self, query: Vector | None, chosen: NDArray[np.bool_] | None, limit: int) -> Places:
        if query is None:
            return np.empty(0, np.int64)
        places = self._codes.near(query, chosen)
        return best(self._codes.cosines(query, places), places, limit)

    def _told(
        self, query: Vector | None, nearest: Places, wordy: Places, lexical: NDArray[np.float32]
    ) -> list[Candidate]:
        """Both scores and ranks of all that were found."""
        ranks = [{int(place): rank for rank, place in enumerate(found, 1)} for found in (nearest, wordy)]
        places = np.union1d(nearest, wordy).astype(np.int64)
        dense: list[float | None] = [None] * len(places)
        if query is not None:
            dense = [float(c) if h else None for c, h in zip(*self._codes.known(query, places), strict=True)]
        return [
            Candidate(self._ids[place], cosine, ranks[0].get(place), float(word), ranks[1].get(place))
            for place, cosine, word in zip(places.tolist(), dense, rounded(lexical[places]), strict=True)
        ]
