"""Bootstrap intervals."""

from __future__ import annotations

import numpy as np
import pytest

from bench.search.resample import difference, interval


def test_without_spread_there_is_no_doubt() -> None:
    one = interval([0.5] * 20)
    assert (one.mean, one.low, one.high) == (0.5, 0.5, 0.5)


def test_the_interval_is_the_normal_one_where_there_are_many() -> None:
    values = np.random.default_rng(1).normal(0.4, 0.2, 400)
    one = interval(list(values))
    half = 1.96 * values.std() / 20
    assert one.low == pytest.approx(values.mean() - half, abs=0.003)
    assert one.high == pytest.approx(values.mean() + half, abs=0.003)


def test_it_is_the_same_every_time() -> None:
    assert interval([0.0, 0.2, 1.0]) == interval([0.0, 0.2, 1.0])


def test_pairs_are_surer_than_each_alone() -> None:
    theirs = [0.0, 0.1, 0.5, 0.9] * 10
    ours = [value + 0.05 for value in theirs]
    pair = difference(ours, theirs)
    assert (pair.mean, pair.low, pair.high) == pytest.approx((0.05, 0.05, 0.05))
    assert interval(ours).low < interval(theirs).high


def test_only_lists_of_the_same_queries_are_compared() -> None:
    with pytest.raises(ValueError, match="zip"):
        difference([1.0], [1.0, 2.0])
