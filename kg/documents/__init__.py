"""Readers: bytes in, Document out (clean text in blocks, each character mapped to the original's offsets)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from kg.documents.encoding import decode
from kg.documents.html import is_html, read_html
from kg.documents.hwp import read_hwp
from kg.documents.hwpx import read_hwpx
from kg.documents.page import Page
from kg.documents.pdf import read_pdf
from kg.documents.plain import read_text
from kg.errors import DocumentError, DocumentTooLarge, EmptyDocument
from kg.model.document import Document
from kg.model.korean import Korean

MAX_BYTES = 16 * 1024 * 1024
"""Larger than any press release by two orders; a file above it is a mistake or an attack."""
SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".hwp", ".hwpx", ".pdf"})
"""What a folder is searched for; a file named by itself is read whatever its suffix."""


def read(path: Path, korean: Korean | None = None) -> Document:
    """Read a file.

    Raises:
        DocumentError: a subclass that says what is wrong with the file, where, and what to try.
    """
    return read_bytes(path.name, load(path), korean)


def load(path: Path) -> bytes:
    """A file's bytes; ``DocumentError`` where they cannot be had or are too many."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise DocumentTooLarge(
                f"{path.name}: 너무 큽니다 / too large: {size / 1e6:.0f} MB, the limit is {MAX_BYTES // 1_000_000} MB",
                hint="문서마다 나누세요 / split it into its documents",
            )
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"{path.name}: 열 수 없습니다 / cannot open it: {error.strerror or error}",
            hint="경로와 권한을 살펴보세요 / check the path and its rights",
        ) from None


def read_bytes(name: str, data: bytes, korean: Korean | None = None) -> Document:
    """Read bytes that were taken from a file called ``name``."""
    document = page(name, data).document(name, hashlib.sha256(data).hexdigest(), korean or Korean())
    if not document.blocks:
        raise EmptyDocument(
            f"{name}: 읽을 글이 없습니다 / no readable words",
            hint="글이 제대로 뽑혔는지 살펴보세요 / check that the extraction worked",
        )
    return document


def text(name: str, data: bytes) -> str:
    """The text that a Document's spans point into, got again from its bytes."""
    return page(name, data).source


def page(name: str, data: bytes) -> Page:
    """The lines of a file: its kind told by its first bytes, and only where they do not tell by its suffix."""
    for magic, reader in _READERS:
        if data.startswith(magic):
            return reader(name, data)
    if b"%PDF-" in data[:_BEFORE_PDF] and b"startxref" in data:
        return read_pdf(name, data)
    decoded = decode(data, name)
    if is_html(name, decoded.text):
        return read_html(decoded)
    return read_text(decoded)


_BEFORE_PDF = 1024
"""Mail and web servers leave lines before a PDF's own first; its readers are to look so far for it."""
_READERS: tuple[tuple[bytes, Callable[[str, bytes], Page]], ...] = (
    (b"PK\x03\x04", read_hwpx),
    (b"%PDF-", read_pdf),
    (b"\xd0\xcf\x11\xe0", read_hwp),
)
