"""BM25 baselines over whitespace tokens, Kiwi morphemes and character bigrams; the scoring is ``bm25s``'s."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import bm25s  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import NDArray

from bench.search.corpus import Unit

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

Tokenise = Callable[[str], list[str]]
CONTENT = ("N", "VV", "VA", "XR", "SL", "SN", "SH")
"""Tags of morphemes that carry meaning: nouns, verbs, adjectives, roots, foreign words, numbers, Chinese characters."""


def whitespace(text: str) -> list[str]:
    """Words as they are spaced."""
    return text.lower().split()


def bigrams(text: str) -> list[str]:
    """Each pair of neighbouring characters, spaces left out."""
    dense = "".join(text.lower().split())
    return [dense[i : i + 2] for i in range(len(dense) - 1)]


def morphemes() -> Tokenise:
    """Kiwi's content morphemes, with its own dictionary."""
    from kiwipiepy import Kiwi  # noqa: PLC0415 - takes seconds

    kiwi = Kiwi(num_workers=1)
    return lambda text: _content(kiwi, text)


def _content(kiwi: Kiwi, text: str) -> list[str]:
    return [token.form.lower() for token in kiwi.tokenize(text) if token.tag.startswith(CONTENT)]


class Lexical:
    """Okapi BM25 in Lucene's form with its usual k1 = 1.5, b = 0.75 (the library's defaults)."""

    def __init__(self, units: Sequence[Unit], tokenise: Tokenise) -> None:
        self._tokenise = tokenise
        self._index = bm25s.BM25()
        self._index.index([tokenise(unit.text) for unit in units], show_progress=False)

    def scores(self, text: str) -> NDArray[np.float64]:
        """A score for each passage; 0 where no token is shared."""
        tokens = [t for t in self._tokenise(text) if t in self._index.vocab_dict]
        if not tokens:
            return np.zeros(self._index.scores["num_docs"])
        found: NDArray[np.float64] = np.asarray(self._index.get_scores(tokens), dtype=np.float64)
        return found
