"""Cases: described good practices of one municipality in one division, and which tellings are of the same one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from kg.extract.divisions import Divisions
from kg.extract.owners import Subject
from kg.model.document import Block, BlockKind, Document
from kg.model.fact import Case
from kg.model.place import PlaceName
from kg.model.span import Span

_SHORT = 40
"""A bullet with fewer characters and nothing under it only names a winner."""
_BULLET = 8
"""Characters that a bullet, or the end of a heading's frame and a bullet, may have between two blocks."""
_ANNEX = re.compile(r"붙임|별첨|참고|첨부")
_KIND = re.compile(r"(?:특별자치도|특별자치시|특별시|광역시|자치도)$")


@dataclass(frozen=True, slots=True)
class _Root:
    """The block at which a case begins, and what belongs to it."""

    block: Block
    place: PlaceName
    blocks: tuple[Block, ...]


def cases(
    document: Document,
    subjects: Mapping[int, tuple[Subject, ...]],
    divisions: Divisions,
    year: int | None,
) -> tuple[Case, ...]:
    """All cases; a body's telling points to the annex's telling of the same municipality and division."""
    told: list[Case] = []
    for number, root in enumerate(_roots(document, subjects), start=1):
        told.append(_case(document, root, f"c{number}", divisions, year))
    return tuple(_linked(told, document))


def _roots(document: Document, subjects: Mapping[int, tuple[Subject, ...]]) -> Iterator[_Root]:
    taken: set[int] = set()
    for block in document.blocks:
        if block.index in taken:
            continue
        lead = next((s for s in subjects.get(block.index, ()) if s.at <= 2), None)
        if lead is None or lead.place is None:
            continue
        blocks = tuple(_extent(document, block, lead))
        if blocks:
            taken.update(b.index for b in blocks)
            yield _Root(block, lead.place, blocks)


def _extent(document: Document, block: Block, lead: Subject) -> Iterator[Block]:
    """The blocks of a case that begins here; none if nothing is described."""
    if lead.how == "heading":
        inside = [b for b in document.blocks if b.section == block.index and b.kind is not BlockKind.ROW]
        if inside:
            yield block
            yield from takewhile(lambda b: b.level > 0 or b.kind is inside[0].kind, inside)
    elif block.kind is BlockKind.BULLET and lead.how in {"label", "topic"}:
        under = list(document.under(block))
        if len(under) > 1 or len(block.text) >= _SHORT:
            yield from under


def _case(document: Document, root: _Root, name: str, divisions: Divisions, year: int | None) -> Case:
    text = "\n".join(_lines(document, root.blocks))
    span = Span.cover(b.span for b in root.blocks)
    passages = tuple(f"p{b.index}" for b in root.blocks if b.kind is not BlockKind.HEADING)
    division = next((d for d in _candidates(document, root, divisions) if d), "")
    return Case(name, root.place, division, year, root.block.text, text, span, passages)


def _lines(document: Document, blocks: Sequence[Block]) -> list[str]:
    """The words of each block with the bullet that leads it, so that the case reads as its source does, line by line."""
    lines = [blocks[0].text]
    for before, block in pairwise(blocks):
        tail, _, lead = document.source[before.span.end : block.span.start].partition("\n")
        if len("".join((tail + lead).split())) > _BULLET:
            tail, lead = "", block.marker
        lines[-1] = f"{lines[-1]} {tail.strip()}".rstrip()
        lines.append(f"{' '.join(lead.split())} {block.text}".lstrip())
    return lines


def _candidates(document: Document, root: _Root, divisions: Divisions) -> Iterator[str]:
    """Divisions by what stands over the case, nearest first: its own heading, parents, headings; then its own words."""
    if root.block.kind is BlockKind.HEADING:
        words, colon, _ = root.block.text.partition(":")
        yield divisions.of_text(words) or (words.strip() if colon else "")
    above: list[Block] = []
    parent = root.block.parent
    while parent is not None:
        above.append(document.blocks[parent])
        parent = document.blocks[parent].parent
    section = root.block.section
    while section is not None:
        above.append(document.blocks[section])
        section = document.blocks[section].section
    for block in above:
        yield divisions.of_text(block.text)
    yield divisions.of_text(root.block.text)


def _linked(told: Sequence[Case], document: Document) -> Iterator[Case]:
    """Each case; one told again in an annex points there."""
    annexes = [b.span.start for b in document.blocks if b.kind is BlockKind.HEADING and _ANNEX.match(b.marker)]
    border = min(annexes, default=len(document.source))
    main = [c for c in told if c.span.start > border]
    for case in told:
        same = [m for m in main if case.span.start <= border and _same(case, m)]
        yield replace(case, tells=same[0].id) if same else case


def _same(one: Case, other: Case) -> bool:
    """Whether two tellings are of one municipality in one division, by their names as written."""
    a, b = one.place, other.place
    if one.division != other.division or _stem(a.text) != _stem(b.text):
        return False
    return not (a.sido and b.sido and province(a.sido) != province(b.sido))


def _stem(name: str) -> str:
    """A name without the letter of its kind, unless nothing but one letter would stay (``남구``)."""
    bare = _KIND.sub("", name)
    return bare[:-1] if len(bare) > 2 and bare[-1] in "시군구도" else bare


def province(name: str) -> str:
    """A province's short form, however it is written: ``전라북도``, ``전북도``, ``전북특별자치도`` → ``전북``."""
    bare = _stem(name)
    return bare[0] + bare[-1] if len(bare) == 3 else bare
