"""Names by their last noun: strong and weak heads, what leads a name and what follows it."""

from __future__ import annotations

import pytest

from kg.extract.heads import heads, runs
from kg.extract.phrases import phrases
from kg.model.thesaurus import Thesaurus
from tests.extract.conftest import Cut

Found = list[tuple[str, str, bool]]


def read(cut: Cut, thesaurus: Thesaurus, text: str) -> Found:
    piece = cut(text)
    found = heads(piece, list(phrases(text, piece.tokens)), thesaurus)
    return [(text[c.start : c.end], c.kind, c.sure) for c in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("온기나눔 사업을 운영", "온기나눔 사업"),
        ("행복마을 프로젝트", "행복마을 프로젝트"),
        ("우리동네 지킴이단 구성", "우리동네 지킴이단"),
        ("온기나눔센터 설치 운영", "온기나눔센터"),
        ("달빛우체통을", "달빛우체통"),
        ("어르신 돌봄단 운영", "어르신 돌봄단"),
        ("클럽하우스(4개소)", "클럽하우스"),
        ("마을학교를 운영", "마을학교"),
    ],
)
def test_a_compound_that_ends_in_a_head_is_a_program(cut: Cut, thesaurus: Thesaurus, text: str, name: str) -> None:
    assert read(cut, thesaurus, text) == [(name, "program", True)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("익산시 온기나눔센터", "온기나눔센터"),
        ("관내 온기마을센터를 설치", "온기마을센터"),
        ("전국 최초 달빛우체통을", "달빛우체통"),
        ("3개 온기나눔센터를 열고", "온기나눔센터"),
        ("총 12개소 달빛우체통", "달빛우체통"),
    ],
)
def test_what_only_leads_a_name_is_left_off(cut: Cut, thesaurus: Thesaurus, text: str, name: str) -> None:
    assert [found[0] for found in read(cut, thesaurus, text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("공동 육아방 9개소 운영", "공동 육아방"),
        ("누리 상담소 3개소 설치", "누리 상담소"),
        ("달빛 육아방 12개소를", "달빛 육아방"),
    ],
)
def test_a_count_behind_a_name_is_left_off(cut: Cut, thesaurus: Thesaurus, text: str, name: str) -> None:
    assert [found[0] for found in read(cut, thesaurus, text)] == [name]


def test_a_dot_joins_names(cut: Cut, thesaurus: Thesaurus) -> None:
    text = "소망우체통·안부확인 앱·나눔냉장고 등"
    assert [name for name, _, _ in read(cut, thesaurus, text)] == ["소망우체통", "안부확인 앱", "나눔냉장고"]


def test_a_dot_inside_a_name_splits_nothing(cut: Cut, thesaurus: Thesaurus) -> None:
    assert [name for name, _, _ in read(cut, thesaurus, "의료·생활 온기 사업")] == ["의료·생활 온기 사업"]


@pytest.mark.parametrize(
    "text", ["사업", "다양한 복지서비스 제공", "발굴체계", "15개 사업", "주민들의 마음", "문제", "12개 사업을 추진", ""]
)
def test_a_bare_or_generic_head_names_nothing(cut: Cut, thesaurus: Thesaurus, text: str) -> None:
    assert read(cut, thesaurus, text) == []


def test_a_weak_head_needs_a_verb_of_running(cut: Cut, thesaurus: Thesaurus) -> None:
    assert read(cut, thesaurus, "마을학교를 운영") == [("마을학교", "program", True)]
    ((name, _, sure),) = read(cut, thesaurus, "마을학교에 들러")
    assert (name, sure) == ("마을학교", False)


def test_a_body_that_takes_part_is_an_organisation(cut: Cut, thesaurus: Thesaurus) -> None:
    assert read(cut, thesaurus, "온정재단과 협약을 맺고") == [("온정재단", "organisation", True)]
    assert read(cut, thesaurus, "달빛병원이 함께") == [("달빛병원", "organisation", True)]


