"""Tables that were flattened into lines: each as one text again, with what stood over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model.document import Block, BlockKind, Document
from kg.model.span import Mapped


@dataclass(frozen=True, slots=True)
class FlatTable:
    """Consecutive lines of one table.

    Attributes:
        content: its lines, joined by restored line breaks.
        caption: the block before it (``□ (포상내역)``, `` 복지전달체계 개편(90개)``), if any.
        rows: its blocks.
    """

    content: Mapped
    caption: Block | None
    rows: tuple[Block, ...]


def flat_tables(document: Document) -> Iterator[FlatTable]:
    """The flattened tables of a document, in order."""
    rows: list[Block] = []
    for block in (*document.blocks, None):
        if block is not None and block.kind is BlockKind.ROW:
            rows.append(block)
        elif rows:
            before = rows[0].index - 1
            caption = document.blocks[before] if before >= 0 else None
            yield FlatTable(Mapped.join((r.content for r in rows), "\n"), caption, tuple(rows))
            rows = []
