"""The vectors of passages, out of the search index for whoever compares them: search and network know nothing of each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.errors import KgError
from kg.network.similar.kinds import Vectors
from kg.search.catalog import Catalog
from kg.search.engine.protocol import Engine
from kg.search.searcher import Searcher


def vectors(searcher: Callable[[], Searcher]) -> Vectors | None:
    """Those of an index; None where it holds none, or cannot be had: a comparison does without, and says so."""
    try:
        held = searcher()
    except KgError:
        return None
    return Passages(held.engine, held.catalog) if held.dense else None


class Passages:
    """The passages of an index, a vector each: the mean direction of its parts.

    Args:
        engine: holds the parts' vectors.
        catalog: knows which parts a passage has.
    """

    def __init__(self, engine: Engine, catalog: Catalog) -> None:
        self._engine, self._units = engine, catalog.passages()

    def __call__(self, passages: Sequence[str], /) -> NDArray[np.float32]:
        """A row of length 1 for each passage's IRI; a row of zeros where the index has none."""
        rows = [(row, unit) for row, passage in enumerate(passages) for unit in self._units.get(passage, ())]
        made = np.zeros((len(passages), self._engine.description.dimension), dtype=np.float32)
        np.add.at(made, [row for row, _ in rows], self._engine.vectors([unit for _, unit in rows]))
        length = np.linalg.norm(made, axis=1, keepdims=True)
        made /= np.where(length > 0, length, 1)
        return made
