"""What ties a name to a municipality, and what only says where it lies."""

from __future__ import annotations

import pytest

from kg.extract.candidate import ORGANISATION, PROGRAM, Candidate
from kg.extract.ties import tied, told
from kg.model.fact import OrganisationType, ProgramType
from tests.extract.conftest import Extract


def body(text: str, name: str) -> Candidate:
    start = text.index(name)
    return Candidate(start, start + len(name), ORGANISATION, OrganisationType.WELFARE.value, "thesaurus")


def run(text: str, name: str, type_: ProgramType = ProgramType.FACILITY) -> Candidate:
    start = text.index(name)
    return Candidate(start, start + len(name), PROGRAM, type_.value, "head")


@pytest.mark.parametrize(
    "text",
    [
        "장관은 서울 강서구 소재 온정재단을 방문하여 종사자를 격려하였다.",
        "온정재단(서울 강서구 소재)을 방문하였다.",
        "온정재단(서울 강서구)에서 협약을 체결하였다.",
        "서울 온정재단 비상대책위원장, 연세대 교수 등이 발표하였다.",
        "지난 4월 전남 온정재단 화재사고 시 소방이 대응하였다.",
        "서울 온정재단 방문 -",
    ],
)
def test_where_a_body_lies_ties_it_to_nobody(text: str) -> None:
    assert not tied(text, body(text, "온정재단"), subject=False)


@pytest.mark.parametrize(
    "text",
    [
        "대구 온정재단이 최우수 기관으로 선정되었다.",
        "우수사례로는 완주군 온정재단의 ‘달빛 밥상’이 소개되었다.",
        "사업은 경남 온정재단과 협력하여 진행된다.",
    ],
)
def test_a_body_that_wins_works_together_or_has_something_is_tied(text: str) -> None:
    assert tied(text, body(text, "온정재단"), subject=False)


def test_what_a_municipality_s_sentence_names_takes_part() -> None:
    text = "관내 온정재단 설치율이 높다"
    assert tied(text, body(text, "온정재단"), subject=True)


def test_a_person_s_story_makes_partners_of_those_only_who_help() -> None:
    stayed = "김○○씨(85세)는 치매로 온정재단에 들어가게 되었다."
    helped = "김○○씨(85세)는 이웃의 신고로 온정재단과 연계되었다."
    assert told(stayed)
    assert not tied(stayed, body(stayed, "온정재단"), subject=True)
    assert tied(helped, body(helped, "온정재단"), subject=True)


def test_rows_that_only_list_bodies_make_no_partners() -> None:
    text = "(서울) 온정재단(2개팀), 달빛병원 (경기) 별빛병원"
    assert not tied(text, body(text, "온정재단"), subject=True)
    doing = f"{text} 참여"
    assert tied(doing, body(doing, "온정재단"), subject=True)


@pytest.mark.parametrize(
    "text",
    [
        "장관은 서울 강서구 소재 달빛센터를 점검하였다.",
        "12월 6일 달빛센터(서울 강서구 소재)에서 우수사례 시상식을 개최했다.",
        "김천시 달빛센터 현장방문 -",
    ],
)
def test_a_place_that_is_visited_or_lent_is_nothing_run(text: str) -> None:
    assert not tied(text, run(text, "달빛센터"), subject=False)


def test_a_place_that_wins_is_run_wherever_it_lies() -> None:
    text = "달빛센터(경기도 안산시 소재) 등 21개소가 우수사례로 선정되었다."
    assert tied(text, run(text, "달빛센터"), subject=False)


def test_a_meeting_held_somewhere_is_not_the_place_s_own() -> None:
    text = "광주광역시 담당자 간담회 개최"
    assert not tied(text, run(text, "담당자 간담회", ProgramType.TRAINING), subject=False)


def test_a_release_about_a_visit_lists_no_partners(extracts: Extract) -> None:
    _, facts = extracts(
        "보건복지부 장관, 대구시 사회서비스원 방문\n\n"
        "□ 조규홍 보건복지부 장관은 10월 5일 대구광역시 수성구 소재 대구사회서비스원을 방문하여 종사자를 격려하였다.\n"
    )
    assert facts.organisations
    assert not [o.name for o in facts.organisations if o.place is not None]
