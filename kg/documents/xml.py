"""Events of an XML part: expat, with document types (the only way to entities) refused and nesting limited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from kg.errors import DocumentError

MAX_DEPTH = 200
"""Boxes in cells in boxes; a page nests a tenth as deep."""


class Taker(Protocol):
    """Takes events; names come without their namespace."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        ...

    def end(self, name: str) -> None:
        """An element closes."""
        ...

    def data(self, text: str) -> None:
        """Characters."""
        ...


class _Refused(Exception):
    """What the parser is told to stop at."""


def parse(data: bytes, taker: Taker, name: str) -> None:
    """Give a part's events to the taker.

    Raises:
        DocumentError: the part is not well-formed, or what no honest document holds.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise _Refused(f"elements nest deeper than {MAX_DEPTH}")
        taker.start(tag.rpartition(" ")[2], attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        taker.end(tag.rpartition(" ")[2])

    def doctype(*_: object) -> None:
        raise _Refused("a document type declaration")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = taker.data, doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, _Refused, ValueError) as error:
        raise DocumentError(
            f"{name}: 문서 안의 XML을 읽을 수 없습니다 / cannot read the XML inside: {error}",
            hint="한글에서 열어 새로 저장하세요 / open the document and save it anew",
        ) from None
