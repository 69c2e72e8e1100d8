"""PDF with a text layer: its lines and tables by position, read in a child with limits (`paper`)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.documents.archive import damaged, locked
from kg.documents.furniture import furniture
from kg.documents.grid import Grid, Item, Slot, Words, flat
from kg.documents.page import Page, written
from kg.documents.paper import ENCRYPTED, TOO_LARGE, Limits
from kg.documents.written import loose
from kg.errors import DocumentError, DocumentTooLarge
from kg.model.document import Remark

_NAMES = {"Title": "title", "Author": "author", "Subject": "subject", "CreationDate": "date"}
_LIMITS = Limits()
_UNREADABLE = "\ufffd"


def read_pdf(name: str, data: bytes, limits: Limits = _LIMITS) -> Page:
    """The page of a PDF file."""
    return paged(name, _child(name, data, limits))


def paged(name: str, found: Mapping[str, Any]) -> Page:
    """What the child said, as a page or as an error."""
    error = found.get("error")
    if error == ENCRYPTED:
        raise locked(name)
    if error == TOO_LARGE:
        raise _large(name)
    if error:
        raise damaged(name, error)
    items = list(_items(found["pages"]))
    _check(name, items)
    page = written(items, "pdf", _metadata(found["metadata"]), wrapped=True)
    return replace(page, remarks=tuple(_bare(found["bare"])))


def _child(name: str, data: bytes, limits: Limits) -> dict[str, Any]:
    package = os.fspath(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, (package, os.getenv("PYTHONPATH"))))
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, with arguments of ours
            [sys.executable, "-m", "kg.documents.paper", str(limits.memory), str(limits.seconds)],
            input=data,
            capture_output=True,
            timeout=limits.seconds + 5,
            env={**os.environ, "PYTHONPATH": paths},
            check=False,
        )
        answer = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        answer = None
    if not isinstance(answer, dict):
        raise _large(name)
    return answer


def _large(name: str) -> DocumentTooLarge:
    return DocumentTooLarge(
        f"{name}: 정해진 시간과 메모리 안에 읽을 수 없습니다 / cannot be read within the time and memory allowed",
        hint="문서를 나누거나 HWPX로 저장하세요 / split it, or save it as HWPX",
    )


def _items(pages: Sequence[Sequence[Mapping[str, Any]]]) -> Iterator[Item]:
    """Lines and tables of all pages, without what belongs to the pages."""
    items = [item for page in pages for item in page]
    skip = furniture([item.get("line", "") for item in items])
    for number, item in enumerate(items):
        if "cells" in item:
            yield Grid(tuple(_slot(*cell) for cell in item["cells"]))
        elif number not in skip:
            yield Words(loose(item["line"]), gap=item["gap"])


def _slot(row: int, column: int, rows: int, columns: int, lines: Sequence[str]) -> Slot:
    return Slot(row, column, rows, columns, tuple(Words(loose(line), gap=False) for line in lines))


def _check(name: str, items: Sequence[Item]) -> None:
    """Refuse pictures of pages, and fonts that give no letters."""
    text = "".join(words.content.text for words in flat(items))
    letters = sum(c.isalnum() for c in text)
    if not letters or text.count(_UNREADABLE) > letters:
        raise DocumentError(
            f"{name}: 글자 층이 없는 PDF입니다(스캔) / scanned: the PDF has no text layer",
            hint="글자를 인식(OCR)한 뒤 다시 넣거나 HWPX를 구하세요 / OCR it first, or hand in its HWPX",
        )


def _metadata(found: Mapping[str, str]) -> dict[str, str]:
    return {key: value for name, key in _NAMES.items() if (value := found.get(name, "").replace("\0", "").strip())}


def _bare(numbers: Sequence[int]) -> Iterator[Remark]:
    if numbers:
        shown = ", ".join(map(str, numbers[:20]))
        yield Remark("picture", f"그림뿐인 쪽은 읽지 못했습니다 (pages that are only pictures: {shown})")
