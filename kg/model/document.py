"""The Document: what a reader makes of a file, and all that extraction sees of it.

Clean text lives in blocks, never in one string: a block is a unit of the page (a bullet with its wrapped lines, a
heading, a table's line), and its text is mapped to the source character by character.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kg.model.span import Mapped, Span


class BlockKind(StrEnum):
    """What a block is on its page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NOTE = "note"
    """A footnote, led by stars or ※, that speaks of the block above it."""
    ROW = "row"
    """A line of a table whose cells were flattened into lines."""


@dataclass(frozen=True, slots=True)
class Block:
    """A unit of the page.

    Attributes:
        index: its place in the document's order, from 0.
        kind: what it is on the page.
        level: nesting, 0 outermost; a note is one deeper than what it speaks of.
        marker: the bullet or number that led it (``○``, ``◯1``, ``*``), without white space; empty for none.
        content: clean text without the marker.
        parent: index of the block it hangs under, or None.
        section: index of the heading block it stands under, or None.
    """

    index: int
    kind: BlockKind
    level: int
    marker: str
    content: Mapped
    parent: int | None = None
    section: int | None = None

    @property
    def text(self) -> str:
        """The clean text."""
        return self.content.text

    @property
    def span(self) -> Span:
        """Where its words stand in the source."""
        return self.content.span()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table that the source's format kept as a table."""

    content: Mapped
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its cells in place; ``block`` is the heading or paragraph before it."""

    cells: tuple[Cell, ...]
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader could not read, or had to guess; becomes a finding."""

    kind: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read.

    Attributes:
        name: the source's file name; the document's identity within a graph.
        source: the decoded text of the file, untouched: what every span points into.
        encoding: the codec that decoded it.
        digest: sha256 of the file's bytes, in hex.
        blocks: the page's units in reading order.
        tables: tables that the format kept as such.
        metadata: front matter and the like, as written.
        remarks: what was unreadable or guessed.
    """

    name: str
    source: str = field(repr=False)
    encoding: str
    digest: str
    blocks: tuple[Block, ...] = field(repr=False)
    tables: tuple[Table, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    def children(self, block: Block) -> Iterator[Block]:
        """The blocks that hang directly under this one, in order."""
        return (b for b in self.blocks[block.index + 1 :] if b.parent == block.index)

    def under(self, block: Block) -> Iterator[Block]:
        """The block itself and all that hangs under it, in order."""
        held = {block.index}
        yield block
        for other in self.blocks[block.index + 1 :]:
            if other.parent in held:
                held.add(other.index)
                yield other

    def heading(self, block: Block) -> Block | None:
        """The heading it stands under."""
        return None if block.section is None else self.blocks[block.section]
