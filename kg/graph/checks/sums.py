"""Stated sums of money against the prizes listed, and what else has to be added where they do not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from kg.graph.checks.paper import HIGH, LOW, Check, Paper
from kg.graph.checks.scope import Scope, scope
from kg.graph.checks.wording import grouped, short, won
from kg.model.fact import Finding, StatedTotal
from kg.model.span import Span

_UNITS: Final = {"조": 10**12, "억": 10**8, "천만": 10**7, "백만": 10**6, "만": 10**4, "천": 10**3, "": 1}
_LAST = re.compile(r"(\d[\d,]*)(?:\.(\d+))?\s*(조|억|천만|백만|만|천)?\s*원\s*$")
_MOST: Final = 12
"""More amounts than this are not tried in every combination."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum stated elsewhere in the document, which a total may hold too."""

    name: str
    krw: int
    span: Span


def sums(paper: Paper) -> Iterator[Finding]:
    """Sums that differ from the prizes of the conferrals they are of."""
    for total in paper.facts.totals:
        if total.unit != "KRW" or not total.value:
            continue
        under = scope(paper, total)
        prizes = [a.prize_krw for a in under.awards]
        if not prizes or None in prizes or not under.known:
            continue
        computed = sum(p for p in prizes if p is not None)
        if abs(total.value - computed) >= precision(total.text) and _is_sum(paper, total, under, computed):
            yield _unequal(paper, total, under, computed)


def precision(words: str) -> int:
    """How finely a sum is stated, in won: 0.1억 for ``31.2억원``."""
    found = _LAST.search(words)
    if not found:
        return 1
    decimals: int = 10 ** len(found[2] or "")
    return max(1, _UNITS[found[3] or ""] // decimals)


def _is_sum(paper: Paper, total: StatedTotal, under: Scope, computed: int) -> bool:
    """Whether an unattributed amount can be meant as the sum of all: not one prize, not one division's sum."""
    if not under.whole:
        return True
    value = total.value or 0
    divisions = {d: sum(a.prize_krw or 0 for a in paper.listed if a.division == d) for d in paper.divisions}
    parts = {p: sum(a.prize_krw or 0 for a in paper.listed if a.part == p) for p in paper.parts}
    return value * 2 > computed and value not in {*divisions.values(), *parts.values()}


def _unequal(paper: Paper, total: StatedTotal, under: Scope, computed: int) -> Finding:
    added = _explained((total.value or 0) - computed, precision(total.text), _elsewhere(paper, total))
    ko = f"‘{total.text}’: 결과표의 {under.name} 포상금을 더하면 {won(computed)}"
    en = f"'{total.text}' stated, the prizes listed sum to {computed:,} won"
    trust = f"{won(computed)}: 명단의 상마다 적힌 포상금을 더한 값이다"
    trusted = f"{computed:,} won: the sum of the prizes stated for each award listed"
    others = tuple(t.span for t in paper.facts.totals if t.unit == "KRW" and t is not total and _inside(t, total))
    if added:
        more = ", ".join(f"{a.name}({short(a.krw)})" for a in added)
        whole = sum(a.krw for a in added)
        ko += f". 따로 주는 {more}, 모두 {short(whole)}을 더해야만 맞는다 ({grouped((computed // 10**6, whole // 10**6))} = {(computed + whole) // 10**6:,}백만원)"
        en += f"; it fits only if {grouped(a.krw // 10**6 for a in added)} million won, given elsewhere, are added"
        trust = f"이 명단의 상에는 {won(computed)}. 적힌 값은 따로 주는 {short(whole)}까지 더한 것이다"
        trusted = f"{computed:,} won for the awards listed; the figure adds {whole:,} won given elsewhere"
        others = (*others, *(a.span for a in added))
    return Finding("", HIGH, "sum", ko, en, total.text, won(computed), total.span, others, trust, trusted=trusted)


def _inside(one: StatedTotal, total: StatedTotal) -> bool:
    """Whether a sum is that of a part or division within the other's."""
    return bool(one.division or one.part) and (not total.part or one.part == total.part) and not total.division


def _elsewhere(paper: Paper, total: StatedTotal) -> tuple[Amount, ...]:
    """Amounts the total may hold besides the listed prizes: what the release says is given elsewhere."""
    return tuple(Amount(s.division, s.prize_krw, s.span) for s in paper.facts.separate if s.span != total.span)


def _explained(difference: int, tolerance: int, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """The amounts that make up a difference: all of them if that fits, else the fewest."""
    if difference <= 0 or not amounts or len(amounts) > _MOST:
        return ()
    chosen: tuple[Amount, ...]
    for size in (len(amounts), *range(1, len(amounts))):
        for chosen in combinations(amounts, size):
            left = difference - sum(a.krw for a in chosen)
            if abs(left) < tolerance:
                return chosen
    return ()


def duplicates(paper: Paper) -> Iterator[Finding]:
    """The same conferral listed twice: one municipality twice in a division and grade."""
    seen: dict[tuple[str, str, str], Span] = {}
    for award in paper.listed:
        if not paper.resolutions.get(award.place):
            continue
        key = (award.division, award.grade, paper.who(award.place))
        if key in seen and award.division:
            yield Finding(
                "", LOW, "duplicate", f"{award.place.text}: ‘{award.division}’ {award.grade} 명단에 두 번 나온다",
                f"listed twice under one division and grade: {award.place.text}", award.place.text, "1", award.span,
                (seen[key],), "", paper.places(award.place),
            )  # fmt: skip
        seen.setdefault(key, award.span)


CHECKS: Final[tuple[Check, ...]] = (sums, duplicates)
