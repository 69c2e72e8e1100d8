"""Plain text and Markdown as press releases come in them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.documents.blocks import assemble
from kg.documents.encoding import Decoded
from kg.documents.lines import lines
from kg.model.document import Document, Remark
from kg.model.korean import Korean
from kg.model.span import Span

_FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<body>.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_][\w-]*):[ \t]*(?P<value>.*?)[ \t]*\r?$", re.MULTILINE)


def front_matter(source: str) -> tuple[Mapping[str, str], int]:
    """``key: value`` pairs between ``---`` lines at the very start, and where the text begins after them."""
    found = _FRONT.match(source)
    if not found:
        return {}, 0
    pairs = _FIELD.finditer(found["body"])
    return {p["key"]: p["value"].strip("\"'") for p in pairs}, found.end()


def read_text(name: str, decoded: Decoded, digest: str, korean: Korean) -> Document:
    """A Document of decoded text."""
    source = decoded.text
    metadata, start = front_matter(source)
    blocks, remarks = assemble(list(lines(source, start)), korean)
    if decoded.cut:
        end = len(source)
        message = f"파일이 글자 중간에서 끊겼습니다 (cut inside a character: {decoded.cut} bytes left over)"
        remarks = (*remarks, Remark("truncated", message, Span(max(0, end - 20), end)))
    return Document(name, source, decoded.codec, digest, blocks, metadata=metadata, remarks=remarks)
