"""Frames, tables and letterheads: how cells become lines."""

from __future__ import annotations

import pytest

from kg.documents.grid import Grid, Item, Layout, Slot, Words
from kg.documents.written import Written, loose
from kg.model.document import BlockKind

ROW = BlockKind.ROW


def grid(*rows: tuple[str, ...], headed: bool = False) -> Grid:
    cells = ((r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Grid(
        tuple(Slot(r, c, items=tuple(Words(loose(line)) for line in text.split("\n"))) for r, c, text in cells), headed
    )


def laid(*items: Item) -> list[tuple[str, BlockKind | None]]:
    layout = Layout()
    layout.add(Written().items(items))
    return [(line.text, line.kind) for line in layout.lines]


def test_column_heads_make_rows() -> None:
    table = grid(("지역", "사업\n이름"), ("가나시", "돌봄\n마을"))
    assert laid(table) == [("지역 사업 이름", ROW), ("가나시 돌봄\n마을", ROW)]


def test_a_letterhead_reads_line_by_line() -> None:
    table = grid(("배포일시", "2017. 12. 11."), ("담당부서", "복지정책과"))
    assert laid(table) == [("배포일시 2017. 12. 11.", None), ("담당부서 복지정책과", None)]


def test_prose_side_by_side_is_prose() -> None:
    told = "가나시는 어려운 이웃을 찾아가는 복지서비스를 마을마다 맡겨 지난해부터 운영하고 있다."
    table = grid(("지자체", "내용"), ("가나시", f"○ {told}\n○ {told}"))
    assert laid(table) == [("지자체 내용", None), ("가나시", None), (f"○ {told}", None), (f"○ {told}", None)]
    assert laid(grid(("지자체", "내용"), ("가나시", told), headed=True))[1] == (f"가나시 {told}", ROW)


@pytest.mark.parametrize(
    "frame", [(("붙임 2", "", "심사 결과"),), (("붙임 2",), ("심사 결과",)), (("", ""), ("", "붙임 2"))]
)
def test_one_row_or_column_or_cell_is_a_frame(frame: tuple[tuple[str, ...], ...]) -> None:
    layout = Layout()
    layout.add(Written().items([grid(*frame)]))
    assert all(line.kind is None for line in layout.lines)
    assert " ".join(line.text for line in layout.lines) in {"붙임 2 심사 결과", "붙임 2"}
    assert layout.tables == []


def test_a_table_that_goes_on_repeats_its_heads_only_on_paper() -> None:
    one, two = grid(("구분", "금액"), ("대상", "3억")), grid(("구분", "금액"), ("우수", "1억"))
    assert laid(one, two) == [("구분 금액", ROW), ("대상 3억", ROW), ("우수 1억", ROW)]
    apart = laid(one, Words(loose("그 밖에")), two)
    assert [text for text, _ in apart].count("구분 금액") == 2


def test_a_table_as_wide_right_below_another_is_its_rest() -> None:
    one, two = grid(("구분", "금액"), ("대상", "3억")), grid(("", "1억 2천"), ("장려", "1천만"))
    layout = Layout()
    layout.add(Written().items([one, two, grid(("가", "나", "다"), ("1", "2", "3"))]))
    assert [(line.text, line.kind) for line in layout.lines[:4]] == [
        ("구분 금액", ROW),
        ("대상 3억", ROW),
        ("1억 2천", ROW),
        ("장려 1천만", ROW),
    ]
    assert [len(table.cells) for table in layout.tables] == [8, 6]
    assert [cell.row for cell in layout.tables[0].cells] == [0, 0, 1, 1, 2, 2, 3, 3]


def test_a_cell_of_a_hundred_thousand_signs_is_only_long() -> None:
    assert len(laid(grid(("지역", "사업"), ("가나시", "다" * 100_000 + "가")))) == 2


def test_what_is_written_has_its_place() -> None:
    paper, layout = Written(), Layout()
    layout.add(paper.items([Words(loose("가")), grid(("구분", "금액"), ("대상", "3억\n뿐")), Words(loose("나"))]))
    assert paper.text == "가\n구분\t금액\n대상\t3억\u2028뿐\n나\n"
    assert [line.content.span().of(paper.text) for line in layout.lines] == [
        "가",
        "구분\t금액",
        "대상\t3억\u2028뿐",
        "나",
    ]
