"""Stated counts of awards against the lists, the grades beside them, and the municipalities honoured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby
from typing import Final

from kg.graph.checks.paper import HIGH, LOW, MEDIUM, Check, Paper, label
from kg.graph.checks.scope import Scope, scope
from kg.graph.checks.wording import quoted
from kg.model.fact import Finding, StatedTotal
from kg.model.place import PlaceName
from kg.model.span import Span

_PEOPLE: Final = ("명", "만원", "천원", "원")
"""What follows a number that counts no places."""
_PLACES: Final = ("지자체", "자치단체", "시도", "시군구", "기관", "곳", "개소")


def totals(paper: Paper) -> Iterator[Finding]:
    """Counts that differ from what the tables list."""
    if not paper.listed:
        return
    often = Counter(_key(t) for t in _counted(paper) if t.where == "table")
    for total in _counted(paper):
        under = scope(paper, total)
        if total.value is None or not under.known or len(under.awards) == total.value or often[_key(total)] > 1:
            continue
        if under.whole and not _tabled(total) and _known(paper, total.value, total.grade):
            continue
        merged = _merged(paper, total) if total.grade else ()
        yield _unequal(total, under, merged) if under.awards or _tabled(total) else _absent(total, under)


def _key(total: StatedTotal) -> tuple[object, ...]:
    """What it is a total of; cells of one table that share it belong to lists that were not told apart."""
    return total.part, total.division, total.grade, total.level


def _counted(paper: Paper) -> Iterator[StatedTotal]:
    for total in paper.facts.totals:
        after = "".join(paper.document.source[total.span.end : total.span.end + 6].split())
        if total.unit == "places" and not after.startswith(_PEOPLE):
            yield total


def _tabled(total: StatedTotal) -> bool:
    return total.where in {"table", "summary", "caption"}


def _known(paper: Paper, value: int, grade: str) -> bool:
    """Whether an unattributed count is that of some division, part or level: then it contradicts nothing."""
    held = [a for a in paper.listed if not grade or a.grade == grade]
    by = (
        Counter(a.division for a in held),
        Counter(a.grade for a in held),
        Counter(a.part for a in held),
        Counter(paper.level(a.place) for a in held),
        Counter((a.division, paper.level(a.place)) for a in held),
        Counter((a.part, paper.level(a.place)) for a in held),
    )
    return any(value in count.values() for count in by)


def _merged(paper: Paper, total: StatedTotal) -> tuple[tuple[str, int], ...]:
    """Grades which, counted together, give the number: those that the list around the total does not name itself."""
    beside = {t.grade for t in _beside(paper, total)}
    counts = Counter(a.grade for a in scope(paper, _any_grade(total)).awards)
    own = counts.pop(total.grade, 0)
    others = [(g, n) for g, n in counts.items() if g not in beside]
    for size in range(1, len(others) + 1):
        for chosen in combinations(others, size):
            if own + sum(n for _, n in chosen) == total.value:
                return ((total.grade, own), *chosen)
    return ()


def _any_grade(total: StatedTotal) -> StatedTotal:
    return StatedTotal(None, total.unit, "", total.span, total.part, total.division, "", total.level)


def _beside(paper: Paper, total: StatedTotal) -> tuple[StatedTotal, ...]:
    """The other counts by grade in the same line."""
    block = paper.block(total.span)
    return tuple(
        t
        for t in paper.facts.totals
        if t.grade
        and t.unit == "places"
        and t is not total
        and block is not None
        and t.span in paper.spans[block.index]
    )


def _unequal(total: StatedTotal, under: Scope, merged: Sequence[tuple[str, int]]) -> Finding:
    listed = len(under.awards)
    spelt = " + ".join(f"{g} {n}" for g, n in merged)
    ko = f"‘{total.text}’: 결과표의 {under.name} 명단은 {listed}곳"
    en = f"'{total.text}' stated, the result tables list {listed}"
    trust = "결과표의 명단: 이름이 하나씩 적혀 있다"
    trusted = "the lists of the result tables: they name each"
    if merged:
        ko += f" ({spelt}을 합친 수)"
        en += f"; the figure counts {' and '.join(g for g, _ in merged)} together"
        trust = f"결과표: {spelt}을 따로 적었다"
        trusted = f"the result tables: they tell {spelt} apart"
    return Finding(
        "", LOW if merged else HIGH, "count", ko, en, total.text, spelt or str(listed), total.span,
        tuple(dict.fromkeys(e for a in under.awards for e in a.evidence[1:2]))[:8], trust, trusted=trusted,
    )  # fmt: skip


def _absent(total: StatedTotal, under: Scope) -> Finding:
    return Finding(
        "", LOW, "not-listed", f"{quoted(total.text, '이라', '라')} 하나 결과표에 {under.name} 명단이 없다",
        f"'{total.text}' stated, but the result tables hold no such list", total.text, "0", total.span,
    )  # fmt: skip


def placeholders(paper: Paper) -> Iterator[Finding]:
    """Numbers that were never filled in."""
    for total in paper.facts.totals:
        if total.value is None and total.unit == "places":
            under = scope(paper, total)
            computed = str(len(under.awards)) if under.awards else ""
            others = tuple(t.span for t in paper.facts.totals if _feeds(t, total))
            yield Finding(
                "", MEDIUM, "placeholder", f"‘{total.text}’: 수가 채워지지 않았다. 명단을 세면 {under.name} {computed or '?'}",
                f"a number was never filled in: {total.text}; the lists hold {computed or 'none'}",
                total.text, f"{total.grade} {computed}".strip() if computed else "", total.span, others,
                "결과표의 명단을 센 수" if computed else "", trusted="the count of the lists in the result tables" if computed else "",
            )  # fmt: skip


def _feeds(one: StatedTotal, total: StatedTotal) -> bool:
    """Whether a count is that of the same grade in a division of the same part."""
    return bool(one.division) and one.grade == total.grade and one.part == total.part and one.where == "summary"


def honoured(paper: Paper) -> Iterator[Finding]:
    """A count of municipalities that counts conferrals: some of them were honoured more than once."""
    held: dict[str, list[PlaceName]] = {}
    for award in paper.listed:
        held.setdefault(paper.who(award.place), []).append(award.place)
    stated = [t for t in _counted(paper) if _of_places(t) and t.value == len(paper.listed) != len(held)]
    if not stated:
        return
    groups = [list(g) for _, g in groupby(stated, key=lambda t: paper.block(t.span))]
    best = max(groups, key=lambda g: _levels(paper, g[0])[1])
    span, _ = _levels(paper, best[0])
    yield _conferrals(paper, best[0], span, held, tuple(t.span for t in stated if t.span not in span))


def _of_places(total: StatedTotal) -> bool:
    whole = not (total.part or total.division or total.grade or total.level)
    return whole and any(word in total.text for word in _PLACES)


def _levels(paper: Paper, total: StatedTotal) -> tuple[Span, int]:
    """The words of a total with its levels beside it, and how many there are."""
    block = paper.block(total.span)
    near = [
        t.span
        for t in paper.facts.totals
        if t.level and block is not None and t.span in paper.spans[block.index] and not t.grade
    ]
    return Span.cover((total.span, *near)), len(near)


def _conferrals(
    paper: Paper, total: StatedTotal, span: Span, held: Mapping[str, Sequence[PlaceName]], others: tuple[Span, ...]
) -> Finding:
    many = sorted((names for names in held.values() if len(names) > 1), key=len, reverse=True)
    most = ", ".join(label(names[0]) for names in many if len(names) == len(many[0]))
    tiers = Counter(paper.level(names[0]) for names in held.values())
    by = ", ".join(f"{tier.value} {n}" for tier, n in tiers.items() if tier)
    return Finding(
        "", MEDIUM, "count",
        f"{quoted(total.text.removeprefix('등 '), '은', '는')} 수상 건수다. {len(many)}곳이 둘 이상 받아 지방자치단체는 {len(held)}곳이다 (가장 많은 곳: {most})",
        f"{total.value} counts awards, not municipalities: {len(many)} of them hold two or more, so {len(held)} are honoured",
        total.text.removeprefix("등 "), f"{len(held)} ({by})", span, others,
        f"상의 수는 {total.value}, 지방자치단체의 수는 {len(held)}",
        paper.places(*(names[0] for names in many)), trusted=f"{total.value} awards, given to {len(held)} municipalities",
    )  # fmt: skip


CHECKS: Final[tuple[Check, ...]] = (totals, placeholders, honoured)
