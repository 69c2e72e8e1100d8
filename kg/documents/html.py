"""HTML pages: their words and tables without what only serves the page (scripts, styles, menus, footers)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.documents.encoding import Decoded
from kg.documents.grid import Grid, Item, Layout, Slot, Words, flat
from kg.documents.lines import tidy
from kg.documents.markup import Kind, Piece, attributes, characters, pieces
from kg.documents.page import Page
from kg.model.document import BlockKind, Remark
from kg.model.span import Mapped, Span

_SUFFIXES = (".html", ".htm", ".xhtml")
_SIGNS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_DROPPED = frozenset(
    "script style noscript template nav aside footer select button svg math iframe object canvas audio video map "
    "noembed noframes xmp textarea datalist dialog".split()
)  # fmt: skip
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rb rp rt ruby s samp small span strike "
    "strong sub sup time tt u var wbr input meta link".split()
)  # fmt: skip
"""Every other element begins and ends a line."""
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BODIES = ("main", "article")
_TABLES = frozenset("table tr td th".split())
_NAMED = re.compile(r"[A-Za-z][\w:.-]{0,40}")
_NESTED = 12
"""Tables inside tables beyond this are no layout but an attack; their words stay, in the innermost cell."""
_SPANNED = 200


def is_html(name: str, text: str) -> bool:
    """Whether a decoded file is HTML: by how it begins, else by its suffix and a tag."""
    return _SIGNS.match(text) is not None or (
        name.lower().endswith(_SUFFIXES) and re.search(r"</?[a-zA-Z]", text) is not None
    )


def read_html(decoded: Decoded) -> Page:
    """The page of a decoded HTML file; its text is the file's, tags and all."""
    reader = _Reader(decoded.text)
    for piece in pieces(decoded.text):
        reader.take(piece)
    layout = Layout()
    layout.add(reader.finish())
    remarks = tuple(reader.remarks)
    return Page(
        decoded.text, decoded.codec, tuple(layout.lines), tuple(layout.tables), reader.metadata, remarks, wrapped=False
    )


@dataclass
class _Table:
    """A table while it is read; ``held`` says until which row each column is taken from above."""

    items: list[Item]
    slots: list[Slot] = field(default_factory=list)
    held: dict[int, int] = field(default_factory=dict)
    row: int = -1
    column: int = 0
    heads: bool = True
    open: bool = False
    spans: tuple[int, int] = (1, 1)

    def begin(self, head: bool, columns: int, rows: int) -> list[Item]:
        """Open a cell at the next free column; where its items go."""
        self.row = max(self.row, 0)
        while self.held.get(self.column, 0) > self.row:
            self.column += 1
        self.open, self.spans = True, (rows, columns)
        self.heads = self.heads and (head or self.row > 0)
        self.items = []
        return self.items

    def end(self) -> None:
        """Close the open cell."""
        if not self.open:
            return
        rows, columns = self.spans
        self.slots.append(Slot(self.row, self.column, rows, columns, tuple(self.items)))
        self.held |= dict.fromkeys(range(self.column, self.column + columns), self.row + rows)
        self.column += columns
        self.open = False


