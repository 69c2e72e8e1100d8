from __future__ import annotations

from dataclasses import replace

import pytest

from kg.graph.checks.figures import impossible, retold, shared
from kg.model.fact import Facts, Quantity, Release
from tests.graph.checks.desk import Desk, run

SOURCE = """가람시는 팀을 두었다
* 191개 센터에 설치(79%), 예산 2,896백만원
# 붙임1 사례
- (나래도) 설치율 79%, 191개 읍면동
- 예산 2,896백만원
- (가람시) 5개동에 간호사
"""


def told(of: Desk) -> Facts:
    garam, narae, again = of.place("가람시"), of.place("나래도"), of.place("가람시", nth=1)
    quantities = (
        of.figure("191개", "191", "개", garam),
        of.figure("79%", "79", "%", garam),
        of.figure("2,896백만원", "2896000000", "KRW", garam),
        of.figure("79%", "79", "%", narae, nth=1),
        of.figure("191개", "191", "개 읍면동", narae, nth=1),
        of.figure("2,896백만원", "2896000000", "KRW", narae, nth=1),
        of.figure("5개동", "5", "개동", again),
    )
    cases = (
        of.case("c1", garam, (0, 1), tells="c3"),
        of.case("c2", narae, (3, 4)),
        of.case("c3", again, (5,)),
    )
    return Facts(release=Release(), quantities=quantities, cases=cases)


def test_figures_told_of_two_are_doubted_where_another_telling_lacks_them() -> None:
    of = Desk.of(SOURCE)
    (found,) = run(of.paper(told(of)), shared)
    assert (found.severity, found.kind) == ("high", "same-figures")
    assert of.words(found) == "191개 센터에 설치(79%), 예산 2,896백만원"
    assert found.trust.startswith("나래도")
    assert found.places == ("가람", "나래")


def test_without_another_telling_nobody_is_believed() -> None:
    of = Desk.of(SOURCE)
    facts = told(of)
    (found,) = run(of.paper(replace(facts, cases=facts.cases[1:2])), shared)
    assert "알 수 없다" in found.trust


def test_one_figure_in_common_is_chance() -> None:
    of = Desk.of(SOURCE)
    facts = told(of)
    assert run(of.paper(replace(facts, quantities=(*facts.quantities[:1], *facts.quantities[3:]))), shared) == []


def test_round_and_whole_figures_are_everybodys() -> None:
    of = Desk.of("- 가람시 100%, 300명, 5,000만원\n- 나래도 100%, 300명, 5,000만원\n")
    names = of.place("가람시"), of.place("나래도")
    figures = (("100%", "100", "%"), ("300명", "300", "명"), ("5,000만원", "50000000", "KRW"))
    held: list[Quantity] = [of.figure(w, v, u, name, nth=n) for n, name in enumerate(names) for w, v, u in figures]
    assert run(of.paper(Facts(release=Release(), quantities=tuple(held))), shared) == []


def test_what_one_sentence_tells_of_both_is_meant() -> None:
    of = Desk.of("- 가람시와 나래도는 각각 191명, 79%를 지원\n")
    names = of.place("가람시"), of.place("나래도")
    held = tuple(of.figure(w, v, u, n) for n in names for w, v, u in (("191명", "191", "명"), ("79%", "79", "%")))
    assert run(of.paper(Facts(release=Release(), quantities=held)), shared) == []


@pytest.mark.parametrize(("words", "value", "findings"), [("160명", "160", 1), ("150명", "150", 0)])
def test_a_case_told_with_two_figures(words: str, value: str, findings: int) -> None:
    of = Desk.of(f"- 가람시는 파수꾼 150명\n# 붙임1 사례\n- (가람시) 파수꾼 {words}\n")
    first, second = of.place("가람시"), of.place("가람시", nth=1)
    quantities = (
        of.figure("150명", "150", "명", first, "복지파수꾼"),
        of.figure(words, value, "명", second, "복지파수꾼", nth=0 if findings else 1),
    )
    cases = (of.case("c1", first, (0,), tells="c2"), of.case("c2", second, (2,)))
    facts = Facts(release=Release(), quantities=quantities, cases=cases)
    assert len(run(of.paper(facts), retold)) == findings


@pytest.mark.parametrize(
    ("text", "kind", "severity", "words"),
    [
        ("발굴하고 20세대 5,293명지원", "implausible", "medium", "20세대 5,293명"),
        ("가구, 가전 700가구 202,576건", "implausible", "low", "700가구 202,576건"),
        ("집중관리세대(456명) 대상", "unit", "low", "관리세대(456명"),
        ("전담팀 설치율 179%", "implausible", "low", "설치율 179%"),
    ],
)
def test_figures_that_cannot_be(text: str, kind: str, severity: str, words: str) -> None:
    of = Desk.of(text)
    (found,) = run(of.paper(), impossible)
    assert (found.kind, found.severity, of.words(found)) == (kind, severity, words)


@pytest.mark.parametrize(
    "text",
    [
        "120세대 300명",
        "700가구 1,500건",
        "청년세대(456명)",
        "1인가구(456명)",
        "달성률 120%",
        "설치율 100%",
        "| 2세대 900명",
    ],
)
def test_figures_that_can_be(text: str) -> None:
    assert run(Desk.of(text).paper(), impossible) == []


def test_what_is_told_twice_is_one_finding_at_the_fuller_telling() -> None:
    of = Desk.of("- 가람시 20세대 5,293명\n# 붙임1 사례\n- (가람시) 20세대 5,293명 지원\n")
    first, second = of.place("가람시"), of.place("가람시", nth=1)
    cases = (of.case("c1", first, (0,), tells="c2"), of.case("c2", second, (2,)))
    (found,) = run(of.paper(Facts(release=Release(), cases=cases)), impossible)
    assert (found.span, found.others) == (of.at("20세대 5,293명", 1), (of.at("20세대 5,293명"),))
