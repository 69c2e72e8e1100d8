"""Phrases: what may be a name, cut where grammar, quotes and lines end it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extract.phrases import RUNNING, Phrase, counts, phrases
from kg.extract.quotes import quoted
from kg.model.korean import Korean, Morpheme

Read = Callable[[str], list[str]]
Tokens = Callable[[str], list[Morpheme]]
WORDS = "‘|’|“|”|달리는 |온기|마을 |사랑방|사업|을 |운영|, |·|(|)|12개소|복지|이|통장|\n|어려운 |주민|등 |*|1:1 |결연 |하여 |우리 "


@pytest.fixture(scope="session")
def read(korean: Korean) -> Read:
    return lambda text: [text[p.start : p.end] for p in phrases(text, korean.tokens(text))]


@pytest.fixture
def tokens(korean: Korean) -> Tokens:
    return korean.tokens


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("달리는 행복 사랑방 사업을 운영", "달리는 행복 사랑방 사업"),
        ("아이키우기 좋은 마을 프로젝트", "아이키우기 좋은 마을 프로젝트"),
        ("찾아가는 이동복지관을 열고", "찾아가는 이동복지관"),
        ("우리 동네 파수꾼을 위촉", "우리 동네 파수꾼"),
        ("복지(이)통장과 함께", "복지(이)통장"),
        ("희망(날개)우체통을 설치", "희망(날개)우체통"),
        ("공무원 1:1 결연 사업", "공무원 1:1 결연 사업"),
        ("온기 24시 사랑방", "온기 24시 사랑방"),
        ("파수꾼 223명 및 살피미", "파수꾼"),
    ],
)
def test_a_name_is_one_phrase(read: Read, text: str, first: str) -> None:
    assert read(text)[0] == first


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("나눔가게, 이동빨래방 및 온기마을", ["나눔가게", "이동빨래방", "온기마을"]),
        ("취업이 어려운 주민을", ["취업", "주민"]),
        ("독거노인을 돌보는 이웃지기", ["독거노인", "이웃지기"]),
        ("경로당 등 12개소", ["경로당", "12개소"]),
        ("마을\n사랑방", ["마을", "사랑방"]),
        ("", []),
        ("하여, 고.", []),
    ],
)
def test_grammar_and_lines_end_a_phrase(read: Read, text: str, parts: list[str]) -> None:
    assert read(text) == parts


def test_a_break_ends_a_phrase(korean: Korean) -> None:
    text = "익산시 온기 사업"
    cut = phrases(text, korean.tokens(text), frozenset({4}))
    assert [text[p.start : p.end] for p in cut] == ["익산시", "온기 사업"]


def test_a_bracket_that_is_no_part_of_a_word_ends_a_phrase(read: Read) -> None:
    assert read("우체통(경로당 직접방문)")[:1] == ["우체통"]
    assert "컨설팅(8회)을" not in read("컨설팅(8회)을 열고")


@pytest.mark.parametrize(
    ("text", "counted"), [("육아방 9개소", True), ("육아방 9", True), ("육아방9", False), ("3for1", False), ("육아방", False)]
)  # fmt: skip
def test_a_count_stands_off_from_what_it_counts(korean: Korean, text: str, counted: bool) -> None:
    assert counts(korean.tokens(text)) is counted


def test_running_is_verbs_and_no_names(korean: Korean) -> None:
    assert {"운영", "추진", "설치"} <= RUNNING
    assert not {"사업", "센터", "마을"} & RUNNING


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS.split("|")), max_size=16).map("".join))
def test_phrases_come_in_order_and_never_cross_a_quote_or_a_line(tokens: Tokens, text: str) -> None:
    edges = frozenset(edge for pair in quoted(text) for edge in pair)
    found: list[Phrase] = list(phrases(text, tokens(text), edges))
    ends = [at for p in found for at in (p.start, p.end)]
    assert ends == sorted(ends)
    for p in found:
        words = text[p.start : p.end]
        assert words == words.strip()
        assert "\n" not in words
        assert not any(p.start < edge < p.end for edge in edges)
        assert (p.tokens[0].start, p.tokens[-1].end) == (p.start, p.end)
