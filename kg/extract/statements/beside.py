"""Divisions told beside the sentence of an award: by the line above, the sentence before or the one behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.statements.division import Words, alone, credited, target
from kg.extract.statements.ranks import Form
from kg.extract.statements.rows import graded
from kg.extract.statements.telling import Cited, Told
from kg.extract.statements.units import units
from kg.model.document import Block, BlockKind, Document
from kg.model.span import Span


@dataclass(frozen=True, slots=True)
class Named:
    """A division and the words that name it."""

    words: Words
    span: Span

    @property
    def value(self) -> str:
        """Its name."""
        return self.words.value

    def given(self, one: Told) -> Told:
        """The award, in this division."""
        name, worked = target(self.value)
        evidence = (*one.award.evidence, self.span)
        return replace(one, award=replace(one.award, division=name, target_year=worked, evidence=evidence))


def filled(document: Document, block: Block, end: int, told: Sequence[Told], before: Named | None) -> Iterator[Told]:
    """Awards of a sentence that ends at ``end`` of its block, in the division that is told beside it.

    Args:
        before: the division that the sentence before set out to list the grades of.
    """
    if any(one.award.division for one in told):
        yield from told
        return
    named = before
    if named is None and len(told) == 1:
        named = _above(document, block, end) or _behind(document, block, end)
    yield from (named.given(one) if named else one for one in told)


def listing(found: Sequence[Cited], told: Sequence[Told], before: Named | None) -> Named | None:
    """The division whose grades are being listed after a sentence: one grade was set as topic, and more may follow."""
    if not found or any(tie.rank.form is not Form.TOPIC for tie, _ in found):
        return None
    names = {one.award.division for one in told}
    if names == {""} or len(names) != 1:
        return None
    (name,) = names
    if before and before.value == name:
        return before
    span = told[0].award.evidence[1]
    return Named(Words(name, span.start, span.end), span)


def _above(document: Document, block: Block, end: int) -> Named | None:
    """A line of its own above the block's first sentence."""
    first = next(units(block.text), None)
    above = document.blocks[block.index - 1] if block.index else None
    if above is None or above.kind is BlockKind.ROW or first is None or first.end != end:
        return None
    return _cited(above, alone(above.text))


def _behind(document: Document, block: Block, end: int) -> Named | None:
    """The next sentence, of the block or of the paragraph behind it, if it names no grade."""
    own = ((block, unit) for unit in units(block.text) if unit.start >= end)
    behind = document.blocks[block.index + 1 : block.index + 2]
    more = ((other, unit) for other in behind if other.kind is BlockKind.PARAGRAPH for unit in units(other.text))
    where, unit = next(own, None) or next(more, (None, None))
    if where is None or unit is None or any(unit.start <= r.start < unit.end for r in graded(where)):
        return None
    words = credited(where.text[unit.start : unit.end])
    return _cited(where, words and Words(words.value, words.start + unit.start, words.end + unit.start))


def _cited(block: Block, words: Words | None) -> Named | None:
    return Named(words, block.content.span(words.start, words.end)) if words else None
