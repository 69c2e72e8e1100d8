"""The announced scheme against itself and against the results: rows, places, prizes, tasks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from kg.graph.checks.paper import HIGH, MEDIUM, Check, Paper
from kg.graph.checks.wording import quoted, short, won
from kg.model.fact import Award, Finding, PrizeRule, SchemeTask
from kg.model.likeness import ALIKE, contained
from kg.model.span import Span

_NUMBER = re.compile(r"\d[\d,]*")
_UNITS: Final = (1, 10**3, 10**4, 10**6, 10**8)


def rows(paper: Paper) -> Iterator[Finding]:
    """Rows whose own sums do not add up."""
    for rules in _rows(paper):
        first = rules[0]
        places = sum(r.places for r in rules)
        if first.total_places is not None and first.total_places != places:
            yield _places(paper, rules, places)
        if first.total_krw is not None and all(r.prize_krw is not None for r in rules):
            krw = sum(r.places * (r.prize_krw or 0) for r in rules)
            if first.total_krw != krw:
                yield _prizes(paper, rules, krw)


def _rows(paper: Paper) -> list[list[PrizeRule]]:
    """The rules of each row: those of one division and level, with the same sums."""
    held: dict[tuple[object, ...], list[PrizeRule]] = defaultdict(list)
    for rule in sorted(paper.facts.prizes, key=lambda r: r.span):
        held[(rule.part, rule.division, rule.level, rule.total_places, rule.total_krw)].append(rule)
    return list(held.values())


def _places(paper: Paper, rules: Sequence[PrizeRule], places: int) -> Finding:
    first = rules[0]
    spelt = " + ".join(f"{r.grade} {r.places}" for r in rules)
    row = Span.cover(r.span for r in rules)
    return Finding(
        "", HIGH, "sum", f"‘{first.division}’ {first.level.value}: 계 {first.total_places}곳이라 하나 {spelt} = {places}곳",
        f"the row says {first.total_places} places, its cells sum to {places}", str(first.total_places), str(places),
        _cell(paper, row, first.total_places or 0, money=False), (row,), _results(paper, rules, "places", places), trusted="the sum of the cells, each of which states places and prize",
    )  # fmt: skip


def _prizes(paper: Paper, rules: Sequence[PrizeRule], krw: int) -> Finding:
    first = rules[0]
    spelt = " + ".join(f"{r.places}×{(r.prize_krw or 0) // 10**4:,}만" for r in rules)
    row = Span.cover(r.span for r in rules)
    stated = first.total_krw or 0
    return Finding(
        "", HIGH, "sum", f"‘{first.division}’ {first.level.value}: 총액 {won(stated)}이라 하나 {spelt} = {won(krw)}",
        f"the row says {stated:,} won, its cells sum to {krw:,}", won(stated), won(krw),
        _cell(paper, row, stated, money=True), (row, *_subtotals(paper, rules, krw)), _results(paper, rules, "KRW", krw), trusted="the sum of the cells, each of which states places and prize",
    )  # fmt: skip


def _cell(paper: Paper, row: Span, value: int, *, money: bool) -> Span:
    """Where in the row's line the sum stands; the row where it cannot be told."""
    block = paper.block(row)
    line = Span(min(row.start, block.span.start), row.end) if block else row
    for found in _NUMBER.finditer(line.of(paper.document.source)):
        number = int(found.group().replace(",", ""))
        if any(number * unit == value for unit in (_UNITS if money else (1,))):
            return Span(line.start + found.start(), line.start + found.end())
    return row


def _awards(paper: Paper, rules: Sequence[PrizeRule]) -> tuple[Award, ...]:
    """The conferrals listed under a row's division and level."""
    rule = rules[0]
    name = paper.division(f"{rule.part} {rule.division}")
    return tuple(a for a in paper.listed if name and a.division == name and paper.level(a.place) == rule.level)


def _subtotals(paper: Paper, rules: Sequence[PrizeRule], krw: int) -> tuple[Span, ...]:
    held = {a.division for a in _awards(paper, rules)}
    same = (t for t in paper.facts.totals if t.division in held and t.unit == "KRW" and t.value == krw)
    return tuple(t.span for t in same)


