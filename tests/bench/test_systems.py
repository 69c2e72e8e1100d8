"""Retrievers as systems, and their fusion."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from bench.search.corpus import Unit
from bench.search.dense import Dense, Remembering
from bench.search.judged import Hit
from bench.search.lexical import Lexical, whitespace
from bench.search.systems import LISTED, Fused, ranked
from kg.search import encoder


class Fixed:
    """A retriever whose scores are given."""

    def __init__(self, *values: float) -> None:
        self._values = np.array(values)

    def scores(self, text: str) -> NDArray[np.float64]:
        return self._values


def units(*texts: str) -> tuple[Unit, ...]:
    return tuple(Unit(Hit("d", n, n + 1), "", (text,)) for n, text in enumerate(texts))


def test_passages_come_by_falling_score_and_ties_in_order() -> None:
    ask = ranked(units("a", "b", "c", "d"), Fixed(0.1, 0.5, 0.0, 0.5))
    assert [hit.start for hit in ask("?")] == [1, 3, 0]


def test_no_more_are_listed_than_asked_for() -> None:
    many = ranked(units(*"x" * 50), Fixed(*range(50)))
    assert [hit.start for hit in many("?")] == list(range(49, 49 - LISTED, -1))


def test_a_fusion_weighs_scores_that_were_stretched() -> None:
    fused = Fused(Fixed(0.8, 0.9, 0.85), Fixed(10.0, 0.0, 5.0))
    assert fused.scores("?") == pytest.approx([0.3, 0.7, 0.5])


def test_a_retriever_that_tells_nothing_apart_adds_nothing() -> None:
    assert Fused(Fixed(1.0, 2.0), Fixed(0.0, 0.0)).scores("?") == pytest.approx([0, 0.7])


def test_words_that_nobody_has_find_nothing() -> None:
    held = units("a b", "b c")
    assert ranked(held, Lexical(held, whitespace))("z") == []


def test_meaning_finds_what_words_do_not_and_parts_are_finer() -> None:
    held = (
        Unit(Hit("d", 0, 10), "", ("전담 인력을 늘렸다", "이동빨래방을 운영한다")),
        Unit(Hit("d", 20, 30), "", ("청년에게 창업 공간을 준다",)),
    )
    model = Remembering(encoder.load())
    whole, parts = Dense(held, model, parts=False), Dense(held, model, parts=True)
    question = "mobile laundry"
    assert int(np.argmax(whole.scores(question))) == int(np.argmax(parts.scores(question))) == 0
    assert parts.scores(question)[0] > whole.scores(question)[0]
    assert parts.scores(question)[1] == pytest.approx(whole.scores(question)[1])


class Counting:
    """A model that counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode_query(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.extend(texts)
        return np.array([[float(len(text))] for text in texts], dtype=np.float32)

    encode_document = encode_query


def test_a_question_is_encoded_once() -> None:
    inner = Counting()
    model = Remembering(inner)
    assert model.encode_query(["a", "bb", "a"]).tolist() == [[1], [2], [1]]
    assert model.encode_query(["bb", "ccc"]).tolist() == [[2], [3]]
    assert inner.asked == ["a", "bb", "ccc"]
