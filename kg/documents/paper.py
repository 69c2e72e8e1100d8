"""The child that reads a PDF: bytes on its standard input, lines and tables by position as JSON on its output.

A PDF can loop, unpack without end or exhaust the stack of whoever parses it, so that its parser runs where nothing else
does, with a limit on memory and time; what it could not do it says in one word.
"""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from pdfplumber.page import Page as PdfPage

MAX_CHARACTERS = 6_000_000
ENCRYPTED, TOO_LARGE = "encrypted", "too large"
_LOOSE = 1.0
"""A paragraph begins where the white above a line is higher than the line itself."""

Box: TypeAlias = tuple[float, float, float, float]
Char: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take.

    Attributes:
        memory: bytes of address space.
        seconds: of time; the default is for about a thousand pages.
    """

    memory: int = 1 << 30
    seconds: int = 120


def main() -> None:
    """Read one document, within the limits that the arguments name."""
    limit(Limits(*map(int, sys.argv[1:])))
    try:
        found = read(sys.stdin.buffer.read())
    except MemoryError:
        found = {"error": TOO_LARGE}
    sys.stdout.buffer.write(json.dumps(found).encode())


def limit(limits: Limits) -> None:
    """Bound memory and processor time where the system can."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on every system

    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))


def read(data: bytes) -> dict[str, Any]:
    """``pages`` (each a list of items) and ``metadata``, or ``error``; an item is a line or a table, top to bottom."""
    import pdfplumber  # noqa: PLC0415 - half a second

    for library in ("pdfminer", "pdfplumber"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    found: dict[str, Any] = {"pages": [], "metadata": {}, "bare": []}
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            found["metadata"] = {k: v for k, v in pdf.metadata.items() if isinstance(v, str) and isinstance(k, str)}
            left = MAX_CHARACTERS
            for page in pdf.pages:
                left -= len(page.chars)
                if left < 0:
                    return {"error": TOO_LARGE}
                found["pages"].append(list(_page(page)))
                if not page.chars and page.images:
                    found["bare"].append(page.page_number)
                page.close()
    except MemoryError:
        raise
    except Exception as error:  # whatever a parser of hostile bytes raises becomes the answer
        return {"error": _reason(error)}
    return found


def _reason(error: Exception) -> str:
    held = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    if isinstance(held, MemoryError):
        return TOO_LARGE
    name = type(held).__name__
    return ENCRYPTED if "Password" in name or "Encrypt" in name else f"{name}: {held}"[:200]


def _page(page: PdfPage) -> Iterator[dict[str, Any]]:
    """Lines outside of tables, and tables, by where they begin."""
    chars: list[Char] = [_readable(c) for c in page.chars if c.get("upright", True)]
    placed: list[tuple[float, dict[str, Any]]] = []
    for cells in _tables([table.cells for table in page.find_tables()] if page.edges else []):
        inside, chars = _split(chars, cells)
        placed.append((min(c[1] for c in cells), {"cells": _grid(cells, inside)}))
    bottom = 0.0
    for line in _lines(chars):
        gap = line["top"] - bottom > _LOOSE * (line["bottom"] - line["top"]) if bottom else False
        bottom = line["bottom"]
        placed.append((line["top"], {"line": line["text"], "gap": gap}))
    return (item for _, item in sorted(placed, key=lambda p: p[0]))


def _readable(char: Char) -> Char:
    """A glyph that its font gives no letter shows as one that cannot be read."""
    return {**char, "text": "\ufffd"} if char["text"].startswith("(cid:") else char


def _tables(found: Sequence[Sequence[Box]]) -> list[Sequence[Box]]:
    """Tables with more than one cell, without those inside another's cell."""
    kept: list[tuple[Box, Sequence[Box]]] = []
    for cells in sorted((c for c in found if len(c) > 1), key=lambda c: -_area(_around(c))):
        around = _around(cells)
        if not any(_holds(outer, around) for outer, _ in kept):
            kept.append((around, cells))
    return [cells for _, cells in kept]


def _around(cells: Sequence[Box]) -> Box:
    return min(c[0] for c in cells), min(c[1] for c in cells), max(c[2] for c in cells), max(c[3] for c in cells)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _holds(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _split(chars: list[Char], cells: Sequence[Box]) -> tuple[dict[Box, list[Char]], list[Char]]:
    """The characters by the cell that holds their middle, and the others."""
    around = _around(cells)
    inside: dict[Box, list[Char]] = {cell: [] for cell in cells}
    outside: list[Char] = []
    for char in chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        near = around[0] <= x <= around[2] and around[1] <= y <= around[3]
        cell = next((c for c in cells if c[0] <= x < c[2] and c[1] <= y < c[3]), None) if near else None
        (outside if cell is None else inside[cell]).append(char)
    return inside, outside


def _grid(cells: Sequence[Box], inside: dict[Box, list[Char]]) -> list[list[Any]]:
    """Each cell as row, column, rows, columns and lines: its place counts the edges left of and above it."""
    lefts, tops = sorted({round(c[0]) for c in cells}), sorted({round(c[1]) for c in cells})
    found: list[list[Any]] = []
    for cell in sorted(cells, key=lambda c: (c[1], c[0])):
        left, top, right, bottom = map(round, cell)
        columns, rows = sum(left <= x < right for x in lefts), sum(top <= y < bottom for y in tops)
        texts = [line["text"] for line in _lines(inside[cell])]
        found.append([tops.index(top), lefts.index(left), max(rows, 1), max(columns, 1), texts])
    return found


def _lines(chars: list[Char]) -> list[dict[str, Any]]:
    """Characters as lines of text, from the top."""
    from pdfplumber.utils.text import chars_to_textmap  # noqa: PLC0415 - only the child loads it

    return list(chars_to_textmap(chars).extract_text_lines(return_chars=False)) if chars else []


if __name__ == "__main__":
    main()
