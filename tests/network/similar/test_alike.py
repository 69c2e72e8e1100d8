"""Names that are alike: found without comparing all with all, each in one pair, never two nationwide ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.likeness import dice
from kg.network.similar.alike import LIKE, Names, Pair, apart, matched

WORDS = st.lists(st.text("행복나눔가게이웃지킴", min_size=1, max_size=8), min_size=2, max_size=8, unique=True)


@given(WORDS)
def test_it_finds_what_comparing_all_with_all_finds(words: list[str]) -> None:
    labels = dict(enumerate(words))
    names = Names({str(n): word for n, word in labels.items()}, frozenset(map(str, labels)))
    found = {(pair.one, pair.other): pair.likeness for pairs in names.near(map(str, labels)).values() for pair in pairs}
    expected = {
        (str(a), str(b)): dice(labels[a], labels[b])
        for a in labels
        for b in labels
        if a != b and dice(labels[a], labels[b]) >= LIKE
    }
    assert found == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("행복나눔가게", "행복 나눔 가게", True),
        ("행복나눔가게", "행복나눔가게 사업", True),
        ("햇살 우체통", "희망 우체통", False),
        ("독거노인 돌봄", "청년 일자리", False),
    ],
)
def test_names_alike(one: str, other: str, like: bool) -> None:
    names = Names({"a": one, "b": other}, frozenset({"a", "b"}))
    assert bool(names.near(["a"])) is like


def test_two_nationwide_ones_are_two() -> None:
    labels = {"a": "통합사례관리", "b": "통합사례관리사"}
    assert not Names(labels, frozenset()).near(["a"])
    assert Names(labels, frozenset({"b"})).near(["a"])


def test_each_thing_is_in_one_pair_and_what_both_have_in_none() -> None:
    near = {
        "x": [Pair(0.9, "a", "x"), Pair(0.8, "b", "x")],
        "y": [Pair(0.85, "a", "y"), Pair(0.75, "b", "y")],
        "a": [Pair(0.7, "b", "a")],
    }
    assert matched(near, frozenset("ab"), frozenset("xy")) == [Pair(0.9, "a", "x"), Pair(0.75, "b", "y")]
    assert matched(near, frozenset("ab"), frozenset("a")) == []
    assert apart([]) == []
    assert matched(near, frozenset("ab"), frozenset("xy"), 0.8) == [Pair(0.9, "a", "x")]


def test_namesakes_are_all_that_are_called_so() -> None:
    labels = {"a": "역학조사", "b": "역학 조사", "c": "역학조사반", "d": "방역", "e": "·"}
    names = Names(labels, frozenset(labels))
    assert names.namesakes("a") == {"a", "b"}
    assert names.namesakes("a", "c") == {"a", "b", "c"}
    assert names.namesakes("e") == frozenset()
