"""Markdown as GitHub reads it: tables, code, headings and their anchors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

_SIGNS: Final = re.compile(r"[^\w\- ]+")
_HEADING: Final = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
_FENCED: Final = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_LITERAL: Final = re.compile(r"``(.+?)``")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; whatever a cell holds stays in it."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(cell, line)) + " |" for line in lines)


def cell(text: str) -> str:
    """The text on one line, with nothing that would end the cell."""
    return " ".join(text.split()).replace("|", "\\|")


def code(text: str) -> str:
    """As code; nothing for nothing."""
    return f"`{text}`" if text else ""


def fenced(text: str, language: str = "") -> str:
    """As a block of code."""
    return f"```{language}\n{text.strip()}\n```"


def prose(text: str) -> str:
    """A docstring's words: its literals as Markdown has them, its signs as themselves."""
    return _LITERAL.sub(r"`\1`", text)


def page(*parts: str) -> str:
    """Parts with a blank line between them; those without words are left out."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"


def anchor(heading: str) -> str:
    """What a heading is linked by: small letters, no signs, hyphens for spaces."""
    bare = _LINK.sub(r"\1", heading).replace("`", "").lower()
    return _SIGNS.sub("", bare).strip().replace(" ", "-")


def anchors(text: str) -> set[str]:
    """All anchors of a page; of headings alike the second is ``…-1``."""
    held: dict[str, int] = {}
    for heading in _HEADING.findall(_FENCED.sub("", text)):
        name = anchor(heading)
        held[name] = held.get(name, -1) + 1
    return {f"{name}-{number}" if number else name for name, most in held.items() for number in range(most + 1)}
