"""Winners that are counted but not named: one finding for each scope, and none where the names are all there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.graph.checks.rest import unlisted, unread
from kg.model.fact import Award, Facts, Finding, Release, StatedTotal
from kg.model.place import Level
from tests.graph.checks.desk import Desk, run

SOURCE = """지방자치단체 9곳 선정: 대상 3곳, 우수 6곳
돌봄: 가람시, 나래군
나눔: 가람시
돌봄 분야에서는 가람시 등 총 7곳, 시도 2곳, 시군구 5곳, 나눔 분야에서는 1곳이 선정되었다
<붙임> 1. 우수기관
"""


def facts(desk: Desk, *more: StatedTotal, awards: int = 3) -> Facts:
    named = (
        desk.award(desk.place("가람시"), "대상", None),
        desk.award(desk.place("나래군"), "대상", None),
        desk.award(desk.place("가람시", nth=1), "대상", None, "나눔"),
    )
    totals = (
        desk.count("지방자치단체 9곳", 9),
        desk.count("대상 3곳", 3, grade="대상"),
        desk.count("우수 6곳", 6, grade="우수"),
        *more,
    )
    return Facts(release=Release(), awards=tuple(map(prose, named[:awards])), totals=totals)


def prose(award: Award) -> Award:
    return replace(award, table=False)


def told(found: list[Finding]) -> list[tuple[str, str, str]]:
    return [(f.kind, f.stated, f.computed) for f in found]


def test_the_whole_and_each_grade_that_falls_short() -> None:
    desk = Desk.of(SOURCE)
    found = run(desk.paper(facts(desk)), unlisted)
    assert told(found) == [("not-listed", "지방자치단체 9곳", "3"), ("not-listed", "우수 6곳", "0")]
    assert (
        found[0].message
        == "전체: ‘지방자치단체 9곳’ 가운데 이 파일에 적힌 곳은 3곳이다. 나머지 명단은 이 파일에 없는 붙임에 있다"
    )
    assert found[0].english == "9 stated, 3 named here; the rest is in an annex not in this file"
    assert {f.severity for f in found} == {"low"}


def test_a_number_of_municipalities_is_held_against_municipalities() -> None:
    desk = Desk.of(SOURCE.replace("9곳", "8곳"))
    told_facts = facts_of_eight(desk)
    assert told(run(desk.paper(told_facts), unlisted))[0] == ("not-listed", "지방자치단체 8곳", "2")


def facts_of_eight(desk: Desk) -> Facts:
    held = (
        desk.count("지방자치단체 8곳", 8),
        desk.count("대상 3곳", 3, grade="대상"),
        desk.count("우수 6곳", 6, grade="우수"),
    )
    names = (desk.place("가람시"), desk.place("나래군"), desk.place("가람시", nth=1))
    awards = tuple(
        prose(desk.award(name, "대상", None, division))
        for name, division in zip(names, ("돌봄", "돌봄", "나눔"), strict=True)
    )
    return Facts(release=Release(), awards=awards, totals=held)


def test_each_division_once_and_its_levels_only_where_no_total_holds_them() -> None:
    desk = Desk.of(SOURCE)
    whole = desk.count("등 총 7곳", 7, division="돌봄")
    tiers = (
        replace(desk.count("시도 2곳", 2, division="돌봄"), level=Level.SIDO),
        replace(desk.count("시군구 5곳", 5, division="돌봄"), level=Level.SIGUNGU),
    )
    fine = desk.count("1곳", 1, division="나눔")
    found = run(desk.paper(facts(desk, whole, *tiers, fine)), unlisted)
    assert told(found)[2:] == [("not-listed", "총 7곳", "2")]
    found = run(desk.paper(facts(desk, *tiers, fine)), unlisted)
    assert told(found)[2:] == [("not-listed", "시도 2곳", "0"), ("not-listed", "시군구 5곳", "2")]


def test_what_is_stated_twice_is_found_once() -> None:
    desk = Desk.of(SOURCE + "총 9개 지자체에 대상 3곳\n")
    again = desk.count("총 9개 지자체", 9)
    found = run(desk.paper(facts(desk, again)), unlisted)
    assert told(found) == [("not-listed", "지방자치단체 9곳", "3"), ("not-listed", "우수 6곳", "0")]
    assert [span.of(desk.document.source) for span in found[0].others] == ["총 9개 지자체"]


def test_more_names_than_stated_of_a_grade_contradict_the_count() -> None:
    desk = Desk.of(SOURCE.replace("대상 3곳", "대상 2곳"))
    told_facts = facts(Desk.of(SOURCE))
    totals = (
        desk.count("지방자치단체 9곳", 9),
        desk.count("대상 2곳", 2, grade="대상"),
        desk.count("우수 6곳", 6, grade="우수"),
    )
    found = run(desk.paper(replace(told_facts, totals=totals)), unlisted)
    assert [(f.kind, f.severity, f.stated, f.computed) for f in found][1] == ("count", "medium", "대상 2곳", "3")


@pytest.mark.parametrize("words", ["<붙임>", "끝"])
def test_a_list_elsewhere_is_in_the_annex_only_if_there_is_one(words: str) -> None:
    desk = Desk.of(SOURCE.replace("<붙임>", words))
    found = run(desk.paper(facts(desk, awards=0)), unlisted)
    assert told(found) == [("not-listed", "지방자치단체 9곳", "0")]
    assert ("붙임" in found[0].message) == ("annex" in found[0].english) == (words == "<붙임>")


def test_a_document_with_result_tables_is_held_against_those() -> None:
    desk = Desk.of(SOURCE)
    tabled = tuple(replace(a, table=True) for a in facts(desk).awards)
    assert run(desk.paper(replace(facts(desk), awards=tabled)), unlisted) == []


def test_a_plain_count_of_projects_claims_no_list() -> None:
    desk = Desk.of("시범사업 지방자치단체 22곳 선정\n")
    totals = (desk.count("지방자치단체 22곳", 22),)
    assert run(desk.paper(Facts(release=Release(), totals=totals)), unlisted) == []


def test_people_are_no_winners() -> None:
    desk = Desk.of("지방자치단체 9곳 선정, 대상 3명, 우수 6명\n")
    totals = (
        desk.count("지방자치단체 9곳", 9),
        desk.count("대상 3", 3, grade="대상"),
        desk.count("우수 6", 6, grade="우수"),
    )
    assert run(desk.paper(Facts(release=Release(), totals=totals)), unlisted) == []


TABLE = """나눔 심사 결과를 알린다.
| 등급 | 기관 | 점수
| 대상 | 90 | 마루도 가람시
| 우수 | 80 | 마루도 나래군
"""


def named(desk: Desk, *names: str) -> Facts:
    return Facts(release=Release(), places=tuple(desk.place(name) for name in names))


def test_a_table_of_grades_and_names_that_gave_no_award_is_told() -> None:
    desk = Desk.of(TABLE)
    (found,) = run(desk.paper(named(desk, "가람시", "나래군")), unread)
    assert (found.kind, found.stated) == ("unread-table", "대상·우수")
    assert found.span.of(TABLE).startswith("등급")
    assert "2" in found.message


def test_a_table_that_gave_something_or_names_nobody_is_not() -> None:
    desk = Desk.of(TABLE)
    both = named(desk, "가람시", "나래군")
    award = desk.award(desk.place("가람시"), "대상", None)
    assert run(desk.paper(replace(both, awards=(award,))), unread) == []
    assert run(desk.paper(replace(both, totals=(desk.count("90", 90),))), unread) == []
    assert run(desk.paper(named(desk, "가람시")), unread) == []
    one = Desk.of(TABLE.replace("우수", "대상"))
    assert run(one.paper(named(one, "가람시", "나래군")), unread) == []
