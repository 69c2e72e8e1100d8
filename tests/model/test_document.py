"""The page's tree: what hangs under a block, and which heading it stands under."""

from __future__ import annotations

import pytest

from kg.model.document import Block, BlockKind, Document
from kg.model.span import RESTORED, Mapped, Span

SOURCE = "1. 분야 ○ 이웃을 살피는 사업 * 열두 곳 - 마을 ○ 다른 사업"


def block(index: int, words: str, kind: BlockKind, parent: int | None = None, section: int | None = None) -> Block:
    at = SOURCE.index(words)
    level = 0 if parent is None else 1
    return Block(index, kind, level, "", Mapped(words, range(at, at + len(words))), parent, section)


@pytest.fixture
def page() -> Document:
    blocks = (
        block(0, "분야", BlockKind.HEADING),
        block(1, "이웃을 살피는 사업", BlockKind.BULLET, None, 0),
        block(2, "열두 곳", BlockKind.NOTE, 1, 0),
        block(3, "마을", BlockKind.BULLET, 2, 0),
        block(4, "다른 사업", BlockKind.BULLET, None, 0),
    )
    return Document("page.txt", SOURCE, "utf-8", "0" * 64, blocks)


def indices(blocks: object) -> list[int]:
    assert hasattr(blocks, "__iter__")
    return [b.index for b in blocks]


def test_children_hang_directly_under_a_block(page: Document) -> None:
    assert indices(page.children(page.blocks[1])) == [2]
    assert indices(page.children(page.blocks[4])) == []


def test_under_a_block_is_itself_and_all_that_hangs_there_at_any_depth(page: Document) -> None:
    assert indices(page.under(page.blocks[1])) == [1, 2, 3]
    assert indices(page.under(page.blocks[4])) == [4]
    assert indices(page.under(page.blocks[0])) == [0]


def test_a_block_knows_its_heading(page: Document) -> None:
    assert page.heading(page.blocks[3]) is page.blocks[0]
    assert page.heading(page.blocks[0]) is None


def test_a_block_spans_its_words_in_the_source(page: Document) -> None:
    for held in page.blocks:
        assert held.span.of(page.source) == held.text


def test_a_space_given_back_is_no_part_of_the_span() -> None:
    held = Block(0, BlockKind.PARAGRAPH, 0, "", Mapped("가 나 ", (3, RESTORED, 4, RESTORED)))
    assert (held.text, held.span) == ("가 나 ", Span(3, 5))


def test_neither_source_nor_blocks_swell_a_message(page: Document) -> None:
    assert SOURCE not in repr(page)
    assert "Block(" not in repr(page)