def test_a_verb_glued_to_a_name_is_taken_off(cut: Cut, thesaurus: Thesaurus) -> None:
    assert [name for name, _, _ in read(cut, thesaurus, "달빛우체통설치")] == ["달빛우체통"]


def test_a_nationwide_name_keeps_its_key(cut: Cut, thesaurus: Thesaurus) -> None:
    text = "좋은 이웃들 사업을 운영"
    piece = cut(text)
    (found,) = heads(piece, list(phrases(text, piece.tokens)), thesaurus)
    assert found.key == "good-neighbours-watch"


def test_nothing_longer_than_a_name_is_one(cut: Cut, thesaurus: Thesaurus) -> None:
    assert read(cut, thesaurus, "온기 " * 14 + "사업을 운영") == []


@pytest.mark.parametrize(
    "after", ["을 운영", " 추진", "’을 확대 운영", "를 새로 설치하여", "*(4개소)", "(총 12회)", "” 실시"]
)
def test_verbs_of_running_govern_a_name(after: str) -> None:
    assert runs(after)


@pytest.mark.parametrize("after", ["을 찾아", "에서 만나", "", "은 마을의 자랑", "(익산시)"])
def test_other_verbs_do_not(after: str) -> None:
    assert not runs(after)


def test_what_is_called_so_is_a_name_whatever_its_words(cut: Cut, thesaurus: Thesaurus) -> None:
    assert read(cut, thesaurus, "원스톱 서비스인 복지동 사업이") == [("복지동 사업", "program", True)]
    assert read(cut, thesaurus, "올해 복지동 사업이") == [("복지동 사업", "program", False)]


@pytest.mark.parametrize("text", ["13대 서비스를 제공", "우수기관으로 선정", "연속 최우수 수행기관이 되어"])
def test_how_many_or_how_well_names_nothing(cut: Cut, thesaurus: Thesaurus, text: str) -> None:
    assert read(cut, thesaurus, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("온기가구 전수조사", "온기가구 전수조사"),
        ("달빛365온기뱅크로 나눔을", "달빛365온기뱅크"),
        ("가족행복지원실은", "가족행복지원실"),
        ("새달키움터에서", "새달키움터"),
    ],
)
def test_heads_of_surveys_banks_departments_and_places(cut: Cut, thesaurus: Thesaurus, text: str, name: str) -> None:
    assert read(cut, thesaurus, text) == [(name, "program", True)]


@pytest.mark.parametrize("text", ["아동 보호체계를", "지역의 대응체계를", "시내 컨벤션센터에서", "관내 스터디카페에"])
def test_nouns_that_only_look_like_heads(cut: Cut, thesaurus: Thesaurus, text: str) -> None:
    assert read(cut, thesaurus, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1인 가구 온기나눔 사업을 추진", "1인 가구 온기나눔 사업"),
        ("소재 나눔쉼터를 운영", "나눔쉼터"),
        ("일부 온기나눔 사업을 추진", "온기나눔 사업"),
        ("온기쉼터 설치·운영을 통해", "온기쉼터"),
    ],
)
def test_where_a_name_begins_and_ends(cut: Cut, thesaurus: Thesaurus, text: str, name: str) -> None:
    assert [found[0] for found in read(cut, thesaurus, text)] == [name]


@pytest.mark.parametrize(
    "text",
    ["보건복지부 누리집을 운영", "20만원짜리 온기카드를 제공", "총 9개 서비스를 운영", "우수 지방자치단체를 운영"],
)
def test_a_ministrys_or_a_priced_thing_names_nothing(cut: Cut, thesaurus: Thesaurus, text: str) -> None:
    assert read(cut, thesaurus, text) == []


def test_how_many_are_run_names_nothing(cut: Cut, thesaurus: Thesaurus) -> None:
    assert read(cut, thesaurus, "총 13개소 운영") == []
