"""Who won: cases and prose against the result tables' lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kg.graph.checks.paper import HIGH, MEDIUM, Check, Paper, label
from kg.graph.checks.wording import quoted
from kg.model.fact import Award, Case, Finding


def strangers(paper: Paper) -> Iterator[Finding]:
    """Cases of a municipality that the list of their division does not hold, where the lists are whole."""
    held = _winners(paper)
    for case in (c for c in paper.facts.cases if c.division in held):
        decision = paper.resolutions.get(case.place)
        sure = decision is not None and decision.chosen and not decision.guess
        if sure and paper.who(case.place) not in held[case.division]:
            yield _stranger(paper, case, [d for d in paper.divisions if paper.who(case.place) in held[d]])


def _winners(paper: Paper) -> Mapping[str, Mapping[str, Sequence[Award]]]:
    """Listed conferrals by division and municipality."""
    held: dict[str, dict[str, list[Award]]] = defaultdict(lambda: defaultdict(list))
    for award in paper.listed:
        held[award.division][paper.who(award.place)].append(award)
    return held


def _stranger(paper: Paper, case: Case, elsewhere: Sequence[str]) -> Finding:
    name = label(case.place)
    ko = f"{quoted(name, '을', '를')} ‘{case.division}’의 사례로 적었으나 결과표의 그 명단에는 없다"
    if elsewhere:
        ko += f" ({', '.join(elsewhere)} 명단에는 있다)"
    return Finding(
        "", MEDIUM, "winner", ko, f"{name} is told as a case of a division whose list does not hold it",
        f"{name}: {case.division}", ", ".join(elsewhere) or "없음", case.place.span, (), "결과표의 명단",
        paper.places(case.place), trusted="the list of the result tables",
    )  # fmt: skip


def grades(paper: Paper) -> Iterator[Finding]:
    """Conferrals that prose tells with another grade than the list."""
    held = _winners(paper)
    for told in (a for a in paper.facts.awards if not a.table and a.grade):
        name = paper.division(told.division)
        listed = held[name][paper.who(told.place)] if name else []
        if listed and told.grade not in {a.grade for a in listed}:
            yield _regraded(paper, told, listed[0])


def _regraded(paper: Paper, told: Award, listed: Award) -> Finding:
    name = label(told.place)
    return Finding(
        "", HIGH, "grade", f"{name} ‘{listed.division}’: 본문은 {told.grade}, 결과표는 {listed.grade}",
        f"{name}: the text says {told.grade}, the list {listed.grade}", told.grade, listed.grade, told.span,
        (listed.span, *listed.evidence[1:2]), "결과표의 명단", paper.places(told.place), trusted="the list of the result tables",
    )  # fmt: skip


CHECKS: Final[tuple[Check, ...]] = (strangers, grades)
