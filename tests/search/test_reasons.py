"""Reasons: words as the text has them, other words for what was asked."""

from __future__ import annotations

import pytest

from kg.search.concepts import shipped
from kg.search.reasons import Meaning, matched, meanings
from kg.search.tokens import letters, tokens


@pytest.mark.parametrize(
    ("text", "question", "words"),
    [
        ("이동 빨래방을 연다", "이동빨래방", ("이동 빨래방",)),
        ("빨래방과 이동빨래방", "빨래방", ("빨래방",)),
        ("맞춤형복지팀 설치율 79%", "설치율은 얼마", ("설치율",)),
        ("Mom study 모임", "the mom STUDY", ("Mom", "study")),
        ("나눔 장터", "돌봄", ()),
        ("", "돌봄", ()),
    ],
)
def test_words_that_matched(text: str, question: str, words: tuple[str, ...]) -> None:
    assert matched(letters(text), text, tokens(question)) == words


def said(text: str, question: str) -> tuple[Meaning, ...]:
    """What the text says in other words."""
    asked = list(shipped().said(question))
    return meanings(shipped().saying(text, letters(text), {each.key for each in asked}), asked)


def test_other_words_for_what_was_asked() -> None:
    assert Meaning("우편배달부", "집배원") in said("집배원과 함께", "우편배달부가")
    assert Meaning("laundry", "빨래") in said("이동빨래방", "laundry")


def test_the_same_word_is_no_other_word() -> None:
    assert said("이동빨래방", "빨래방") == ()
