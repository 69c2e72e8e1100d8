"""What a format's reader makes of bytes, before the Korean analyser joins and nests it; the same for every format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.documents.blocks import assemble
from kg.documents.grid import Item, Layout, placed
from kg.documents.lines import Line
from kg.documents.written import Written
from kg.model.document import Document, Remark, Table
from kg.model.korean import Korean


@dataclass(frozen=True, slots=True)
class Page:
    """A file's text and its lines.

    Attributes:
        source: the text into which every offset points.
        encoding: the codec that decoded it, or the name of the format whose reader wrote it.
        lines: in reading order.
        tables: those that the format keeps.
        metadata: as written.
        remarks: what was unreadable or guessed.
        wrapped: whether a page broke the lines; None to tell by their lengths.
    """

    source: str = field(repr=False)
    encoding: str
    lines: tuple[Line, ...] = field(repr=False)
    tables: tuple[Table, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    wrapped: bool | None = None

    def document(self, name: str, digest: str, korean: Korean) -> Document:
        """The Document: lines joined, spaced and nested."""
        blocks, remarks = assemble(self.lines, korean, wrapped=self.wrapped)
        return Document(
            name,
            self.source,
            self.encoding,
            digest,
            blocks,
            placed(self.tables, blocks),
            self.metadata,
            (*remarks, *self.remarks),
        )


def written(items: Iterable[Item], encoding: str, metadata: Mapping[str, str], *, wrapped: bool = False) -> Page:
    """The page of a binary format: its items written as text, then laid out."""
    paper, layout = Written(), Layout()
    layout.add(paper.items(items))
    return Page(paper.text, encoding, tuple(layout.lines), tuple(layout.tables), metadata, wrapped=wrapped)
