"""Lines to blocks: joins, restored spaces, nesting, tables; and the map to the source under all of it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents import read_bytes
from kg.errors import DocumentError
from kg.model.document import Block, BlockKind, Document
from kg.model.korean import Korean
from kg.model.span import RESTORED


def blocks(text: str, korean: Korean) -> tuple[Block, ...]:
    return read_bytes("a.txt", text.encode(), korean).blocks


def exact(document: Document) -> None:
    """Every clean character is the source's own, or white space, or a restored space; offsets rise."""
    for block in document.blocks:
        held = [o for o in block.content.offsets if o != RESTORED]
        assert held == sorted(set(held))
        for char, offset in zip(block.content.text, block.content.offsets, strict=True):
            if offset == RESTORED:
                assert char == " "
            elif not char.isspace():
                assert char == document.source[offset]


def test_a_name_cut_by_the_page_is_joined_without_a_space(korean: Korean) -> None:
    (block,) = blocks("○ 시행결과 평가 분야 서울 영등포\n\n구 등 23개소 수상", korean)
    assert block.text == "시행결과 평가 분야 서울 영등포구 등 23개소 수상"


def test_a_line_break_between_words_becomes_a_space(korean: Korean) -> None:
    (block,) = blocks("○ 꼼꼼한 찾아가는\n\n복지서비스 추진체계를 구축하여\n\n대상으로 선정되었다.", korean)
    assert block.text == "꼼꼼한 찾아가는 복지서비스 추진체계를 구축하여 대상으로 선정되었다."


def test_lost_spaces_are_given_back_and_marked(korean: Korean) -> None:
    (block,) = blocks("○ 복지동장,복지팀장의전문인력배치,조례개정등을통한찾아가는 서비스", korean)
    assert "등을 통한 찾아가는" in block.text
    assert RESTORED in block.content.offsets
    written = "".join(c for c, o in zip(block.text, block.content.offsets, strict=True) if o != RESTORED)
    assert written == "복지동장,복지팀장의전문인력배치,조례개정등을통한찾아가는 서비스"


def test_ordinary_words_are_not_taken_apart(korean: Korean) -> None:
    (block,) = blocks("○ 집중관리세대(456명) 대상으로 자체예산을 확보(2,896백만원)하여 지원", korean)
    assert RESTORED not in block.content.offsets


def test_page_numbers_and_running_heads_are_left_out(korean: Korean) -> None:
    page = "복지 소식지\n- {} -\n○ {}번째 쪽의 이야기는 여기서 끝난다.\n"
    found = blocks("".join(page.format(i, i) for i in range(1, 5)), korean)
    assert [b.text for b in found] == [f"{i}번째 쪽의 이야기는 여기서 끝난다." for i in range(1, 5)]


def test_bullets_nest_and_notes_hang_under_the_block_that_bears_their_star(korean: Korean) -> None:
    text = (
        "□ 먼저 계획*을 세웠다.\n○ 가나시는 서비스**를 제공하였다.\n- 또한 협력을 강화하였다.\n"
        "** 서비스의 내용이다.\n* 계획의 내용이다.\n"
    )
    square, circle, dash, two, one = blocks(text, korean)
    assert (circle.parent, dash.parent) == (square.index, circle.index)
    assert (two.parent, one.parent) == (circle.index, square.index)
    assert (two.kind, one.kind) == (BlockKind.NOTE, BlockKind.NOTE)
    assert [b.level for b in (square, circle, dash)] == [0, 1, 2]


def test_headings_hold_sections(korean: Korean) -> None:
    text = "붙임 4  우수 사례\n1. 계획 분야\n◯1 (가나시) 사업을 한다\n2. 전달 분야\n□1 기반\n◯1 (다라시) 사업을 한다\n"
    annex, first, one, second, boxed, other = blocks(text, korean)
    assert (first.section, one.section) == (annex.index, first.index)
    assert (second.section, boxed.section, other.section) == (annex.index, second.index, boxed.index)


def test_a_flattened_table_stays_line_by_line_until_the_next_sign(korean: Korean) -> None:
    text = "□ 내역\n\n구분 수상 지자체명 포상금\n대상(2)\n(시군구2) 가나시, 다\n라시\n각 2천만원\n\n* 따로 포상한다\n□ 다음\n"
    kinds = [b.kind for b in blocks(text, korean)]
    row = BlockKind.ROW
    assert kinds == [BlockKind.BULLET, row, row, row, row, row, BlockKind.NOTE, BlockKind.BULLET]


