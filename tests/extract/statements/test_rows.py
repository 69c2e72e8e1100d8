from __future__ import annotations

import pytest

from kg.extract.places import Places
from kg.extract.statements.rows import governing, graded, row
from kg.extract.statements.units import units
from kg.model.place import Level
from tests.extract.conftest import Read, plain


def read(places: Places, text: str) -> tuple[str, list[str]] | None:
    found = row(text, next(iter(units(text))), places.find(plain(text)))
    return (text[found.start : found.end], [n.name.text for n in found.names]) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("희망복지지원단 운영 : 대구광역시, 경남 창녕군", ("희망복지지원단 운영", ["대구광역시", "창녕군"])),
        ("공립(치매전담형) 시설 확충 : 전남 고흥군", ("공립(치매전담형) 시설 확충", ["고흥군"])),
        ("사후관리 : 경기 오산시, 서울 중구 등 3곳", ("사후관리", ["오산시", "중구"])),
        ("서울 은평구, 부산 사상구", ("", ["은평구", "사상구"])),
        ("장소 : 서울 중구", None),
        ("아동권리보장원장상 : 경기 수원시", None),
        ("최우수 : 경기 수원시", None),
        ("사후관리 : 경기 오산시는 대상자를 관리했다", None),
        ("경기 오산시가 대상자를 관리했다", None),
    ],
)
def test_a_row_is_a_label_and_nothing_but_names(
    places: Places, text: str, expected: tuple[str, list[str]] | None
) -> None:
    assert read(places, text) == expected


def test_labels_within_a_row_give_the_level(places: Places) -> None:
    text = "운영 : (광역)대구광역시, (기초)경남 창녕군, 광주 서구"
    found = row(text, next(iter(units(text))), places.find(plain(text)))
    assert found is not None
    assert [n.name.level for n in found.names] == [Level.SIDO, Level.SIGUNGU, Level.SIGUNGU]


@pytest.mark.parametrize(
    ("head", "grade"),
    [
        ("< 분야별 ‘대상’ 수상 자치단체 >", "부문별 대상"),
        ("대상은 서울 은평구 등 20곳이 받는다.", "대상"),
        ("분야별 우수사례는 다음과 같다.", ""),
        ("심사 대상은 229곳이다.", ""),
    ],
)
def test_what_stands_above_gives_the_grade(reads: Read, places: Places, head: str, grade: str) -> None:
    document = reads(f"{head}\n\n○ 희망복지지원단 운영 : 대구 수성구\n\n○ 사후관리 : 전남 진도군\n")
    block = document.blocks[-1]
    line = row(block.text, next(iter(units(block.text))), places.find(block.content))
    assert line is not None
    found = governing(document, block, line)
    assert (found[1].grade if found else "") == grade


def test_grades_of_a_block_count_in_the_block(reads: Read) -> None:
    block = reads("결과가 나왔다. 대상은 20곳이다. 우수상은 30곳이다.").blocks[0]
    assert [block.text[r.start : r.end] for r in graded(block)] == ["대상", "우수상"]
