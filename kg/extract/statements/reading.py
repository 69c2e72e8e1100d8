"""The reading of a document: its sentences and rows to awards, each told once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.honour import Honour
from kg.extract.owners import Switch
from kg.extract.places import Found, Places
from kg.extract.statements.beside import Named, filled, listing
from kg.extract.statements.clause import carried, leads
from kg.extract.statements.context import prevailing
from kg.extract.statements.division import target
from kg.extract.statements.honours import HONOUR
from kg.extract.statements.ladder import Rung, ladder
from kg.extract.statements.merge import distinct, divisions, grades, listed, same, schemes, unite
from kg.extract.statements.merge import places as same_place
from kg.extract.statements.naming import Naming
from kg.extract.statements.rows import governing, graded, row
from kg.extract.statements.telling import Cited, Sentence, Setting, Told, Weight, single, topic, within
from kg.extract.statements.units import Unit, units
from kg.model.document import Block, BlockKind, Document
from kg.model.fact import Award
from kg.model.place import PlaceName

_HEAD = 4
"""Blocks in which an article says whom it is about."""
_HONOURED = re.compile(HONOUR)
_BEST = re.compile(r"최우수\s?기관")


@dataclass(frozen=True)
class _Reader:
    """Reads one document, block by block."""

    document: Document
    names: Mapping[int, tuple[Found, ...]]
    rungs: tuple[Rung, ...] = ()

    def read(self, setting: Setting) -> list[Told]:
        """All that it states."""
        climbed = {rung.block.index for rung in self.rungs}
        blocks = (b for b in self.document.blocks if b.kind is not BlockKind.ROW and b.index not in climbed)
        listed = (Told(one, row=True, generic=rung.generic) for rung in self.rungs for one in _listed(setting, rung))
        return [*listed, *(one for block in blocks for one in self._block(setting, block))]

    def _block(self, setting: Setting, block: Block) -> Iterator[Told]:
        subject: PlaceName | None = None
        before: Cited | None = None
        listed: Named | None = None
        lead = ""
        for unit in units(block.text):
            if rows := tuple(self._rows(setting, block, unit)):
                yield from rows
                continue
            sentence = Sentence.of(setting, block, unit, self.names[block.index], lead)
            lead = lead if unit.item else _opening(sentence.text)
            found = sentence.ties(before)
            yield from self._led(sentence, found)
            subject = single(found) or subject
            told = tuple(sentence.told(found, subject))
            goes_on = listed if topic(found) else None
            told = tuple(filled(self.document, block, unit.end, told, goes_on))
            yield from told
            before, listed = topic(found), listing(found, told, listed)

    def _led(self, sentence: Sentence, found: Sequence[Cited]) -> Iterator[Told]:
        """Those of the sentence before that are the best of their group, as this sentence says of another group's."""
        above = self.document.blocks[sentence.block.index - 1] if sentence.block.index else None
        last = next(reversed(list(units(above.text))), None) if above and not sentence.unit.start else None
        if above is None or last is None or len({tie.rank for tie, _ in found}) != 1 or graded(above):
            return
        before = Sentence.of(sentence.setting, above, last, self.names[above.index])
        if leads(before.text, sentence.text):
            rank, span = found[0][0].rank, found[0][1]
            yield from before.told([(tie, span) for tie in carried(before.text, before.names, rank)], None)

    def _rows(self, setting: Setting, block: Block, unit: Unit) -> Iterator[Told]:
        line = (
            row(block.text, unit, within(self.names[block.index], unit))
            if block.kind is not BlockKind.HEADING
            else None
        )
        ruled = governing(self.document, block, line) if line else None
        if line is None or ruled is None:
            return
        above, rank = ruled
        name, worked = target(" ".join(block.text[line.start : line.end].split()))
        division = (block.content.span(line.start, line.end),) if name else ()
        for found in line.names:
            award = Award(
                scheme=setting.honour.name,
                year=setting.honour.year,
                division=name,
                part="",
                grade=setting.grade(rank).removeprefix("부문별 "),
                place=found.name,
                prize_krw=None,
                span=found.name.span,
                target_year=worked or setting.honour.work,
                evidence=(*division, above.content.span(rank.start, rank.end)),
                table=False,
            )
            yield Told(award, row=True)


