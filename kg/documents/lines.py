"""Lines of the source: stripped, freed of page furniture, each knowing its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kg.documents.furniture import furniture
from kg.model.document import BlockKind
from kg.model.span import Mapped, Wide

_BLANK = re.compile(r"[\s\ufeff\u200b\u200c\u200d\u2060]+")
_JAMO = re.compile(r"[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[가-힣][\u11a8-\u11c2]")
"""A syllable as macOS takes it apart (NFD)."""
_UNREADABLE = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1b\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words.

    Attributes:
        content: the stripped line, white space runs as single spaces.
        gap: whether an empty line stands before it.
        indent: white space characters before its first word.
        kind: what the format itself says it is; None where only the page's signs tell.
    """

    content: Mapped
    gap: bool
    indent: int = 0
    kind: BlockKind | None = None

    @property
    def text(self) -> str:
        """The line's words."""
        return self.content.text


def lines(source: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines of ``source[start:end]``, without furniture and without empty ones."""
    raw: list[tuple[int, str]] = []
    at = start
    for piece in source[start:end].splitlines(keepends=True):
        raw.append((at, piece))
        at += len(piece)
    skip = furniture([piece for _, piece in raw])
    gap = False
    for index, (offset, piece) in enumerate(raw):
        content = tidy(Mapped(piece, range(offset, offset + len(piece))))
        if index in skip or not content.text:
            gap = True
            continue
        yield Line(content, gap, len(piece) - len(piece.lstrip()))
        gap = False


def composed(raw: Mapped) -> Mapped:
    """With decomposed syllables put together, each mapped to all of its letters."""
    text: list[str] = []
    offsets: list[int] = []
    at = 0
    for found in _JAMO.finditer(raw.text):
        whole = unicodedata.normalize("NFC", found.group())
        if len(whole) != 1:
            continue
        text.append(raw.text[at : found.start()] + whole)
        offsets.extend(raw.offsets[at : found.start()])
        span = raw.span(found.start(), found.end())
        offsets.append(Wide(span.start, span.end - span.start))
        at = found.end()
    return Mapped("".join(text) + raw.text[at:], (*offsets, *raw.offsets[at:])) if at else raw


def tidy(raw: Mapped) -> Mapped:
    """Composed and stripped, each run of white space as one space that keeps the offset of its first character."""
    raw = composed(raw)
    text: list[str] = []
    offsets: list[int] = []
    at = 0
    for found in _BLANK.finditer(raw.text):
        text.append(raw.text[at : found.start()] + " ")
        offsets.extend(raw.offsets[at : found.start() + 1])
        at = found.end()
    text.append(raw.text[at:])
    offsets.extend(raw.offsets[at:])
    return Mapped("".join(text), tuple(offsets)).strip()


def readable(content: Mapped) -> tuple[Mapped, int]:
    """Without private-use, replacement and control characters, and how many of them there were."""
    if not _UNREADABLE.search(content.text):
        return content, 0
    kept = [(c, o) for c, o in zip(content.text, content.offsets, strict=True) if not _UNREADABLE.match(c)]
    text = "".join(c for c, _ in kept)
    return tidy(Mapped(text, tuple(o for _, o in kept))), len(content.text) - len(text)
