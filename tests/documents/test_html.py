"""HTML: words without the page's machinery, offsets into the file as it is, tables with merged cells."""

from __future__ import annotations

import pytest

from kg.documents.encoding import Decoded
from kg.documents.html import is_html, read_html
from kg.documents.page import Page
from kg.model.document import BlockKind


def page(source: str) -> Page:
    return read_html(Decoded(source, "utf-8"))


def words(source: str) -> list[str]:
    return [line.text for line in page(source).lines]


def test_offsets_point_into_the_file_with_its_tags_and_entities() -> None:
    source = "<html><p>전남 <b>순천</b>시가 &#45824;상&amp;상금을 받&#50520;</p>"
    (line,) = page(source).lines
    assert line.text == "전남 순천시가 대상&상금을 받았"
    assert line.content.span().of(source) == "전남 <b>순천</b>시가 &#45824;상&amp;상금을 받&#50520;"
    start = line.text.index("대상")
    assert line.content.span(start, start + 1).of(source) == "&#45824;"


def test_what_serves_the_page_is_left_out() -> None:
    source = (
        "<html><head><style>p{}</style><script>if (a<b) '<p>'</script></head><nav><a>메뉴</a></nav>"
        "<p>본문</p><!-- <p>감춤</p> --><footer>주소</footer><select><option>고름</select></html>"
    )
    assert words(source) == ["본문"]


def test_the_marked_body_counts_where_it_holds_most_of_the_words() -> None:
    body = "가나시가 복지행정상 대상을 받았다고 밝혔다."
    assert words(f"<html><p>로그인</p><main><p>{body}</p></main><p>구독</p>") == [body]
    assert words(f"<html><main><p>짧다</p></main><p>{body}</p>") == ["짧다", body]
    assert words(f"<html><article><p>{body}</p></article><article>{body}</article>") == [body, body]


def test_blocks_and_breaks_make_lines() -> None:
    source = "<html><h2>제목</h2><div>하나<br>둘</div><ul><li>셋<li>넷</ul><pre>다섯\n여섯</pre>"
    lines = page(source).lines
    assert [line.text for line in lines] == ["제목", "하나", "둘", "셋", "넷", "다섯", "여섯"]
    assert [line.gap for line in lines[:3]] == [True, True, False]
    assert [line.kind for line in lines[:5]] == [BlockKind.HEADING, None, None, BlockKind.BULLET, BlockKind.BULLET]


def test_title_and_meta_are_metadata() -> None:
    source = '<html><head><title>결과 &amp; 글</title><meta property="og:title" content="&lt;결과&gt;"><meta charset=utf-8></head>글'
    assert page(source).metadata == {"title": "결과 & 글", "og:title": "<결과>"}


def test_merged_cells_keep_their_places() -> None:
    source = (
        "<html><table><tr><th colspan=2>구분<th>포상금<tr><td rowspan='2'>계획<td>대상<td>3천만원"
        "<tr><td>우수<td>1천만원</table>"
    )
    (table,) = page(source).tables
    assert [(c.content.text, c.row, c.column, c.rows, c.columns) for c in table.cells] == [
        ("구분", 0, 0, 1, 2),
        ("포상금", 0, 2, 1, 1),
        ("계획", 1, 0, 2, 1),
        ("대상", 1, 1, 1, 1),
        ("3천만원", 1, 2, 1, 1),
        ("우수", 2, 1, 1, 1),
        ("1천만원", 2, 2, 1, 1),
    ]


def test_a_table_in_a_layout_cell_stands_by_itself() -> None:
    inner = "<table><tr><td>구분<td>금액<tr><td>대상<td>3천만원</table>"
    found = page(f"<html><table><tr><td><p>알림</p>{inner}<p>끝</p></table>")
    assert [line.text for line in found.lines] == ["알림", "구분 금액", "대상 3천만원", "끝"]
    assert [line.kind for line in found.lines] == [None, BlockKind.ROW, BlockKind.ROW, None]
    assert len(found.tables) == 1


@pytest.mark.parametrize("broken", ["<p>글</p><!-- 끝없이 <p>감춤", "<p>글</p><a href='", "<p>글</p><script>var a"])
def test_markup_that_never_ends_is_said(broken: str) -> None:
    found = page(f"<html>{broken}")
    assert [line.text for line in found.lines] == ["글"]
    assert [remark.kind for remark in found.remarks] == ["truncated"]


@pytest.mark.parametrize(
    ("name", "text", "answer"),
    [
        ("a.txt", "<!DOCTYPE html><p>글", True),
        ("a", '<?xml version="1.0"?>\n<html xmlns="x">', True),
        ("a.htm", "<p>글</p>", True),
        ("a.html", "글 뿐", False),
        ("a.txt", "< 복지행정상 > 시상식 <p>", False),
        ("a.md", "# 제목\n<br>", False),
    ],
)
def test_html_is_told_by_how_it_begins_or_by_suffix_and_tags(name: str, text: str, answer: bool) -> None:
    assert is_html(name, text) is answer


@pytest.mark.parametrize(
    "piece", ["<div>", "<table><td>", "<a b='", "<td rowspan=9999>", "</p>", "<li>x", "<nav>", "&#x;"]
)
def test_the_same_tag_ten_thousand_times_is_only_long(piece: str) -> None:
    found = page("<html>" + piece * 10_000)
    assert len(found.lines) <= 10_000
