"""Tables flattened into lines: which lines are one table, what stood over it, and that each cell keeps its place."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.tables import flat_tables
from kg.model.document import Block, BlockKind, Document
from kg.model.span import Span
from tests.extract.conftest import Read, plain

SOURCE = "보장계획(3개)\n대상(1)\n부산 동\n래구\n이어지는 문단\n최우수(2)\n각 2천만원"
KINDS = "prrrprr"


def document(kinds: str = KINDS, source: str = SOURCE) -> Document:
    held: list[Block] = []
    at = 0
    for index, (line, kind) in enumerate(zip(source.split("\n"), kinds, strict=True)):
        of = BlockKind.ROW if kind == "r" else BlockKind.PARAGRAPH
        held.append(Block(index, of, 0, "", plain(line, at)))
        at += len(line) + 1
    return Document("t.txt", source, "utf-8", "", tuple(held))


def indices(rows: Sequence[Block]) -> list[int]:
    return [row.index for row in rows]


def test_consecutive_rows_are_one_table_under_the_block_before_it() -> None:
    first, second = flat_tables(document())
    assert (indices(first.rows), indices(second.rows)) == ([1, 2, 3], [5, 6])
    assert first.caption is not None
    assert (first.caption.text, second.caption and second.caption.text) == ("보장계획(3개)", "이어지는 문단")
    assert first.content.text == "대상(1)\n부산 동\n래구"


def test_a_table_that_opens_the_document_has_no_caption() -> None:
    (table,) = flat_tables(document("rr", "대상(1)\n부산 동래구"))
    assert table.caption is None


def test_a_document_without_rows_has_no_table() -> None:
    assert list(flat_tables(document("ppp", "하나\n둘\n셋"))) == []


def test_words_across_a_line_break_lead_back_to_the_source() -> None:
    table = next(flat_tables(document()))
    at = table.content.text.index("동\n래구")
    assert table.content.span(at, at + 4) == Span(SOURCE.index("동\n래구"), SOURCE.index("동\n래구") + 4)


def test_the_reader_sees_rows_where_a_table_was_flattened(reads: Read) -> None:
    text = "붙임 2  심사결과\n\n 보장계획(2개)\n\n구분 수상 지자체명 포상금\n\n대상(2)\n(시군구2) 전남 순천시, 부산 동\n래구\n각 4천만원\n"
    (table,) = flat_tables(reads(text))
    assert table.caption is not None
    assert table.caption.text == "보장계획(2개)"
    assert "".join(table.content.text.split()).endswith("부산동래구각4천만원")
