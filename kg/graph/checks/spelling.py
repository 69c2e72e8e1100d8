"""Letters of Korean syllables, and a document's text without its white space."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.model.document import Document
from kg.model.likeness import normal
from kg.model.span import Span


def one_letter(one: str, other: str) -> bool:
    """Whether two words of equal length differ in one letter of one syllable, and not in a number."""
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differing) == 1 and _letters(*differing[0]) == 1


def _letters(one: str, other: str) -> int:
    """In how many letters two syllables differ; more than can be where one is no Korean syllable."""
    if not ("가" <= one <= "힣" and "가" <= other <= "힣"):
        return 4
    a, b = (unicodedata.normalize("NFD", s).ljust(3) for s in (one, other))
    return sum(x != y for x, y in zip(a, b, strict=True))


@cache
def common(syllable: str) -> bool:
    """Whether a syllable is among the 2,350 of KS X 1001, which cover nearly all that Korean writes."""
    try:
        return len(syllable.encode("euc_kr")) == 2
    except UnicodeEncodeError:
        return False


@dataclass(frozen=True, slots=True)
class Squeezed:
    """All blocks' text in the form that names are compared in, and where each block begins in it."""

    text: str
    starts: Sequence[int]
    document: Document

    @staticmethod
    def of(document: Document) -> Squeezed:
        """That of one document; a name that runs from one block into the next is none."""
        parts = [normal(b.text) for b in document.blocks]
        starts, at = [], 0
        for part in parts:
            starts.append(at)
            at += len(part) + 1
        return Squeezed("\n".join(parts), starts, document)

    def find(self, name: str) -> list[Span]:
        """Where the name stands in the source."""
        found: list[Span] = []
        at = self.text.find(name)
        while at >= 0:
            found.append(self._span(at, len(name)))
            at = self.text.find(name, at + len(name))
        return found

    def _span(self, at: int, length: int) -> Span:
        """The source span of a stretch: counted through the block's characters that comparing keeps."""
        index = bisect_right(self.starts, at) - 1
        content = self.document.blocks[index].content
        kept = [i for i, c in enumerate(content.text) if normal(c)]
        first = at - self.starts[index]
        return content.span(kept[first], kept[first + length - 1] + 1)
