"""BM25 weights, worked out when an index is built: at query time a score is a sum of them.

Source: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), with the idf of Lucene,
which is never negative.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
"""How soon repeating a token stops to count."""
B = 0.75
"""How much a long unit is held against its tokens."""


def weights(tokens: NDArray[np.int32], counts: NDArray[np.int32], lengths: NDArray[np.int32]) -> NDArray[np.float32]:
    """A weight for every token of every unit.

    Args:
        tokens: the tokens' numbers, those of the first unit, then those of the second, and so on; each once a unit.
        counts: how often each of them occurs.
        lengths: how many entries of ``tokens`` belong to each unit.
    """
    units = len(lengths)
    frequency = np.bincount(tokens).astype(np.float32)
    idf = np.log1p((units - frequency + 0.5) / (frequency + 0.5))
    unit = np.repeat(np.arange(units), lengths)
    words = np.bincount(unit, counts, units)
    norm = K1 * (1 - B + B * words / max(float(words.mean()), 1.0)) if units else words
    made = idf[tokens] * counts * (K1 + 1) / (counts + norm[unit])
    return made.astype(np.float32)
