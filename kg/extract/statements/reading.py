"""The reading of a document: units to ties and rows, these to awards, each told once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.owners import Switch
from kg.extract.places import Found, Places
from kg.extract.statements import context
from kg.extract.statements.clause import Tie, carried, ties
from kg.extract.statements.merge import distinct, divisions, grades, listed, same, schemes, unite
from kg.extract.statements.merge import places as same_place
from kg.extract.statements.naming import Naming
from kg.extract.statements.ranks import Form, Rank, ranks
from kg.extract.statements.rows import governing, row
from kg.extract.statements.subject import omitted
from kg.extract.statements.units import Unit, units
from kg.model.document import Block, BlockKind, Document
from kg.model.fact import Award
from kg.model.place import PlaceName
from kg.model.span import Span

_HEAD = 4
"""Blocks in which an article says whom it is about."""
_BEST = re.compile(r"최우수\s?기관")


@dataclass(frozen=True, slots=True)
class _Told:
    """An award with how it was told."""

    award: Award
    row: bool = False
    generic: bool = False
    dated: bool = False
    """Whether the words name the year."""


@dataclass
class _Reader:
    """Reads one document."""

    document: Document
    whose: Mapping[int, tuple[Switch, ...]]
    scheme: str
    year: int
    ranked: bool
    hero: PlaceName | None
    """Who else would a left-out subject be."""

    def read(self, names: Mapping[int, tuple[Found, ...]]) -> list[_Told]:
        """All that the document states."""
        blocks = (b for b in self.document.blocks if b.kind is not BlockKind.ROW)
        return [one for block in blocks for one in self.block(block, names[block.index])]

    def block(self, block: Block, names: Sequence[Found]) -> Iterator[_Told]:
        """All that a block states."""
        subject: PlaceName | None = None
        topic: tuple[Rank, Span] | None = None
        for unit in units(block.text):
            inner = tuple(n for n in names if unit.start <= n.start and n.end <= unit.end)
            if block.kind is not BlockKind.HEADING and (rows := tuple(self._rows(block, unit, inner))):
                yield from rows
                continue
            held = _Unit(self, block, unit, inner)
            found = held.ties() or held.carried(topic)
            subject = _single(found) or subject
            yield from held.told(found, subject)
            topic = held.topic()

    def _rows(self, block: Block, unit: Unit, names: Sequence[Found]) -> Iterator[_Told]:
        line = row(block.text, unit, names)
        ruled = governing(self.document, block) if line else None
        if line is None or ruled is None:
            return
        above, rank = ruled
        words = " ".join(block.text[line.start : line.end].split())
        name, target = context.target(words)
        evidence = (block.content.span(line.start, line.end), above.content.span(rank.start, rank.end))
        for found in line.names:
            award = Award(
                self.scheme,
                self.year,
                name,
                "",
                self.grade(rank).removeprefix("부문별 "),
                found.name,
                None,
                found.name.span,
                target,
                evidence,
                False,
            )
            yield _Told(award, row=True)

    def grade(self, rank: Rank) -> str:
        """As it is called here: where the best are 최우수기관, those called 우수기관 are next in rank."""
        if rank.grade == "우수기관" and self.ranked:
            return "우수"
        return rank.grade

    def owner(self, block: Block, at: int) -> PlaceName | None:
        """Of whom the text speaks at a character."""
        return next((place for start, place in reversed(self.whose.get(block.index, ())) if start <= at), None)


@dataclass(frozen=True)
class _Unit:
    """One unit of a block, offsets within it counted from its own start."""

    reader: _Reader
    block: Block
    unit: Unit
    names: tuple[Found, ...]

    @property
    def text(self) -> str:
        return self.block.text[self.unit.start : self.unit.end]

    def _local(self) -> tuple[Found, ...]:
        return tuple(replace(n, start=n.start - self.unit.start, end=n.end - self.unit.start) for n in self.names)

    def span(self, start: int, end: int) -> Span:
        return self.block.content.span(self.unit.start + start, self.unit.start + end)

    def ties(self) -> tuple[tuple[Tie, Span], ...]:
        return tuple((t, self.span(t.rank.start, t.rank.end)) for t in ties(self.text, self._local()))

    def carried(self, topic: tuple[Rank, Span] | None) -> tuple[tuple[Tie, Span], ...]:
        """The grade of the sentence before goes on over another group's list."""
        if topic is None:
            return ()
        return tuple((t, topic[1]) for t in carried(self.text, self._local(), topic[0]))

    def topic(self) -> tuple[Rank, Span] | None:
        found = [t for t in self.ties() if t[0].rank.form is Form.TOPIC]
        return (found[-1][0].rank, found[-1][1]) if found else None

    def told(self, found: Sequence[tuple[Tie, Span]], subject: PlaceName | None) -> Iterator[_Told]:
        prizes = context.prizes(self.text, tuple(dict.fromkeys(t.rank for t, _ in found)))
        for tie, span in found:
            place = tie.found.name if tie.found else self._omitted(tie, subject)
            if place is not None:
                yield from self._awards(tie, place, span, prizes.get(tie.rank))

    def _omitted(self, tie: Tie, subject: PlaceName | None) -> PlaceName | None:
        if not omitted(self.text, tie.rank.start, item=self.unit.item, vague=tie.rank.generic):
            return None
        return subject or self.reader.owner(self.block, self.unit.start + tie.rank.start) or self.reader.hero

    def _awards(self, tie: Tie, place: PlaceName, span: Span, prize: tuple[int, int, int] | None) -> Iterator[_Told]:
        named = context.division(self.text, tie.at, tie.rank, self._local())
        name, target = context.target(named.value) if named else ("", None)
        evidence = [span]
        if named:
            evidence.append(self.span(named.start, named.end))
        if prize:
            evidence.append(self.span(*prize[1:]))
        years, dated = context.years(self.text, tie.rank.start, self.reader.year)
        for year in years:
            award = Award(
                context.scheme(self.text, tie.rank) or self.reader.scheme,
                year,
                name,
                "",
                self.reader.grade(tie.rank),
                place,
                prize[0] if prize else None,
                place.span,
                target,
                tuple(evidence),
                False,
            )
            yield _Told(award, generic=tie.rank.generic, dated=dated)


