"""Spans and mapped text: what is cut, joined and stripped still leads back to the same characters."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.model.span import RESTORED, Mapped, Span

ENDS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)
SPANS = ENDS.map(lambda pair: Span(*pair))


@st.composite
def mapped(draw: st.DrawFn) -> tuple[str, Mapped]:
    """A source, and clean text of some of its characters with spaces given back between them."""
    source = draw(st.text("가나다 \n()1", min_size=10, max_size=30))
    text, offsets = [], []
    for at, char in enumerate(source):
        if draw(st.integers(0, 3)):
            text.append(char)
            offsets.append(at)
        if draw(st.integers(0, 5)) == 0:
            text.append(" ")
            offsets.append(RESTORED)
    return source, Mapped("".join(text), tuple(offsets))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 3), (-2, -1)])
def test_what_is_no_range_is_no_span(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(SPANS, SPANS)
def test_a_span_that_holds_another_covers_it(one: Span, other: Span) -> None:
    assert (other in one) == (Span.cover([one, other]) == one)


@given(SPANS, SPANS)
def test_overlap_is_a_shared_character(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assume(one.start < one.end and other.start < other.end)
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


def test_neighbours_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 3).overlaps(Span(2, 5))


def test_only_spans_are_held() -> None:
    assert 1 not in Span(0, 3)
    assert Span(3, 3) in Span(0, 3)


def test_spans_sort_by_where_they_start() -> None:
    assert sorted([Span(5, 6), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(5, 6)]


def test_a_span_gives_the_words_as_the_source_breaks_them() -> None:
    assert Span(3, 8).of("부산 동\n래구는") == "동\n래구는"


def test_nothing_has_no_cover() -> None:
    with pytest.raises(ValueError, match="empty"):
        Span.cover([])


def test_each_character_has_its_offset() -> None:
    with pytest.raises(ValueError, match="2 characters, 1 offsets"):
        Mapped("가나", (0,))


@given(mapped(), st.integers(0, 6), st.integers(7, 40))
def test_a_part_spans_its_own_characters_and_nothing_wider(pair: tuple[str, Mapped], start: int, end: int) -> None:
    source, content = pair
    held = [o for o in content.offsets[start:end] if o != RESTORED]
    assume(held)
    span = content.span(start, end)
    assert (span.start, span.end) == (held[0], held[-1] + 1)
    kept = "".join(source[o] for o in held)
    whole = "".join(
        c for c, o in zip(content.text[start:end], content.offsets[start:end], strict=True) if o != RESTORED
    )
    assert kept == whole
    assert span == content.cut(start, end).span()


@given(mapped())
def test_stripping_takes_white_space_off_and_no_word(pair: tuple[str, Mapped]) -> None:
    content = pair[1]
    stripped = content.strip()
    assert stripped.text == content.text.strip()
    at = len(content.text) - len(content.text.lstrip())
    assert list(stripped.offsets) == list(content.offsets[at : at + len(stripped)])


@given(st.lists(mapped().map(lambda pair: pair[1]), max_size=4), st.sampled_from(["", " ", "\n"]))
def test_joining_keeps_every_character_and_its_offset(parts: list[Mapped], between: str) -> None:
    joined = Mapped.join(parts, between)
    assert [o for o in joined.offsets if o != RESTORED] == [o for p in parts for o in p.offsets if o != RESTORED]
    assert joined.text.replace(between, "") == "".join(p.text for p in parts).replace(between, "") or not between
    assert len(joined) == len(joined.text)


def test_an_empty_part_brings_no_space() -> None:
    parts = [Mapped("", ()), Mapped("동", (4,)), Mapped("", ()), Mapped("래구", (6, 7))]
    joined = Mapped.join(parts, " ")
    assert (joined.text, joined.offsets) == ("동 래구", (4, RESTORED, 6, 7))
    assert joined.span() == Span(4, 8)


def test_restored_characters_alone_stand_nowhere() -> None:
    with pytest.raises(ValueError, match="no source characters"):
        Mapped("가 나", (0, RESTORED, 1)).span(1, 2)


def test_an_equal_text_elsewhere_is_other_content() -> None:
    assert Mapped("가", (0,)) != Mapped("가", (1,))
