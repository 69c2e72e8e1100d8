"""Rows for people: rich's tables on a terminal, aligned columns in a pipe (rich costs as much time as a whole command)."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from unicodedata import category, combining, east_asian_width

import click

from kg.store.rows import Rows

_PLAIN = frozenset({"start", "end", "year", "code"})
"""Columns of numbers that count nothing: they are read without thousands' commas."""
_STEERING = frozenset({"Cc", "Cf"})
"""Control characters, which colour, erase and rename, and those that turn the writing round."""
_WIDEST = 72
"""Columns a cell may fill; the whole of it is in the other formats, and the cut is shown."""


def cell(value: object, column: str = "") -> str:
    """A value as people read it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and abs(value) >= 10_000 and column not in _PLAIN:
        return f"{value:,}"
    return _cut(line(str(value)))


def line(text: str) -> str:
    """Words of a document as one line that a terminal only shows: what would steer it is left out."""
    return "".join(c for c in " ".join(text.split()) if category(c) not in _STEERING)


def _cut(text: str) -> str:
    """The text, or as much of it as a cell may hold and an ellipsis."""
    if width(text) <= _WIDEST:
        return text
    held = text
    while width(held) >= _WIDEST:
        held = held[: -max(1, (width(held) - _WIDEST) // 2)]
    return held + "…"


def echo_table(rows: Rows, *, title: str = "") -> None:
    """Write rows as a table, and how many there are to stderr."""
    cells = [[cell(value, column) for value, column in zip(row, rows.columns, strict=True)] for row in rows.values()]
    if sys.stdout.isatty():
        _rich(rows.columns, cells, title)
    else:
        if title:
            click.echo(title)
        _plain(rows.columns, cells)


def _plain(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    lines = [list(columns), *cells]
    widths = [max(width(line[i]) for line in lines) for i in range(len(columns))]
    for line in (lines[0], ["-" * w for w in widths], *lines[1:]):
        click.echo("  ".join(text + " " * (w - width(text)) for text, w in zip(line, widths, strict=True)).rstrip())


def width(text: str) -> int:
    """How many columns of a terminal the text fills."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _rich(columns: Sequence[str], cells: Sequence[Sequence[str]], title: str) -> None:
    from rich.console import Console  # noqa: PLC0415 - only for a terminal
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(title=title or None, title_justify="left", header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    Console().print(table)
