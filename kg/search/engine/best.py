"""The best of many scores, the same ones every time: equal scores in the order of the units' places."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def best(scores: NDArray[np.floating], places: NDArray[np.integer], limit: int) -> NDArray[np.integer]:
    """The places of the ``limit`` best scores, best first.

    Args:
        scores: one for each place.
        places: rising.
        limit: at most how many.
    """
    if limit <= 0:
        return places[:0]
    if len(scores) > limit:
        edge = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        better, equal = np.flatnonzero(scores > edge), np.flatnonzero(scores == edge)
        kept = np.sort(np.concatenate((better, equal[: limit - len(better)])))
        scores, places = scores[kept], places[kept]
    return places[np.argsort(-scores, kind="stable")]
