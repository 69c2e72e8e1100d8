from __future__ import annotations

from dataclasses import replace

from kg.graph.checks.scheme import places, rows, tasks
from kg.model.fact import Facts, PrizeRule, Release, SchemeTask, SeparateAward
from kg.model.place import Level
from tests.graph.checks.desk import Desk, run

MILLION = 10**6
SOURCE = """| 1.마을 돌봄 2.일자리 창출 3.급여 관리
| 시군구 3 100 1 50 2 20
결과
| 대상 가람시 우수 나래군, 다온구
* 급여 관리(3천만원)는 따로 시상
"""


def desk(source: str = SOURCE) -> tuple[Desk, Facts]:
    of = Desk.of(source)
    cells = of.at("1 50"), of.at("2 20")
    prizes = tuple(
        PrizeRule("복지", "마을 돌봄", Level.SIGUNGU, grade, n, krw * MILLION, 3, 100 * MILLION, span)
        for grade, n, krw, span in (("대상", 1, 50, cells[0]), ("우수", 2, 20, cells[1]))
    )
    awards = (
        of.award(of.place("가람시"), "대상", 50 * MILLION, "마을 돌봄"),
        of.award(of.place("나래군"), "우수", 20 * MILLION, "마을 돌봄"),
        of.award(of.place("다온구"), "우수", 20 * MILLION, "마을 돌봄"),
    )
    return of, Facts(release=Release(), prizes=prizes, awards=awards)


def test_a_row_whose_prizes_do_not_make_its_sum() -> None:
    of, facts = desk()
    (found,) = run(of.paper(facts), rows)
    assert (found.severity, found.stated, found.computed) == ("high", "100백만원 (1억원)", "90백만원")
    assert of.words(found) == "100"
    assert "결과표" in found.trust


def test_a_row_whose_places_do_not_make_its_count() -> None:
    of, facts = desk()
    wrong = tuple(replace(p, total_places=4, total_krw=90 * MILLION) for p in facts.prizes)
    (found,) = run(of.paper(replace(facts, prizes=wrong)), rows)
    assert (found.stated, found.computed) == ("4", "3")


def test_a_sound_row_and_one_without_sums() -> None:
    of, facts = desk()
    sound = tuple(replace(p, total_krw=90 * MILLION) for p in facts.prizes)
    bare = tuple(replace(p, division="다른 것", total_places=None, total_krw=None) for p in facts.prizes)
    assert run(of.paper(replace(facts, prizes=sound + bare)), rows) == []


def test_results_that_differ_from_what_was_announced() -> None:
    of, facts = desk()
    fewer = (*facts.awards[:1], replace(facts.awards[1], prize_krw=15 * MILLION))
    (found,) = run(of.paper(replace(facts, awards=fewer)), places)
    assert found.stated == "우수 2곳, 우수 20백만원"
    assert found.computed == "우수 1곳, 우수 15백만원"
    assert run(of.paper(facts), places) == []


def test_a_task_without_results_and_where_it_went() -> None:
    of, facts = desk()
    named = ("마을 돌봄", "일자리 창출", "급여 관리")
    held = tuple(SchemeTask("복지", name, of.at(name)) for name in named)
    apart = (SeparateAward("급여 관리", 30 * MILLION, of.at("급여 관리(3천만원)")),)
    more = of.award(of.place("가람시"), "우수", None, "일자리 창출")
    facts = replace(facts, tasks=held, separate=apart, awards=(*facts.awards, more))
    (found,) = run(of.paper(facts), tasks)
    assert (found.kind, found.severity, found.stated) == ("missing", "medium", "급여 관리")
    assert found.others == (apart[0].span,)


def test_tasks_are_not_missed_where_the_results_tell_none_of_them() -> None:
    of, facts = desk()
    held = tuple(SchemeTask("복지", name, of.at(name)) for name in ("일자리 창출", "급여 관리"))
    assert run(of.paper(replace(facts, tasks=held, prizes=())), tasks) == []
