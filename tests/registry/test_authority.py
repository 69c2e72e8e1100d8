"""Which mentions are of one thing: by their own words, by guesses, and where none is made."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.fact import Organisation, OrganisationType, Program, ProgramType
from kg.model.likeness import normal
from kg.model.place import PlaceName
from kg.model.span import Span
from kg.model.thesaurus import ORGANISATION, PROGRAM, STRONG, WEAK, Head, Term, Thesaurus
from kg.registry.authority import Authority, Linked, Mention, Owners

GOLD = Path(__file__).parents[1] / "gold" / "2017-programs.tsv"
CITY, COUNTY = PlaceName("가람시", "", Span(0, 3)), PlaceName("노을군", "", Span(0, 3))
NOWHERE = PlaceName("모름시", "", Span(0, 3))
IDS = {"가람시": "garam-si", "노을군": "noeul-gun"}
OWNERS = Owners(lambda place: IDS.get(place.text), "_release.txt")

THESAURUS = Thesaurus.of(
    [
        Term("neighbours", PROGRAM, "program", ("착한이웃들", "착한이웃"), "Neighbours", misspelt=("착한이웉들",)),
        Term("money-centre", PROGRAM, "facility", ("금융복지상담센터",), "Money advice"),
        Term("council", ORGANISATION, "council", ("복지협의체",), "Council", also=PROGRAM, also_type="network"),
        Term("helper", PROGRAM, "role", ("마을도우미",), "Helper", strength=WEAK),
        Term("warm-table", PROGRAM, "service", ("온기밥상나눔",), "Table"),
        Term("warm-table-2", PROGRAM, "service", ("온기밥상나줌",), "Other table"),
    ],
    [
        Head("사업", PROGRAM, "program", STRONG),
        Head("센터", PROGRAM, "facility", STRONG),
        Head("협의체", ORGANISATION, "council", STRONG),
        Head("협의체", PROGRAM, "network", STRONG),
        Head("보호사", PROGRAM, "role", STRONG),
        Head("식당", PROGRAM, "facility", STRONG),
    ],
    generic=["복지", "상담", "지원", "서비스", "돌봄", "행복", "통합", "사업", "교육", "나눔", "협력", "민관"],
)
AUTHORITY = Authority(THESAURUS)


def program(name: str, at: int = 0, place: PlaceName | None = CITY, *, key: str = "", passage: str = "") -> Program:
    return Program(name, ProgramType.PROGRAM, Span(at, at + len(name)), place, key, passage)


def body(name: str, at: int = 0, place: PlaceName | None = CITY) -> Organisation:
    return Organisation(name, OrganisationType.CIVIC, Span(at, at + len(name)), place)


def link(*mentions: Mention, undone: Iterable[frozenset[str]] = ()) -> list[Linked]:
    found = AUTHORITY.link(mentions, OWNERS, frozenset(undone))
    return [found[m] for m in mentions]


def pair(one: str, other: str, apart: int = 5000) -> tuple[Linked, Linked]:
    first, second = link(program(one, passage="p1"), program(other, apart, passage="p9"))
    return first, second


class TestOwnWords:
    def test_a_thing_is_named_after_owner_and_name(self) -> None:
        (decision,) = link(program("온정 우체통", 7))
        assert decision == Linked(
            PROGRAM, "온정 우체통", Span(7, 13), "program/garam-si/온정우체통", "온정 우체통", "same spelling"
        )

    def test_an_organisation_is_another_kind_of_thing(self) -> None:
        assert link(body("온정 우체통"))[0].thing == "organisation/garam-si/온정우체통"

    def test_two_municipalities_run_two_things(self) -> None:
        here, there = link(program("온정 우체통"), program("온정 우체통", 0, COUNTY))
        assert here.thing != there.thing

    @pytest.mark.parametrize("place", [None, NOWHERE])
    def test_what_no_known_municipality_runs_is_the_documents(self, place: PlaceName | None) -> None:
        assert link(program("온정우체통", 0, place))[0].thing == "program/_release.txt/온정우체통"

    @pytest.mark.parametrize(
        ("one", "other", "rule"),
        [
            ("영구임대 사회 돌봄망", "영구임대 사회돌봄망", "spacing"),
            ("‘온정’ 우체통", "온정 우체통", "spacing"),
            ("보건·복지 우체통", "보건복지우체통", "spacing"),
            ("병원아동보호사", "병원아동보호사 사업", "head noun"),
            ("복덩이동 사업", "복덩이동", "head noun"),
            ("온정우체통 사업 운영", "온정 우체통", "head noun"),
            ("온정 우체통", "가람시 온정 우체통", "own name"),
        ],
    )
    def test_one_thing(self, one: str, other: str, rule: str) -> None:
        first, second = pair(one, other)
        assert first.thing == second.thing
        assert (first.rule, second.rule) == ("same spelling", rule)
        assert not first.guess
        assert not second.guess

    def test_one_thing_in_two_documents_that_call_it_differently(self) -> None:
        assert link(program("복덩이동 사업"))[0].thing == link(program("복덩이동"))[0].thing

    def test_the_most_frequent_spelling_is_preferred_then_the_first(self) -> None:
        often = link(program("온정 우체통"), program("온정우체통", 50), program("온정우체통", 90))
        assert {d.name for d in often} == {"온정우체통"}
        even = link(program("온정우체통", 50), program("온정 우체통", 9))
        assert {d.name for d in even} == {"온정 우체통"}

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("복지협의체", "복지협의체 사업"),
            ("새빛센터", "새빛센터 사업"),
            ("통합지원", "통합지원사업"),
            ("온정우체통 시범", "온정우체통 시범사업"),
            ("민운동본부", "가람시민운동본부"),
            ("가람형 돌봄", "가람시 가람형 돌봄반"),
        ],
    )
    def test_two_things(self, one: str, other: str) -> None:
        first, second = pair(one, other)
        assert first.thing != second.thing

    def test_an_organisation_keeps_its_head(self) -> None:
        one, other = link(body("나래운영"), body("나래", 50))
        assert one.thing != other.thing


class TestNationwide:
    def test_by_its_key(self) -> None:
        here, there = link(program("착한 이웃들", key="neighbours"), program("착한이웃", 40, COUNTY, key="neighbours"))
        assert here.thing == there.thing == "program/neighbours"
        assert (here.rule, here.name, there.name) == ("nationwide", "착한이웃들", "착한이웃들")

    def test_a_key_that_the_thesaurus_lacks_is_one_thing_all_the_same(self) -> None:
        here, there = link(program("새 이웃", key="new"), program("새이웃들", 40, COUNTY, key="new"))
        assert here.thing == there.thing == "program/new"
        assert (here.key, here.name, there.rule) == ("new", "새 이웃", "nationwide")

    @pytest.mark.parametrize("name", ["착한 이웃들", "가람시 착한이웃들", "착한이웃들 사업", "가람시금융복지상담센터"])
    def test_by_its_name_where_the_key_was_not_seen(self, name: str) -> None:
        (decision,) = link(program(name))
        assert decision.rule == "nationwide"
        assert decision.thing.count("/") == 1

    def test_a_term_may_be_of_both_kinds(self) -> None:
        assert link(body("복지협의체"))[0].thing == "organisation/council"
        assert link(program("복지협의체"))[0].thing == "program/council"

    @pytest.mark.parametrize("name", ["마을도우미", "복지협의체 사업", "금융복지상담센터 사업"])
    def test_not_by_an_everyday_word_nor_as_a_bodys_project(self, name: str) -> None:
        assert link(program(name))[0].thing.startswith("program/garam-si/")

    def test_an_organisation_is_no_program_term(self) -> None:
        assert link(body("착한이웃들"))[0].thing == "organisation/garam-si/착한이웃들"


class TestSlips:
    def test_of_a_nationwide_name_behind_the_owners(self) -> None:
        (decision,) = link(program("가람시금용복지상담센터"))
        assert decision.guess
        assert (decision.rule, decision.thing, decision.name) == (
            "typo",
            "program/money-centre",
            "금융복지상담센터",
        )
        assert decision.written == "가람시금용복지상담센터"
        assert decision.candidates == ("program/money-centre", "program/garam-si/금용복지상담센터")
        assert "금융복지상담센터" in decision.note
        assert decision.key == "money-centre"

    def test_of_a_known_kind(self) -> None:
        (decision,) = link(program("착한이웉들"))
        assert (decision.thing, decision.rule, decision.guess) == ("program/neighbours", "typo", True)

    def test_of_another_name_of_the_municipality(self) -> None:
        right, wrong = pair("온누리돌봄사업", "온누리 돌볼사업")
        assert right.thing == wrong.thing == "program/garam-si/온누리돌봄"
        assert (wrong.rule, wrong.guess, wrong.name) == ("typo", True, "온누리돌봄사업")
        assert not right.guess

    def test_the_right_spelling_names_the_thing_however_often_it_is_misspelt(self) -> None:
        told = link(program("온누리 돌볼사업", 9), program("온누리 돌볼사업", 50), program("온누리돌봄사업", 900))
        assert {d.name for d in told} == {"온누리돌봄사업"}

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("지역자활나눔", "지역재활나눔"),
            ("이동나눔학교", "아동나눔학교"),
            ("우리동네복지동장", "우리동네복지통장"),
            ("생활안전나눔", "생활안정나눔"),
            ("새빛발굴단", "새빛발굴반"),
            ("기초교육과정", "심화교육과정"),
            ("제1차나눔학교", "제2차나눔학교"),
            ("동부나눔학교", "서부나눔학교"),
            ("남쪽나눔학교", "북쪽나눔학교"),
            ("노인나눔학교", "아동나눔학교"),
            ("다솜교실", "다솔교실"),
            ("가람드림나눔A", "가람드림나눔B"),
        ],
    )
    def test_names_that_differ_in_a_word_are_two(self, one: str, other: str) -> None:
        assert pair(one, other)[0].thing != pair(one, other)[1].thing

    def test_side_by_side_they_are_meant_apart(self) -> None:
        one, other = link(program("온누리돌봄사업", passage="p1"), program("온누리돌볼사업", 20, passage="p1"))
        assert one.thing != other.thing

    def test_a_form_that_is_written_elsewhere_is_a_word(self) -> None:
        told = link(program("온누리돌봄사업"), program("온누리돌볼사업", 5000), program("돌볼이 모임", 9000))
        assert told[0].thing != told[1].thing

    def test_like_two_terms_is_like_none(self) -> None:
        (decision,) = link(program("온기밥상나굼"))
        assert (decision.rule, decision.guess, decision.thing) == (
            "ambiguous",
            False,
            "program/garam-si/온기밥상나굼",
        )
        assert len(decision.candidates) == 3

    def test_not_across_municipalities(self) -> None:
        one, other = link(program("온누리돌봄사업"), program("온누리돌볼사업", 5000, COUNTY))
        assert one.name != other.name

    def test_not_across_types(self) -> None:
        other = replace(program("온누리돌볼사업", 5000), type=ProgramType.TEAM)
        told = link(program("온누리돌봄사업"), other)
        assert told[0].thing != told[1].thing


class TestShortForms:
    def test_follows_the_name_that_it_shortens(self) -> None:
        full, short = pair("마을나래식당", "나래식당", 60)
        assert short.thing == full.thing
        assert (short.rule, short.guess, short.name) == ("short form", True, "마을나래식당")

    @pytest.mark.parametrize("apart", [3000, 5000])
    def test_not_from_afar(self, apart: int) -> None:
        full, short = pair("마을나래식당", "나래식당", apart)
        assert short.thing != full.thing

    def test_not_before_it(self) -> None:
        short, full = link(program("나래식당"), program("마을나래식당", 60))
        assert short.thing != full.thing

    def test_not_of_two(self) -> None:
        told = link(program("마을나래식당"), program("동네나래식당", 30), program("나래식당", 60))
        assert len({d.thing for d in told}) == 3
        assert told[2].rule == "ambiguous"

    @pytest.mark.parametrize("short", ["통합지원", "식당", "통합상담서비스"])
    def test_a_general_word_shortens_nothing(self, short: str) -> None:
        full, general = pair(f"마을{short}", short, 60)
        assert general.thing != full.thing

    @pytest.mark.parametrize("head", ["서비스", "프로그램", "프로젝트"])
    def test_a_general_noun_may_be_added(self, head: str) -> None:
        plain, added = pair("나래틈새돌봄", f"나래틈새돌봄 {head}")
        assert plain.thing == added.thing
        assert (added.rule, added.guess) == ("head noun", True)

    def test_but_nothing_is_added_to_a_house(self) -> None:
        house, service = pair("나래틈새센터", "나래틈새센터 서비스")
        assert house.thing != service.thing

    def test_chains_end_at_one_thing(self) -> None:
        told = link(
            program("온누리나래돌봄", 0, passage="p1"),
            program("온누리나래돌볼", 500, passage="p2"),
            program("온누리나래돌볼 서비스", 900, passage="p3"),
        )
        assert len({d.thing for d in told}) == 1
        assert told[2].candidates[0] == told[0].thing
        assert told[2].candidates[-1] == "program/garam-si/온누리나래돌볼서비스"


class TestUndone:
    def test_a_guess_taken_back_is_not_made(self) -> None:
        (guessed,) = link(program("가람시금용복지상담센터"))
        (kept,) = link(program("가람시금용복지상담센터"), undone=[frozenset(guessed.candidates)])
        assert (kept.thing, kept.guess) == ("program/garam-si/금용복지상담센터", False)

    def test_another_guess_may_stand_instead(self) -> None:
        first = link(program("온기밥상나굼"))[0].candidates[0]
        assert first == "program/warm-table"
        (still,) = link(program("온기밥상나굼"), undone=[frozenset({first, "program/garam-si/온기밥상나굼"})])
        assert (still.guess, still.thing) == (True, "program/warm-table-2")


NAMES = st.sampled_from(
    [
        *(
            "온누리돌봄사업",
            "온누리 돌볼사업",
            "온누리 돌봄",
            "온누리돌봄 서비스",
            "마을나래식당",
            "나래식당",
            "동네나래식당",
        ),
        *(
            "병원아동보호사",
            "병원아동보호사 사업",
            "복덩이동",
            "다복동 사업",
            "가람시 온정 우체통",
            "온정우체통",
            "‘온정’ 우체통",
        ),
        *(
            "착한 이웃들",
            "착한이웉들",
            "가람시금용복지상담센터",
            "금융복지상담센터",
            "마을도우미",
            "복지협의체",
            "온기밥상나굼",
        ),
        *("기초교육", "심화교육", "지역자활나눔", "지역재활나눔", "나래틈새돌봄 프로그램", "나래틈새돌봄"),
    ]
)
PLACES = st.sampled_from([CITY, COUNTY, NOWHERE, None])
MENTIONS = st.lists(
    st.one_of(
        st.builds(program, NAMES, st.integers(0, 900), PLACES, passage=st.sampled_from(["", "p1", "p2"])),
        st.builds(body, NAMES, st.integers(0, 900), PLACES),
    ),
    max_size=14,
)


class TestProperties:
    @given(MENTIONS.flatmap(lambda held: st.tuples(st.just(held), st.permutations(held))))
    def test_the_order_of_mentions_does_not_matter(self, held: tuple[list[Mention], list[Mention]]) -> None:
        assert AUTHORITY.link(held[0], OWNERS) == AUTHORITY.link(held[1], OWNERS)

    @given(MENTIONS)
    def test_every_mention_has_a_decision_that_holds_its_words(self, held: list[Mention]) -> None:
        decided = AUTHORITY.link(held, OWNERS)
        assert set(decided) == set(held)
        for mention, decision in decided.items():
            assert (decision.written, decision.span) == (mention.name, mention.span)
            assert decision.thing.startswith(f"{decision.kind}/")

    @given(MENTIONS)
    def test_only_a_guess_depends_on_other_mentions(self, held: list[Mention]) -> None:
        for mention, decision in AUTHORITY.link(held, OWNERS).items():
            alone = AUTHORITY.link([mention], OWNERS)[mention]
            assert decision.guess or decision.thing == alone.thing

    @given(MENTIONS)
    def test_naming_all_by_their_things_names_changes_nothing(self, held: list[Mention]) -> None:
        decided = AUTHORITY.link(held, OWNERS)
        renamed = {m: replace(m, name=d.name) for m, d in decided.items() if d.rule != "ambiguous"}
        again = AUTHORITY.link(renamed.values(), OWNERS)
        assert {decided[m].thing for m in renamed} == {again[r].thing for r in renamed.values()}

    @given(MENTIONS)
    def test_every_guess_can_be_taken_back(self, held: list[Mention]) -> None:
        decided = AUTHORITY.link(held, OWNERS)
        pairs = {frozenset({d.thing, d.candidates[-1]}) for d in decided.values() if d.guess and len(d.candidates) > 1}
        after = AUTHORITY.link(held, OWNERS, pairs)
        assert all(frozenset({d.thing, d.candidates[-1]}) not in pairs for d in after.values() if d.guess)


def _gold() -> list[Program]:
    with GOLD.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Program(
            r["name"],
            ProgramType(r["type"]),
            Span(int(r["start"]), int(r["end"])),
            PlaceName(r["sigungu"] or r["sido"], r["sido"] if r["sigungu"] else "", Span(0, 1)),
        )
        for r in rows
    ]


@pytest.fixture(scope="module")
def gold() -> Mapping[Mention, Linked]:
    owners = Owners(lambda place: place.sido + place.text, "_")
    return Authority(Thesaurus.load()).link(_gold(), owners)


ONE = (
    {"행복돌봄사업", "행복돌볼사업"},
    {"초등틈새돌봄서비스", "초등틈새돌봄"},
    {"장기요양사각지대노인복지서비스", "노인복지서비스"},
    {"병원아동보호사사업", "병원아동보호사"},
    {"마을공동식당", "공동식당"},
)
"""Spellings of the 2017 release that a reader takes for one local thing."""


def test_of_the_release_no_two_local_things_become_one(gold: Mapping[Mention, Linked]) -> None:
    spellings: dict[str, set[str]] = {}
    for decision in gold.values():
        if decision.thing.count("/") == 2:
            spellings.setdefault(decision.thing, set()).add(normal(decision.written))
    joined = [held for held in spellings.values() if len(held) > 1]
    assert [held for held in joined if held not in ONE] == []
    assert {"행복돌봄사업", "행복돌볼사업"} in joined
    assert {"병원아동보호사사업", "병원아동보호사"} in joined
    assert {"마을공동식당", "공동식당"} in joined


def test_slips_of_the_release_are_kept_as_written_and_linked_by_a_guess(gold: Mapping[Mention, Linked]) -> None:
    slips = {d.written: d for d in gold.values() if d.rule == "typo"}
    assert set(slips) == {"광산구금용복지상담센터", "행복 돌볼사업"}
    assert slips["광산구금용복지상담센터"].name == "금융복지상담센터"
    assert all(d.guess and d.note for d in slips.values())


def test_of_the_release_a_nationwide_program_is_one_however_spaced(gold: Mapping[Mention, Linked]) -> None:
    things = {d.thing for d in gold.values() if normal(d.written) == "좋은이웃들"}
    assert len(things) == 1
    assert next(iter(things)).count("/") == 1
