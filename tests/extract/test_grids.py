"""Award tables that a format kept: grades down a column or along the heads, and tables that are none."""

from __future__ import annotations

import pytest

from kg.documents import read_bytes
from kg.drafting import Tools
from kg.model.fact import Award

HEAD = "<h1>2021년 복지행정상 시상식 개최</h1><p>보건복지부는 2021년 12월 10일 시상식을 개최하였다.</p>"


def awards(tools: Tools, *rows: str) -> list[Award]:
    """Those of a release with one table; cells parted by ``|``, the first row its heads."""
    lines = [
        "".join(f"<{tag}>{c}</{tag}>" for c in row.split("|"))
        for row, tag in zip(rows, ["th", *["td"] * 9], strict=False)
    ]
    text = HEAD + "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"
    document = read_bytes("a.html", text.encode(), tools.korean)
    held = sorted(tools.extractor.extract(document).awards, key=lambda award: award.span)
    for award in held:
        assert award.span.of(document.source).replace(" ", "").endswith(award.place.text.replace(" ", ""))
    return held


def test_grades_down_a_column(tools: Tools) -> None:
    held = awards(
        tools,
        "구분|수상기관",
        "대상|전북 익산시",
        "최우수|부산 연제구, 경기 오산시",
        "우수(2)|전남 순천시, 경북 성주군",
    )
    assert [(a.grade, a.place.sido) for a in held] == [
        ("대상", "전북"),
        ("최우수", "부산"),
        ("최우수", "경기"),
        ("우수", "전남"),
        ("우수", "경북"),
    ]
    assert {a.year for a in held} == {2021}
    assert {a.scheme for a in held} == {"복지행정상"}


def test_columns_of_divisions_provinces_and_prizes(tools: Tools) -> None:
    held = awards(
        tools,
        "분야|훈격|시도|시군구|포상금",
        "통합사례관리|대상|대구|달서구|5천만원",
        "통합사례관리|최우수|광주|서구|3천만원",
        "민관협력|우수|충남|-|",
    )
    assert [(a.division, a.grade, a.place.sido, a.prize_krw) for a in held[:2]] == [
        ("통합사례관리", "대상", "대구", 50_000_000),
        ("통합사례관리", "최우수", "광주", 30_000_000),
    ]
    assert [(a.division, a.grade, a.prize_krw) for a in held[2:]] == [("민관협력", "우수", None)], "a province's own"


def test_grades_along_the_heads(tools: Tools) -> None:
    held = awards(
        tools, "분야|대상|최우수", "통합사례관리|전북 익산시|부산 연제구, 경기 오산시", "민관협력|전남 순천시|-"
    )
    assert [(a.division, a.grade) for a in held] == [
        ("통합사례관리", "대상"),
        ("통합사례관리", "최우수"),
        ("통합사례관리", "최우수"),
        ("민관협력", "대상"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("구분|내용", "대상|서울 중구, 부산 서구", "기간|2021년 3월"),
        ("구분|내용", "대상|전북 익산시에 사는 노인", "우수|순천시 사례를 널리 알린다"),
        ("지자체|인구", "전북 익산시|28만 명", "전남 순천시|28만 명"),
    ],
)
def test_tables_of_other_things(tools: Tools, rows: tuple[str, ...]) -> None:
    assert awards(tools, *rows) == []
