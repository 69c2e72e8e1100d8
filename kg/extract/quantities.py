"""Quantities: every figure that a text states of a municipality, with what it counts, of which program, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.extract.counter import KRW, Figure, figures, fold
from kg.extract.exclude import allowed
from kg.extract.measure import measure
from kg.extract.period import dates, governing
from kg.extract.piece import Piece
from kg.model.document import BlockKind
from kg.model.fact import Program, ProgramType, Quantity
from kg.model.place import PlaceName
from kg.model.span import RESTORED, Span

_LABEL: Final = re.compile(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\s*[^:()]{2,30}(?=\s:\s)")
_BREAK: Final = re.compile(
    r"[.;]\s|(?:으며|며|고)(?:[\s,(])|(?:완료|실시|구축|설치|배치|운영|지원|제공|추진|구성|확보|창출|강화|개최|시행|마련|확대|조성)(?:\([^()]*\))?\s?,"
)
"""Where a clause ends: a sentence, a coordinating ending, a verbal noun before a comma."""
_CLOSED: Final = re.compile(r"\)?\s?(?:,|및|·|/|와\s|과\s)|\)\s?하(?:여|고|며|였)")
"""After a figure: nothing further in the sentence is what the figure is of."""
_ONWARD: Final = re.compile(r"[.;]\s|(?:으며|며|고)[\s,(]")
_NEAR: Final = re.compile(r"[’”'\"」*]*[을를은는이가]?\s?(?:\((?:[^()]*[,\s])?)?")
"""Between a program and its figure: nothing, or a bracket that the name opens (컨설팅(8회, 70명))."""
_LISTED: Final = re.compile(r"[’”'\"*]*\s?(?:,|및\s|(?:\s?\d[\d,]*[^\d,()]{1,6}|\([^()]*\))\s?,)")
"""After a program: it is one of a list, and what is said of a later member is not said of it."""
_SUM: Final = re.compile(r"등\s?(?:총|모두|약)?\s?$|[^가-힣](?:총|모두)\s?$")
_SETTING: Final = re.compile(r"\s?(?:설치|배치|구성|개소|신설)")
_STOP: Final = re.compile(r"[.;]\s|\n")
"""Where a sentence ends."""
_SET_UP: Final = frozenset({ProgramType.TEAM, ProgramType.FACILITY, ProgramType.ROLE, ProgramType.NETWORK})
_STAR: Final = re.compile(r"\*+")

Range = tuple[int, int]


def quantities(pieces: Sequence[Piece], programs: Sequence[Program]) -> tuple[Quantity, ...]:
    """The figures of all pieces, in order; ``place`` is None where a piece speaks of nobody in particular."""
    pages = {p.block.index: _Page.of(p, programs) for p in pieces}
    return tuple(q for page in pages.values() for q in _quantities(page, pages))


@dataclass(frozen=True, slots=True)
class _Page:
    """A piece with its folded text and the programs named in it, by their places in that text."""

    piece: Piece
    text: str
    programs: tuple[tuple[Range, Program], ...]

    @staticmethod
    def of(piece: Piece, programs: Sequence[Program]) -> _Page:
        """The page of one piece."""
        whole = piece.block.span
        held = [(_place(piece, p.span), p) for p in programs if p.span.start < whole.end and whole.start < p.span.end]
        return _Page(
            piece, fold(piece.text), tuple(sorted(((r, p) for r, p in held if r is not None), key=lambda pair: pair[0]))
        )

    @property
    def label(self) -> Program | None:
        """The program named by the bracket or the words before a colon that lead the piece."""
        lead = _LABEL.match(self.text)
        if lead is None:
            return None
        return next((p for (start, _), p in self.programs if start < lead.end()), None)


def _place(piece: Piece, span: Span) -> Range | None:
    """Where a source span lies in a piece's text."""
    held = [i for i, o in enumerate(piece.content.offsets) if o != RESTORED and span.start <= o < span.end]
    return (held[0], held[-1] + 1) if held else None


