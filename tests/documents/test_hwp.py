"""HWP 5: paragraphs, controls, tables with merged cells, notes; and refusals that say what is wrong."""

from __future__ import annotations

import pytest

from kg.documents.hwp import read_hwp
from kg.errors import DocumentError, UnknownFormat
from kg.model.document import BlockKind
from tests.documents import ole, samples


def lines(section: bytes) -> list[tuple[str, BlockKind | None]]:
    return [(line.text, line.kind) for line in read_hwp("a.hwp", ole.packed(section)).lines]


@pytest.mark.parametrize("flags", [0, 1])
def test_paragraphs_and_a_table_packed_or_not(flags: int) -> None:
    found = read_hwp("a.hwp", ole.hwp(samples.SMALL, flags))
    assert [(line.text, line.kind) for line in found.lines] == [
        ("□ 결과(2개)", None),
        ("구분 지자체명 포상금", BlockKind.ROW),
        ("대상(1) 전남 순천시 각 1천만원", BlockKind.ROW),
        ("○ 끝이다.", None),
    ]
    assert found.encoding == "hwp"


def test_controls_in_the_text_are_no_words() -> None:
    inline = "가\x09" + "\x00" * 6 + "\x09나\x02secd\x00\x00\x02다\n라\x1f마😀"
    assert lines(ole.paragraph(inline)) == [("가 나다", None), ("라 마😀", None)]


def test_a_long_paragraph_has_a_long_record() -> None:
    assert lines(ole.paragraph("가" * 5000)) == [("가" * 5000, None)]


def test_notes_boxes_and_page_heads() -> None:
    inner = ole.paragraph("안의 글", 2)
    assert lines(ole.control("fn  ", inner)) == [("안의 글", BlockKind.NOTE)]
    assert lines(ole.control("gso ", ole.record(76, 2, b"") + ole.paragraph("안의 글", 3))) == [("안의 글", None)]
    assert lines(ole.control("head", inner) + ole.paragraph("본문")) == [("본문", None)]


def test_boxes_in_boxes_end() -> None:
    section = b"".join(ole.control("gso ", b"", level) for level in range(0, 1000, 2))
    assert lines(section + ole.paragraph("끝")) == [("끝", None)]


@pytest.mark.parametrize(
    ("flags", "error", "words"),
    [(3, DocumentError, "encrypted"), (5, UnknownFormat, "distribution"), (17, DocumentError, "encrypted")],
)
def test_sealed_files_say_so(flags: int, error: type[DocumentError], words: str) -> None:
    with pytest.raises(error, match=words):
        read_hwp("a.hwp", ole.hwp(samples.SMALL, flags))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (ole.packed(ole.paragraph("글")[:-1] + b"\xff" * 3, 0)[:-4090], "damaged"),
        (ole.hwp(samples.SMALL)[:1000], "damaged"),
        (ole.packed(b"\xff\xff\xff\xff\xff\xff\xff\x7f", 0), "damaged"),
        (ole.ole({"WordDocument": b"w"}), "not HWP"),
        (ole.ole({"FileHeader": b"HWP 3"}), "not HWP 5"),
    ],
)
def test_what_is_no_sound_hwp_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        read_hwp("a.hwp", data)
