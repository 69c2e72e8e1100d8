"""Units of reading: a block cut into its sentences and into the items of lists that run inside a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CUT = re.compile(
    r"(?<=[가-힣][.])[’”\"')」]*\s*(?=\S)|(?<=[.])\s+|(?<=[다요까][?!])\s+|(?<=\S)\s*\|\s*|\n+|(?<=\S)\s*(?=[▲△▶▷■□●◆◇▦◦①-⑳]\s*\S)|(?<=[가-힣])\s+(?=○\s)"
)
_LEAD = re.compile(r"[\s▲△▶▷■□●◆◇▦◦○①-⑳|ㅇ\-–*]+")


_MARKS = "▲△▶▷■□●◆◇▦◦"
_TOPIC = re.compile(
    r"(?:은|는|로)\s*$|^[\s▲△▶▷■□●◆◇▦◦○①-⑳]*(?:대상|최우수상?|우수상?|장려상?|특별상)\s?(?:\(\d+\s?[곳개]?\))?\s*[:：=]?\s*$"
)
"""What sets a grade over the names behind it: its particle, or that it stands alone (``▲대상 △대구 달서구``)."""
_GRADE = re.compile(r"\s*(?:대상|최우수|우수|장려|특별상)")
_OTHER = re.compile(r"[:：.]|대상|우수|장려")
_LONGEST = 3000
"""Letters of a sentence; what is longer is none, and would cost the square of its length."""
_NAME = 16
"""Letters of a name with its province and mark."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A half-open range of a block's characters; ``item`` where a list's mark led it."""

    start: int
    end: int
    item: bool = False


def units(text: str) -> Iterator[Unit]:
    """In order, without the marks that lead them."""
    at = 0
    joined = False
    for cut in (*(m.span() for m in _CUT.finditer(text)), (len(text), len(text))):
        joined = _goes_on(text, at, cut, joined=joined)
        if not joined:
            yield from _unit(text, at, cut[0])
            at = cut[1]


def _goes_on(text: str, at: int, cut: tuple[int, int], *, joined: bool) -> bool:
    """Whether a mark only separates names of a clause (``최우수는 ▲부산 ▲전북이``): it follows a topic, or such a mark closely."""
    if text[cut[1] : cut[1] + 1] not in _MARKS or not text[cut[1] : cut[1] + 1] or _GRADE.match(text, cut[1] + 1):
        return False
    before = text[at : cut[0]]
    last = max(before.rfind(mark) for mark in _MARKS)
    return bool(_TOPIC.search(before)) or (joined and len(before) - last <= _NAME and not _OTHER.search(before[last:]))


def _unit(text: str, start: int, end: int) -> Iterator[Unit]:
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    stop = begin + len(text[begin:end].rstrip(" |\t"))
    if begin < stop <= begin + _LONGEST:
        yield Unit(begin, stop, bool(lead and lead.group().strip()))
