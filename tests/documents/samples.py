"""Small documents made here, the same words as HTML and HWPX: the result tables of the shipped release's annex 2."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from html import escape

ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


@dataclass(frozen=True)
class Spot:
    """A cell of a sample: its lines, and how many rows and columns it takes."""

    text: str
    rows: int = 1
    columns: int = 1

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")


Row = list[Spot]
Sample = list["str | list[Row]"]
"""Paragraphs and tables."""


def row(*cells: str | Spot) -> Row:
    return [Spot(c) if isinstance(c, str) else c for c in cells]


PLAN = [
    row(Spot("구분", columns=2), "수상 지자체명", "포상금"),
    row(Spot("대상 4, 최우수 7, 우수 11, 장려 1", columns=3), "총 600백만원"),
    row(
        Spot("’16년\n시행결과\n(23개)", rows=4),
        "대상(4)",
        "(시도1) 부산광역시\n(시군구3) 서울 영등포구, 전남 순천시, 경북 성주군",
        "각 4천만원",
    ),
    row(
        "최우수(7)",
        "(시도1) 전라북도\n(시군구6) 부산 남구, 인천 부평구, 경기 수원시․\n남양주시․양평군, 전남 해남군",
        "각 3천만원",
    ),
    row(
        "우수(11)",
        "(시도2) 세종특별자치시, 충청남도\n(시군구9) 부산 수영구, 대구 동구, 광주 광산구,\n강원 춘천시, 충북 단양군, 충남 홍성군,\n"
        "전북 전주시․완주군, 제주 서귀포시",
        "각 2천만원",
    ),
    row("장려(1)", "(시군구1) 경남 산청군", "각 1천만원"),
]
REFORM = [
    row(Spot("구분", columns=2), "수상 지자체명", "포상금\n/단가"),
    row(Spot("대상 9, 최우수 18, 우수 00", columns=3), "총 2,524백만원"),
    row(
        Spot("찾아가는\n복지서비스\n기반마련\n(37)", rows=4),
        Spot("37개 대상 3, 최우수 7, 우수 27", columns=2),
        "소계\n874백만원",
    ),
    row("대상(3)", "(시군구3) 부산 연제구, 경기 오산시, 충남 서천군", "각 5천만원"),
    row(
        "최우수(7)",
        "(시도2) 서울특별시, 전라북도\n(시군구5) 서울 서대문구, 대구 달서구, 경기 남양주\n시, 전북 익산시, 경남 창녕군",
        "각 22백만원\n각 3천만원",
    ),
    row(
        "우수(27)",
        "(시도 2) 부산광역시, 전라남도\n(시군구25) 서울 마포구, 서울 금천구, 서울 영등포\n구, 서울 양천구, 부산 사하구, 부산 동\n래구, 부산 북구, "
        "대구 수성구, 광주\n북구, 광주 서구, 대전 서구, 경기 양\n주시, 경기 수원시, 경기 가평군, 강원\n속초시, 강원 삼척시, 충북 진천군, 충\n남 천안시, "
        "전북 정읍시, 전북 전주시,\n전북 부안군, 전남 고흥군, 전남 신안\n군, 경남 밀양시, 경남 거창군",
        "각 15백만원\n각 2천만원",
    ),
    row(
        Spot("찾아가는\n복지서비스\n제공\n(33)", rows=4),
        Spot("33개 대상 3, 최우수 5, 우수 25", columns=2),
        "소계\n800백만원",
    ),
    row("대상(3)", "(시군구 3) 부산 기장군, 광주 광산구, 전남 순천시", "각 5천만원"),
    row("최우수(5)", "(시군구 5) 서울 중랑구, 부산 동래구, 울산 울주군,\n경기 광명시, 전남 목포시", "각 3천만원"),
    row(
        "우수(25)",
        "(시군구 25) 서울 도봉구, 서울 성동구, 부산 수영구,\n부산 서구, 부산 사상구, 부산 남구,\n대구 동구, 인천 연수구, 인천 계양구,\n"
        "경기 부천시, 경기 파주시, 경기 시흥시,\n경기 양평군, 강원 동해시, 강원 춘천시,\n충북 청주시, 충북 옥천군, 충남 아산시,\n"
        "충남 금산군, 전북 군산시, 전북 완주군,\n전남 보성군, 경남 함안군, 경남 함양군,\n제주 서귀포시",
        "각 2천만원",
    ),
    row(
        Spot("통합사례관리/\n민관협력․\n자원연계\n(10)", rows=4),
        Spot("10개 대상 1, 최우수 3, 우수 6", columns=2),
        "소계\n200백만원",
    ),
    row("대상(1)", "(시군구 1) 전북 익산시", "각 5천만원"),
    row("최우수(3)", "(시군구 3) 광주 서구, 경기 안양시, 전남 영암군", "각 3천만원"),
    row("우수(6)", "(시군구 6) 서울 성북구·서대문구, 부산 수영구,\n대구 서구, 강원 동해시, 충남 홍성군", "각 1천만원"),
    row(
        Spot("사회적 경제\n및\n일자리창출\n(10)", rows=4),
        Spot("10개 대상 2, 최우수 3, 우수 5", columns=2),
        "소계\n140백만원",
    ),
    row("대상(2)", "(시군구 2) 서울 성북구, 광주 광산구", "각 20백만원"),
    row("최우수(3)", "(시군구 3) 서울 광진구, 대구 달서구, 전북 익산\n시", "각 15백만원"),
    row("우수(5)", "(시군구 5) 서울 금천구, 전북 전주시, 전남 여수\n시, 경남 함안군, 경남 합천군", "각 11백만원"),
]
ANNEX: Sample = [
    "보건복지부는 2017. 12. 11. 지역복지사업 평가 결과를 발표하였다.",
    "붙임 2  ‘17년 지역복지사업 평가 심사결과",
    "□ 지역사회보장계획(23개)",
    PLAN,
    "□ 복지전달체계 개편(90개) : 찾아가는 보건복지서비스",
    REFORM,
    "* 보육정책(1억), 아동정책(1억)은 자체 행사에서 개별 포상",
]
SMALL: Sample = [
    "□ 결과(2개)",
    [row("구분", "지자체명", "포상금"), row("대상(1)", "전남 순천시", "각 1천만원")],
    "○ 끝이다.",
]


def html(sample: Sample) -> bytes:
    body = "\n".join(f"<p>{escape(x)}</p>" if isinstance(x, str) else _rows(x) for x in sample)
    return f"<!DOCTYPE html>\n<html><head><title>결과</title></head><body>\n{body}\n</body></html>".encode()


def _rows(rows: list[Row]) -> str:
    cells = (
        "".join(
            f'<td rowspan="{c.rows}" colspan="{c.columns}">{"<br>".join(escape(x) for x in c.lines)}</td>'
            for c in cells
        )
        for cells in rows
    )
    return "<table>" + "".join(f"<tr>{c}</tr>\n" for c in cells) + "</table>"


NAMESPACES = (
    'xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph"'
)


def hwpx(sample: Sample, **parts: str) -> bytes:
    """An HWPX file; ``parts`` are put in as they are, with ``__`` for ``/`` and ``_`` for the dot in their names."""
    body = "".join(paragraph(x) if isinstance(x, str) else _paragraph(table(x)) for x in sample)
    return zipped(
        {
            "mimetype": "application/hwp+zip",
            "Contents/content.hpf": '<p:package xmlns:p="urn:p"><p:metadata><p:title>결과</p:title></p:metadata></p:package>',
            "Contents/section0.xml": section(body),
            **parts,
        }
    )


def zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def section(body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><hs:sec {NAMESPACES}>{body}</hs:sec>'


def paragraph(text: str) -> str:
    return _paragraph(f"<hp:t>{escape(text, quote=False)}</hp:t>")


def _paragraph(inner: str) -> str:
    return f'<hp:p id="0" paraPrIDRef="0"><hp:run charPrIDRef="0">{inner}</hp:run></hp:p>'


def table(rows: list[Row]) -> str:
    trs = []
    for number, cells in enumerate(positions(rows)):
        tcs = "".join(
            f"<hp:tc><hp:subList>{''.join(paragraph(x) for x in cell.lines)}</hp:subList>"
            f'<hp:cellAddr colAddr="{column}" rowAddr="{number}"/>'
            f'<hp:cellSpan colSpan="{cell.columns}" rowSpan="{cell.rows}"/></hp:tc>'
            for column, cell in cells
        )
        trs.append(f"<hp:tr>{tcs}</hp:tr>")
    return f"<hp:tbl>{''.join(trs)}</hp:tbl>"


def positions(rows: list[Row]) -> list[list[tuple[int, Spot]]]:
    """The column of each cell, merged ones above allowed for."""
    taken: set[tuple[int, int]] = set()
    found: list[list[tuple[int, Spot]]] = []
    for number, cells in enumerate(rows):
        found.append([])
        column = 0
        for cell in cells:
            while (number, column) in taken:
                column += 1
            found[-1].append((column, cell))
            taken |= {(number + r, column + c) for r in range(cell.rows) for c in range(cell.columns)}
            column += cell.columns
    return found
