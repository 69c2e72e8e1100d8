"""Docstrings of the house's kind (a sentence, a paragraph, ``Args:``, ``Raises:``, ``Attributes:``) as Markdown."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Final

from docs.makers.markup import prose

_SECTION: Final = re.compile(r"^(Args|Raises|Attributes|Returns|Yields):$")
_ITEM: Final = re.compile(r"^    (\S[^:]*): (.*)$")
_KOREAN: Final = {
    "Args": "인자 / arguments",
    "Raises": "오류 / errors",
    "Attributes": "속성 / attributes",
    "Returns": "답 / returns",
    "Yields": "답 / yields",
}


def markdown(docstring: str | None) -> str:
    """The whole, its sections as lists."""
    return "\n".join(_lines(inspect.cleandoc(docstring or "")))


def _lines(text: str) -> Iterator[str]:
    inside = False
    for line in text.splitlines():
        if section := _SECTION.match(line):
            inside = True
            yield f"*{_KOREAN[section[1]]}*\n"
        elif inside and (item := _ITEM.match(line)):
            yield f"- `{item[1]}`: {prose(item[2])}"
        elif inside and line.startswith("    "):
            yield f"  {prose(line.strip())}"
        else:
            inside = inside and not line
            yield prose(line)
