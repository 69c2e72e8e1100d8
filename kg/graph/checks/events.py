"""When and where: tellings of one ceremony against each other and its agenda, weekdays and embargoes against dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise
from typing import Final

from kg.graph.checks.paper import LOW, MEDIUM, Check, Paper
from kg.graph.checks.wording import quoted
from kg.model.fact import AgendaItem, Event, Finding, Stated
from kg.model.likeness import dice, squash
from kg.model.span import Span

_WEEK: Final = "월화수목금토일"
_DAY = re.compile(
    r"(?:(?P<y>(?:20|[‘'’`])\d\d)\s*[.년]\s*)?(?<![\d.])(?P<m>\d{1,2})\s*[.월]\s*(?P<d>\d{1,2})\s*[.일]?\s*\(\s*(?P<w>[월화수목금토일])\s*\)"
)
_EMBARGO = re.compile(r"(?P<m>\d{1,2})\s*[.월/]\s*(?P<d>\d{1,2})")
_ALIKE: Final = 0.5
_FIELDS: Final = (("start", "시작"), ("end", "끝"))


def times(paper: Paper) -> Iterator[Finding]:
    """Starts and ends that differ between tellings of one event."""
    for one, other in _pairs(paper):
        for field, name in _FIELDS:
            a, b = getattr(one, field), getattr(other, field)
            if isinstance(a, Stated) and isinstance(b, Stated) and a.value != b.value:
                yield _time(paper, (one, other), (a, b), name)


def _pairs(paper: Paper) -> Iterator[tuple[Event, Event]]:
    """Tellings that are of one event: the same name, or the same day at the same place."""
    for one, other in combinations(paper.facts.events, 2):
        same_day = bool(one.date and other.date and one.date.value == other.date.value)
        same_name = bool(one.name and other.name and dice(one.name.value, other.name.value) >= _ALIKE)
        near = dice(one.place.value, other.place.value) if one.place and other.place else None
        if (near is None and same_name and same_day) or (
            near is not None and near >= _ALIKE and (same_day or same_name)
        ):
            yield one, other


def _time(paper: Paper, tellings: tuple[Event, Event], told: tuple[Stated, Stated], name: str) -> Finding:
    agenda = tuple(item for event in tellings for item in event.agenda)
    bound = _bound(agenda, last=name == "끝")
    right = next((t for t in told if t.value == bound), None)
    wrong = next((t for t in told if t is not right), told[0])
    better = right or next(t for t in told if t is not wrong)
    others = (better.span, *((agenda[-1].span,) if right and agenda else ()))
    trust = (
        f"{bound}: 진행 순서도 그때 {'끝난다' if name == '끝' else '시작한다'}"
        if right
        else "어느 쪽이 맞는지 알 수 없다"
    )
    trusted = (
        f"{bound}: the order of events {'ends' if name == '끝' else 'begins'} then too"
        if right
        else "nobody can tell which is right"
    )
    return Finding(
        "", MEDIUM, "time", f"행사 {name} 시각이 한 곳에는 {wrong.value}, 다른 곳에는 {better.value}이다",
        f"the event's {'end' if name == '끝' else 'start'} is told as {wrong.value} and as {better.value}",
        wrong.value, better.value, wrong.span, others, trust, trusted=trusted,
    )  # fmt: skip


def _bound(agenda: tuple[AgendaItem, ...], *, last: bool) -> str:
    """When the order of events begins or ends."""
    if not agenda:
        return ""
    moments = [t for item in agenda for t in (item.start, item.end) if t]
    return max(moments) if last else min(moments)


def agendas(paper: Paper) -> Iterator[Finding]:
    """Items that end before they begin or run into the next, and an end that is not the event's."""
    for event in paper.facts.events:
        for item in event.agenda:
            if item.end and item.end < item.start:
                yield _disorder(item.span, f"{item.start}~{item.end}", "끝이 시작보다 이르다", "ends before it begins")
        for item, after in pairwise(event.agenda):
            if item.start <= after.start < item.end:
                words = f"{item.start}~{item.end}, {after.start}~{after.end}"
                yield _disorder(after.span, words, "앞 순서와 겹친다", "overlaps the item before it")
        alone = len([e for e in paper.facts.events if e.end]) == 1
        last = _bound(event.agenda, last=True)
        if alone and event.end and last and last != event.end.value:
            yield _disorder(
                event.end.span, f"{event.end.value} / {last}", "진행 순서의 끝과 다르다", "the agenda ends otherwise"
            )


