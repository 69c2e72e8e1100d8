"""What is compared: the baselines, a fusion of two of them, and ours in its three modes, each as a list of hits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bench.search.corpus import Unit
from bench.search.dense import Dense, MiniLM, Model, Remembering
from bench.search.judged import Hit
from bench.search.lexical import Lexical, bigrams, morphemes, whitespace

LISTED: Final = 20
"""Hits asked of each system: more than are measured, since second tellings take no place."""
DENSE_SHARE: Final = 0.7
"""Of the simple fusion: the weight that FINDINGS names."""

System: TypeAlias = Callable[[str], Sequence[Hit]]


class Scorer(Protocol):
    """A retriever over the baselines' passages."""

    def scores(self, text: str) -> NDArray[np.float64]:
        """A score for each passage."""
        ...


class Fused:
    """Two retrievers' scores, each stretched over its own range from 0 to 1, added by weight."""

    def __init__(self, dense: Scorer, lexical: Scorer) -> None:
        self._dense, self._lexical = dense, lexical

    def scores(self, text: str) -> NDArray[np.float64]:
        """The weighted sum for each passage."""
        dense, lexical = (_stretched(s.scores(text)) for s in (self._dense, self._lexical))
        return DENSE_SHARE * dense + (1 - DENSE_SHARE) * lexical


def _stretched(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    spread = float(np.ptp(scores))
    return (scores - scores.min()) / spread if spread else np.zeros_like(scores)


def ranked(units: Sequence[Unit], scorer: Scorer) -> System:
    """A retriever as a system: passages by falling score, ties in the order of the document, without those at 0."""

    def ask(text: str) -> list[Hit]:
        scores = scorer.scores(text)
        order = np.argsort(-scores, kind="stable")[:LISTED]
        return [units[i].hit for i in order if scores[i] != 0]

    return ask


def baselines(units: Sequence[Unit], e5: Model) -> Iterator[tuple[str, System]]:
    """The systems that are not ours, each with the name it has in the table."""
    bigram, parts = Lexical(units, bigrams), Dense(units, e5, parts=True)
    scorers: dict[str, Scorer] = {
        "BM25, whitespace tokens": Lexical(units, whitespace),
        "BM25, Kiwi morphemes": Lexical(units, morphemes()),
        "BM25, character bigrams": bigram,
        "all-MiniLM-L6-v2": Dense(units, Remembering(MiniLM()), parts=False),
        "multilingual-e5-small": Dense(units, e5, parts=False),
        "multilingual-e5-small, parts": parts,
        "0.7 e5 parts + 0.3 bigram BM25": Fused(parts, bigram),
    }
    for name, scorer in scorers.items():
        yield name, ranked(units, scorer)
