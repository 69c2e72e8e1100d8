"""Winners that are not in the graph: counted but not named here, or named in a table that could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from kg.graph.checks.paper import LOW, MEDIUM, Check, Paper
from kg.model.document import BlockKind
from kg.model.fact import Award, Finding, StatedTotal
from kg.model.likeness import ALIKE, nearest, squash
from kg.model.place import Level
from kg.model.span import Span

_BODIES: Final = re.compile(r"지자체|자치단체|기관|곳|개소")
_GOVERNMENTS: Final = re.compile(r"지자체|자치단체")
_PEOPLE: Final = ("명", "만원", "천원", "원", "건")
_ANNEX: Final = re.compile(r"붙\s?임|별\s?첨|별\s?지|참고\s?\d")
_FEW: Final = 2
"""Grades that a release counts at least, for its counts to be of winners; likewise those and names of a table."""
_GRADES: Final = re.compile(r"(?<![가-힣])(?:대상|최우수|우수|장려)(?=상?\s*(?:$|\(|[,\n|]|\d))", re.MULTILINE)


class _Scope(NamedTuple):
    """What a count is of, by names; all empty for all winners."""

    division: str
    grade: str
    level: Level | None


_ALL: Final = _Scope("", "", None)


def unlisted(paper: Paper) -> Iterator[Finding]:
    """Counts of a release without result tables that its named winners do not reach, one a scope."""
    held = _held(paper)
    whole = held.get(_ALL, [])
    grades = {scope.grade for scope in held if scope.grade}
    if paper.listed or not any(_GOVERNMENTS.search(t.text) for t in whole) or len(grades) < _FEW:
        return
    for scope, totals in held.items() if paper.facts.awards else ((_ALL, whole),):
        if scope.level and _Scope(scope.division, scope.grade, None) in held:
            continue
        total = max(totals, key=lambda t: (t.value or 0, -t.span.start))
        named = _named(paper, scope, conferrals=bool(scope.grade) or _conferrals(paper, held, total))
        if named < (total.value or 0) or (named != total.value and scope.grade):
            yield _finding(paper, total, scope, named, [t for t in totals if t is not total])


def _held(paper: Paper) -> dict[_Scope, list[StatedTotal]]:
    """The counts of winners by what they are counts of."""
    divisions = tuple(dict.fromkeys(a.division for a in paper.facts.awards if a.division))
    held: dict[_Scope, list[StatedTotal]] = {}
    for total in paper.facts.totals:
        after = "".join(paper.document.source[total.span.end : total.span.end + 6].split())
        if total.unit != "places" or not total.value or after.startswith(_PEOPLE):
            continue
        division = nearest(total.division, divisions, ALIKE) if total.division else ""
        known = bool(division) == bool(total.division or total.part)
        if known and (total.grade or (_BODIES.search(total.text) and (division or not total.level))):
            held.setdefault(_Scope(division, total.grade, total.level), []).append(total)
    return held


def _conferrals(paper: Paper, held: dict[_Scope, list[StatedTotal]], total: StatedTotal) -> bool:
    """Whether a total counts awards rather than municipalities: its grades add up to it; so does one of a division."""
    if total.division:
        return True
    grades = (max(t.value or 0 for t in totals) for scope, totals in held.items() if scope.grade and not scope.division)
    return sum(grades) == total.value


def _named(paper: Paper, scope: _Scope, *, conferrals: bool) -> int:
    under = [a for a in paper.facts.awards if _under(paper, a, scope)]
    if conferrals:
        return len({(paper.who(a.place), squash(a.division), a.grade) for a in under})
    return len({paper.who(a.place) for a in under})


def _under(paper: Paper, award: Award, scope: _Scope) -> bool:
    return (
        scope.division in ("", award.division)
        and scope.grade in ("", award.grade)
        and scope.level in (None, paper.level(award.place))
    )


def _finding(paper: Paper, total: StatedTotal, scope: _Scope, named: int, others: Sequence[StatedTotal]) -> Finding:
    value, stated = total.value or 0, total.text.removeprefix("등 ")
    level = scope.level.value if scope.level else ""
    name = " ".join(filter(None, (scope.division, level, scope.grade))) or "전체"
    spans = tuple(t.span for t in others)
    if named > value:
        return Finding(
            "", MEDIUM, "count", f"{name}: ‘{stated}’이라 하나 이름은 {named}곳이 적혀 있다",
            f"{value} stated, {named} named", stated, str(named), total.span, spans,
            "이름이 하나씩 적혀 있다", trusted="the names, which are written one by one",
        )  # fmt: skip
    annex = any(_ANNEX.search(block.text) for block in paper.document.blocks)
    where = (
        ("이 파일에 없는 붙임에 있다", "is in an annex not in this file")
        if annex
        else ("이 파일에 없다", "is not in this file")
    )
    return Finding(
        "", LOW, "not-listed", f"{name}: ‘{stated}’ 가운데 이 파일에 적힌 곳은 {named}곳이다. 나머지 명단은 {where[0]}",
        f"{value} stated, {named} named here; the rest {where[1]}", stated, str(named), total.span,
        spans, "적힌 수: 명단이 다른 파일에 있을 수 있다", trusted="the number stated: the list may be in another file",
    )  # fmt: skip


def unread(paper: Paper) -> Iterator[Finding]:
    """Tables that look like lists of winners, two grades and two municipalities or more, of which nothing was read."""
    facts = paper.facts
    given = [a.span for a in facts.awards] + [p.span for p in facts.prizes] + [s.span for s in facts.separate]
    given += [e.span for e in facts.events] + [t.span for t in facts.totals]
    for is_row, blocks in groupby(paper.document.blocks, key=lambda block: block.kind is BlockKind.ROW):
        rows = list(blocks)
        where = Span.cover(row.span for row in rows)
        words = "\n".join(row.text for row in rows)
        grades = tuple(dict.fromkeys(_GRADES.findall(words)))
        names = {place.text for place in facts.places if place.span in where}
        looks = is_row and len(grades) >= _FEW and len(names) >= _FEW
        if looks and not any(span in where for span in given):
            yield _unread("·".join(grades), len(names), where)


def _unread(grades: str, names: int, where: Span) -> Finding:
    return Finding(
        "", LOW, "unread-table", f"상의 등급({grades})과 지자체 {names}곳이 적힌 표이지만 수상으로 읽지 못했다",
        f"a table with grades and {names} municipalities, of which no award could be read", grades, "", where,
        (), "표를 직접 보라", trusted="look at the table itself",
    )  # fmt: skip


CHECKS: Final[tuple[Check, ...]] = (unlisted, unread)