def _disorder(span: Span, words: str, korean: str, english: str) -> Finding:
    return Finding("", LOW, "time", f"‘{words}’: {korean}", f"{words}: {english}", words, "", span)


def halls(paper: Paper) -> Iterator[Finding]:
    """One hall under two names."""
    for one, other in _pairs(paper):
        if one.place and other.place:
            a, b = one.place, other.place
            bare = squash(a.value), squash(b.value)
            differing = _differing(a.value, b.value)
            if bare[0] in bare[1] or bare[1] in bare[0] or not differing:
                continue
            yield Finding(
                "", LOW, "name", f"같은 장소를 {quoted(a.value, '과', '와')} ‘{b.value}’로 적었다 ({differing[0]} / {differing[1]})",
                f"one place under two names: {differing[0]} / {differing[1]}", differing[0], differing[1],
                _within(paper, a.span, differing[0]), (_within(paper, b.span, differing[1]),),
                "이 문서만으로는 알 수 없다", trusted="this document alone does not tell",
            )  # fmt: skip


def _differing(one: str, other: str) -> tuple[str, str] | None:
    """The words that two names do not share."""
    a, b = ([w for w in re.split(r"[\s(),]+", words) if w] for words in (one, other))
    only = " ".join(w for w in a if w not in b), " ".join(w for w in b if w not in a)
    return only if all(only) else None


def _within(paper: Paper, span: Span, words: str) -> Span:
    at = span.of(paper.document.source).find(words)
    return Span(span.start + at, span.start + at + len(words)) if at >= 0 else span


def weekdays(paper: Paper) -> Iterator[Finding]:
    """``12월 11일(월)``: a weekday that is not that day's."""
    issued = _issued(paper)
    for block in paper.document.blocks:
        for hit in _DAY.finditer(block.text):
            years = _years(hit["y"], issued)
            days = [d for y in years if (d := _date(y, hit["m"], hit["d"]))]
            if days and all(_WEEK[d.weekday()] != hit["w"] for d in days):
                right = f"{days[0].isoformat()}({_WEEK[days[0].weekday()]})"
                yield Finding(
                    "", MEDIUM, "weekday", f"‘{hit.group()}’: 그날은 {_WEEK[days[0].weekday()]}요일이다 ({right})",
                    f"{hit.group()}: that day was another weekday ({right})", hit.group(), right,
                    block.content.span(*hit.span()), (), "날짜와 요일 가운데 하나가 틀렸다", trusted="either the date or the weekday is wrong",
                )  # fmt: skip


def _issued(paper: Paper) -> date | None:
    stated = paper.facts.release.date
    try:
        return date.fromisoformat(stated.value) if stated else None
    except ValueError:
        return None


def _years(written: str | None, issued: date | None) -> tuple[int, ...]:
    """The years a date may lie in: as written, else the release's and its neighbours."""
    if written:
        return (int(written[-2:]) + 2000,)
    return (issued.year, issued.year + 1, issued.year - 1) if issued else ()


def _date(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


def embargo(paper: Paper) -> Iterator[Finding]:
    """A release that may be printed before it was given out."""
    issued, stated = _issued(paper), paper.facts.release.embargo
    found = _EMBARGO.search(stated.value) if stated else None
    if issued is None or stated is None or found is None:
        return
    day = _date(issued.year, found["m"], found["d"])
    if day is not None and day < issued and (issued - day).days < 180:
        yield Finding(
            "", LOW, "date", f"보도 시점 {day.isoformat()}이 배포일 {issued.isoformat()}보다 이르다",
            "the embargo ends before the release was given out", day.isoformat(), issued.isoformat(), stated.span,
            (paper.facts.release.date.span,) if paper.facts.release.date else (), "배포일", trusted="the day of the release",
        )  # fmt: skip


CHECKS: Final[tuple[Check, ...]] = (times, agendas, halls, weekdays, embargo)
