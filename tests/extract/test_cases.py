"""Cases: where they begin and end, whose and of which division they are, and two tellings of one."""

from __future__ import annotations

import pytest

from kg.model.fact import Case
from tests.extract.conftest import Extract

RESULTS = """붙임 1  평가 심사결과

 돌봄과 나눔(4개)

구분 수상 지자체명 포상금

이웃돌봄
안전망
(2)

대상(2)
(시군구2) 부산 동
래구, 경기 수원시
각 3천만원

"""
BODY = """2019년 복지행정상 시상

□ ‘이웃돌봄 안전망’ 분야에서는 부산 동래구, 경기 수원이 대상으로 선정되었다.

○ 부산 동래구는 홀로 사는 이웃을 살피는 밥상 나눔 사업*을 마을마다 넓혔다.

* 열두 곳에서 날마다 밥상을 나눔

○ 경기 수원시는 주민이 나서 폐가를 고쳐 쉼터로 내주는 일을 마을마다 넓혔다.

"""
ANNEX = """붙임 2  각 분야별 우수사례

1. 이웃돌봄 안전망 분야

◯1 (부산 동래구) 마을마다 밥상을 나누어 홀로 사는 이웃을 살피는 안전망 구축

- 골목마다 우체통을 놓아 소식을 듣고 날마다 밥상을 나눔

◯2 (수원) 주민이 나서 폐가를 고쳐 쉼터로 내주는 사업을 마을마다 새로 추진

2. 의료급여 사례관리 분야

< 전북 익산시 >

○ 마을 의원과 함께 약을 챙기는 방문단 운영

- 열두 마을을 날마다 돌봄

"""
DIVISION = "이웃돌봄 안전망"


@pytest.fixture(scope="module")
def told(extracts: Extract) -> list[Case]:
    return list(extracts(BODY + RESULTS + ANNEX)[1].cases)


def short(case: Case) -> tuple[str, str, str]:
    return case.place.sido, case.place.text, case.division


def test_cases_stand_with_their_municipality_and_division(told: list[Case]) -> None:
    assert [short(case) for case in told] == [
        ("부산", "동래구", DIVISION),
        ("경기", "수원시", DIVISION),
        ("부산", "동래구", DIVISION),
        ("", "수원", DIVISION),
        ("전북", "익산시", "의료급여 사례관리"),
    ]
    assert {case.year for case in told} == {2019}


def test_a_telling_in_the_body_points_to_the_annex(told: list[Case]) -> None:
    assert {case.id: case.tells for case in told} == {"c1": "c3", "c2": "c4", "c3": "", "c4": "", "c5": ""}


def test_a_case_holds_its_bullets_and_notes_and_nothing_of_the_next(told: list[Case]) -> None:
    assert told[0].text.split("\n")[1:] == ["* 열두 곳에서 날마다 밥상을 나눔"]
    assert told[2].text.split("\n")[1:] == ["- 골목마다 우체통을 놓아 소식을 듣고 날마다 밥상을 나눔"]
    assert len(told[4].passages) == 2
    spans = [case.span for case in told]
    assert not any(a.overlaps(b) for a in spans for b in spans if a is not b)


def test_its_heading_is_its_first_line(told: list[Case]) -> None:
    assert told[3].heading.startswith("(수원) 주민이 나서")
    assert told[4].heading.strip("<> ") == "전북 익산시"
    assert all(case.text.startswith(case.heading) for case in told)


def test_passages_are_named_by_case_and_a_heading_is_none(extracts: Extract) -> None:
    document, facts = extracts(BODY + RESULTS + ANNEX)
    passages = {p.id: p for p in facts.passages}
    for case in facts.cases:
        assert all(passages[p].case == case.id and passages[p].span in case.span for p in case.passages)
    held = {p for case in facts.cases for p in case.passages}
    assert all((p.case != "") == (p.id in held) for p in facts.passages)
    assert "".join(facts.cases[-1].span.of(document.source).split()).startswith("전북익산시")


def test_a_winner_who_is_only_named_is_no_case(extracts: Extract) -> None:
    _, facts = extracts("2019년 복지행정상 시상\n\n○ 전북 익산시는 대상을 받았다.\n\n○ 부산 남구는 우수상\n")
    assert facts.cases == ()


def test_a_short_bullet_with_something_under_it_is_one(extracts: Extract) -> None:
    _, facts = extracts("○ (전북 익산시) 이웃을 살핌\n\n- 골목마다 우체통을 놓아 소식을 듣고 밥상을 나눔\n")
    assert [(c.place.text, len(c.passages)) for c in facts.cases] == [("익산시", 2)]


def test_namesakes_of_two_provinces_are_two_cases(extracts: Extract) -> None:
    body = "□ ‘이웃 돌봄’ 분야에서는 다음 두 곳이 받았다.\n\n○ 부산 남구는 홀로 사는 이웃을 살피는 밥상 나눔 사업을 마을마다 넓혔다.\n\n"
    annex = "붙임 1  우수사례\n\n1. 이웃 돌봄 분야\n\n◯1 (울산 남구) 폐가를 고쳐 쉼터로 내주고 이웃이 이웃을 살피는 안전망 구축\n\n"
    _, facts = extracts(body + annex)
    assert [(c.place.sido, c.tells) for c in facts.cases] == [("부산", ""), ("울산", "")]


def test_two_divisions_of_one_municipality_are_two_cases(extracts: Extract) -> None:
    body = "□ ‘이웃 돌봄’ 분야에서는 다음이 받았다.\n\n○ 전북 익산시는 홀로 사는 이웃을 살피는 밥상 나눔 사업을 마을마다 넓혔다.\n\n"
    annex = "붙임 1  우수사례\n\n1. 청년 일자리 분야\n\n◯1 (전북 익산시) 폐가를 고쳐 일터로 내주고 청년이 청년을 가르치는 학교 운영\n\n"
    _, facts = extracts(body + annex)
    assert [(c.division, c.tells) for c in facts.cases] == [("이웃 돌봄", ""), ("청년 일자리", "")]


@pytest.mark.parametrize(("one", "other"), [("전라북도", "전북"), ("전북", "전북특별자치도"), ("전북도", "전라북도")])
def test_a_province_may_be_written_in_two_ways(extracts: Extract, one: str, other: str) -> None:
    body = f"□ ‘이웃 돌봄’ 분야에서는 다음이 받았다.\n\n○ {one} 익산시는 홀로 사는 이웃을 살피는 밥상 나눔 사업을 마을마다 넓혔다.\n\n"
    annex = f"붙임 1  우수사례\n\n1. 이웃 돌봄 분야\n\n◯1 ({other} 익산시) 마을마다 밥상을 나누어 홀로 사는 이웃을 살피는 안전망 구축\n\n"
    _, facts = extracts(body + annex)
    assert [c.tells for c in facts.cases] == ["c2", ""]
