from __future__ import annotations

import pytest

from kg.graph.checks.names import misspelt, offices, quotes, syllables, variants
from kg.model.fact import Facts, Program, ProgramType, Release
from kg.model.place import PlaceName
from kg.model.thesaurus import Term, Thesaurus
from tests.graph.checks.desk import Desk, run

TERMS = Thesaurus.of(
    [Term("visit", "program", "service", ("찾아가는 복지서비스",), "visiting", misspelt=("찿아가는 복지서비스",))]
)


def program(of: Desk, words: str, place: PlaceName | None, nth: int = 0) -> Program:
    return Program(words, ProgramType.PROGRAM, of.at(words, nth), place)


def test_one_program_spelt_two_ways() -> None:
    of = Desk.of("- 가람시 결연 행복돌봄사업\n- 가람시 행복 돌볼사업과 돌봄 교실\n")
    garam = of.place("가람시")
    held = (program(of, "결연 행복돌봄사업", garam), program(of, "행복 돌볼사업", garam))
    (found,) = run(of.paper(Facts(release=Release(), programs=held)), variants)
    assert (found.stated, found.computed) == ("행복 돌볼사업", "결연 행복돌봄사업")


@pytest.mark.parametrize("words", ["행복돌봄사업단", "희망복지지원단", "행복돌봄1호", "행복출산사업"])
def test_other_names_are_other_things(words: str) -> None:
    of = Desk.of(f"- 가람시 행복돌봄사업, {words}\n")
    garam = of.place("가람시")
    held = (program(of, "행복돌봄사업", garam), program(of, words, garam))
    assert run(of.paper(Facts(release=Release(), programs=held)), variants) == []


def test_two_words_make_two_names() -> None:
    of = Desk.of("- 가람시 행복재활사업, 행복자활사업\n")
    garam = of.place("가람시")
    facts = Facts(release=Release(), programs=(program(of, "행복재활사업", garam), program(of, "행복자활사업", garam)))
    assert run(of.paper(facts, thesaurus=TERMS), variants) == []
    assert len(run(of.paper(facts), variants)) == 1


def test_names_of_two_municipalities_are_not_compared() -> None:
    of = Desk.of("- 가람시 행복돌봄사업\n- 나래군 행복돌볼사업\n")
    held = (program(of, "행복돌봄사업", of.place("가람시")), program(of, "행복돌볼사업", of.place("나래군")))
    assert run(of.paper(Facts(release=Release(), programs=held)), variants) == []


def test_a_spelling_known_to_be_wrong() -> None:
    of = Desk.of("- 가람시 찿아가는 복지서비스\n")
    facts = Facts(release=Release(), programs=(program(of, "찿아가는 복지서비스", None),))
    (found,) = run(of.paper(facts, thesaurus=TERMS), misspelt)
    assert (found.kind, found.computed) == ("typo", "찾아가는 복지서비스")
    assert run(of.paper(facts), misspelt) == []


def test_a_syllable_korean_does_not_use() -> None:
    of = Desk.of("찾아가는 서비스와 찿아가는 서비스\n")
    (found,) = run(of.paper(), syllables)
    assert (of.words(found), found.computed) == ("찿아가는", "찾아가는")


def test_a_rare_syllable_with_nothing_like_it_may_be_meant() -> None:
    assert run(Desk.of("똠방각하를 보았다\n").paper(), syllables) == []


def test_quotes_that_stand_twice_are_one_finding() -> None:
    of = Desk.of("‘‘17년 계획과 ‘‘18년 계획\n")
    (found,) = run(of.paper(), quotes)
    assert (found.span.start, len(found.others)) == (0, 1)
    assert run(Desk.of("‘17년 ‘계획’\n").paper(), quotes) == []


@pytest.mark.parametrize(
    ("place", "text", "words"),
    [
        ("서천군", "복지동장, 복지팀장의 배치", "복지동장"),
        ("서천군", "3개 동에 설치", "3개 동"),
        ("전라북도", "시 본청에는 추진단을 구성", "시 본청"),
    ],
)
def test_offices_a_municipality_does_not_have(place: str, text: str, words: str) -> None:
    of = Desk.of(f"- ({place}) {text}\n")
    name = of.place(place)
    (found,) = run(of.paper(Facts(release=Release(), places=(name,), cases=(of.case("c1", name, (0,)),))), offices)
    assert (found.kind, found.severity, of.words(found)) == ("level", "low", words)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("서천군", "읍면동장과 읍면동 주민센터"),
        ("오산시", "복지동장 배치"),
        ("전라북도", "도 본청에는"),
        ("서천군", "운동장 3개 동아리"),
    ],
)
def test_offices_it_has(place: str, text: str) -> None:
    of = Desk.of(f"- ({place}) {text}\n")
    name = of.place(place)
    assert run(of.paper(Facts(release=Release(), places=(name,), cases=(of.case("c1", name, (0,)),))), offices) == []
