"""A text with marks laid over it, as a flat run of tokens: marks may nest, cross and share their words.

Invariant: the texts of the tokens, one after the other, are the text; each mark opens one token with its anchor, and
where it crosses the end of another it goes on in pieces that say of which mark they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import TypedDict


class Mark(TypedDict):
    """A place of the document, and the kinds of facts that are told there: none for words that only need an anchor."""

    start: int
    end: int
    kinds: Sequence[str]


@dataclass(frozen=True, slots=True)
class Token:
    """The beginning of a mark, some text, or the end of the mark that began last.

    Attributes:
        kind: ``open``, ``text`` or ``close``.
        anchor: of an opening token: ``c12-20``; the pieces after the first have none.
        of: of a later piece: the anchor that its mark has.
        classes: what the mark is: kinds of facts.
        text: the words.
        entry: of a text: where its innermost fact is told, ``e12-20``; empty under no fact.
    """

    kind: str
    anchor: str = ""
    of: str = ""
    classes: tuple[str, ...] = ()
    text: str = ""
    entry: str = ""


@dataclass(order=True, frozen=True, slots=True)
class _Piece:
    start: int
    back: int
    """The end, negated: of two that begin together the longer comes first."""
    mark: tuple[int, int]
    first: bool = field(default=True, compare=False)
    kinds: tuple[str, ...] = field(default=(), compare=False)

    @property
    def end(self) -> int:
        return -self.back

    def opened(self) -> Token:
        anchor = f"c{self.mark[0]}-{self.mark[1]}"
        return Token("open", anchor if self.first else "", "" if self.first else anchor, self.kinds)


def tokens(text: str, marks: Iterable[Mark], offset: int = 0) -> Iterator[Token]:
    """The text from ``offset`` of a document on, with its marks, one a place; marks outside of it are left out."""
    last = offset + len(text)
    held = ((mark["start"], mark["end"], tuple(mark["kinds"])) for mark in marks)
    heap = [_Piece(s, -e, (s, e), True, kinds) for s, e, kinds in held if offset <= s <= e <= last]
    heap.sort()
    walk = _Walk(text, offset)
    while heap:
        piece = heappop(heap)
        yield from walk.close(piece.start)
        if walk.stack and walk.stack[-1].end < piece.end:  # it crosses: the rest follows behind the other's end
            cut = walk.stack[-1].end
            heappush(heap, _Piece(cut, piece.back, piece.mark, False, piece.kinds))
            piece = _Piece(piece.start, -cut, piece.mark, piece.first, piece.kinds)
        yield from walk.text(piece.start)
        walk.stack.append(piece)
        yield piece.opened()
    yield from walk.close(last)
    yield from walk.text(last)


class _Walk:
    """How far the text is told, and the marks that are open there."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._at = offset
        self.stack: list[_Piece] = []

    def text(self, until: int) -> Iterator[Token]:
        if until > self._at:
            words = self._text[self._at - self._offset : until - self._offset]
            mark = next((p.mark for p in reversed(self.stack) if p.kinds), None)
            yield Token("text", text=words, entry=f"e{mark[0]}-{mark[1]}" if mark else "")
            self._at = until

    def close(self, until: int) -> Iterator[Token]:
        """Tell the text up to the end of each mark that ends before or there."""
        while self.stack and self.stack[-1].end <= until:
            yield from self.text(self.stack[-1].end)
            self.stack.pop()
            yield Token("close")


def marked(text: str, words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and of each whether it is one of the words.

    Words that reach over a space count only from the beginning of a word on: “로 사” is not seen in “대상으로 사례”.
    """
    wanted = sorted(filter(None, set(words)), key=len, reverse=True)
    if not wanted:
        yield text, False
        return
    for place, piece in enumerate(re.split(f"({'|'.join(map(_pattern, wanted))})", text)):
        if piece:
            yield piece, place % 2 == 1


def _pattern(word: str) -> str:
    return (r"(?<!\w)" if " " in word else "") + re.escape(word)
