"""Words and tables as a format keeps them, laid out as lines: one rule for HTML, HWPX, HWP, PDF and Markdown.

A grid of one cell, row or column is a frame around text, and stands as its text. A grid with column heads becomes lines
of a table, a row each, as in text whose tables were flattened; any other (a letterhead, prose side by side) reads line
by line. All with two rows and columns are kept as tables too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.documents.lines import Line, tidy
from kg.documents.marker import header_row
from kg.model.document import Block, BlockKind, Cell, Table
from kg.model.span import RESTORED, Mapped

_HEAD = 14
"""Column heads are short."""
_STRIP = 100
"""A row that fits on a line reads as one."""
_LONG = 40
_ENDED = re.compile(r"[다음함임됨][.!]$|다$")


@dataclass(frozen=True, slots=True)
class Words:
    """A line of running text.

    Attributes:
        content: its characters.
        kind: what the format says it is.
        gap: whether it begins a paragraph.
    """

    content: Mapped
    kind: BlockKind | None = None
    gap: bool = True


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell and what stands in it."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    items: tuple[Words | Grid, ...] = ()

    def lines(self) -> list[Mapped]:
        """Its words line by line, those of inner tables too."""
        return [content for words in flat(self.items) if (content := tidy(words.content)).text]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``headed`` where the format itself marks its first row as column heads."""

    slots: tuple[Slot, ...]
    headed: bool = False

    def rows(self) -> list[list[Slot]]:
        """Its cells by the row they begin in."""
        held: dict[int, list[Slot]] = {}
        for slot in self.slots:
            held.setdefault(slot.row, []).append(slot)
        return [sorted(held[row], key=lambda slot: slot.column) for row in sorted(held)]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((slot.column + slot.columns for slot in self.slots), default=0)

    @property
    def framed(self) -> bool:
        """Whether it is a frame around text rather than a table."""
        full = [slot for slot in self.slots if slot.lines()]
        return len(full) < 2 or len({slot.row for slot in full}) < 2 or len({slot.column for slot in full}) < 2


Item = Words | Grid


def flat(items: Iterable[Item]) -> Iterator[Words]:
    """All words in reading order."""
    for item in items:
        if isinstance(item, Words):
            yield item
        else:
            for slot in item.slots:
                yield from flat(slot.items)


@dataclass
class Layout:
    """Lines in reading order, and the tables that stand among them."""

    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    _end: tuple[int, int] = (0, 0)
    """How many lines there were after the last table with column heads, and its width."""

    def add(self, items: Iterable[Item]) -> None:
        """Lay the next items."""
        for item in items:
            if isinstance(item, Words):
                self._line(item.content, item.gap, item.kind)
            elif item.framed and not self._follows(item):
                self._frame(item.rows())
            else:
                self._grid(item)

    def _line(self, content: Mapped, gap: bool, kind: BlockKind | None) -> None:
        content = tidy(content)
        if content.text:
            self.lines.append(Line(content, gap, kind=kind))

    def _frame(self, rows: Sequence[Sequence[Slot]]) -> None:
        for row in rows:
            self._beside(row)

    def _beside(self, row: Sequence[Slot]) -> None:
        """A row's cells on one line if they fit, else one after the other."""
        cells = [lines for slot in row if (lines := slot.lines())]
        if len(cells) > 1 and all(len(c) == 1 for c in cells) and sum(len(c[0]) for c in cells) <= _STRIP:
            self._line(_joined(cells), True, None)
            return
        for slot in row:
            self.add(slot.items)

    def _grid(self, grid: Grid) -> None:
        rows = grid.rows()
        if self._follows(grid):
            self._go_on(rows)
        else:
            self.tables.append(Table(tuple(_cell(slot) for slot in grid.slots)))
            if not _columned(grid, rows):
                self._frame(rows)
                return
            self.lines.append(Line(_head(rows[0]), True, kind=BlockKind.ROW))
            self._rows(rows[1:])
        self._end = (len(self.lines), grid.width)

    def _go_on(self, rows: Sequence[Sequence[Slot]]) -> None:
        """Add the rest of the last table; column heads that the next page repeats count once."""
        heads = next(line for line in reversed(self.lines) if line.gap)
        rest = rows[1:] if _head(rows[0]).text == heads.text else rows
        self._rows(rest)
        held = self.tables[-1].cells
        below = max(c.row + c.rows for c in held) - min((slot.row for row in rest for slot in row), default=0)
        added = (_cell(replace(slot, row=slot.row + below)) for row in rest for slot in row)
        self.tables[-1] = Table((*held, *added))

    def _rows(self, rows: Sequence[Sequence[Slot]]) -> None:
        for row in rows:
            content = _joined([slot.lines() for slot in row])
            if content.text:
                self.lines.append(Line(content, False, kind=BlockKind.ROW))

    def _follows(self, grid: Grid) -> bool:
        """Whether it stands right below a table as wide: that table's rest, on the next page."""
        return bool(self.lines) and self._end == (len(self.lines), grid.width)


def placed(tables: Iterable[Table], blocks: Sequence[Block]) -> tuple[Table, ...]:
    """The tables, each with the block before it."""
    starts = [block.span.start for block in blocks]
    found: list[Table] = []
    for table in tables:
        first = next((o for cell in table.cells for o in cell.content.offsets if o != RESTORED), 0)
        before = bisect_left(starts, first) - 1
        found.append(Table(table.cells, before if before >= 0 else None))
    return tuple(found)


def _cell(slot: Slot) -> Cell:
    return Cell(Mapped.join(slot.lines(), "\n"), slot.row, slot.column, slot.rows, slot.columns)


def _head(row: Sequence[Slot]) -> Mapped:
    """Column heads on one line."""
    return _joined([slot.lines() for slot in row], " ")


def _joined(cells: Iterable[Sequence[Mapped]], inner: str = "\n") -> Mapped:
    """Cells one after the other, line breaks inside them kept."""
    return Mapped.join((Mapped.join(lines, inner) for lines in cells if lines), " ")


def _columned(grid: Grid, rows: Sequence[Sequence[Slot]]) -> bool:
    """Whether the first row holds column heads: by the format, by known words, or by its look over a body without prose."""
    heads = ["".join(line.text for line in slot.lines()) for slot in rows[0]]
    if grid.headed or header_row(" ".join(heads)):
        return True
    named = [head for head in heads if head]
    if len(named) < 2 or any(len(head) > _HEAD or re.search(r"[\d:@]", head) for head in named):
        return False
    return not any(_prose(line.text) for row in rows for slot in row for line in slot.lines())


def _prose(text: str) -> bool:
    """Whether a line of a cell is a sentence rather than an entry."""
    return len(text) >= _LONG and _ENDED.search(text[-2:]) is not None
