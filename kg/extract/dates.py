"""Days and hours as official prose writes them: ``2017. 12. 11(월)``, ``12.11일(월)``, ``12월 18일(금) 11시``.

A day without a year is no date yet: ``near`` gives it the year that brings it closest to the day the document speaks
on; where that is still months away, the weekday beside it may choose another. A weekday that is wrong moves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

WEEKDAYS: Final = "월화수목금토일"
TILDE: Final = r"[~∼～〜\-–—]"
"""What stands between the ends of a range."""
_SOON = 90
"""Days within which an announced event lies, whatever its weekday."""

_DAY = re.compile(
    r"(?<![\d.:])(?:(?:(?P<year>(?:19|20)\d\d)\s?(?P<sign>년|[.\-/])|[‘'’´`](?P<short>\d\d)\s?(?:년|\.))\s?)?"
    r"(?P<month>\d{1,2})\s?(?P<between>월|[.\-/])\s?(?P<day>\d{1,2})(?![\d:])(?P<tail>\s?일(?!간)|\.)?"
    r"(?:\s?\(\s?(?P<weekday>[월화수목금토일])(?:요일)?\s?\)(?:\s?일(?![가-힣]))?)?"
)
_ONE = (
    r"(?:(?P<{0}half>오전|오후|낮|저녁|밤|아침)\s?)?(?:(?P<{0}h>\d{{1,2}}):(?P<{0}m>\d\d)(?!\d)|"
    r"(?P<{0}hour>\d{{1,2}})\s?시(?=[\s,.()~∼～\-–—]|\d|반|에|부터|이후|경|정각|까지|$)"
    r"(?:\s?(?:(?P<{0}minute>\d{{1,2}})\s?분|(?P<{0}thirty>반)))?)"
)
_HOURS = re.compile(
    rf"(?<![\d:.]){_ONE.format('a')}(?:\s?(?:{TILDE}|부터)\s?(?:{_ONE.format('b')})?)?",
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written; ``year`` is None where the text leaves it out, ``weekday`` counts from Monday."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None = None

    def on(self, year: int) -> date | None:
        """The date in that year; None where it has no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def full(self) -> date | None:
        """The date, where its year is written."""
        return None if self.year is None else self.on(self.year)

    def near(self, day: date) -> date | None:
        """The date, with the year that fits best where none is written."""
        if self.year is not None:
            return self.on(self.year)
        held = [d for y in (day.year, day.year - 1, day.year + 1) if (d := self.on(y)) is not None]
        closest = min(held, key=lambda d: abs((d - day).days), default=None)
        if closest is None or abs((closest - day).days) <= _SOON:
            return closest
        return next((d for d in held if self.weekday == d.weekday()), closest)


@dataclass(frozen=True, slots=True)
class Hours:
    """A stretch of a day, each end as ``HH:MM``; ``last`` is empty where the text leaves the end open."""

    start: int
    end: int
    first: str
    last: str = ""


def days(text: str) -> Iterator[Day]:
    """The days that a text writes, in order; a pair of numbers that need not be one is none."""
    for found in _DAY.finditer(text):
        month, day = int(found["month"]), int(found["day"])
        if not (1 <= month <= 12 and 1 <= day <= 31) or not _is_day(text, found):
            continue
        year = int(found["year"]) if found["year"] else 2000 + int(found["short"]) if found["short"] else None
        weekday = WEEKDAYS.index(found["weekday"]) if found["weekday"] else None
        yield Day(found.start(), found.end(), year, month, day, weekday)


def _is_day(text: str, found: re.Match[str]) -> bool:
    """``12.11`` alone may be a number; 월, a year, a weekday or brackets of its own make it a day."""
    if found["year"] or found["short"] or found["weekday"]:
        return True
    if found["between"] == "월":
        return (found["tail"] or "").strip() == "일"
    bracketed = text[found.start() - 1 : found.start()] == "(" and text[found.end() : found.end() + 1] in {")", ","}
    return found["between"] == "." and bracketed


def hours(text: str) -> Iterator[Hours]:
    """The times of day that a text writes, in order."""
    for found in _HOURS.finditer(text):
        first = _clock(found, "a")
        last = _clock(found, "b", after=first)
        if first:
            yield Hours(found.start(), found.end(), first, last)


def _clock(found: re.Match[str], side: str, after: str = "") -> str:
    """One end as ``HH:MM``; empty where there is none or no clock shows it."""
    named = found.groupdict()
    hour = named[side + "h"] or named[side + "hour"]
    if hour is None:
        return ""
    minute = int(named[side + "m"] or named[side + "minute"] or (30 if named[side + "thirty"] else 0))
    value = int(hour)
    afternoon = named[side + "half"] in {"오후", "저녁", "밤"} or (named[side + "half"] == "낮" and value < 6)
    if value < 12 and (afternoon or f"{value:02}:{minute:02}" < after):
        value += 12
    return f"{value:02}:{minute:02}" if value <= 24 and minute < 60 else ""
