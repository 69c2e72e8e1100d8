"""Which units hold a word or a value: for each its units, rising, with a weight where it is a word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from kg.search.engine.files import Strings, read, write
from kg.search.engine.gathered import Terms

DIGITS = 5
"""Decimals of a score."""


class Postings:
    """Words and the units that hold them.

    Args:
        words: the words, rising.
        starts: where each word's units begin; one more for where the last ones end.
        units: the places of the units, word after word.
        weights: their BM25 weights; none where the words are a filter's values.
        count: how many units the index has.
    """

    def __init__(
        self,
        words: Strings,
        starts: NDArray[np.int64],
        units: NDArray[np.int32],
        weights: NDArray[np.float32],
        count: int,
    ) -> None:
        self._words, self._starts, self._units, self._weights, self._count = words, starts, units, weights, count

    @staticmethod
    def write_terms(folder: Path, terms: Terms) -> None:
        """Write the lexical half of an index: the terms' units and weights, word by word."""
        by_word = np.argsort(terms.tokens, kind="stable")
        units = np.repeat(np.arange(len(terms.lengths), dtype=np.int32), terms.lengths)[by_word]
        _write(folder, "terms", terms.vocabulary, terms.tokens, units)
        write(folder, "terms.weights", terms.weights[by_word])

    @staticmethod
    def write_facets(folder: Path, facets: Sequence[Mapping[str, frozenset[str]]]) -> None:
        """Write what filters ask for: the units of each value of each facet."""
        held: dict[str, list[int]] = {}
        for place, values in enumerate(facets):
            for name, chosen in values.items():
                for value in chosen:
                    held.setdefault(key(name, value), []).append(place)
        words = sorted(held)
        lengths = [len(held[word]) for word in words]
        units = np.array([place for word in words for place in held[word]], np.int32)
        _write(folder, "facets", words, np.repeat(np.arange(len(words)), lengths), units)

    @classmethod
    def read(cls, folder: Path, name: str, count: int) -> Self:
        """Open ``terms`` or ``facets``."""
        weights = read(folder, "terms.weights") if name == "terms" else np.empty(0, np.float32)
        units = read(folder, f"{name}.units")
        return cls(Strings.read(folder, name), read(folder, f"{name}.starts"), units, weights, count)

    def scores(self, tokens: Mapping[str, float]) -> NDArray[np.float32]:
        """Every unit's BM25 for the tokens, each counted with its weight. Always summed in the same order."""
        sums = np.zeros(self._count, np.float32)
        for token in sorted(tokens):
            span = self._span(token)
            np.add.at(sums, self._units[span], self._weights[span] * np.float32(tokens[token]))
        return sums

    def holding(self, words: Iterable[str]) -> NDArray[np.bool_]:
        """Which units hold one of the words."""
        found = np.zeros(self._count, np.bool_)
        for word in words:
            found[self._units[self._span(word)]] = True
        return found

    def _span(self, word: str) -> slice:
        place = self._words.find(word)
        return slice(0, 0) if place is None else slice(int(self._starts[place]), int(self._starts[place + 1]))


def rounded(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """Scores without the noise of single precision, which would break ties."""
    return np.asarray(np.round(scores.astype(np.float64), DIGITS), np.float64)


def key(facet: str, value: str) -> str:
    """A facet's value as a word."""
    return f"{facet}\t{value}"


def _write(
    folder: Path, name: str, words: Sequence[str], numbers: NDArray[np.integer], units: NDArray[np.int32]
) -> None:
    """Write words and their units; ``numbers`` tells how many units belong to each."""
    Strings.write(folder, name, words)
    counts = np.bincount(numbers, minlength=len(words))
    write(folder, f"{name}.starts", np.concatenate(([0], np.cumsum(counts))).astype(np.int64))
    write(folder, f"{name}.units", units)
