"""Figures told of two municipalities, tellings that differ, and figures that cannot be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

from kg.graph.checks.paper import HIGH, LOW, MEDIUM, Check, Paper, label
from kg.graph.checks.wording import quoted
from kg.model.document import BlockKind
from kg.model.fact import Case, Finding, Quantity
from kg.model.likeness import squash
from kg.model.place import PlaceName
from kg.model.span import Span

_N = r"\d{1,3}(?:,\d{3})+|\d+"
_HOUSE = r"세대|가구"
_RATIOS: Final = (
    (re.compile(rf"(?<![\d.,])(?P<few>{_N})\s*(?:{_HOUSE})\s*[,·/]?\s*(?P<many>{_N})\s*명"), 20, MEDIUM, "명"),
    (
        re.compile(rf"(?<![\d.,])(?P<few>{_N})\s*(?:{_HOUSE})\s*[,·/]?\s*(?P<many>{_N})\s*(?:건|개|점|회)"),
        100,
        LOW,
        "건",
    ),
)
"""Households and what is counted right beside them, and from which ratio on it cannot be."""
_PERSONS = re.compile(
    rf"(?P<of>(?:관리|대상|위기|저소득|취약|수급|집중|입주|지원|다문화|한부모|조손|차상위|결연)\s?(?:{_HOUSE}))\s*\(\s*(?P<n>{_N})\s*명"
)
_RATE = re.compile(
    r"(?P<of>설치율|보급률|점유율|배치율|응답률|참여율|이수율|보유율)\s*:?\s*\(?\s*(?P<n>\d{3,}(?:\.\d+)?)\s*%"
)


def shared(paper: Paper) -> Iterator[Finding]:
    """Two or more telling figures that are told of two municipalities."""
    told: dict[str, dict[Decimal, list[Quantity]]] = defaultdict(lambda: defaultdict(list))
    for quantity in paper.facts.quantities:
        if quantity.place is not None and _telling(quantity):
            told[paper.who(quantity.place)][_key(quantity)].append(quantity)
    for one, other in combinations(told, 2):
        common = [k for k in told[one] if k in told[other] and _like(told[one][k][0], told[other][k][0])]
        if len(common) > 1:
            pair = tuple(
                sorted((q for k in common for q in told[key][k]), key=lambda q: q.span) for key in (one, other)
            )
            if finding := _shared(paper, pair[0], pair[1]):
                yield finding


def _telling(quantity: Quantity) -> bool:
    """Whether a figure is one that two would not share by chance: no small, round or whole one."""
    value = quantity.value
    if quantity.unit == "%":
        return value not in (0, 50, 100) and value % 10 != 0
    return value >= 100 and len(str(int(value)).rstrip("0")) > 2


def _key(quantity: Quantity) -> Decimal:
    return quantity.value.normalize()


def _like(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one kind: rates, sums of money, or counts."""
    return all((one.unit == kind) == (other.unit == kind) for kind in ("%", "KRW"))


def _shared(paper: Paper, one: Sequence[Quantity], other: Sequence[Quantity]) -> Finding | None:
    first, second = (_divisions(paper, held) for held in (one, other))
    near = bool(first & second) or not (first and second)
    if _together(one, other):
        return None
    wrong, right, why = _doubtful(paper, one, other)
    if wrong[0].place is None or right[0].place is None:
        return None
    words, names = ", ".join(_words(paper, q) for q in wrong), (label(wrong[0].place), label(right[0].place))
    return Finding(
        "", HIGH if near else MEDIUM, "same-figures", f"같은 수치({words})를 {names[0]}와 {names[1]} 모두의 것으로 적었다",
        f"the same figures ({words}) are told of {names[0]} and of {names[1]}",
        f"{names[0]}: {words}", f"{names[1]}: {', '.join(_words(paper, q) for q in right)}",
        Span.cover(q.span for q in wrong), tuple(q.span for q in right), why[0],
        paper.places(wrong[0].place, right[0].place), trusted=why[1],
    )  # fmt: skip


def _together(one: Sequence[Quantity], other: Sequence[Quantity]) -> bool:
    """Whether one sentence tells the figures of both, on purpose."""
    return bool({q.passage for q in one if q.passage} & {q.passage for q in other if q.passage})


def _words(paper: Paper, quantity: Quantity) -> str:
    return " ".join(quantity.span.of(paper.document.source).split())


def _divisions(paper: Paper, held: Sequence[Quantity]) -> frozenset[str]:
    return frozenset(c.division for q in held if (c := paper.passages.get(q.passage)) and c.division)


def _doubtful(
    paper: Paper, one: Sequence[Quantity], other: Sequence[Quantity]
) -> tuple[Sequence[Quantity], Sequence[Quantity], tuple[str, str]]:
    """Whose the figures most likely are not, whose they are, and why, in both languages: another telling of the case lacks them."""
    for wrong, right in ((one, other), (other, one)):
        if _lacking(paper, wrong) and not _lacking(paper, right) and right[0].place and wrong[0].place:
            names = label(right[0].place), label(wrong[0].place)
            why = f"{names[0]}: {names[1]}의 사례를 적은 다른 곳에는 이 수치가 없다"
            return (
                wrong,
                right,
                (why, f"{names[0]}: where else the case of {names[1]} is told, these figures are lacking"),
            )
    unsure = (
        "어느 쪽의 수치인지 이 문서만으로는 알 수 없다",
        "this document alone does not tell whose the figures are",
    )
    return one, other, unsure


