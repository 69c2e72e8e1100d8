"""Passages are close by how seldom others are so close, never by a raw cosine."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from kg.network.similar.closeness import SELDOM, Closeness

TOWNS = {f"town{n}": [f"town{n}/p{i:02}" for i in range(12)] for n in range(8)}
DIMENSION = 24


class Crowded:
    """Vectors that crowd together as those of multilingual-e5 do, and two passages that were given the same one.

    Args:
        shift: how far all lie in one direction: the raw cosines rise with it, their order stays.
    """

    def __init__(self, shift: float = 2.0, without: frozenset[str] = frozenset()) -> None:
        self.shift, self.without = shift, without

    def __call__(self, passages: Sequence[str], /) -> NDArray[np.float32]:
        return np.stack([self.vector(passage) for passage in passages]).astype(np.float32)

    def vector(self, passage: str) -> NDArray[np.float64]:
        if passage in self.without:
            return np.zeros(DIMENSION)
        said = "town0/p03" if passage == "town1/p07" else passage
        made = np.random.default_rng(list(said.encode())).normal(size=DIMENSION)
        made = made / np.linalg.norm(made) + self.shift * np.eye(DIMENSION)[0]
        return np.asarray(made / np.linalg.norm(made))


def closeness(vectors: Crowded) -> Closeness:
    found = Closeness.of(TOWNS, vectors)
    assert found is not None
    return found


@pytest.mark.parametrize("shift", [0.0, 1.0, 3.0])
def test_the_same_words_are_found_however_crowded_the_vectors_are(shift: float) -> None:
    best = closeness(Crowded(shift)).pairs("town0", TOWNS)["town1"][0]
    assert (best.one, best.other) == ("town0/p03", "town1/p07")
    assert best.likeness == pytest.approx(closeness(Crowded()).pairs("town0", TOWNS)["town1"][0].likeness)
    assert best.likeness > 0.3


def test_what_is_usual_counts_for_nothing() -> None:
    held = closeness(Crowded())
    pairs = held.pairs("town2", TOWNS)
    assert set(pairs) == set(TOWNS) - {"town2"}
    assert all(len(found) <= 3 for found in pairs.values())
    median = float(np.median(held.usual))
    assert held.chance(median, 12, 12) > 1
    assert median > 0.7


def test_a_rating_lies_between_nothing_and_one_and_grows_with_the_cosine() -> None:
    held = closeness(Crowded())
    chances = [held.chance(cosine, 12, 12) for cosine in (0.5, 0.8, 0.95, 1.0)]
    assert chances == sorted(chances, reverse=True)
    assert chances[-1] < SELDOM
    assert held.chance(0.95, 100, 100) > held.chance(0.95, 10, 10)
    rated = [pair.likeness for one in TOWNS for found in held.pairs(one, TOWNS).values() for pair in found]
    assert all(0 < rating <= 1 for rating in rated)


def test_it_is_the_same_from_both_sides() -> None:
    held = closeness(Crowded())
    there = {(p.other, p.one): p.likeness for p in held.pairs("town1", TOWNS)["town0"]}
    here = {(p.one, p.other): p.likeness for p in held.pairs("town0", TOWNS)["town1"]}
    assert here == pytest.approx(there)


def test_each_passage_is_in_one_pair() -> None:
    everywhere = {"a": [f"a{i}" for i in range(30)], "b": [f"b{i}" for i in range(30)], **TOWNS}
    found = Closeness.of(everywhere, lambda ps: Crowded()([f"town0/{p[1:]}" if p[0] in "ab" else p for p in ps]))
    assert found is not None
    pairs = found.pairs("a", everywhere)["b"]
    assert found.mass("a") == 30
    assert len(pairs) == 30
    assert {pair.one[1:] for pair in pairs} == {pair.other[1:] for pair in pairs}
    assert len({pair.one for pair in pairs}) == len({pair.other for pair in pairs}) == len(pairs)


def test_passages_without_a_vector_are_left_out() -> None:
    held = closeness(Crowded(without=frozenset(TOWNS["town3"])))
    assert held.mass("town3") == 0
    assert held.pairs("town3", TOWNS) == {}
    assert "town3" not in held.pairs("town0", TOWNS)


def test_too_little_to_know_what_is_usual() -> None:
    assert Closeness.of({}, Crowded()) is None
    assert Closeness.of({"a": ["a1"], "b": ["b1"]}, Crowded()) is None
    assert Closeness.of({"town0": TOWNS["town0"] * 9}, Crowded()) is None