def _listed(setting: Setting, rung: Rung) -> Iterator[Award]:
    """The awards of a ladder's line."""
    division, worked = target(rung.division)
    for found in rung.names:
        yield Award(
            scheme=setting.honour.name,
            year=setting.honour.year,
            division=division,
            part="",
            grade=rung.grade,
            place=found.name,
            prize_krw=rung.prize_krw,
            span=found.name.span,
            target_year=worked or setting.honour.work,
            evidence=rung.evidence,
        )


def statements(
    document: Document,
    found: Mapping[int, tuple[Found, ...]],
    whose: Mapping[int, tuple[Switch, ...]],
    honour: Honour,
    places: Places,
) -> tuple[Award, ...]:
    """Awards that sentences and lists state, each once.

    Args:
        found: municipalities by block.
        whose: of whom each block speaks, for subjects left out.
        honour: what the document is about, for statements that name no scheme and year.
        places: finder of names, for lists whose names only the list shows.
    """
    rungs = ladder(document, places)
    if not rungs and not any(graded(block) or _HONOURED.search(block.text) for block in document.blocks):
        return ()
    naming = Naming(places)
    names = {b.index: naming.complete(b.content, found.get(b.index, ())) for b in document.blocks}
    named = honour.name or prevailing(block.text for block in document.blocks)
    ranked = any(_BEST.search(block.text) for block in document.blocks)
    setting = Setting(replace(honour, name=named), ranked, whose)
    reader = _Reader(document, names, rungs)
    told = reader.read(setting)
    if hero := _hero(told, whose, names):
        told = reader.read(replace(setting, hero=hero))
    kept = [_dated(one, told) for one in told if not _outranked(one, told)]
    sure = sorted(kept, key=lambda one: one.generic)
    rows = listed(one.award for one in kept if one.row)
    united = unite(rows, distinct(one.award for one in sure if not one.row))
    return tuple(sorted(united, key=lambda award: award.span))


def _opening(text: str) -> str:
    """A clause that breaks off, so that the items behind it are its own."""
    return "" if text.endswith(".") else f"{text} "


def _hero(
    told: Sequence[Told], whose: Mapping[int, tuple[Switch, ...]], names: Mapping[int, tuple[Found, ...]]
) -> PlaceName | None:
    """The only municipality that anything is said of, and that from the start."""
    subjects = [*(one.award.place for one in told), *(place for s in whose.values() for _, place in s if place)]
    heads = {hit.name.text for index in list(names)[:_HEAD] for hit in names[index]}
    alone = len({n.text for n in subjects}) == 1
    return subjects[0] if alone and subjects[0].text in heads else None


def _dated(one: Told, told: Sequence[Told]) -> Told:
    """A statement of no year takes that of another that tells the same."""
    if one.dated:
        return one
    like = (o.award.year for o in told if o.dated and same(one.award, replace(o.award, year=one.award.year)))
    year = next(like, None)
    return replace(one, award=replace(one.award, year=year), dated=True) if year else one


def _outranked(one: Told, told: Sequence[Told]) -> bool:
    """Whether a mark of merit or an honour only comes with a grade that the same municipality has in that division."""
    award = one.award
    if one.besides and any(_ranked(award, other.award) for other in told):
        return True
    return one.weight < Weight.GRADE and any(
        other.weight > one.weight
        and other.award.year == award.year
        and grades(other.award.grade) != grades(award.grade)
        and same_place(award, other.award)
        and divisions(award.division, other.award.division)
        and schemes(award.scheme, other.award.scheme)
        for other in told
    )


def _ranked(award: Award, other: Award) -> bool:
    """Whether the other gives the same municipality another grade of that year's award."""
    return (
        grades(other.grade) != grades(award.grade)
        and other.year in {award.year, None}
        and same_place(award, other)
        and schemes(award.scheme, other.scheme)
    )
