"""HWPX: paragraphs, notes, boxes and bullets; and refusals that say what is wrong."""

from __future__ import annotations

import pytest

from kg.documents.hwpx import read_hwpx
from kg.documents.page import Page
from kg.errors import DocumentError, UnknownFormat
from kg.model.document import BlockKind
from tests.documents import samples


def page(body: str, **parts: str) -> Page:
    return read_hwpx("a.hwpx", samples.hwpx([], **{"Contents/section0.xml": samples.section(body), **parts}))


def words(body: str, **parts: str) -> list[str]:
    return [line.text for line in page(body, **parts).lines]


def p(inner: str, style: str = "0") -> str:
    return f'<hp:p paraPrIDRef="{style}"><hp:run>{inner}</hp:run></hp:p>'


def test_runs_of_a_paragraph_are_one_line_and_signs_are_white_space() -> None:
    body = "<hp:p><hp:run><hp:t>가나</hp:t></hp:run><hp:run><hp:t>다<hp:tab/>라<hp:nbSpace/>마<hp:lineBreak/>바</hp:t></hp:run></hp:p>"
    found = page(body)
    assert [line.text for line in found.lines] == ["가나다 라 마", "바"]
    assert found.source == "가나다 라 마\n바\n"
    assert found.lines[1].content.span().of(found.source) == "바"


def test_sections_follow_their_numbers() -> None:
    more = {f"Contents/section{n}.xml": samples.section(samples.paragraph(f"{n}번")) for n in (10, 2)}
    assert words(samples.paragraph("0번"), **more) == ["0번", "2번", "10번"]


def test_furniture_remarks_and_deleted_words_are_left_out() -> None:
    side = p("<hp:t>쪽 머리</hp:t>")
    body = (
        p(f"<hp:ctrl><hp:header><hp:subList>{side}</hp:subList></hp:header></hp:ctrl><hp:t>본문</hp:t>")
        + p(f"<hp:ctrl><hp:hiddenComment><hp:subList>{side}</hp:subList></hp:hiddenComment></hp:ctrl>")
        + p("<hp:t>둔 말<hp:deleteBegin/>지운 말<hp:deleteEnd/></hp:t>")
    )
    assert words(body) == ["본문", "둔 말"]


def test_a_footnote_stands_below_its_paragraph() -> None:
    note = "<hp:ctrl><hp:footNote><hp:subList>" + p("<hp:t>전국 229곳</hp:t>") + "</hp:subList></hp:footNote></hp:ctrl>"
    lines = page(p(f"<hp:t>시군구</hp:t>{note}<hp:t>를 평가하였다.</hp:t>") + samples.paragraph("다음")).lines
    assert [(line.text, line.kind) for line in lines] == [
        ("시군구를 평가하였다.", None),
        ("전국 229곳", BlockKind.NOTE),
        ("다음", None),
    ]


def test_a_box_is_its_text_and_a_table_inside_it_a_table() -> None:
    inner = samples.hwpx([[samples.row("구분", "금액"), samples.row("대상", "1천만원")]])
    grid = read_hwpx("a.hwpx", inner)
    assert [line.kind for line in grid.lines] == [BlockKind.ROW] * 2
    rows = [samples.row("구분", "금액"), samples.row("대상", "1천만원")]
    table = samples.table(rows)
    box = f"<hp:tbl><hp:tr><hp:tc><hp:subList>{samples.paragraph('□ 우수 사례')}{p(table)}</hp:subList></hp:tc></hp:tr></hp:tbl>"
    found = page(p(box))
    assert [(line.text, line.kind) for line in found.lines] == [
        ("□ 우수 사례", None),
        ("구분 금액", BlockKind.ROW),
        ("대상 1천만원", BlockKind.ROW),
    ]
    assert found.source == "□ 우수 사례\n구분\t금액\n대상\t1천만원\n"


def test_lines_of_a_cell_are_kept_apart_in_the_text() -> None:
    found = read_hwpx("a.hwpx", samples.hwpx([[samples.row("구분", "이름"), samples.row("대상", "가나시\n다라군")]]))
    assert found.source == "구분\t이름\n대상\t가나시\u2028다라군\n"
    assert found.lines[1].text == "대상 가나시\n다라군"


def test_bullets_of_a_style_are_put_before_the_words() -> None:
    header = (
        '<h:head xmlns:h="urn:h"><h:bullet id="3" char="○"/>'
        '<h:paraPr id="7"><h:heading type="BULLET" idRef="3" level="0"/></h:paraPr></h:head>'
    )
    assert words(p("<hp:t>가나시</hp:t>", "7") + p("<hp:t>다라군</hp:t>"), **{"Contents/header.xml": header}) == [
        "○ 가나시",
        "다라군",
    ]


def test_metadata_of_the_package() -> None:
    assert read_hwpx("a.hwpx", samples.hwpx(samples.SMALL)).metadata == {"title": "결과"}


def test_an_encrypted_file_says_so() -> None:
    with pytest.raises(DocumentError, match="encrypted"):
        page("", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"})


@pytest.mark.parametrize(
    ("parts", "error", "words"),
    [
        ({"word/document.xml": "<w/>"}, UnknownFormat, "ZIP"),
        ({"mimetype": "application/hwp+zip"}, DocumentError, "section0"),
        ({"Contents/section0.xml": "<p"}, DocumentError, r"section0\.xml"),
        ({"Contents/section0.xml": "<!DOCTYPE p [<!ENTITY a 'b'>]><p>&a;</p>"}, DocumentError, "document type"),
        ({"Contents/section0.xml": "<p>" * 500 + "</p>" * 500}, DocumentError, "nest deeper"),
    ],
)
def test_what_is_no_sound_hwpx_is_refused(parts: dict[str, str], error: type[DocumentError], words: str) -> None:
    with pytest.raises(error, match=words):
        read_hwpx("a.hwpx", samples.zipped(parts))


def test_a_path_that_climbs_is_never_followed() -> None:
    found = samples.zipped(
        {
            "../../section0.xml": samples.section(samples.paragraph("밖")),
            "Contents/section0.xml": samples.section(samples.paragraph("안")),
        }
    )
    assert read_hwpx("a.hwpx", found).source == "안\n"
