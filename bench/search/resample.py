"""Bootstrap intervals: of a mean over queries, and of the mean difference between two systems on the same queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

ROUNDS: Final = 10_000
SEED: Final = 20171211


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and the 2.5 and 97.5 percentiles of its resampled means."""

    mean: float
    low: float
    high: float


def interval(values: Sequence[float]) -> Interval:
    """The mean over queries, which are drawn with replacement; the same draws for every system of as many queries.

    Handed the differences of two systems query by query, it is the paired bootstrap.
    """
    held = np.asarray(values, dtype=np.float64)
    draws = np.random.default_rng(SEED).integers(len(held), size=(ROUNDS, len(held)))
    low, high = np.percentile(held[draws].mean(axis=1), (2.5, 97.5))
    return Interval(float(held.mean()), float(low), float(high))


def difference(ours: Sequence[float], theirs: Sequence[float]) -> Interval:
    """How much better ours is, on average, and the interval of that."""
    return interval([a - b for a, b in zip(ours, theirs, strict=True)])
