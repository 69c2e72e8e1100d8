"""Telling: the awards of one sentence, each with its division, year and prize, and with whom it leaves out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from kg.extract.honour import Honour
from kg.extract.owners import Switch
from kg.extract.places import Found
from kg.extract.statements import context
from kg.extract.statements.clause import Tie, carried, ties
from kg.extract.statements.division import Words, division, each, target
from kg.extract.statements.honours import is_honour
from kg.extract.statements.ranks import Form, Rank
from kg.extract.statements.subject import omitted
from kg.extract.statements.units import Unit
from kg.model.document import Block
from kg.model.fact import Award
from kg.model.place import PlaceName
from kg.model.span import Span

_BESIDES = re.compile(r"\s?(?:\([^()]*\)\s?)?외에")
_ENDED = re.compile(r"(?<=[이가]),\s")
Cited = tuple[Tie, Span]
"""A tie with the words of its grade, which may stand in the sentence before."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole document.

    Attributes:
        honour: scheme and year of statements that name none.
        ranked: whether its best are called 최우수기관, so that 우수기관 are next in rank.
        whose: of whom each block speaks.
        hero: the only municipality it is about, None for several.
    """

    honour: Honour
    ranked: bool
    whose: Mapping[int, tuple[Switch, ...]]
    hero: PlaceName | None = None

    def grade(self, rank: Rank) -> str:
        """As the grade is called here."""
        return "우수" if rank.grade == "우수기관" and self.ranked else rank.grade

    def owner(self, block: Block, at: int) -> PlaceName | None:
        """Of whom the text speaks at a character."""
        named = (place for start, place in reversed(self.whose.get(block.index, ())) if start <= at)
        return next(named, None) or self.hero


class Weight(IntEnum):
    """How much a grade says of a rank."""

    MERIT = 0
    """``우수 지자체``: all winners may be called so."""
    HONOUR = 1
    GRADE = 2


@dataclass(frozen=True, slots=True)
class Told:
    """An award with how it was told.

    Attributes:
        row: a list's row rather than a sentence.
        generic: its grade may only be a mark of merit.
        dated: the words name the year.
        besides: it is what others have it ``외에``, as may he himself.
    """

    award: Award
    row: bool = False
    generic: bool = False
    dated: bool = False
    besides: bool = False

    @property
    def weight(self) -> Weight:
        """What its grade is worth beside another of the same municipality."""
        if self.generic:
            return Weight.MERIT
        return Weight.HONOUR if is_honour(self.award.grade) else Weight.GRADE


@dataclass(frozen=True)
class Sentence:
    """One unit of a block; offsets within it count from its own start."""

    setting: Setting
    block: Block
    unit: Unit
    names: tuple[Found, ...]
    lead: str = ""
    """What opened the list that it is an item of (``내용은 △…``)."""

    @staticmethod
    def of(setting: Setting, block: Block, unit: Unit, names: Sequence[Found], lead: str = "") -> Sentence:
        """The unit with those names of its block that stand in it."""
        start = unit.start
        local = tuple(replace(n, start=n.start - start, end=n.end - start) for n in within(names, unit))
        return Sentence(setting, block, unit, local, lead if unit.item else "")

    @property
    def text(self) -> str:
        """Its words."""
        return self.block.text[self.unit.start : self.unit.end]

    def span(self, start: int, end: int) -> Span:
        """The source span of a part."""
        return self.block.content.span(self.unit.start + start, self.unit.start + end)

    def ties(self, topic: Cited | None) -> tuple[Cited, ...]:
        """Who has which grade; the topic of the sentence before goes on over another group's list."""
        found = tuple((t, self.span(t.rank.start, t.rank.end)) for t in ties(self.text, self.names))
        if found or topic is None:
            return found
        return tuple((t, topic[1]) for t in carried(self.text, self.names, topic[0].rank))

    def told(self, found: Sequence[Cited], subject: PlaceName | None) -> Iterator[Told]:
        """The awards; ``subject`` is whom the sentence before was about."""
        prizes = context.prizes(self.text, tuple(dict.fromkeys(t.rank for t, _ in found)))
        shared = each(self.text, found[0][0].rank.start, self.names, len(found)) if found else ()
        for index, (tie, span) in enumerate(found):
            place = tie.found.name if tie.found else self._omitted(tie, subject)
            text = self.text[: self._reach(tie, found)]
            named = shared[index] if shared else division(text, tie, self.names)
            if place is not None:
                yield from self._awards(tie, place, (span, named, prizes.get(tie.rank)), len(text))

    def _reach(self, tie: Tie, found: Sequence[Cited]) -> int:
        """Where what is said of a name ends: before the next subject of the same grade, if a division was named by then."""
        if tie.found is None:
            return len(self.text)
        last = max((t.found.start for t, _ in found if t.found and t.rank == tie.rank), default=0)
        ends = (m.start() for m in _ENDED.finditer(self.text, tie.found.end, max(last, tie.found.end)))
        end = next(ends, len(self.text))
        named = end < tie.rank.start and division(self.text[:end], replace(tie, rank=replace(tie.rank, start=end)))
        return end if named else len(self.text)

    def _omitted(self, tie: Tie, subject: PlaceName | None) -> PlaceName | None:
        start, end = (len(self.lead) + at for at in (tie.rank.start, tie.rank.end))
        if not omitted(self.lead + self.text, start, end, item=self.unit.item, vague=tie.rank.generic):
            return None
        return subject or self.setting.owner(self.block, self.unit.start + tie.rank.start)

    def _awards(
        self, tie: Tie, place: PlaceName, words: tuple[Span, Words | None, tuple[int, int, int] | None], reach: int
    ) -> Iterator[Told]:
        span, named, prize = words
        scheme, spoken = context.scheme(self.text, min(tie.rank.start, reach))
        if named and named.end < spoken:
            named = None
        name, worked = target(named.value) if named else ("", None)
        evidence = [span, *([self.span(named.start, named.end)] if named else [])]
        years, dated = context.years(self.text, tie.rank.start, self.setting.honour)
        for year, work in years:
            award = Award(
                scheme=scheme or self.setting.honour.name,
                year=year,
                division=name,
                part="",
                grade=self.setting.grade(tie.rank),
                place=place,
                prize_krw=prize[0] if prize else None,
                span=place.span,
                target_year=worked or work,
                evidence=(*evidence, self.span(*prize[1:])) if prize else tuple(evidence),
                table=False,
            )
            besides = tie.found is not None and _BESIDES.match(self.text, tie.found.end) is not None
            yield Told(award, generic=tie.rank.generic, dated=dated, besides=besides)


def within(names: Sequence[Found], unit: Unit) -> tuple[Found, ...]:
    """Those of a block's names, which rise, that stand in a unit."""
    first = bisect_left(names, unit.start, key=lambda n: n.start)
    last = bisect_left(names, unit.end, key=lambda n: n.start)
    return tuple(n for n in names[first:last] if n.end <= unit.end)


def topic(found: Sequence[Cited]) -> Cited | None:
    """The last tie to a grade that was set as topic."""
    return next((t for t in reversed(found) if t[0].rank.form is Form.TOPIC), None)


def single(found: Sequence[Cited]) -> PlaceName | None:
    """Whom a sentence is about, if it is one municipality."""
    names = {t.found.name for t, _ in found if t.found}
    return next(iter(names)) if len(names) == 1 else None
