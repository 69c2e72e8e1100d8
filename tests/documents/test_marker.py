"""Markers of official prose, and the heads of tables."""

from __future__ import annotations

import pytest

from kg.documents.marker import Rank, header_row, marker
from kg.model.document import BlockKind


@pytest.mark.parametrize(
    ("line", "sign", "kind", "rank", "rest"),
    [
        ("□ 보건복지부는", "□", BlockKind.BULLET, Rank.SQUARE, "보건복지부는"),
        ("□2 찾아가는 서비스", "□2", BlockKind.HEADING, Rank.SECTION, "찾아가는 서비스"),
        ("◯12 (가나시) 사업", "◯12", BlockKind.BULLET, Rank.SUBJECT, "(가나시) 사업"),
        ("① 도착", "①", BlockKind.BULLET, Rank.SUBJECT, "도착"),
        ("#3 사례", "#3", BlockKind.BULLET, Rank.SUBJECT, "사례"),
        ("○ 가나시는", "○", BlockKind.BULLET, Rank.CIRCLE, "가나시는"),
        ("ㅇ 가나시는", "ㅇ", BlockKind.BULLET, Rank.CIRCLE, "가나시는"),
        ("▲가나시는", "▲", BlockKind.BULLET, Rank.CIRCLE, "가나시는"),
        ("- 또한", "-", BlockKind.BULLET, Rank.DASH, "또한"),
        ("* 총 20명", "*", BlockKind.NOTE, Rank.NOTE, "총 20명"),
        ("** 총 20명", "**", BlockKind.NOTE, Rank.NOTE, "총 20명"),
        ("※ 총 20명", "※", BlockKind.NOTE, Rank.NOTE, "총 20명"),
        ("붙임 4  우수 사례", "붙임4", BlockKind.HEADING, Rank.ANNEX, "우수 사례"),
        ("2.  전달 체계 분야", "2.", BlockKind.HEADING, Rank.CHAPTER, "전달 체계 분야"),
        ("\uf000 계획(23개)", "\uf000", BlockKind.BULLET, Rank.SQUARE, "계획(23개)"),
        ("## 본문", "##", BlockKind.HEADING, Rank.ANNEX, "본문"),
        ("(노인서비스) 관리자를 두어", "", BlockKind.BULLET, Rank.LABEL, "(노인서비스) 관리자를 두어"),
    ],
)
def test_markers(line: str, sign: str, kind: BlockKind, rank: Rank, rest: str) -> None:
    found = marker(line)
    assert found is not None
    assert (found.text, found.kind, found.rank, line[found.length :]) == (sign, kind, rank, rest)


@pytest.mark.parametrize(
    ("line", "inner"),
    [("< 가나 다라시 >", "가나 다라시"), ("【 개요 】", "개요"), ("[서비스 : 가나시]", "서비스 : 가나시")],
)
def test_a_framed_line_is_a_heading_without_its_frame(line: str, inner: str) -> None:
    found = marker(line)
    assert found is not None
    assert found.kind is BlockKind.HEADING
    assert line[found.length : len(line) - found.tail] == inner


@pytest.mark.parametrize(
    "line", ["보건복지부는", "12. 11(월) 14:00", "2017. 12. 8.", "1.5배", "(10)", "-5도", "*", "등 23개소"]
)
def test_plain_lines_have_no_marker(line: str) -> None:
    assert marker(line) is None


@pytest.mark.parametrize(
    "line", ["구분 수상 지자체명 포상금", "구 분", "시 간 행사 순서 주요 내용 비 고", "평가부문 과제별 평가 내용"]
)
def test_column_heads_open_a_table(line: str) -> None:
    assert header_row(line)


@pytest.mark.parametrize(
    "line", ["분야에서는 가나시가 대상", "시간이 지나", "대상 4, 최우수 7", "지역 특성", "구분하여 평가·시상하였다"]
)
def test_prose_is_no_column_head(line: str) -> None:
    assert not header_row(line)