class _Reader:
    """Takes the pieces of a file in order.

    Args:
        source: the decoded file.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._line: list[Mapped] = []
        self._items: list[Item] = []
        self._tables: list[_Table] = []
        self._dropping: tuple[str, int] | None = None
        self._gap = True
        self._kind: BlockKind | None = None
        self._bodies: dict[str, list[list[int]]] = {name: [] for name in _BODIES}
        self._title = self._pre = False
        self.metadata: dict[str, str] = {}
        self.remarks: list[Remark] = []

    def take(self, piece: Piece) -> None:
        """Take the next piece."""
        if piece.kind is Kind.BROKEN:
            message = (
                "끝나지 않은 태그나 주석 뒤의 글은 읽지 못했습니다 (a tag or comment that never ends hides the rest)"
            )
            self.remarks.append(Remark("truncated", message, Span(piece.start, piece.end)))
        elif self._dropping is not None:
            self._drop(piece, *self._dropping)
        elif piece.kind is Kind.TEXT:
            self._text(piece)
        elif piece.name in _DROPPED:
            self._dropping = (piece.name, 1) if piece.kind is Kind.OPEN else None
        elif piece.name in _INLINE:
            self._meta(piece)
        else:
            self._block(piece)

    def finish(self) -> list[Item]:
        """All items; only those of the page's body where it marks one that holds most of the words."""
        while self._tables:
            self._close_table()
        self._flush()
        found = self._bodies["main"] or (self._bodies["article"] if len(self._bodies["article"]) == 1 else [])
        body = self._items[slice(*found[0])] if found and len(found[0]) == 2 else self._items
        return body if _letters(body) * 2 >= _letters(self._items) else self._items

    def _drop(self, piece: Piece, name: str, depth: int) -> None:
        if piece.name == name and piece.kind is not Kind.TEXT:
            depth += 1 if piece.kind is Kind.OPEN else -1
            self._dropping = (name, depth) if depth else None

    def _text(self, piece: Piece) -> None:
        content = characters(self._source, piece)
        if self._title:
            self.metadata.setdefault("title", tidy(content).text)
        elif self._pre:
            self._lines(content)
        else:
            self._line.append(content)

    def _lines(self, content: Mapped) -> None:
        """Text whose line breaks count."""
        at = 0
        for found in re.finditer("\n", content.text):
            self._line.append(content.cut(at, found.start()))
            self._flush(gap=not content.text[at : found.start()].strip())
            at = found.end()
        self._line.append(content.cut(at))

    def _meta(self, piece: Piece) -> None:
        if piece.name != "meta":
            return
        found = attributes(self._source, piece)
        name, content = found.get("property") or found.get("name") or "", found.get("content", "").strip()
        if content and _NAMED.fullmatch(name):
            self.metadata.setdefault(name, content)

    def _block(self, piece: Piece) -> None:
        opens = piece.kind is Kind.OPEN
        self._flush(gap=piece.name != "br")
        if piece.name == "title":
            self._title = opens
        elif piece.name == "pre":
            self._pre = opens
        elif piece.name in _HEADINGS:
            self._kind = BlockKind.HEADING if opens else None
        elif piece.name == "li":
            self._kind = BlockKind.BULLET if opens else None
        elif piece.name in _TABLES:
            self._tabular(piece, opens)
        elif piece.name in _BODIES and not self._tables:
            self._body(self._bodies[piece.name], opens)

    def _body(self, found: list[list[int]], opens: bool) -> None:
        if opens:
            found.append([len(self._items)])
        elif found and len(found[-1]) == 1:
            found[-1].append(len(self._items))

    def _tabular(self, piece: Piece, opens: bool) -> None:
        if piece.name == "table":
            if opens and len(self._tables) < _NESTED:
                self._tables.append(_Table([]))
            elif not opens and self._tables:
                self._close_table()
        elif self._tables:
            table = self._tables[-1]
            table.end()
            if opens and piece.name == "tr":
                table.row, table.column = table.row + 1, 0
            elif opens:
                found = attributes(self._source, piece)
                table.begin(piece.name == "th", _count(found.get("colspan")), _count(found.get("rowspan")))

    def _close_table(self) -> None:
        self._flush()
        table = self._tables.pop()
        table.end()
        if table.slots:
            self._sink().append(Grid(tuple(table.slots), headed=table.heads))

    def _sink(self) -> list[Item]:
        """Where items go: the innermost open cell, else the page."""
        return next((table.items for table in reversed(self._tables) if table.open), self._items)

    def _flush(self, *, gap: bool = True) -> None:
        """End the line; ``gap`` where a new paragraph begins."""
        content = Mapped.join(self._line)
        self._line = []
        if content.text.strip():
            self._sink().append(Words(content, self._kind, self._gap))
            self._gap = gap
            self._kind = None if self._kind is BlockKind.BULLET else self._kind
        else:
            self._gap = self._gap or gap


def _count(words: str | None) -> int:
    """How many rows or columns a cell spans."""
    return min(max(int(words), 1), _SPANNED) if words and words.isascii() and words.isdigit() and len(words) < 6 else 1


def _letters(items: list[Item]) -> int:
    return sum(len(words.content) for words in flat(items))
