from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.drafting import Tools
from kg.graph.checks.resolutions import undecided
from kg.model.fact import Dated, Facts, Release
from kg.model.place import Resolution
from tests.graph.checks.desk import Desk, run

SOURCE = "서구와 다시 서구, 청원군이 받았다"


def test_a_name_is_told_once_however_often_it_stands() -> None:
    of = Desk.of(SOURCE)
    names = of.place("서구"), of.place("서구", nth=1)
    decisions = {n: Resolution(n, None, ("a", "b"), "ambiguous", note="2곳 (two places)") for n in names}
    (found,) = run(of.paper(resolutions=decisions), undecided)
    assert (found.kind, found.severity, found.others) == ("place", "low", (names[1].span,))
    assert found.message.endswith("(2곳)")
    assert found.english.endswith("(two places)")


def test_a_winner_nobody_could_be_found_for_weighs_more() -> None:
    of = Desk.of(SOURCE)
    name = of.place("서구")
    facts = Facts(release=Release(), awards=(of.award(name, "대상", None),))
    (found,) = run(of.paper(facts, {name: Resolution(name, None, ("a", "b"), "ambiguous")}), undecided)
    assert found.severity == "medium"


@pytest.mark.parametrize(
    ("rule", "guess", "findings"),
    [("not then", False, 1), ("typo", True, 1), ("context", True, 0), ("exact", False, 0)],
)
def test_what_was_decided_soundly_is_no_finding(rule: str, findings: int, *, guess: bool) -> None:
    of = Desk.of(SOURCE)
    name = of.place("청원군")
    found = run(of.paper(resolutions={name: Resolution(name, "a", ("a",), rule, guess)}), undecided)
    assert len(found) == findings


@pytest.mark.parametrize(("known", "findings"), [("release", 1), ("text", 1), ("year", 0), ("assumed", 0)])
def test_no_name_is_held_against_a_day_that_nobody_knows(known: str, findings: int) -> None:
    of = Desk.of(SOURCE)
    name = of.place("청원군")
    paper = of.paper(resolutions={name: Resolution(name, "cheongwon-gun", ("cheongwon-gun",), "not then")})
    found = run(replace(paper, on=Dated(date(2020, 12, 31), known)), undecided)
    assert len(found) == findings


def test_a_municipality_is_told_by_its_name(tools: Tools) -> None:
    of = Desk.of(SOURCE)
    name = of.place("청원군")
    paper = of.paper(resolutions={name: Resolution(name, "cheongju-si", ("cheongju-si",), "not then")})
    (found,) = run(replace(paper, on=Dated(date(2020, 12, 31), "text"), names=tools.register.official), undecided)
    assert found.computed == "충청북도 청주시"
