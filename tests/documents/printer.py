"""PDFs made here: pages of lines and ruled tables, in a Korean font that readers are expected to have."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

from tests.documents.samples import Row, Sample, positions

LEADING, SIZE, TOP, BOTTOM, LEFT = 16, 10, 800, 60, 40
WIDTHS = (95, 55, 290, 75)
"""Of a table's columns."""


def pdf(sample: Sample, head: str = "") -> bytes:
    """A PDF of as many pages as it takes, in a Korean font that readers are expected to have; each page numbered."""
    pages: list[list[str]] = [[]]
    at = TOP
    for item in sample:
        for part in [item] if isinstance(item, str) else _parts(item):
            height = LEADING if isinstance(part, str) else sum(map(_height, part)) * LEADING
            if at - height < BOTTOM:
                pages.append([])
                at = TOP
            pages[-1] += [shown(LEFT, at, part)] if isinstance(part, str) else list(_drawn(at, part))
            at -= height
        at -= LEADING
    for number, drawn in enumerate(pages, 1):
        drawn.append(shown(280, 30, f"- {number} -"))
        drawn.extend([shown(LEFT, 44, head)] if head else [])
    return printed(["\n".join(drawn) for drawn in pages])


def _parts(rows: list[Row]) -> list[list[Row]]:
    """A table cut where no merged cell is, so that a part fits on a page."""
    parts: list[list[Row]] = []
    left = 0
    for cells in rows:
        if not left:
            parts.append([])
        parts[-1].append(cells)
        left = max([left - 1, *(c.rows - 1 for c in cells)])
    return parts


def _height(cells: Row) -> int:
    return max([len(c.lines) for c in cells if c.rows == 1] + [-(-len(c.lines) // c.rows) for c in cells])


def _drawn(top: int, rows: list[Row]) -> Iterator[str]:
    """A table with its rules."""
    edges = [top + SIZE]
    for cells in rows:
        edges.append(edges[-1] - LEADING * _height(cells))
    lefts = [LEFT, *(LEFT + sum(WIDTHS[: n + 1]) for n in range(len(WIDTHS)))]
    for number, found in enumerate(positions(rows)):
        for column, cell in found:
            x, y, x1, y1 = lefts[column], edges[number], lefts[column + cell.columns], edges[number + cell.rows]
            yield f"{x} {y1} {x1 - x} {y - y1} re S"
            yield from (shown(x + 2, y - SIZE - 1 - LEADING * n, line) for n, line in enumerate(cell.lines))


def shown(x: int, y: int, text: str) -> str:
    text = text.replace("․", "·")  # the font's character collection lacks the one-dot leader
    return f"BT /F1 {SIZE} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET"


def printed(contents: list[str], extra: str = "") -> bytes:
    """A PDF of these page contents."""
    count = len(contents)
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(count))
    font = "<</Type/Font/Subtype/Type0/BaseFont/Batang/Encoding/UniKS-UTF16-H/DescendantFonts[4 0 R]>>"
    descendant = (
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Batang/CIDSystemInfo<</Registry(Adobe)/Ordering(Korea1)/Supplement 2>>"
        "/DW 1000/W[1 95 500]/FontDescriptor<</Type/FontDescriptor/FontName/Batang/FontBBox[0 -120 1000 880]/Ascent 880/Descent -120/Flags 4>>>>"
    )
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{kids}]>>", font, descendant]
    for number, content in enumerate(contents):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {6 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    return _file(objects, extra)


def _file(objects: list[str], extra: str) -> bytes:
    out = io.BytesIO(b"%PDF-1.5\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode())
    start = out.tell()
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode())
    out.write(f"trailer<</Size {len(objects) + 1}/Root 1 0 R{extra}>>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


def bomb() -> bytes:
    """A page whose content unpacks to four gigabytes: deflated twice."""
    packer = zlib.compressobj(9)
    head = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    content = zlib.compress(head + again * 4095, 9).hex()
    filters = "[/ASCIIHexDecode/FlateDecode/FlateDecode]"
    return printed([""]).replace(
        b"<</Length 0>>stream\n", f"<</Length {len(content)}/Filter{filters}>>stream\n{content}".encode()
    )
