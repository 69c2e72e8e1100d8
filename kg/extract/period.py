"""When: dates, years and spans of them as a text writes them, and which of them governs a figure.

A date is never a figure; it is what a figure is *of*. Frequencies (주 5회) belong to the figure itself and are read with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_NOT_COUNTED = r"(?!\d|\s?여|\s?(?:명|건|개|가구|세대|가정|회|곳|호|대|팀|점|원|만|천|백|억|%|인|품목|종|동|차례))"
_YEAR4 = rf"(?<!\d)(?:19|20)\d{{2}}{_NOT_COUNTED}"
_YEAR2 = rf"[‘’'`´]\s?\d{{2}}{_NOT_COUNTED}"
_DAY = r"\s?\d{1,2}일(?!\s?(?:간|마다|동안|이내|이상|만에|분|치))"
_MONTH = rf"\s?\d{{1,2}}월(?:\s?(?:초순?|중순|말|하순))?(?:{_DAY})?"
_DOTS = r"(?:\s?\.\s?\d{1,2}(?!\d|개|명|건)){1,2}월?\s?\.?"
_TAIL = rf"(?:{_DOTS}|\s?\.?\s?(?:학년도|년도|년)(?!\s?(?:간|연속|동안))(?:\s?(?:상반기|하반기)|{_MONTH})?|\s?\.\s?[상하](?![가-힣]))?"
_WEEKDAY = r"(?:\s?\([월화수목금토일]\))?"
_SIMPLE = rf"(?:(?:{_YEAR4}|{_YEAR2}){_TAIL}|(?<![\d.]){_MONTH}|(?<![\d.,])\d{{1,2}}\.\s?\d{{1,2}}\.(?!\d)|(?<![\d.,]){_DAY.removeprefix(chr(92) + 's?')}){_WEEKDAY}"
_END = rf"(?:{_SIMPLE}|\d{{2}}(?:{_DOTS}|\s?년도?)|\d{{1,2}}\.\d{{1,2}}\.?)"
_SPAN = rf"{_SIMPLE}(?:\s?(?:부터)?\s?[~∼〜–-]\s?(?:{_END})?)?(?:\s?\(\s?\d+\s?(?:년간?|개월간?)\s?\))?"
_WORDS = r"(?:올해|금년|지난해|작년|전년도?|내년|현재|민선\s?\d기)"
_DATE: Final = re.compile(rf"{_SPAN}|{_WORDS}(?:\s?(?:상반기|하반기)|{_MONTH})?")
_CLOCK: Final = re.compile(
    r"(?:(?:오전|오후)\s?)?\d{1,2}\s?:\s?\d{2}(?!\d)|(?:오전|오후|낮|밤)\s?\d{1,2}시(?:\s?\d{1,2}분)?|(?<!\d)\d{1,2}시\s?\d{1,2}분"
)
_STOP: Final = re.compile(r"[.?!]\s|[;\n]|\s:\s")


@dataclass(frozen=True, slots=True)
class Date:
    """A date or span of dates, and where it stands in the (folded) text."""

    start: int
    end: int
    words: str


def dates(text: str) -> tuple[Date, ...]:
    """All that the text names, in order; without clock times."""
    return tuple(_dates(text))


def _dates(text: str) -> Iterator[Date]:
    for match in _DATE.finditer(text):
        words = match.group().rstrip(" -~∼〜–")
        lead = len(words) - len(words.lstrip())
        yield Date(match.start() + lead, match.start() + len(words), words.strip())


def clocks(text: str) -> tuple[tuple[int, int], ...]:
    """Where times of day stand."""
    return tuple(m.span() for m in _CLOCK.finditer(text))


def governing(text: str, known: Sequence[Date], start: int, end: int) -> str:
    """The date that a figure at ``text[start:end]`` is of, as written: one in brackets after its words, or the last before it."""
    after = next((d for d in known if d.start >= end), None)
    if after is not None and _bracketed(text, end, after):
        return after.words
    before = [d for d in known if d.end <= start and not _STOP.search(text, d.end, start)]
    return before[-1].words if before else ""


def _bracketed(text: str, end: int, date: Date) -> bool:
    """Whether the date fills a bracket that closes the figure's own words (``63개실 공급(‘16년)``)."""
    between = text[end : date.start]
    if not between.rstrip().endswith("(") or not re.match(r"\s?(?:부터|까지|기준)?\s?\)", text[date.end :]):
        return False
    return re.search(r"[,.;:)/→]", between.lstrip(") ")) is None and len(between) <= 30
