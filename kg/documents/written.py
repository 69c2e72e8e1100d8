"""The text of a binary file: what its reader writes down, and into which spans point.

The form: a paragraph a line; a table a line for each row, with a tab between cells and a line separator (U+2028)
between the lines of one cell; a frame around text as its text; composed Hangul (NFC). The same bytes give the same text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.documents.grid import Grid, Item, Slot, Words, flat
from kg.errors import DocumentTooLarge
from kg.model.span import RESTORED, Mapped

LINE = "\u2028"
MAX_TEXT = 6_000_000
"""Characters; a longer document is none that a reader of releases meets."""


def loose(text: str) -> Mapped:
    """Text that has no place yet."""
    text = unicodedata.normalize("NFC", text)
    return Mapped(text, (RESTORED,) * len(text))


@dataclass
class Written:
    """The text while it is written; `items` gives each item back with its place in it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self.parts)

    def items(self, items: Iterable[Item]) -> list[Item]:
        """Write items one after the other."""
        done: list[Item] = []
        for item in items:
            if isinstance(item, Words):
                done.append(self._words(item, "\n"))
            else:
                done.append(self._frame(item) if item.framed else self._grid(item))
        return done

    def _words(self, words: Words, end: str) -> Words:
        at = self.length
        self._put(words.content.text.replace("\n", " "))
        placed = replace(words, content=Mapped(words.content.text, range(at, self.length)))
        self._put(end)
        return placed

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
        if self.length > MAX_TEXT:
            raise DocumentTooLarge(f"글이 {MAX_TEXT:,}자를 넘습니다 / more than {MAX_TEXT:,} characters of text")

    def _frame(self, grid: Grid) -> Grid:
        slots = (slot for row in grid.rows() for slot in row)
        return replace(grid, slots=tuple(replace(slot, items=tuple(self.items(slot.items))) for slot in slots))

    def _grid(self, grid: Grid) -> Grid:
        slots: list[Slot] = []
        for row in grid.rows():
            for number, slot in enumerate(row):
                if number:
                    self._put("\t")
                slots.append(self._slot(slot))
            self._put("\n")
        return replace(grid, slots=tuple(slots))

    def _slot(self, slot: Slot) -> Slot:
        held = [words for words in flat(slot.items) if words.content.text.strip()]
        ends = [*[LINE] * (len(held) - 1), ""]
        return replace(slot, items=tuple(self._words(w, end) for w, end in zip(held, ends, strict=False)))
