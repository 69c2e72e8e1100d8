"""HTML cut into pieces: every character of the file in exactly one, comments aside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.markup import Kind, attributes, characters, pieces
from kg.model.span import Span


def cut(source: str) -> list[tuple[Kind, str, str]]:
    return [(p.kind, p.name, source[p.start : p.end]) for p in pieces(source)]


def test_tags_and_text() -> None:
    assert cut("가<P a='>'>나</p >다") == [
        (Kind.TEXT, "", "가"),
        (Kind.OPEN, "p", "<P a='>'>"),
        (Kind.TEXT, "", "나"),
        (Kind.CLOSE, "p", "</p >"),
        (Kind.TEXT, "", "다"),
    ]


def test_a_script_is_raw_until_its_own_end() -> None:
    assert cut("<script>a<b</p></script >") == [
        (Kind.OPEN, "script", "<script>"),
        (Kind.TEXT, "", "a<b</p>"),
        (Kind.CLOSE, "script", "</script >"),
    ]


def test_a_sign_that_opens_nothing_is_a_character() -> None:
    assert "".join(text for kind, _, text in cut("3 < 5, <가> 4") if kind is Kind.TEXT) == "3 < 5, <가> 4"


@pytest.mark.parametrize("source", ["<p a='", "<!-- 가", "<!doctype", "<script>", "<title>가</title"])
def test_what_never_ends_is_broken(source: str) -> None:
    *_, last = pieces(source)
    assert (last.kind, last.end) == (Kind.BROKEN, len(source))


def test_attributes_quoted_or_not_the_first_of_a_name() -> None:
    source = """<td ROWSPAN="2" colspan=3 title='a&amp;b' rowspan=4 nowrap>"""
    (piece,) = pieces(source)
    assert attributes(source, piece) == {"rowspan": "2", "colspan": "3", "title": "a&b"}


def test_references_cover_all_their_characters() -> None:
    source = "A&amp;B&#44032;&bogus;&copy"
    (piece,) = pieces(source)
    found = characters(source, piece)
    assert found.text == "A&B가&bogus;©"
    assert [found.span(i, i + 1).of(source) for i in (1, 3)] == ["&amp;", "&#44032;"]
    assert found.span().of(source) == source


def test_a_reference_to_nothing_is_no_character() -> None:
    source = "가&#1;나"
    (piece,) = pieces(source)
    assert characters(source, piece).text == "가나"


@given(st.text(alphabet="<>/!-='\"& apscript;#x1가", max_size=60))
def test_pieces_follow_each_other_to_the_end(source: str) -> None:
    at = 0
    for piece in pieces(source):
        assert at <= piece.start < piece.end
        assert source.startswith("<", at) or piece.start == at
        at = piece.end
        if piece.kind is Kind.TEXT:
            found = characters(source, piece)
            assert not found.text or found.span() in Span(piece.start, piece.end)
    assert at == len(source) or source[at:].startswith("<")
