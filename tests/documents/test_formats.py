"""One set of words in every format: the kind told by content, the same facts, text that can be got again."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.documents import SUFFIXES, read, read_bytes, text
from kg.drafting import Tools
from kg.model.document import BlockKind, Document
from kg.model.fact import Award
from kg.model.shipped import folder
from tests.documents import ole, printer, samples

MAKERS: dict[str, Callable[[samples.Sample], bytes]] = {
    "html": samples.html,
    "hwpx": samples.hwpx,
    "pdf": printer.pdf,
    "hwp": ole.hwp,
}


@pytest.fixture(scope="module")
def wanted(tools: Tools) -> list[tuple[object, ...]]:
    (seed,) = (folder("data") / "documents").glob("2017-*.txt")
    return awards(read(seed, tools.korean), tools)


def awards(document: Document, tools: Tools) -> list[tuple[object, ...]]:
    found = tools.extractor.extract(document).awards
    for award in found:
        assert bare(award.span.of(document.source)) == award.place.text
    return [key(award) for award in found]


def key(award: Award) -> tuple[object, ...]:
    place = award.place
    return award.division, award.grade, place.level, place.sido, place.text, award.prize_krw, award.target_year


def bare(words: str) -> str:
    return "".join(words.replace("<br>", "").split())


@pytest.mark.parametrize("kind", MAKERS)
def test_a_kept_table_gives_the_awards_that_the_flattened_one_gave(
    kind: str, tools: Tools, wanted: list[tuple[object, ...]]
) -> None:
    document = read_bytes(f"a.{kind}", MAKERS[kind](samples.ANNEX), tools.korean)
    assert len(wanted) == 113
    assert awards(document, tools) == wanted


@pytest.mark.parametrize("kind", MAKERS)
def test_tables_are_kept_with_their_merged_cells(kind: str, tools: Tools) -> None:
    document = read_bytes(f"a.{kind}", MAKERS[kind](samples.ANNEX), tools.korean)
    assert [document.blocks[t.block or 0].text[:10] for t in document.tables] == [
        "지역사회보장계획(2",
        "복지전달체계 개편(",
    ]
    cell = next(c for c in document.tables[1].cells if "통합사례관리" in c.content.text)
    assert (cell.row, cell.column, cell.rows, cell.columns) == (10, 0, 4, 1)
    assert len(document.tables[0].cells) == 3 + 2 + 4 * 3 + 1


@pytest.mark.parametrize("kind", MAKERS)
def test_the_text_is_got_again_from_the_bytes(kind: str, tools: Tools) -> None:
    data = MAKERS[kind](samples.SMALL)
    document = read_bytes(f"a.{kind}", data, tools.korean)
    assert text(document.name, data) == document.source
    assert f".{kind}" in SUFFIXES


@pytest.mark.parametrize("kind", MAKERS)
def test_the_kind_is_told_by_content_not_by_name(kind: str, tools: Tools, tmp_path: Path) -> None:
    file = tmp_path / "결과.txt"
    file.write_bytes(MAKERS[kind](samples.SMALL))
    kinds = [b.kind for b in read(file, tools.korean).blocks]
    assert kinds == [BlockKind.BULLET, BlockKind.ROW, BlockKind.ROW, BlockKind.BULLET]


def test_a_table_of_markdown_is_the_same_table(tools: Tools) -> None:
    source = "□ 결과(2개)\n\n| 구분 | 지자체명 | 포상금 |\n|---|:-:|--|\n| 대상(1) | 전남 순천시<br>경북 성주군 | 각 1천만원 |\n\n○ 끝이다.\n"
    document = read_bytes("a.md", source.encode(), tools.korean)
    assert [b.text for b in document.blocks] == [
        "결과(2개)",
        "구분 지자체명 포상금",
        "대상(1) 전남 순천시\n경북 성주군 각 1천만원",
        "끝이다.",
    ]
    assert [(a.place.text, a.prize_krw) for a in tools.extractor.extract(document).awards] == [
        ("순천시", 10_000_000),
        ("성주군", 10_000_000),
    ]


def test_decomposed_hangul_is_read_and_its_spans_hold_every_letter(tools: Tools) -> None:
    source = unicodedata.normalize("NFD", "□ 결과(1개)\n구분 지자체명 포상금\n대상(1) 전남 순천시 각 1천만원\n")
    document = read_bytes("a.txt", source.encode(), tools.korean)
    assert document.source == source
    (award,) = tools.extractor.extract(document).awards
    assert award.place.text == "순천시"
    assert award.span.of(source) == unicodedata.normalize("NFD", "순천시")
