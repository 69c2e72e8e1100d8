"""The arithmetic of a score: symmetric, bounded, never lowered by a further thing in common."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.network.similar.kinds import Part
from kg.network.similar.score import ALIKE, UNSAID, WEIGHTS, alike, rarities, rarity, scale

PARTS = st.sampled_from(Part)
THINGS = st.dictionaries(st.integers(0, 30), st.floats(0.01, 1.0), max_size=20)
NAMES = st.sets(st.integers(0, 30), max_size=12)


def value(part: Part, weights: dict[int, float], one: set[int], other: set[int]) -> float:
    """What the part adds for two sets of things."""
    mass = [sum(weights.get(thing, 0.5) for thing in held) for held in (one, other)]
    return scale(part, *mass) * sum(weights.get(thing, 0.5) for thing in one & other)


def test_the_weights_of_the_parts_are_a_whole() -> None:
    assert set(WEIGHTS) == set(Part)
    assert sum(WEIGHTS.values()) == pytest.approx(1)
    assert WEIGHTS[Part.PROGRAMS] == max(WEIGHTS.values())


@given(st.integers(1, 500), st.integers(1, 500))
def test_what_fewer_state_counts_more(one: int, other: int) -> None:
    assume(one < other)
    assert 0 < rarity(other, 500) < rarity(one, 500) <= 1
    assert rarity(1, other) == 1


def test_the_rarity_is_over_those_of_whom_anything_is_stated() -> None:
    held = rarities([["a", "b"], ["a"], [], []])
    assert held == {"a": rarity(2, 2), "b": rarity(1, 2)}
    assert rarities([[], []]) == {}


@given(PARTS, THINGS, NAMES, NAMES)
def test_a_part_is_symmetric_and_bounded(part: Part, weights: dict[int, float], one: set[int], other: set[int]) -> None:
    found = value(part, weights, one, other)
    assert found == value(part, weights, other, one)
    assert 0 <= found < WEIGHTS[part]
    assert bool(found) == bool(one & other)


@given(PARTS, THINGS, NAMES, NAMES, st.integers(0, 40))
def test_a_further_thing_in_common_never_lowers(
    part: Part, weights: dict[int, float], one: set[int], other: set[int], thing: int
) -> None:
    assert value(part, weights, one | {thing}, other | {thing}) >= value(part, weights, one, other) - 1e-12


@given(PARTS, NAMES, NAMES, st.integers(50, 60))
def test_what_one_alone_has_never_raises(part: Part, one: set[int], other: set[int], thing: int) -> None:
    assert value(part, {}, one | {thing}, other) <= value(part, {}, one, other)


def test_little_in_common_of_little_told_is_not_the_most() -> None:
    common, more = {1}, {1, 2, 3, 4, 5}
    assert value(Part.PROGRAMS, {}, common, common) < value(Part.PROGRAMS, {}, more, {*more, 6})
    assert UNSAID > 0


@given(st.floats(0, 1), st.integers(2, 99))
def test_things_alike_count_less_than_the_same(likeness: float, stated_by: int) -> None:
    assert alike(likeness, stated_by, 99) <= ALIKE * rarity(stated_by, 99) < rarity(stated_by, 99)