def _single(found: Sequence[tuple[Tie, Span]]) -> PlaceName | None:
    names = {t.found.name for t, _ in found if t.found}
    return next(iter(names)) if len(names) == 1 else None


def _hero(
    told: Sequence[_Told], whose: Mapping[int, tuple[Switch, ...]], names: Mapping[int, tuple[Found, ...]]
) -> PlaceName | None:
    """The only municipality that anything is said of, and that from the start."""
    subjects = [*(one.award.place for one in told), *(place for s in whose.values() for _, place in s if place)]
    heads = {hit.name.text for index in list(names)[:_HEAD] for hit in names[index]}
    alone = len({n.text for n in subjects}) == 1
    return subjects[0] if alone and subjects[0].text in heads else None


def statements(
    document: Document,
    found: Mapping[int, tuple[Found, ...]],
    whose: Mapping[int, tuple[Switch, ...]],
    scheme: str,
    year: int,
    places: Places,
) -> tuple[Award, ...]:
    """Awards that sentences and lists state, each once.

    Args:
        found: municipalities by block.
        whose: of whom each block speaks, for subjects left out.
        scheme, year: what the document is about, for statements that name none.
        places: finder of names, for lists whose names only the list shows.
    """
    if not any(True for block in document.blocks for _ in ranks(block.text, ())):
        return ()
    ranked = any(_BEST.search(block.text) for block in document.blocks)
    naming = Naming(places)
    names = {b.index: naming.complete(b.content, found.get(b.index, ())) for b in document.blocks}
    reader = _Reader(document, whose, scheme, year, ranked, None)
    told = reader.read(names)
    if hero := _hero(told, whose, names):
        told = replace(reader, hero=hero).read(names)
    kept = [one for one in told if not (one.generic and _outranked(one.award, told)) and not _echoes(one, told)]
    rows = listed(one.award for one in kept if one.row)
    united = unite(rows, distinct(one.award for one in kept if not one.row))
    return tuple(sorted(united, key=lambda award: award.span))


def _echoes(one: _Told, told: Sequence[_Told]) -> bool:
    """Whether a statement of no year tells again what another dates."""
    if one.dated:
        return False
    return any(o.dated and same(one.award, replace(o.award, year=one.award.year)) for o in told)


def _outranked(award: Award, told: Sequence[_Told]) -> bool:
    """Whether a mark of merit only sums up a grade that the same municipality has in that division."""
    return any(
        not other.generic
        and other.award.year == award.year
        and grades(other.award.grade) != grades(award.grade)
        and same_place(award, other.award)
        and divisions(award.division, other.award.division)
        and schemes(award.scheme, other.award.scheme)
        for other in told
    )
