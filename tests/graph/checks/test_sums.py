from __future__ import annotations

from dataclasses import replace

import pytest

from kg.graph.checks.sums import duplicates, precision, sums
from kg.model.fact import Facts, Release, SeparateAward
from kg.model.place import Resolution
from tests.graph.checks.desk import Desk, run

MILLION = 10**6
SOURCE = """시상(포상금 1.2억원), 총 94백만원
| 대상 가람시 5천만원, 우수 나래군 2천만원
* 아동(1천만원), 보육(4백만원), 청년(1천만원)은 따로 시상
"""


def desk() -> Desk:
    return Desk.of(SOURCE)


def facts(of: Desk) -> Facts:
    separate = tuple(
        SeparateAward(name, krw * MILLION, of.at(words))
        for name, krw, words in (
            ("아동", 10, "아동(1천만원)"),
            ("보육", 4, "보육(4백만원)"),
            ("청년", 10, "청년(1천만원)"),
        )
    )
    awards = (
        of.award(of.place("가람시"), "대상", 50 * MILLION),
        of.award(of.place("나래군"), "우수", 20 * MILLION),
    )
    return Facts(release=Release(), awards=awards, separate=separate)


@pytest.mark.parametrize(
    ("words", "won"),
    [("31.2억원", 10**7), ("2,524백만원", 10**6), ("5억5백만원", 10**6), ("26억 원", 10**8), ("상금", 1)],
)
def test_how_finely_a_sum_is_stated(words: str, won: int) -> None:
    assert precision(words) == won


def test_a_sum_that_fits_only_with_what_is_given_elsewhere() -> None:
    of = desk()
    total = of.money("총 94백만원", 94 * MILLION, division="돌봄")
    (found,) = run(of.paper(replace(facts(of), totals=(total,))), sums)
    assert (found.severity, found.kind, found.computed) == ("high", "sum", "70백만원")
    assert "(70 + 24 = 94백만원)" in found.message
    assert found.others == tuple(s.span for s in facts(of).separate)


def test_fewer_amounts_where_all_together_are_too_much() -> None:
    of = desk()
    total = of.money("총 94백만원", 84 * MILLION, division="돌봄")
    (found,) = run(of.paper(replace(facts(of), totals=(total,))), sums)
    assert "10 + 4 million" in found.english
    assert len(found.others) == 2


def test_a_sum_that_nothing_explains_is_still_told() -> None:
    of = desk()
    total = of.money("총 94백만원", 91 * MILLION, division="돌봄")
    (found,) = run(of.paper(replace(facts(of), totals=(total,))), sums)
    assert found.others == ()


def test_rounding_is_no_finding() -> None:
    of = Desk.of(SOURCE.replace("1.2억원", "0.7억원"))
    assert run(of.paper(replace(facts(of), totals=(of.money("0.7억원", 70 * MILLION),))), sums) == []


def test_one_prize_told_in_passing_is_not_the_sum() -> None:
    of = desk()
    assert run(of.paper(replace(facts(of), totals=(of.money("총 94백만원", 20 * MILLION),))), sums) == []


def test_without_every_prize_there_is_no_sum() -> None:
    of = desk()
    held = facts(of)
    awards = (held.awards[0], replace(held.awards[1], prize_krw=None))
    assert run(of.paper(replace(held, awards=awards, totals=(of.money("총 94백만원", 94 * MILLION),))), sums) == []


def test_a_winner_listed_twice() -> None:
    of = Desk.of("| 우수 가람시, 나래군, 가람시\n")
    names = of.place("가람시"), of.place("나래군"), of.place("가람시", nth=1)
    held = Facts(release=Release(), awards=tuple(of.award(n, "우수", None) for n in names))
    known = {n: Resolution(n, n.text, (n.text,), "exact") for n in names}
    (found,) = run(of.paper(held, known), duplicates)
    assert (found.kind, found.span) == ("duplicate", names[2].span)
