from __future__ import annotations

from dataclasses import replace

from kg.graph.checks.scope import scope
from kg.model.fact import Facts, Release
from kg.model.place import Level
from tests.graph.checks.desk import Desk

SOURCE = "전체 4곳\n| 가람시 나래도 다온구 라솔군\n"


def desk() -> tuple[Desk, Facts]:
    of = Desk.of(SOURCE)
    awards = (
        of.award(of.place("가람시"), "대상", 1, "돌봄 서비스", "복지 전달"),
        of.award(of.place("나래도", level=Level.SIDO), "우수", 1, "돌봄 서비스", "복지 전달"),
        of.award(of.place("다온구"), "우수", 1, "일자리 창출", "복지 전달"),
        of.award(of.place("라솔군"), "우수", 1, "계획 시행", "보장 계획"),
    )
    return of, Facts(release=Release(), awards=awards)


def test_a_total_without_words_is_over_all() -> None:
    of, facts = desk()
    under = scope(of.paper(facts), of.count("전체 4곳", 4))
    assert (len(under.awards), under.known, under.whole, under.name) == (4, True, True, "전체")


def test_by_part_division_grade_and_level() -> None:
    of, facts = desk()
    paper, total = of.paper(facts), of.count("전체 4곳", 4)
    assert len(scope(paper, replace(total, part="복지전달")).awards) == 3
    assert len(scope(paper, replace(total, division="돌봄서비스")).awards) == 2
    assert len(scope(paper, replace(total, division="돌봄서비스", grade="우수")).awards) == 1
    assert len(scope(paper, replace(total, level=Level.SIGUNGU)).awards) == 3


def test_a_division_that_is_a_part_and_one_that_is_unknown() -> None:
    of, facts = desk()
    paper, total = of.paper(facts), of.count("전체 4곳", 4)
    assert len(scope(paper, replace(total, division="복지 전달 체계")).awards) == 3
    unknown = scope(paper, replace(total, division="문화 관광"))
    assert (unknown.awards, unknown.known) == ((), False)
