"""HWP 5 files made here: records in a minimal OLE container."""

from __future__ import annotations

import struct
import zlib

from tests.documents.samples import Row, Sample, positions

SECTOR, FREE, LAST = 512, 0xFFFFFFFF, 0xFFFFFFFE
PARAGRAPH, TEXT, CONTROL, LIST, TABLE = 66, 67, 71, 72, 77


def hwp(sample: Sample, flags: int = 1) -> bytes:
    """An HWP file of one section."""
    return packed(b"".join(paragraph(x) if isinstance(x, str) else table(x) for x in sample), flags)


def packed(section: bytes, flags: int = 1) -> bytes:
    header = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05000300, flags)
    if flags & 1:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        section = packer.compress(section) + packer.flush()
    return ole({"FileHeader": header.ljust(256, b"\0"), "Section0": section})


def record(tag: int, level: int, body: bytes) -> bytes:
    size = min(len(body), 0xFFF)
    more = struct.pack("<I", len(body)) if size == 0xFFF else b""
    return struct.pack("<I", tag | level << 10 | size << 20) + more + body


def paragraph(text: str, level: int = 0, under: bytes = b"") -> bytes:
    """A paragraph and the records that hang on it."""
    words = (text.replace("\n", "\x0a") + "\r").encode("utf-16-le")
    return record(PARAGRAPH, level, bytes(22)) + record(TEXT, level + 1, words) + under


def control(name: str, under: bytes, level: int = 0) -> bytes:
    """A paragraph with nothing but a control."""
    mark = struct.pack("<H", 11) + name[::-1].encode() + bytes(8) + struct.pack("<H", 11)
    text = record(TEXT, level + 1, mark + "\r".encode("utf-16-le"))
    return (
        record(PARAGRAPH, level, bytes(22)) + text + record(CONTROL, level + 1, name[::-1].encode() + bytes(40)) + under
    )


def table(rows: list[Row], level: int = 0) -> bytes:
    placed = positions(rows)
    wide = max(column + cell.columns for cells in placed for column, cell in cells)
    found = [record(TABLE, level + 2, bytes(4) + struct.pack("<HH", len(rows), wide) + bytes(10))]
    for number, cells in enumerate(placed):
        for column, cell in cells:
            place = struct.pack("<4H", column, number, cell.columns, cell.rows)
            found.append(record(LIST, level + 2, struct.pack("<HHI", len(cell.lines), 0, 0) + place + bytes(18)))
            found += [paragraph(line, level + 2) for line in cell.lines]
    return control("tbl ", b"".join(found), level)


def ole(streams: dict[str, bytes]) -> bytes:
    """A container of these streams, ``Section…`` in the storage ``BodyText``; each as long as the format's small ones are not."""
    names = list(streams)
    bodies = [body.ljust(4096, b"\0") + bytes(-len(body.ljust(4096, b"\0")) % SECTOR) for body in streams.values()]
    fat = [0xFFFFFFFD, LAST]
    starts = []
    for body in bodies:
        starts.append(len(fat))
        fat += [*range(len(fat) + 1, len(fat) + len(body) // SECTOR), LAST]
    section = names.index("Section0") + 1 if "Section0" in names else FREE
    entries = [_entry("Root Entry", 5, child=1)]
    for number, (name, body) in enumerate(zip(names, bodies, strict=True)):
        left = len(names) + 1 if number == 0 and section != FREE else FREE
        entries.append(_entry(name, 2, left=left, start=starts[number], size=len(body)))
    entries.append(_entry("BodyText", 1, child=section))
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    table = struct.pack(f"<{len(fat)}I", *fat)
    assert len(table) <= SECTOR
    return _header() + table.ljust(SECTOR, b"\xff") + directory + b"".join(bodies)


def _header() -> bytes:
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    kinds = struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6).ljust(16, b"\0")
    sectors = struct.pack("<9I", 0, 1, 1, 0, 4096, LAST, 0, LAST, 0)
    head = magic + kinds + struct.pack("<I", 0) + sectors[4:]
    return (head + struct.pack("<I", 0)).ljust(SECTOR, b"\xff")


def _entry(name: str, kind: int, *, left: int = FREE, child: int = FREE, start: int = 0, size: int = 0) -> bytes:
    words = (name + "\0").encode("utf-16-le")
    head = words.ljust(64, b"\0") + struct.pack("<HBB3I", len(words), kind, 1, left, FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
