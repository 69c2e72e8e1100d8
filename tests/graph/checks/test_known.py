from __future__ import annotations

import pytest

from kg.graph.checks.known import CHECKS, renamed, slips
from kg.model.fact import Facts, Organisation, OrganisationType, Release
from kg.model.thesaurus import Term, Thesaurus
from tests.graph.checks.desk import Desk, run

TERMS = Thesaurus.of(
    [
        Term("council", "organisation", "council", ("지역사회보장협의체", "지역사회복지협의체", "지사협"), "council"),
        Term("dong", "organisation", "council", ("동 지역사회보장협의체",), "dong council"),
        Term("meeting", "program", "network", ("통합사례회의", "공동사례회의"), "case conference"),
        Term("finding", "program", "service", ("복지사각지대 발굴", "복지사각지대 해소"), "finding"),
        Term("centre", "organisation", "welfare", ("금융복지상담센터",), "centre"),
        Term("mobile", "organisation", "welfare", ("이동복지센터", "아동복지관리센터"), "mobile"),
    ]
)


def test_one_body_under_its_old_and_its_new_name() -> None:
    of = Desk.of("지역사회보장협의체와\n지역 사회 복지 협의체 연계\n지역사회보장협의체\n")
    (found,) = run(of.paper(thesaurus=TERMS), renamed)
    assert (found.stated, found.computed) == ("지역사회복지협의체", "지역사회보장협의체")
    assert of.words(found) == "지역 사회 복지 협의체"


@pytest.mark.parametrize(
    "text",
    [
        "지역사회보장협의체(지사협)",
        "통합사례회의와 공동사례회의",
        "복지사각지대 발굴과 복지사각지대 해소",
        "지역사회복지협의체만",
    ],
)
def test_short_forms_and_near_things_are_no_old_names(text: str) -> None:
    assert run(Desk.of(text).paper(thesaurus=TERMS), renamed) == []


def body(of: Desk, words: str) -> Facts:
    place = of.place("광산구") if "광산구" in words else None
    return Facts(release=Release(), organisations=(Organisation(words, OrganisationType.WELFARE, of.at(words), place),))


def test_a_known_name_but_for_a_letter() -> None:
    of = Desk.of("광산구금용복지상담센터를 설치\n")
    (found,) = run(of.paper(body(of, "광산구금용복지상담센터"), thesaurus=TERMS), slips)
    assert (found.stated, found.computed) == ("금용복지상담센터", "금융복지상담센터")


@pytest.mark.parametrize("words", ["광산구 금융복지상담센터", "이동복지관리센터", "금융복지상당부서"])
def test_known_names_and_words_that_known_names_hold(words: str) -> None:
    of = Desk.of(f"{words}를 설치\n")
    assert run(of.paper(body(of, words), thesaurus=TERMS), slips) == []


def test_without_a_thesaurus_nothing_is_known() -> None:
    of = Desk.of("광산구금용복지상담센터, 지역사회보장협의체, 지역사회복지협의체\n")
    assert run(of.paper(body(of, "광산구금용복지상담센터")), *CHECKS) == []