def _lacking(paper: Paper, held: Sequence[Quantity]) -> bool:
    """Whether the case is told elsewhere too, and there without these figures."""
    case = next((c for q in held if (c := paper.passages.get(q.passage))), None)
    others = [c for c in paper.facts.cases if case and c is not case and _same(c, case)]
    return bool(others) and not any(q.span in c.span for q in held for c in others)


def _same(one: Case, other: Case) -> bool:
    return one.tells == other.id or other.tells == one.id


def retold(paper: Paper) -> Iterator[Finding]:
    """One case told twice with different figures for the same thing."""
    cases = {c.id: c for c in paper.facts.cases}
    for case in paper.facts.cases:
        if case.tells in cases:
            here, there = (_measured(paper, c) for c in (case, cases[case.tells]))
            for key in here.keys() & there.keys():
                yield from _retold(paper, case.place, here[key], there[key])


def _measured(paper: Paper, case: Case) -> Mapping[tuple[str, str], list[Quantity]]:
    """A case's figures by what they measure and their unit."""
    held: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for quantity in paper.facts.quantities:
        if quantity.passage in case.passages and len(squash(quantity.measure)) > 2:
            held[(squash(quantity.measure), squash(quantity.unit))].append(quantity)
    return held


def _retold(paper: Paper, place: PlaceName, here: Sequence[Quantity], there: Sequence[Quantity]) -> Iterator[Finding]:
    values = {q.value for q in here}, {q.value for q in there}
    if len(here) == len(there) == 1 and values[0] != values[1]:
        one, other = here[0], there[0]
        words = _words(paper, one), _words(paper, other)
        yield Finding(
            "", MEDIUM, "retold", f"{label(place)}의 {quoted(one.measure, '이', '가')} 한 곳에는 {words[0]}, 다른 곳에는 {words[1]}이다",
            f"one case told with two figures for {one.measure}: {words[0]} and {words[1]}", words[0], words[1],
            one.span, (other.span,), "자세히 적은 쪽이 원자료에 가깝다", paper.places(place), trusted="the more detailed one is nearer to the source",
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words that say what cannot be, and how they read in both languages."""

    severity: str
    kind: str
    words: str
    computed: str
    korean: str
    english: str


def impossible(paper: Paper) -> Iterator[Finding]:
    """Figures that cannot be, each once though told twice."""
    found: dict[_Hit, list[Span]] = defaultdict(list)
    for block in paper.document.blocks:
        if block.kind is not BlockKind.ROW:
            for start, end, hit in (*_ratios(block.text), *_persons(block.text), *_over(block.text)):
                found[hit].append(block.content.span(start, end))
    for hit, spans in found.items():
        span, others = paper.main(spans)
        case = paper.case(span)
        yield Finding(
            "", hit.severity, hit.kind, hit.korean, hit.english, hit.words, hit.computed, span, others,
            "어느 쪽도 확실하지 않다: 원자료를 보아야 한다", paper.places(case.place) if case else (), trusted="neither is sure: look at the original data",
        )  # fmt: skip


def _ratios(text: str) -> Iterator[tuple[int, int, _Hit]]:
    for pattern, most, severity, unit in _RATIOS:
        for hit in pattern.finditer(text):
            few, many = (int(hit[g].replace(",", "")) for g in ("few", "many"))
            if few and many / few > most:
                each = f"{many / few:.1f}"
                yield hit.start(), hit.end(), _Hit(
                    severity, "implausible", hit.group(), f"{each}{unit}/가구",
                    f"‘{hit.group()}’: 한 가구에 {each}{unit}꼴이다. 수나 단위 하나가 틀렸다",
                    f"{each} for each household: a figure or a unit is wrong",
                )  # fmt: skip


def _persons(text: str) -> Iterator[tuple[int, int, _Hit]]:
    for hit in _PERSONS.finditer(text):
        words = f"{hit['of']}({hit['n']}명)"
        yield hit.start(), hit.end(), _Hit(
            LOW, "unit", words, "세대", f"‘{words}’: 세대를 명으로 세었다. 세대 수인지 사람 수인지 알 수 없다",
            "households counted as persons; which of the two is not said",
        )  # fmt: skip


def _over(text: str) -> Iterator[tuple[int, int, _Hit]]:
    for hit in _RATE.finditer(text):
        if Decimal(hit["n"]) > 100:
            yield hit.start(), hit.end(), _Hit(
                LOW, "implausible", hit.group(), "100% 이하", f"‘{hit.group()}’: 100%를 넘을 수 없는 비율이다",
                "a rate that cannot exceed 100 %",
            )  # fmt: skip


CHECKS: Final[tuple[Check, ...]] = (shared, retold, impossible)
