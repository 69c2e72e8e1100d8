"""HTML cut into tags and text, each with its place in the file; one pass, linear in whatever it is given.

As a browser's tokenizer does it (comments, raw text of scripts, quotes that hide a ``>``), but without the tree: reading
words needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from html import unescape

from kg.model.span import RESTORED, Mapped, Wide

_NAME = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]{0,40})")
_REST = re.compile(r"""(?>=\s*"[^"]*"|=\s*'[^']*'|[^>=]|=)*+>""")
_ATTRIBUTE = re.compile(
    r"""(?<=[\s"'/])(?P<key>[^\s"'>/=]++)\s*+=\s*+(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'>]+))"""
)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
"""Elements in which a ``<`` is only a character."""


class Kind(Enum):
    """What a piece of the file is."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    BROKEN = auto()
    """A tag, comment or raw text that never ends: all that is left of the file."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag (with its lower-case name) or a run of text; the source's ``[start, end)``."""

    kind: Kind
    start: int
    end: int
    name: str = ""


def pieces(source: str) -> Iterator[Piece]:
    """The file from its first character to its last; comments and declarations left out."""
    at = 0
    while at < len(source):
        sign = source.find("<", at)
        if sign != at:
            yield Piece(Kind.TEXT, at, len(source) if sign < 0 else sign)
            at = len(source) if sign < 0 else sign
            continue
        found = _NAME.match(source, at)
        piece = _tag(source, at, found) if found else _other(source, at)
        if piece.kind is not Kind.TEXT or piece.name != "!":
            yield piece
        at = piece.end
        if piece.kind is Kind.OPEN and piece.name in _RAW:
            yield from (raw := _raw(source, piece))
            at = raw[-1].end


def _tag(source: str, at: int, found: re.Match[str]) -> Piece:
    rest = _REST.match(source, found.end())
    if rest is None:
        return Piece(Kind.BROKEN, at, len(source))
    kind = Kind.CLOSE if found["close"] else Kind.OPEN
    return Piece(kind, at, rest.end(), found["name"].lower())


def _other(source: str, at: int) -> Piece:
    """A comment or declaration (a text piece called ``!``), or a ``<`` that is only a character."""
    if not source.startswith(("<!", "<?", "</"), at):
        return Piece(Kind.TEXT, at, at + 1)
    sign = "-->" if source.startswith("<!--", at) else ">"
    end = source.find(sign, at + 2)
    return Piece(Kind.BROKEN, at, len(source)) if end < 0 else Piece(Kind.TEXT, at, end + len(sign), "!")


def _raw(source: str, opened: Piece) -> tuple[Piece, ...]:
    """The text of a script, style or title, up to its closing tag."""
    close = re.compile(rf"</{opened.name}(?=[\s/>])", re.IGNORECASE).search(source, opened.end)
    if close is None:
        return (Piece(Kind.BROKEN, opened.end, len(source)),)
    text = Piece(Kind.TEXT, opened.end, close.start())
    end = source.find(">", close.end())
    if end < 0:
        return text, Piece(Kind.BROKEN, close.start(), len(source))
    return text, Piece(Kind.CLOSE, close.start(), end + 1, opened.name)


def attributes(source: str, piece: Piece) -> dict[str, str]:
    """A tag's attributes, names in lower case, the first of a name."""
    found: dict[str, str] = {}
    for part in _ATTRIBUTE.finditer(source, piece.start + 1 + len(piece.name), piece.end - 1):
        value = part["a"] or part["b"] or part["c"] or ""
        found.setdefault(part["key"].lower(), unescape(value))
    return found


def characters(source: str, piece: Piece) -> Mapped:
    """A text's characters; one that is written as a reference covers all of it."""
    parts: list[Mapped] = []
    at = piece.start
    for found in _REFERENCE.finditer(source, piece.start, piece.end):
        meant = unescape(found.group())
        if meant == found.group():
            continue
        parts.append(Mapped(source[at : found.start()], range(at, found.start())))
        whole = Wide(found.start(), found.end() - found.start())
        parts.append(Mapped(meant, (whole, *[RESTORED] * (len(meant) - 1))[: len(meant)]))
        at = found.end()
    parts.append(Mapped(source[at : piece.end], range(at, piece.end)))
    return Mapped.join(parts)
