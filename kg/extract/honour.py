"""Which award a document is about: its scheme's name and year."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from kg.model.document import Document
from kg.model.fact import Dated

_NAMED = re.compile(
    r"(?:(?P<full>20\d\d)|[‘'’´`](?P<short>\d\d))\s*년?도?\s*(?:보건복지부\s*)?"
    r"(?P<name>(?:[가-힣]{2,10}\s?){0,2}?[가-힣]{1,8}(?:행정상|복지상|사업\s?평가|평가|어워드|대전|경진대회|공모전))(?=[^가-힣]|시상|합동|결과|를|을|에서|은|는|의|$)"
)
"""``2019년 복지행정상``: a year and the name of a prize, assessment or contest."""
_PLAIN = re.compile(r"(?P<name>복지행정상|지역복지사업\s?평가)")
"""The schemes that are also named without a year."""

_JUDGED = re.compile(
    r"(?:(?P<full>20\d\d)|[‘'’´`](?P<short>\d\d))\s*년?도?\s*[’'\"]?\s?(?:[가-힣]{1,12}\s?){0,4}?(?:(?:시행|이행|실행)\s?(?:평가\s?)?결과|계획\s?(?:시행\s?|이행\s?)?평가(?=[’'”]?(?:에서|\s?결과)))"
)
"""``2018년도 지역사회보장계획 시행결과``: a year's work, which is judged when the year is over."""
_RESULT = re.compile(r"(?:(?P<full>20\d\d)|[‘'’´`](?P<short>\d\d))\s*년도?\s*(?:[가-힣]{1,12}\s?){1,5}?평가\s?결과")
_GIVEN = frozenset({"release", "metadata", "embargo"})
"""How a day is known that a document was given out on."""
_NEXT = 6
"""Months of the next year within which a year's results come out."""


@dataclass(frozen=True, slots=True)
class Honour:
    """What a document's awards are given under.

    Attributes:
        name: of the scheme; empty where the document names none.
        year: in which they are given; None where nobody knows.
        work: the year before, where the document says that it is its work that is judged.
    """

    name: str
    year: int | None
    work: int | None = None


def announced(document: Document, day: Dated) -> Honour:
    """The scheme and year of a document, which speaks on that day."""
    name, year = honour(document, day.year)
    own = name and year == day.year
    work = None if own or name.endswith("상") else _worked(document, day)
    return Honour(name, work + 1, work) if work is not None else Honour(name, year)


def _worked(document: Document, day: Dated) -> int | None:
    """The year before the document's, if it is named as that of the work: or of results that come out early in the next."""
    if day.year is None:
        return None
    patterns = [_JUDGED, *([_RESULT] if day.known in _GIVEN and day.day.month <= _NEXT else [])]
    named = {_year(found) for b in document.blocks for p in patterns for found in p.finditer(b.text)}
    return day.year - 1 if day.year - 1 in named and day.year not in named else None


def _year(found: re.Match[str]) -> int:
    return int(found["full"] or f"20{found['short']}")


def honour(document: Document, year: int | None) -> tuple[str, int | None]:
    """Scheme and year: what the document names most often; the scheme is empty where it names none.

    Args:
        document: what is read.
        year: of the release, for a scheme that is named without one; None where it is not known.
    """
    votes: Counter[tuple[str, int]] = Counter()
    for block in document.blocks:
        for found in _NAMED.finditer(block.text):
            stated = _year(found)
            votes[(_tidy(found["name"]), stated)] += 3 if found["name"].endswith("상") else 1
    near = {key: votes[key] for key in votes if year is not None and abs(key[1] - year) <= 1}
    if near:
        return max(near, key=lambda key: (near[key], key))
    plain = [_PLAIN.search(b.text) for b in document.blocks]
    named = next((p["name"] for p in plain if p), "")
    return _tidy(named), year


def _tidy(name: str) -> str:
    return " ".join(name.split())
