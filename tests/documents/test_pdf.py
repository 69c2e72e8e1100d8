"""PDF: lines and tables by position, page furniture left out, and refusals that say what is wrong."""

from __future__ import annotations

import pytest

from kg.documents import read_bytes
from kg.documents.paper import Limits, read
from kg.documents.pdf import paged, read_pdf
from kg.errors import DocumentError, DocumentTooLarge
from kg.model.document import BlockKind
from kg.model.korean import Korean
from tests.documents import printer, samples


def lines(data: bytes) -> list[tuple[str, BlockKind | None]]:
    return [(line.text, line.kind) for line in paged("a.pdf", read(data)).lines]


def test_a_table_stands_between_its_lines() -> None:
    found = read_pdf("a.pdf", printer.pdf(samples.SMALL))
    assert [(line.text, line.kind) for line in found.lines] == [
        ("□ 결과(2개)", None),
        ("구분 지자체명 포상금", BlockKind.ROW),
        ("대상(1) 전남 순천시 각 1천만원", BlockKind.ROW),
        ("○ 끝이다.", None),
    ]
    assert found.encoding == "pdf"
    assert found.source == "□ 결과(2개)\n구분\t지자체명\t포상금\n대상(1)\t전남 순천시\t각 1천만원\n○ 끝이다.\n"


def test_page_numbers_and_running_heads_are_left_out() -> None:
    sample: samples.Sample = [f"○ {n}째 이야기는 여기에서 끝난다." for n in range(1, 80)]
    found = lines(printer.pdf(sample, head="복지 소식지"))
    assert [text for text, _ in found] == sample


def test_lines_cut_by_the_page_are_joined(korean: Korean) -> None:
    sample: samples.Sample = ["○ 시행결과 평가 분야 서울 영등포", "구 등 23개소 수상"]
    (block,) = read_bytes("a.pdf", printer.pdf(sample), korean).blocks
    assert block.text == "시행결과 평가 분야 서울 영등포구 등 23개소 수상"


def test_a_frame_around_text_is_its_text() -> None:
    content = "30 700 400 120 re S " + " ".join(printer.shown(40, 800 - 16 * n, f"□ {n}번 글") for n in range(3))
    assert lines(printer.printed([content])) == [(f"□ {n}번 글", None) for n in range(3)]


def test_lines_before_the_first_are_looked_over(korean: Korean) -> None:
    document = read_bytes("a", b"Content-Type: application/pdf\r\n\r\n" + printer.pdf(samples.SMALL), korean)
    assert (document.encoding, len(document.blocks)) == ("pdf", 4)


def test_a_scan_has_no_text_layer() -> None:
    with pytest.raises(DocumentError, match="no text layer"):
        read_pdf("a.pdf", printer.printed(["10 10 50 50 re S"]))
    with pytest.raises(DocumentError, match="no text layer"):
        paged("a.pdf", {"pages": [[{"line": "가" + "\ufffd" * 9, "gap": False}]], "metadata": {}, "bare": []})


def test_pages_that_are_only_pictures_are_said() -> None:
    found = read(printer.printed([printer.shown(40, 800, "글"), ""]))
    page = paged("a.pdf", {**found, "bare": [2]})
    assert [(remark.kind, remark.message[-2:]) for remark in page.remarks] == [("picture", "2)")]


def test_an_encrypted_file_says_so() -> None:
    locked = (
        "/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<" + "11" * 32 + ">/U<" + "22" * 32 + ">>>/ID[<00><00>]"
    )
    with pytest.raises(DocumentError, match="encrypted"):
        read_pdf("a.pdf", printer.printed(["0 0 m"], locked))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", printer.pdf(samples.SMALL)[:600], b"%PDF-1.4\n" + b"[" * 100_000])
def test_a_damaged_file_is_an_error(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"a\.pdf"):
        paged("a.pdf", read(data))


def test_a_bomb_ends_at_the_memory_limit() -> None:
    with pytest.raises(DocumentTooLarge, match="memory"):
        read_pdf("a.pdf", printer.bomb(), Limits(memory=300 << 20))


def test_what_takes_too_long_ends_at_the_time_limit() -> None:
    with pytest.raises(DocumentTooLarge, match="time"):
        read_pdf("a.pdf", printer.pdf(["글 " * 20] * 4000), Limits(seconds=1))


def test_a_page_tree_that_bites_its_tail_ends() -> None:
    data = printer.pdf(samples.SMALL).replace(b"/Kids[5 0 R]", b"/Kids[2 0 R]")
    assert ("○ 끝이다.", None) in lines(data)
