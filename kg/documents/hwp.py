"""HWP 5: an OLE file whose sections are trees of records; paragraphs and tables as HWPX has them.

The record layout is that of Hancom's published format description (revision 1.3): a 32-bit head of tag, level and size;
a paragraph's text in UTF-16 in which controls take eight units; a table's cells as list headers.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.documents.archive import MAX_UNPACKED, damaged, locked
from kg.documents.grid import Grid, Item, Slot, Words
from kg.documents.page import Page, written
from kg.documents.written import loose
from kg.errors import DocumentError, DocumentTooLarge, UnknownFormat
from kg.model.document import BlockKind

_SIGNATURE = b"HWP Document File"
_PACKED, _LOCKED, _DISTRIBUTED = 1 << 0, (1 << 1) | (1 << 4) | (1 << 8) | (1 << 10), 1 << 2
_PARAGRAPH, _TEXT, _CONTROL, _LIST, _TABLE = 66, 67, 71, 72, 77
_SIGNS = {9: " ", 10: "\n", 13: "\n", 24: "-", 30: " ", 31: " "}
_WIDE = frozenset({*range(1, 10), 11, 12, *range(14, 24)})
"""Controls that take eight units of a paragraph's text."""
_NOTES = (b"  nf", b"  ne")
_DROPPED = (b"daeh", b"toof", b"tcmt", b"dces", b"dloc", b"deqe")
"""Page heads and feet, hidden remarks, settings, equations; their names stand backwards in the file."""
_DEPTH = 50
"""Tables and boxes inside each other; deeper ones are left out."""
_MANY = 500_000


@dataclass(frozen=True, slots=True)
class _Record:
    """A record; ``end`` is the index behind all that hangs under it."""

    tag: int
    level: int
    body: bytes
    end: int


def read_hwp(name: str, data: bytes) -> Page:
    """The page of an HWP 5 file."""
    items: list[Item] = []
    for section in _sections(name, data):
        records = _records(name, section)
        items.extend(_items(records, 0, len(records)))
    return written(items, "hwp", {})


def _sections(name: str, data: bytes) -> Iterator[bytes]:
    """The body's sections, unpacked."""
    import olefile  # noqa: PLC0415 - only for HWP

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            if not ole.exists("FileHeader"):
                raise UnknownFormat(f"{name}: this is an OLE file, not HWP", hint="save it as HWPX or PDF")
            packed = _packed(name, ole.openstream("FileHeader").read(256))
            left = MAX_UNPACKED
            for number in range(1000):
                part = f"BodyText/Section{number}"
                if not ole.exists(part):
                    break
                raw = ole.openstream(part).read()
                section = zlib.decompressobj(-15).decompress(raw, left + 1) if packed else raw
                left -= len(section)
                if left < 0:
                    raise DocumentTooLarge(f"{name}: unpacks to more than {MAX_UNPACKED // 1_000_000} MB")
                yield section
    except DocumentError:
        raise
    except Exception as error:  # the library raises whatever its structures break on
        raise damaged(name, error) from None


def _packed(name: str, header: bytes) -> bool:
    """Whether the sections are deflated; an error where they cannot be read."""
    if not header.startswith(_SIGNATURE) or len(header) < 40:
        raise UnknownFormat(f"{name}: this is an OLE file, not HWP 5", hint="save it as HWPX or PDF")
    flags = struct.unpack_from("<I", header, 36)[0]
    if flags & _LOCKED:
        raise locked(name)
    if flags & _DISTRIBUTED:
        raise UnknownFormat(
            f"{name}: 배포용 문서는 읽지 않습니다 / a distribution HWP is sealed",
            hint="HWPX나 PDF로 저장하세요 / save it as HWPX or PDF",
        )
    return bool(flags & _PACKED)


def _records(name: str, section: bytes) -> list[_Record]:
    """The section's records, each knowing where its own end."""
    found = list(_cut(name, section))
    ends = [len(found)] * len(found)
    open_: list[int] = []
    for number, (_, level, _) in enumerate(found):
        while open_ and found[open_[-1]][1] >= level:
            ends[open_.pop()] = number
        open_.append(number)
    return [_Record(*record, end) for record, end in zip(found, ends, strict=True)]


def _cut(name: str, section: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = count = 0
    while at + 4 <= len(section):
        head = struct.unpack_from("<I", section, at)[0]
        size = head >> 20
        at += 4
        if size == 0xFFF and at + 4 <= len(section):
            size = struct.unpack_from("<I", section, at)[0]
            at += 4
        count += 1
        if at + size > len(section) or count > _MANY:
            raise damaged(name, "a record is cut" if count <= _MANY else "too many records")
        yield head & 0x3FF, (head >> 10) & 0x3FF, section[at : at + size]
        at += size


def _items(
    records: Sequence[_Record], at: int, stop: int, kind: BlockKind | None = None, depth: int = 0
) -> Iterator[Item]:
    """The paragraphs among these records, each with what hangs on it."""
    while at < stop:
        if records[at].tag != _PARAGRAPH:
            at += 1
            continue
        end = min(records[at].end, stop)
        yield from _paragraph(records, at, end, kind, depth + 1)
        at = end


def _paragraph(records: Sequence[_Record], at: int, stop: int, kind: BlockKind | None, depth: int) -> Iterator[Item]:
    """A paragraph's own words, then its tables, boxes and notes."""
    level = records[at].level + 1
    for number in range(at + 1, stop):
        if records[number].tag == _TEXT and records[number].level == level:
            lines = [line for line in _words(records[number].body).split("\n") if line.strip()]
            yield from (Words(loose(line), kind, gap=place == 0) for place, line in enumerate(lines))
    number = at + 1
    while number < stop and depth < _DEPTH:
        end = min(records[number].end, stop)
        if records[number].tag == _CONTROL:
            yield from _control(records, number, end, kind, depth)
        number = end


def _control(records: Sequence[_Record], at: int, stop: int, kind: BlockKind | None, depth: int) -> Iterator[Item]:
    name = records[at].body[:4]
    if name in _DROPPED:
        return
    if name in _NOTES:
        yield from _items(records, at + 1, stop, BlockKind.NOTE, depth)
    elif name == b" lbt":
        yield from _table(records, at, stop, depth)
    else:
        yield from _items(records, at + 1, stop, kind, depth)


def _table(records: Sequence[_Record], at: int, stop: int, depth: int) -> Iterator[Item]:
    """A caption, then the cells: each a list header and the paragraphs up to the next on its level."""
    level = records[at].level + 1
    lists = [n for n in range(at + 1, stop) if records[n].tag == _LIST and records[n].level == level]
    table = next((n for n in range(at + 1, stop) if records[n].tag == _TABLE), stop)
    slots: list[Slot] = []
    for number, end in pairwise([*lists, stop]):
        items = tuple(_items(records, number + 1, end, None, depth))
        place = struct.unpack_from("<4H", records[number].body, 8) if len(records[number].body) >= 16 else None
        if number < table or place is None:
            yield from items
        else:
            column, row, columns, rows = place
            slots.append(Slot(row, column, max(rows, 1), max(columns, 1), items))
    if slots:
        yield Grid(tuple(slots))


def _words(body: bytes) -> str:
    """A paragraph's text without its controls."""
    units = struct.unpack(f"<{len(body) // 2}H", body[: len(body) // 2 * 2])
    kept = bytearray()
    at = 0
    while at < len(units):
        unit = units[at]
        kept += (_SIGNS.get(unit, "") if unit < 32 else chr(unit)).encode("utf-16-le", "surrogatepass")
        at += 8 if unit in _WIDE else 1
    return kept.decode("utf-16-le", "replace")
