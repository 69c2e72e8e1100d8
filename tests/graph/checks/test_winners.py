from __future__ import annotations

from dataclasses import replace

import pytest

from kg.graph.checks.winners import grades, strangers
from kg.model.fact import Facts, Release
from kg.model.place import PlaceName, Resolution
from tests.graph.checks.desk import Desk, run

SOURCE = """- 가람시는 우체통을 운영하였다
| 대상 가람시, 우수 나래군
| 일자리 대상 다온구
"""


def known(*names: PlaceName, guess: bool = False) -> dict[PlaceName, Resolution]:
    return {n: Resolution(n, f"id-{n.text}", (f"id-{n.text}",), "exact", guess) for n in names}


def lists(of: Desk, winner: str = "가람시") -> tuple[Facts, dict[PlaceName, Resolution]]:
    names = of.place(winner, nth=1 if winner == "가람시" else 0), of.place("나래군"), of.place("다온구")
    awards = (
        of.award(names[0], "대상", None),
        of.award(names[1], "우수", None),
        of.award(names[2], "대상", None, "일자리"),
    )
    return Facts(release=Release(), awards=awards), known(*names)


@pytest.mark.parametrize(("division", "findings"), [("돌봄", 0), ("일자리", 1), ("보육", 0)])
def test_a_case_of_one_who_is_not_in_the_list(division: str, findings: int) -> None:
    of = Desk.of(SOURCE)
    facts, decided = lists(of)
    teller = of.place("가람시")
    facts = replace(facts, cases=(of.case("c1", teller, (0,), division),))
    found = run(of.paper(facts, decided | known(teller)), strangers)
    assert len(found) == findings
    assert all(f.computed == "돌봄" for f in found)


def test_a_name_that_was_only_guessed_accuses_nobody() -> None:
    of = Desk.of(SOURCE)
    facts, decided = lists(of)
    teller = of.place("가람시")
    facts = replace(facts, cases=(of.case("c1", teller, (0,), "일자리"),))
    assert run(of.paper(facts, decided | known(teller, guess=True)), strangers) == []


@pytest.mark.parametrize(("grade", "findings"), [("대상", 0), ("최우수", 1)])
def test_a_grade_that_prose_tells_otherwise(grade: str, findings: int) -> None:
    of = Desk.of(SOURCE)
    facts, decided = lists(of)
    teller = of.place("가람시")
    told = replace(of.award(teller, grade, None), table=False)
    found = run(of.paper(replace(facts, awards=(*facts.awards, told)), decided | known(teller)), grades)
    assert [(f.severity, f.stated, f.computed) for f in found] == [("high", grade, "대상")] * findings
