"""Plain text and Markdown as press releases come in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise

from kg.documents.encoding import Decoded
from kg.documents.grid import Grid, Layout, Slot, Words
from kg.documents.lines import lines
from kg.documents.page import Page
from kg.model.document import Remark
from kg.model.span import Mapped, Span

_FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<body>.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_][\w-]*):[ \t]*(?P<value>.*?)[ \t]*\r?$", re.MULTILINE)
_TABLE = re.compile(
    r"^[ ]{0,3}\|[^\n]*\n[ ]{0,3}\|[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\r?(?:\n[ ]{0,3}\|[^\n]*)*",
    re.MULTILINE,
)
_CELL = re.compile(r"(?P<words>(?:\\[^\n]?|[^|\\\n])*+)(?:\||$)", re.MULTILINE)
_LINE = re.compile(r"\n")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def front_matter(source: str) -> tuple[Mapping[str, str], int]:
    """``key: value`` pairs between ``---`` lines at the very start, and where the text begins after them."""
    found = _FRONT.match(source)
    if not found:
        return {}, 0
    pairs = _FIELD.finditer(found["body"])
    return {p["key"]: unicodedata.normalize("NFC", p["value"].strip("\"'")) for p in pairs}, found.end()


def read_text(decoded: Decoded) -> Page:
    """The page of decoded text."""
    source = decoded.text
    metadata, at = front_matter(source)
    layout = Layout()
    for found in _TABLE.finditer(source, at):
        layout.lines.extend(lines(source, at, found.start()))
        layout.add([_grid(source, found.start(), found.end())])
        at = found.end()
    layout.lines.extend(lines(source, at))
    remarks = (_truncated(source, decoded.cut),) if decoded.cut else ()
    return Page(source, decoded.codec, tuple(layout.lines), tuple(layout.tables), metadata, remarks)


def _truncated(source: str, cut: int) -> Remark:
    message = f"파일이 글자 중간에서 끊겼습니다 (cut inside a character: {cut} bytes left over)"
    return Remark("truncated", message, Span(max(0, len(source) - 20), len(source)))


def _grid(source: str, start: int, end: int) -> Grid:
    """A table between pipes; its second line only draws."""
    ends = [start, *(m.end() for m in _LINE.finditer(source, start, end)), end]
    rows = [span for number, span in enumerate(pairwise(ends)) if number != 1]
    slots = (_slot(source, cell, at) for row, (a, b) in enumerate(rows) for at, cell in _cells(source, row, a, b))
    return Grid(tuple(slots), headed=True)


def _cells(source: str, row: int, start: int, end: int) -> Iterator[tuple[tuple[int, int], Span]]:
    first = source.index("|", start, end) + 1
    for column, found in enumerate(_CELL.finditer(source, first, end)):
        if found.start() < found.end():
            yield (row, column), Span(*found.span("words"))


def _slot(source: str, cell: Span, at: tuple[int, int]) -> Slot:
    edges = [cell.start, *(e for m in _BREAK.finditer(source, cell.start, cell.end) for e in m.span()), cell.end]
    parts = zip(edges[::2], edges[1::2], strict=True)
    return Slot(*at, items=tuple(Words(Mapped(source[a:b], range(a, b))) for a, b in parts))