def _quantities(page: _Page, pages: Mapping[int, _Page]) -> Iterator[Quantity]:
    piece = page.piece
    if piece.block.kind in {BlockKind.TITLE, BlockKind.HEADING, BlockKind.ROW} and not (piece.case or piece.owners):
        return
    known, when = figures(page.text), dates(page.text)
    measured = ""
    for figure in allowed(page.text, known, [r for r, _ in page.programs]):
        program = _program(page, figure, pages)
        measured = measured if figure.role == "to" and measured else measure(piece, figure, known)
        yield Quantity(
            figure.value,
            figure.unit,
            measured or (program.name if program else ""),
            piece.span(figure.start, figure.end),
            approximate=figure.approximate,
            place=_whose(piece, figure),
            program=program.span if program else None,
            period=figure.often or _written(piece, governing(page.text, when, figure.start, figure.end)),
            passage=piece.id,
            role=figure.role,
        )


def _whose(piece: Piece, figure: Figure) -> PlaceName | None:
    """Whose a figure is: the subject's, unless its sentence names another municipality between the two."""
    owner = piece.owner(figure.digits)
    if owner is None:
        return None
    begins = max(at for at, _ in piece.owners if at <= figure.digits)
    sentence = max(begins, *(m.end() for m in _STOP.finditer(piece.text, 0, figure.digits)), 0)
    between = [name for start, _, name in piece.places if sentence <= start and _near(piece.text, start, figure)]
    return None if any(name.text not in {owner.text, owner.sido} for name in between) else owner


def _near(text: str, at: int, figure: Figure) -> bool:
    """Whether a name stands before a figure, in no bracket that is closed by then."""
    return at < figure.digits and not _leaves(text[at : figure.digits])


def _written(piece: Piece, words: str) -> str:
    """The words as the piece has them, unfolded."""
    at = fold(piece.text).find(words)
    return piece.text[at : at + len(words)] if at >= 0 else words


def _program(page: _Page, figure: Figure, pages: Mapping[int, _Page]) -> Program | None:
    """The program a figure is of: one it stands beside, the piece's label, one in its clause, or what its note is on."""
    return (
        _beside(page, figure)
        or page.label
        or _within(page, figure)
        or (_noted(page, pages) if page.piece.block.kind is BlockKind.NOTE else None)
    )


def _beside(page: _Page, figure: Figure) -> Program | None:
    """The program whose name holds the figure or ends right before it, brackets and particles aside."""
    for (start, end), program in reversed(page.programs):
        counted = start <= figure.digits and figure.end < end
        if counted or (end <= figure.start and _NEAR.fullmatch(page.text, end, figure.start)):
            return program
    return None


def _within(page: _Page, figure: Figure) -> Program | None:
    """The last program before the figure in its clause, else the next one after it there."""
    before = [] if _SUM.search(page.text, 0, figure.start) else list(_leading(page, figure))
    if before and _SETTING.match(page.text, figure.end):
        before = [p for p in before if p.type in _SET_UP] or before
    if before:
        return before[-1]
    after = [(start, p) for (start, _), p in page.programs if start >= figure.end]
    if not after or _CLOSED.match(page.text, figure.end):
        return None
    between = re.sub(r"^[^()]*\)|\([^()]*\)", " ", page.text[figure.end : after[0][0]])
    far = figure.unit == KRW and re.search(r"\s", between.strip()) is not None
    return None if far or _ONWARD.search(between) else after[0][1]


def _leading(page: _Page, figure: Figure) -> Iterator[Program]:
    """The programs of the figure's clause that stand before it and in no bracket that is closed by then."""
    for (_, end), program in page.programs:
        between = page.text[end : figure.start]
        open_clause = re.sub(r"(?:으며|며|고)\s?\([^()]*$", " ", between)
        apart = _LISTED.match(between) or _BREAK.search(open_clause) or _leaves(between)
        if end <= figure.start and not apart:
            yield program


def _leaves(between: str) -> bool:
    """Whether the words close a bracket that they did not open."""
    return ")" in re.sub(r"\([^()]*\)", "", between)


def _noted(page: _Page, pages: Mapping[int, _Page]) -> Program | None:
    """What a note is on: the program its star stands by, the label above it, or the only program there."""
    block = page.piece.block
    above = pages.get(block.parent) if block.parent is not None else None
    if above is None:
        return None
    stars = [m.start() for m in _STAR.finditer(above.text) if m.group() == block.marker]
    starred = [
        p
        for (_, end), p in above.programs
        if any(0 <= at - end <= 8 and " " not in above.text[end:at].strip() for at in stars)
    ]
    if starred:
        return starred[-1]
    if above.label or stars or len(above.programs) != 1:
        return above.label
    (start, end), only = above.programs[0]
    return only if start <= 2 or len(above.text) - end <= 12 else None
