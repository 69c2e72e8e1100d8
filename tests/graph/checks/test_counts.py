from __future__ import annotations

from dataclasses import replace

from kg.graph.checks.counts import CHECKS, honoured, placeholders, totals
from kg.model.fact import Facts, Release
from kg.model.place import Level
from tests.graph.checks.desk import Desk, run

TABLE = """돌봄 분야에서 총 4곳 수상, 대상 1, 우수 3
| 대상(1) 가람시
| 우수(2) 나래군, 다온구
| 장려(1) 가람시청
"""


def listed(desk: Desk) -> Facts:
    awards = (
        desk.award(desk.place("가람시"), "대상", 50),
        desk.award(desk.place("나래군"), "우수", 20),
        desk.award(desk.place("다온구"), "우수", 20),
        desk.award(desk.place("가람시", nth=1), "장려", 10),
    )
    return Facts(release=Release(), awards=awards)


def test_counts_that_the_table_bears_out_are_no_findings() -> None:
    desk = Desk.of(TABLE)
    facts = replace(listed(desk), totals=(desk.count("총 4곳", 4), desk.count("대상 1", 1, grade="대상")))
    assert run(desk.paper(facts), totals, placeholders) == []


def test_a_count_that_the_table_does_not_bear_out() -> None:
    desk = Desk.of(TABLE)
    facts = replace(listed(desk), totals=(desk.count("총 4곳", 5),))
    (found,) = run(desk.paper(facts), totals)
    assert (found.severity, found.kind, found.computed, desk.words(found)) == ("high", "count", "4", "총 4곳")


def test_a_division_by_other_words_is_still_that_division() -> None:
    desk = Desk.of(TABLE)
    facts = listed(desk)
    renamed = tuple(replace(a, division="찾아가는 돌봄 서비스 제공") for a in facts.awards)
    total = desk.count("총 4곳", 3, division="찾아가는 돌봄서비스 제공 분야")
    (found,) = run(desk.paper(replace(facts, awards=renamed, totals=(total,))), totals)
    assert found.computed == "4"


def test_a_division_nobody_knows_gives_nothing() -> None:
    desk = Desk.of(TABLE)
    facts = replace(listed(desk), totals=(desk.count("총 4곳", 9, division="보육 우수사례"),))
    assert run(desk.paper(facts), totals) == []


def test_grades_that_were_merged_are_told_as_such() -> None:
    desk = Desk.of(TABLE)
    facts = replace(listed(desk), totals=(desk.count("대상 1", 1, grade="대상"), desk.count("우수 3", 3, grade="우수")))
    (found,) = run(desk.paper(facts), totals)
    assert (found.severity, found.computed, desk.words(found)) == ("low", "우수 2 + 장려 1", "우수 3")


def test_an_unattributed_count_of_one_grade_contradicts_nothing() -> None:
    desk = Desk.of(TABLE)
    facts = replace(listed(desk), totals=(desk.count("총 4곳", 2),))
    assert run(desk.paper(facts), totals) == []


def test_cells_that_were_not_told_apart_are_left_alone() -> None:
    desk = Desk.of("| 대상(1) 가람시\n| 대상(1) 나래군\n")
    first = replace(desk.count("대상(1)", 1, grade="대상"), where="table")
    second = replace(desk.count("대상(1)", 1, grade="대상", nth=1), where="table")
    awards = (desk.award(desk.place("가람시"), "대상", 5), desk.award(desk.place("나래군"), "대상", 5))
    assert run(desk.paper(Facts(release=Release(), awards=awards, totals=(first, second))), totals) == []


def test_a_prize_is_no_count() -> None:
    desk = Desk.of("포상금(최우수 520만 원)\n| 최우수 가람시\n")
    facts = Facts(
        release=Release(),
        awards=(desk.award(desk.place("가람시"), "최우수", None),),
        totals=(desk.count("최우수 520", 520, grade="최우수"),),
    )
    assert run(desk.paper(facts), totals) == []


def test_a_number_that_was_never_filled_in() -> None:
    desk = Desk.of(TABLE.replace("우수 3", "우수 00"))
    facts = replace(listed(desk), totals=(desk.count("우수 00", None, grade="우수"),))
    (found,) = run(desk.paper(facts), *CHECKS)
    assert (found.kind, found.severity, found.computed) == ("placeholder", "medium", "우수 2")


def test_awards_are_not_municipalities() -> None:
    desk = Desk.of("시도 0개소, 시군구 4곳 등 총 4곳 수상\n" + TABLE)
    level = replace(desk.count("시군구 4곳", 4), level=Level.SIGUNGU)
    facts = replace(listed(desk), totals=(level, desk.count("총 4곳", 4)))
    (found,) = run(desk.paper(facts), honoured)
    assert (found.stated, found.computed, found.severity) == ("총 4곳", "3 (시군구 3)", "medium")
    assert desk.words(found) == "시군구 4곳 등 총 4곳"
    assert "가람시" in found.message


def test_where_each_won_once_the_count_is_both() -> None:
    desk = Desk.of(TABLE)
    facts = listed(desk)
    facts = replace(facts, awards=facts.awards[:3], totals=(desk.count("총 4곳", 3),))
    assert run(desk.paper(facts), honoured) == []
