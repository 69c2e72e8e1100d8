from __future__ import annotations

import pytest

from kg.extract.places import Places
from kg.extract.statements.naming import Naming
from kg.extract.statements.parties import Party, Role, counts, parties
from tests.extract.conftest import plain


def read(places: Places, text: str) -> list[Party]:
    marks = [text.index("최우수")] if "최우수" in text else []
    content = plain(text)
    return list(parties(text, Naming(places).complete(content, places.find(content)), marks))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("전남 순천시는 상을 받았다", Role.TOPIC),
        ("전남 순천시(시장 아무개)가 받았다", Role.SUBJECT),
        ("전남 순천시와 경기 시흥시 등 4곳이 받았다", Role.SUBJECT),
        ("전남 순천시를 뽑았다", Role.OBJECT),
        ("전남 순천시 등 4개 지자체에는 상을 주었다", Role.RECEIVER),
        ("전남 순천시의 사업이", Role.OWNER),
        ("상은 전남 순천시다", Role.LISTED),
        ("전남 순천시, 복지 3관왕", Role.LISTED),
        ("전남 순천시 최우수", Role.LISTED),
        ("전남 순천시 희망복지지원단이 받았다", Role.SUBJECT),
        ("전남 순천시 홍길동 주무관이 받았다", Role.NONE),
        ("전남 순천시에서 열린 행사", Role.NONE),
        ("컨벤션센터(전남 순천시)에서", Role.NONE),
        ("전남 순천시(○○의료재단)가", Role.NONE),
        ("전남 순천시가 주관한 평가", Role.NONE),
    ],
)
def test_plays_a_part_by_the_words_behind(places: Places, text: str, role: Role) -> None:
    assert [p.role for p in read(places, text)] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "서울 은평구, 경기 시흥시가 받았다",
        "서울 은평구(대도시)·경기 시흥시(중소도시)가 받았다",
        "서울 은평구를 비롯해 경기 시흥시가 받았다",
        "서울 은평구와 함께 경기 시흥시가 받았다",
        "서울 은평구 및 경기 시흥시가 받았다",
    ],
)
def test_names_of_one_list_are_one_party(places: Places, text: str) -> None:
    assert [[n.name.text for n in p.names] for p in read(places, text)] == [["은평구", "시흥시"]]


def test_a_grade_between_names_parts_them(places: Places) -> None:
    assert len(read(places, "서울 은평구(최우수), 경기 시흥시가 받았다")) == 2


def test_counts_what_no_list_spells_out(places: Places) -> None:
    text = "서울 은평구 등 3곳이 대상을, 모두 30곳이 상을 받았다"
    held = read(places, text)
    assert [text[at:][:4] for at in counts(text, held)] == ["30곳이"]
