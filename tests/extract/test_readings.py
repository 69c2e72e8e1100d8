"""What a name is of: something run, a body, both, or no name, by what stands around it."""

from __future__ import annotations

import pytest

from kg.extract.candidate import ORGANISATION, PROGRAM, Candidate
from kg.extract.groups import Group
from kg.extract.readings import both, meant, reading, takes_part
from kg.model.fact import OrganisationType, ProgramType
from kg.model.thesaurus import Thesaurus


def named(text: str, name: str, kind: str, type_: str, *, cue: str = "head", key: str = "") -> Candidate:
    start = text.index(name)
    return Candidate(start, start + len(name), kind, type_, cue, key)


def program(text: str, name: str, cue: str = "head", type_: ProgramType = ProgramType.PROGRAM) -> Candidate:
    return named(text, name, PROGRAM, type_.value, cue=cue)


def body(text: str, name: str, cue: str = "thesaurus") -> Candidate:
    return named(text, name, ORGANISATION, OrganisationType.WELFARE.value, cue=cue)


@pytest.mark.parametrize(
    "text",
    [
        "다양한 온기나눔 사업을 추진",
        "도시락, 말벗 등 온기나눔 사업을 추진",
        "행정안전부 온기나눔 사업에 뽑혀",
        "온기나눔 사업이 전혀 없고",
        "온기나눔 사업을 활용하지 못하는",
    ],
)
def test_a_kind_a_sum_or_what_is_not_there_names_nothing(text: str) -> None:
    assert not meant(text, program(text, "온기나눔 사업"))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("온기나눔 사업을 추진", "head"),
        ("이웃을 살피는 등 온기나눔 사업을 추진", "head"),
        ("다양한 ‘온기나눔 사업’을 추진", "quote"),
    ],
)
def test_a_name_stays_one(text: str, cue: str) -> None:
    assert meant(text, program(text, "온기나눔 사업", cue))


@pytest.mark.parametrize(
    "text",
    [
        "온정재단 김온정 이사장은 말했다",
        "김온정 연구위원(온정재단)의 발표",
        "온정재단 입소 어르신",
        "온정재단 대체인력 파견",
    ],
)
def test_a_house_of_a_speaker_or_of_those_within_takes_part_in_nothing(text: str) -> None:
    assert not meant(text, body(text, "온정재단"))


def test_a_body_that_acts_is_one() -> None:
    assert meant("온정재단과 협력하여", body("온정재단과 협력하여", "온정재단"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("지역자활센터가 운영하는 빨래방", ORGANISATION),
        ("지역자활센터와 협력하여 빨래방을 열고", ORGANISATION),
        ("지역자활센터를 새로 지어", PROGRAM),
    ],
)
def test_a_centre_is_run_unless_it_acts(thesaurus: Thesaurus, text: str, kind: str) -> None:
    centre = named(text, "지역자활센터", ORGANISATION, "welfare", cue="thesaurus", key="self-sufficiency-centre")
    assert reading(text, centre, (), thesaurus).kind == kind


@pytest.mark.parametrize(
    ("text", "name", "type_", "key", "other"),
    [
        ("맞춤형복지팀을 두고", "맞춤형복지팀", ProgramType.TEAM, "customised-welfare-team", "government"),
        ("달빛추진단은 이웃을 찾았다", "달빛추진단", ProgramType.TEAM, "", "government"),
        ("달빛매니저를 일찍 꾸렸고", "달빛매니저", ProgramType.ROLE, "", "occupation"),
        ("인적안전망 ‘달빛망’ 덕에", "달빛망", ProgramType.NETWORK, "", "residents"),
        ("이웃발굴단을 운영", "이웃발굴단", ProgramType.TEAM, "", "residents"),
    ],
)
def test_people_who_act_or_are_gathered_are_a_body_too(
    thesaurus: Thesaurus, text: str, name: str, type_: ProgramType, key: str, other: str
) -> None:
    candidate = named(text, name, PROGRAM, type_.value, key=key)
    assert [(c.kind, c.type) for c in both(text, [candidate], (), thesaurus)] == [(ORGANISATION, other)]


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("달빛추진단을 구성하여", "달빛추진단", ProgramType.TEAM),
        ("달빛매니저를 배치하여", "달빛매니저", ProgramType.ROLE),
        ("안전망 ‘달빛망’ 덕에", "달빛망", ProgramType.NETWORK),
    ],
)
def test_what_is_only_set_up_is_none(thesaurus: Thesaurus, text: str, name: str, type_: ProgramType) -> None:
    assert both(text, [program(text, name, type_=type_)], (), thesaurus) == []


def test_a_council_is_run_too_unless_others_work_with_it(thesaurus: Thesaurus) -> None:
    for text, kinds in (("지역사회보장협의체를 꾸려", [PROGRAM]), ("지역사회보장협의체 등과 협력하여", [])):
        council = named(text, "지역사회보장협의체", ORGANISATION, "council", key="social-security-council")
        assert [c.kind for c in both(text, [council], (), thesaurus)] == kinds


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("온정재단과 협력하여", True),
        ("온정재단 협업을 통해", True),
        ("온정재단이 참여하여", True),
        ("온정재단은 서울에 있다", False),
        ("온정재단, 그리고 참여", False),
    ],
)
def test_taking_part(text: str, does: bool) -> None:
    assert takes_part(text, body(text, "온정재단"), ()) is does


@pytest.mark.parametrize(
    "text",
    [
        "전국 온정재단이 함께",
        "17개 온정재단과 협약",
        "온정재단을 대상으로 점검",
        "온정재단 12개소에 대해 살피고",
        "온정재단 등 유흥시설 295개소를 점검",
        "온정재단 종사자에게 알리고",
        "온정재단 김온정 팀장이 말했다",
    ],
)
def test_what_something_is_done_to_takes_part_in_nothing(text: str) -> None:
    assert not meant(text, body(text, "온정재단"))


def test_a_list_that_something_is_done_to() -> None:
    text = "온정재단, 달빛병원을 대상으로 점검"
    lists = [Group(((0, 4), (6, 10)), text[10:])]
    assert not meant(text, body(text, "온정재단"), lists)
    assert meant("온정재단, 달빛병원과 협약", body("온정재단, 달빛병원과 협약", "온정재단"), lists)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("12월 5일(목) 온기센터에서 행사를 개최하였다", "온기센터"),
        ("오전 11시 온기센터에서 협약식을 열었다", "온기센터"),
        ("온기센터(익산시 소재)에서 모였다", "온기센터"),
        ("온기이웃에게 밥상을", "온기이웃"),
    ],
)
def test_a_venue_and_those_served_are_nothing_run(text: str, name: str) -> None:
    assert not meant(text, program(text, name))


def test_where_something_is_given_is_no_venue() -> None:
    assert meant("온기센터에서 상담을 받는다", program("온기센터에서 상담을 받는다", "온기센터"))


def test_the_unit_of_an_officer_is_nothing_run() -> None:
    text = "홍길동 팀장(익산시 희망복지과)"
    assert not meant(text, program(text, "희망복지과", type_=ProgramType.TEAM))
