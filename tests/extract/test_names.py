"""Programs and organisations of a piece: signs made one, kinds told apart, ties to municipalities and partners."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.extract.names import names
from kg.extract.places import Places
from kg.model.document import BlockKind
from kg.model.fact import Organisation, OrganisationType, Program, ProgramType
from kg.model.thesaurus import Thesaurus
from kg.registry import Register
from tests.extract.conftest import Cut, Extract

Mentions = Callable[[str], tuple[tuple[Program, ...], tuple[Organisation, ...]]]
WORDS = "‘온기나눔’|달빛센터|를 |을 |운영|, |·| 및 |온정재단|과 |협력하여 |(|)|익산시 |정읍시는 |좋은 이웃들|집배원| 등이 |참여|맞춤형복지팀|사업|12개소|* "


@pytest.fixture
def mentions(cut: Cut, thesaurus: Thesaurus) -> Mentions:
    return lambda text: names([cut(text)], thesaurus)


def programs(cut: Cut, thesaurus: Thesaurus, text: str, kind: BlockKind = BlockKind.BULLET) -> tuple[Program, ...]:
    return names([cut(text, kind=kind)], thesaurus)[0]


def bodies(cut: Cut, thesaurus: Thesaurus, text: str) -> tuple[Organisation, ...]:
    return names([cut(text)], thesaurus)[1]


@pytest.mark.parametrize(
    ("text", "name", "kind", "cue"),
    [
        ("‘온기나눔’ 사업을 운영", "온기나눔", ProgramType.CAMPAIGN, "quote"),
        ("(온기마을 프로젝트) 주민이 나서 이웃을 살핌", "온기마을 프로젝트", ProgramType.PROGRAM, "label"),
        ("(맞춤형 컨설팅 추진) 이웃을 살피는 법을 나눔", "맞춤형 컨설팅", ProgramType.TRAINING, "label"),
        ("맞춤형복지팀을 설치하였고", "맞춤형복지팀", ProgramType.TEAM, "thesaurus"),
        ("달빛우체통을 골목마다 설치", "달빛우체통", ProgramType.CHANNEL, "head"),
        ("치매안심센터를 운영", "치매안심센터", ProgramType.FACILITY, "thesaurus"),
    ],
)
def test_each_sign_finds_its_names(
    cut: Cut, thesaurus: Thesaurus, text: str, name: str, kind: ProgramType, cue: str
) -> None:
    (found,) = programs(cut, thesaurus, text)
    assert (found.name, found.type, found.cue) == (name, kind, cue)
    assert found.place is not None
    assert (found.place.text, found.passage) == ("익산시", "p0")


@pytest.mark.parametrize(
    "text",
    [
        "‘통합사례관리’ 분야에서 대상을 받았다",
        "「사회보장급여법」에 따라 살핀다",
        "“이웃이 먼저입니다”라고 말했다",
        "주민들의 복지 체감도 향상",
        "다양한 복지서비스 제공",
        "‘온기센터 운영’ 분야에서 대상을 받았다",
    ],
)
def test_what_names_no_program(cut: Cut, thesaurus: Thesaurus, text: str) -> None:
    assert programs(cut, thesaurus, text) == ()


def test_a_quoted_label_is_one_mention(cut: Cut, thesaurus: Thesaurus) -> None:
    found = programs(cut, thesaurus, "(‘온기이웃’ 운영) 주민이 나서 이웃을 살핌")
    assert [(p.name, p.cue) for p in found] == [("온기이웃", "quote")]


def test_a_label_of_a_municipality_names_no_program(cut: Cut, thesaurus: Thesaurus) -> None:
    assert programs(cut, thesaurus, "(정읍시) 이웃을 살핌") == ()


def test_a_note_explains_a_name(cut: Cut, thesaurus: Thesaurus) -> None:
    (found,) = programs(cut, thesaurus, "이웃지기 : 어려운 이웃을 살피는 주민", BlockKind.NOTE)
    assert (found.name, found.cue) == ("이웃지기", "label")
    assert programs(cut, thesaurus, "내용 : 사례관리 개요", BlockKind.NOTE) == ()


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("정읍시의 ‘온기나눔’ 사업을 본떠", "정읍시"),
        ("정읍시 온기나눔 사업을 본떠", "정읍시"),
        ("온기나눔 사업(정읍시)을 본떠", "정읍시"),
        ("온기나눔 사업을 정읍시에 알려", "익산시"),
    ],
)
def test_a_name_is_of_the_municipality_beside_it_else_of_the_subject(
    cut: Cut, thesaurus: Thesaurus, text: str, owner: str
) -> None:
    (found,) = programs(cut, thesaurus, text)
    assert found.place is not None
    assert found.place.text == owner


def test_what_speaks_of_nobody_is_nobodys(cut: Cut, thesaurus: Thesaurus) -> None:
    ((found,), _) = names([cut("‘온기나눔’ 사업을 운영", of="")], thesaurus)
    assert found.place is None


def test_partners_are_tied_by_the_clause_and_are_organisations(cut: Cut, thesaurus: Thesaurus) -> None:
    text = "온정재단과 누리복지관이 협력하여 ‘온기나눔’ 사업을 운영하고, 달빛센터를 설치"
    first, second = programs(cut, thesaurus, text)
    assert [span.of(text) for span in first.partners] == ["온정재단", "누리복지관"]
    assert (second.name, second.partners) == ("달빛센터", ())
    assert [(o.name, o.type) for o in bodies(cut, thesaurus, text)] == [
        ("온정재단", OrganisationType.WELFARE),
        ("누리복지관", OrganisationType.WELFARE),
    ]


def test_partners_are_tied_by_the_label(cut: Cut, thesaurus: Thesaurus) -> None:
    text = "(온기마을 프로젝트) 누리복지관, 달빛재단과 협력하여 공동 육아방 9개소 운영"
    label, room = programs(cut, thesaurus, text)
    assert [span.of(text) for span in label.partners] == ["누리복지관", "달빛재단"]
    assert (room.name, room.partners) == ("공동 육아방", ())


def test_a_list_summed_up_as_taking_part_is_of_bodies(cut: Cut, thesaurus: Thesaurus) -> None:
    found = bodies(cut, thesaurus, "집배원, 검침원, 온정봉사단 등이 참여하는 안전망 구축")
    assert [o.name for o in found] == ["집배원", "검침원", "온정봉사단"]
    assert found[0].type is OrganisationType.OCCUPATION


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("달빛우체통, 온기나눔 사업, 꽃길 걷기 등 특화사업을 추진", True),
        ("달빛우체통, 온기나눔 사업, 꽃길 걷기 등을 찾아", False),
        ("달빛우체통, 꽃모종 나누기, 감자 캐기, 꽃길 걷기 등 특화사업을 추진", False),
    ],
)
def test_an_item_without_a_sign_is_a_program_where_most_are_and_the_list_is_summed_up_so(
    cut: Cut, thesaurus: Thesaurus, text: str, found: bool
) -> None:
    assert ("꽃길 걷기" in [p.name for p in programs(cut, thesaurus, text)]) is found


def test_neighbours_who_do_it_themselves_are_both(cut: Cut, thesaurus: Thesaurus) -> None:
    text = "이웃지킴이를 위촉하여 안부를 확인"
    assert [p.name for p in programs(cut, thesaurus, text)] == ["이웃지킴이"]
    assert [(o.name, o.type) for o in bodies(cut, thesaurus, text)] == [("이웃지킴이", OrganisationType.RESIDENTS)]


def test_a_council_inside_the_name_of_its_training_is_a_mention_of_its_own(cut: Cut, thesaurus: Thesaurus) -> None:
    text = "지역사회보장협의체 교육 실시"
    assert [p.name for p in programs(cut, thesaurus, text)] == ["지역사회보장협의체 교육"]
    assert [o.name for o in bodies(cut, thesaurus, text)] == ["지역사회보장협의체"]


def test_a_public_centre_is_run_or_takes_part(cut: Cut, thesaurus: Thesaurus) -> None:
    assert bodies(cut, thesaurus, "치매안심센터를 운영") == ()
    assert programs(cut, thesaurus, "치매안심센터와 협약") == ()
    assert [o.name for o in bodies(cut, thesaurus, "치매안심센터와 협약")] == ["치매안심센터"]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS.split("|")), min_size=1, max_size=14).map("".join))
@example("(를 )‘온기나눔’")
def test_mentions_hold_their_words_and_no_two_of_a_kind_overlap(mentions: Mentions, text: str) -> None:
    run, part = mentions(text)
    for spans in ([p.span for p in run], [o.span for o in part]):
        assert not any(a.overlaps(b) for i, a in enumerate(spans) for b in spans[i + 1 :])
        assert spans == sorted(spans)
    assert all(p.span.of(text) == p.name for p in run)
    assert all(o.span.of(text) == o.name for o in part)
    assert all(span in {o.span for o in part} for p in run for span in p.partners)


def test_the_bodies_of_a_note_take_part_in_its_label(extracts: Extract) -> None:
    _, facts = extracts(
        "< 전북 익산시 >\n\n- (이웃 온기망 운영) 읍면동 주민 조직 운영\n\n* 복지통장, 새마을부녀회 등 120명으로 구성\n"
    )
    (program,) = [p for p in facts.programs if p.cue == "label"]
    bodies = {o.span: o.name for o in facts.organisations}
    assert {bodies[span] for span in program.partners} >= {"새마을부녀회"}


@pytest.mark.parametrize(
    ("text", "of", "owner"),
    [
        ("제주 온정재단과 협력하여", "제주시", "제주시"),
        ("전북 온정재단과 협력하여", "제주시", "전북"),
        ("전북의 온정재단과 협력하여", "익산시", "전북"),
    ],
)
def test_a_province_before_a_name_says_where_not_whose(
    cut: Cut, thesaurus: Thesaurus, register: Register, text: str, of: str, owner: str
) -> None:
    within = Places(register).lies
    _, (found,) = names([cut(text, of=of)], thesaurus, lambda one, other: within(one.text, other.text))
    assert found.place is not None
    assert found.place.text == owner


def test_a_body_is_whose_name_it_bears(extracts: Extract) -> None:
    _, facts = extracts("가나도는 달랐다.\n\n지난해 순천시보건소와 순천교육지원청이 함께 ‘온기나눔’ 사업을 협약했다.")
    assert {(o.name, o.place.text) for o in facts.organisations if o.place} == {
        ("순천시보건소", "순천시"),
        ("순천교육지원청", "순천"),
    }


def test_a_note_that_enumerates_names_programs(extracts: Extract) -> None:
    text = "순천시는 온기 13대 서비스*를 제공한다.\n\n * ①방문목욕, ②식사나눔, ③병원동행\n"
    _, facts = extracts(text)
    assert [p.name for p in facts.programs if p.cue == "list"] == ["방문목욕", "식사나눔", "병원동행"]
