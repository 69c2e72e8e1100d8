"""The BM25 baselines are what they say."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from bench.search.corpus import Unit
from bench.search.judged import Hit
from bench.search.lexical import Lexical, bigrams, morphemes, whitespace


def unit(text: str, place: int = 0) -> Unit:
    return Unit(Hit("d", place, place + len(text)), "", (text,))


def test_tokens() -> None:
    assert whitespace("Kid 돌봄  서비스") == ["kid", "돌봄", "서비스"]
    assert bigrams("돌봄 Kid") == ["돌봄", "봄k", "ki", "id"]
    assert bigrams("돌") == []


def test_morphemes_leave_particles_and_endings_out() -> None:
    tokenise = morphemes()
    assert tokenise("집배원이 어르신을 살폈다") == ["집배원", "어르신", "살피"]


def test_the_score_is_bm25() -> None:
    index = Lexical([unit("a b"), unit("b c c")], whitespace)
    norm = 1.5 * (1 - 0.75 + 0.75 * 3 / 2.5)
    expected = log(1 + (2 - 1 + 0.5) / (1 + 0.5)) * 2 / (2 + norm)
    assert index.scores("c") == pytest.approx([0, expected], rel=1e-5)


def test_a_question_of_unknown_words_scores_nothing() -> None:
    index = Lexical([unit("a b"), unit("b c")], whitespace)
    assert np.array_equal(index.scores("z"), [0, 0])
    assert np.array_equal(index.scores(""), [0, 0])
    assert index.scores("z c") == pytest.approx(index.scores("c"))