def test_a_number_that_goes_on_with_a_list_opens_no_block(korean: Korean) -> None:
    text = "□ 평가하였다.\n* □1 기반 마련(37곳), □2 제공(33곳),\n\n□3 자원연계(10), □4 일자리 창\n\n출(10)으로 나눈다\n"
    _, note = blocks(text, korean)
    assert note.text == "□1 기반 마련(37곳), □2 제공(33곳), □3 자원연계(10), □4 일자리 창출(10)으로 나눈다"


def test_unwrapped_text_keeps_its_paragraphs(korean: Korean) -> None:
    long = "가나시는 지난해부터 마을마다 복지를 맡는 사람을 두어 어려운 이웃을 먼저 찾아가는 일을 해 왔으며 올해 그 일을 더 넓히기로 하였다"
    assert len(blocks(f"{long}\n{long}\n\n{long}\n", korean)) == 3


def test_unreadable_characters_are_left_out_and_said(korean: Korean) -> None:
    document = read_bytes("a.txt", "□ 복지전달체계 \ufffd\ufffd 우수사례 \uf000 공모".encode(), korean)
    assert document.blocks[0].text == "복지전달체계 우수사례 공모"
    (remark,) = document.remarks
    assert remark.kind == "unreadable"
    assert "3" in remark.message
    exact(document)


def test_a_text_cut_inside_a_character_says_so(korean: Korean) -> None:
    document = read_bytes("a.txt", "○ 가나시가 대상을 받았다".encode()[:-1], korean)
    assert [r.kind for r in document.remarks] == ["truncated"]


ODD = st.text(
    alphabet="가나다 시군구\n\r\t□○-*※◯①1.(),·’‘“”\ufffd\uf000\u200b\u3000\u202e😀𝒳붙임구분대상", max_size=120
)


@settings(max_examples=150, deadline=None)
@given(text=ODD)
def test_any_text_keeps_its_map(text: str, korean: Korean) -> None:
    if text.strip() and any("가" <= c <= "힣" for c in text):
        with suppress(DocumentError):
            exact(read_bytes("a.txt", text.encode(), korean))


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "cp949"])
def test_offsets_do_not_depend_on_the_encoding(codec: str, korean: Korean) -> None:
    text = "○ 가나시는 서비스를 제공하였다.\n- 또한 협력하였다.\n"
    document = read_bytes("a.txt", text.encode(codec), korean)
    assert [b.span.of(document.source) for b in document.blocks] == [
        "가나시는 서비스를 제공하였다.",
        "또한 협력하였다.",
    ]


def test_a_word_of_a_hundred_thousand_signs_is_only_long(korean: Korean) -> None:
    (block,) = blocks("○ " + "[" * 100_000 + "가나", korean)
    assert len(block.text) == 100_002


def test_a_sentence_behind_a_table_is_no_row_whatever_leads_it(korean: Korean) -> None:
    text = "구분 수상 지자체\n\n대상\n\n가람시\n\n○ 나눔부는 돌봄을 넓히기 위하여 해마다 심사를 열어 왔다.\n\n가람시는 첫해부터 빠짐없이 참여한 곳이다."
    kinds = [(b.kind, b.text[:3]) for b in blocks(text, korean)]
    assert kinds[1:3] == [(BlockKind.ROW, "대상"), (BlockKind.ROW, "가람시")]
    assert [kind for kind, _ in kinds[3:]] == [BlockKind.BULLET, BlockKind.PARAGRAPH]


def test_a_heading_that_the_format_marks_is_no_row(korean: Korean) -> None:
    page = "<html><table><tr><th>구분</th><th>수상</th></tr><tr><td>대상</td><td>가람시</td></tr></table><h2>구분 수상 결과</h2><p>가람시가 받았다.</p></html>"
    found = read_bytes("a.html", page.encode(), korean).blocks
    assert [b.kind for b in found[-2:]] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert found[-1].section == found[-2].index


def test_a_heading_leaves_a_table_of_running_lines(korean: Korean) -> None:
    page = "<html><p>구분 등급 지자체</p><p>대상</p><p>가람시</p><h2>우수 사례</h2><p>가람시가 받았다.</p></html>"
    found = read_bytes("a.html", page.encode(), korean).blocks
    assert [b.kind for b in found[-2:]] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