def _results(paper: Paper, rules: Sequence[PrizeRule], unit: str, cells: int) -> str:
    """Which reading the result tables bear out."""
    awards = _awards(paper, rules)
    listed = len(awards) if unit == "places" else sum(a.prize_krw or 0 for a in awards)
    if awards and listed == cells:
        return f"칸을 더한 값: 결과표의 명단도 {won(cells) if unit == 'KRW' else f'{cells}곳'}이다"
    return "칸을 더한 값: 곳마다의 수와 금액에서 나온다"


def places(paper: Paper) -> Iterator[Finding]:
    """Places and prizes that the results give otherwise than announced, once a row."""
    for rules in _rows(paper):
        awards = _awards(paper, rules)
        differing = [d for rule in rules if awards for d in _differing(rule, awards)]
        if differing:
            yield _otherwise(rules, differing, awards)


def _differing(rule: PrizeRule, awards: Sequence[Award]) -> Iterator[tuple[str, str]]:
    """What a rule announces and what was given, where the two differ."""
    given = [a for a in awards if a.grade == rule.grade]
    if len(given) != rule.places:
        yield f"{rule.grade} {rule.places}곳", f"{rule.grade} {len(given)}곳"
    paid = {a.prize_krw for a in given if a.prize_krw is not None}
    if rule.prize_krw is not None and paid - {rule.prize_krw}:
        yield f"{rule.grade} {won(rule.prize_krw)}", f"{rule.grade} {', '.join(won(p) for p in sorted(paid))}"


def _otherwise(rules: Sequence[PrizeRule], differing: Sequence[tuple[str, str]], awards: Sequence[Award]) -> Finding:
    stated, given = (", ".join(words) for words in zip(*differing, strict=True))
    what = f"‘{rules[0].division}’ {rules[0].level.value}"
    return Finding(
        "", MEDIUM, "scheme", f"{what}: 포상 계획은 {stated}, 결과표는 {given}",
        f"announced {stated}, given {given} ({what})", stated, given, Span.cover(r.span for r in rules),
        tuple(dict.fromkeys(e for a in awards for e in a.evidence[1:]))[:8], "결과표: 실제로 준 상이다", trusted="the result tables: these awards were given",
    )  # fmt: skip


def tasks(paper: Paper) -> Iterator[Finding]:
    """Tasks that are announced, and of which no result is told."""
    told = (*paper.divisions, *(r.division for r in paper.facts.prizes))
    named = {t: _told(t, told) for t in paper.facts.tasks}
    for task in (t for t, found in named.items() if not found and paper.listed):
        beside = [t for t, found in named.items() if found and t.part == task.part]
        if len(beside) > 1:
            yield _missing(paper, task, len(beside) + 1)


def _told(task: SchemeTask, names: Sequence[str]) -> bool:
    return any(max(contained(n, task.name), contained(task.name, n)) >= ALIKE for n in names)


def _missing(paper: Paper, task: SchemeTask, many: int) -> Finding:
    apart = [s for s in paper.facts.separate if _told(task, (s.division,))]
    ko = f"‘{task.part}’의 과제 {quoted(task.name, '은', '는')} 포상 내역과 결과표에 없다"
    trust, trusted = "결과표: 실제로 준 상이다", "the result tables: these awards were given"
    if apart:
        ko += f" (따로 시상: {', '.join(short(s.prize_krw) for s in apart)})"
        trust = "과제는 있었으나 따로 시상했다고 본문이 적는다"
        trusted = "the text: the task was there, and its awards were given elsewhere"
    return Finding(
        "", MEDIUM, "missing", ko, f"one of {many} announced tasks has no prize row and no results: {task.name}",
        task.name, "결과 없음", task.span, tuple(s.span for s in apart), trust, trusted=trusted,
    )  # fmt: skip


CHECKS: Final[tuple[Check, ...]] = (rows, places, tasks)
