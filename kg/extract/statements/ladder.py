"""Ladders: tables and lists flattened into lines that are each nothing but a grade, a group, or names.

A step (``최우수(1,000만 원)``, ``국무총리 표창 (3)``) holds for the names below it until the next. A line between a step and
its names is a group within it; one between names and the next step stands over the steps that follow.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from kg.extract.grades import GRADE
from kg.extract.money import amounts
from kg.extract.places import Found, Places
from kg.extract.statements.honours import HONOUR, honoured
from kg.extract.statements.rows import TIER, listing
from kg.extract.tables import flat_tables
from kg.model.document import Block, BlockKind, Document
from kg.model.span import Mapped, Span

_NOTE: Final = r"(?:\s*\(\s*(?:(?:각|총)\s*)?(?P<note>\d[^()]{0,16}|○+)\))?"
_STEP: Final = re.compile(
    rf"(?:(?:지역|분야)\s?)?(?:(?P<grade>{GRADE})(?:\s?상)?|(?P<honour>{HONOUR}))(?P<body>\s?(?:지자체|기관|지방자치단체|자치단체|시\s?·?\s?군\s?·?\s?구))?{_NOTE}"
)
_GROUP: Final = re.compile(r"[^.:!?]{1,30}")
_HEAD: Final = re.compile(
    r"(?:.*20\d\d년?도?\s)?.*(?:결과|현황|명단|목록|구성(?:된 표)?|수상작|선정)|.*우수\s?(?:지자체|기관|사례|지방자치단체).*|구\s*분|비\s*고|연\s*번|훈\s*격|등\s*급|부\s*문|분\s*야|포상금?.{0,8}|\d+|.*(?:상|표창)|(?:우수|수상)?\s?(?:지방자치단체|자치단체|지자체|기관|시\s?·?\s?군\s?·?\s?구)(?:명)?"
)
"""Lines that name nothing: heads of columns, and what is given in a column of its own."""
_COUNTED: Final = re.compile(r"\s*\(\s*\d+\s*(?:개|곳|개소)?\s*\)\s*")
_CELLS: Final = re.compile(r"\(\s*(?:시\s*·?\s*도|시\s*·?\s*군\s*·?\s*구|광역|기초)\s*\d+\s*\)")
"""A level with its count, as the cells of result tables have it (``kg.extract.awards`` reads those)."""
_WITHIN: Final = re.compile(r"(?P<sido>[가-힣]{2,8})\s?\((?P<inner>[^()]+)\)")
_KINDS: Final = frozenset({BlockKind.ROW, BlockKind.PARAGRAPH})
"""Rows of tables that a format kept are read by their cells."""


@dataclass(frozen=True, slots=True)
class Rung:
    """Names under one step.

    Attributes:
        grade: the step's, as it is to be called.
        generic: whether it may only be a mark of merit (``우수 지자체``).
        division: the groups' words, empty where they only say a level or a size.
        evidence: the words of division and grade.
        prize_krw: of each, where the step states it.
        block: the line of the names.
    """

    grade: str
    generic: bool
    division: str
    evidence: tuple[Span, ...]
    prize_krw: int | None
    block: Block
    names: tuple[Found, ...]


@dataclass
class _Climb:
    """A run of lines while it is read."""

    step: Block | None = None
    read: re.Match[str] | None = None
    over: list[Block] = field(default_factory=list)
    inner: list[Block] = field(default_factory=list)
    pending: list[Block] = field(default_factory=list)
    rungs: list[Rung] = field(default_factory=list)

    def begin(self, block: Block, read: re.Match[str]) -> None:
        """The next step; the lines since the last names stand over it."""
        self.over = [b for b in self.pending if not _HEAD.fullmatch(b.text)] or self.over
        self.step, self.read, self.inner, self.pending = block, read, [], []

    def group(self, block: Block) -> None:
        """A line that names nobody."""
        self.pending.append(block)

    def names(self, block: Block, names: tuple[Found, ...]) -> None:
        """Names, under the last step."""
        if self.step is None or self.read is None:
            return
        if self.pending:
            self.inner, self.pending = self.pending, []
        named = [b for b in (*self.over, *self.inner) if not _says_nothing(_COUNTED.sub("", b.text))]
        self.rungs.append(
            Rung(
                self.read["grade"] or honoured(self.read["honour"]),
                bool(self.read["body"]) and self.read["grade"] == "우수",
                " ".join(b.text for b in named),
                (*(b.content.span() for b in named), self.step.content.span()),
                next((a.krw for a in amounts(self.read["note"] or "")), None),
                block,
                names,
            )
        )


def ladder(document: Document, places: Places) -> tuple[Rung, ...]:
    """The names of all ladders, in order."""
    return tuple(rung for run in _runs(document) for rung in _climbed(run, places))


def _says_nothing(words: str) -> bool:
    """Whether a group's words are no division: a level or size of municipalities, the head of a column."""
    return not words or TIER.fullmatch(words) is not None or _HEAD.fullmatch(words) is not None


def _runs(document: Document) -> Iterator[list[Block]]:
    """Stretches of lines that are no sentences and hold a step."""
    run: list[Block] = []
    kinds = _KINDS - ({BlockKind.ROW} if document.tables else set())
    celled = {row.index for table in flat_tables(document) if _CELLS.search(table.content.text) for row in table.rows}
    for block in (*document.blocks, None):
        line = block is not None and block.kind in kinds and block.index not in celled
        if block is not None and line and not block.text.endswith("."):
            run.append(block)
            continue
        if any(_STEP.fullmatch(b.text) for b in run):
            yield run
        run = []


def _climbed(run: list[Block], places: Places) -> Iterator[Rung]:
    climb = _Climb()
    steps = {block.index: read for block in run if (read := _STEP.fullmatch(block.text))}
    plain = {i: read for i, read in steps.items() if read["note"] or not read["body"]}
    names = {
        block.index: found for block in run if block.index not in steps and (found := members(block.content, places))
    }
    for block in reversed(run) if _follow(plain or steps, names) else run:
        if read := (plain or steps).get(block.index):
            climb.begin(block, read)
        elif block.index in names:
            climb.names(block, names[block.index])
        elif _GROUP.fullmatch(block.text):
            climb.group(block)
        else:
            climb.step, climb.over, climb.pending = None, [], []
    grades = {(r.grade, r.generic) for r in climb.rungs}
    if grades != {("대상", False)}:
        yield from climb.rungs


def _follow(steps: Collection[int], names: Collection[int]) -> bool:
    """Whether grades stand below their names: names come before the first grade, and none after the last."""
    return bool(steps and names) and min(names) < min(steps) and max(names) < max(steps)


def members(content: Mapped, places: Places) -> tuple[Found, ...]:
    """The municipalities of a line that holds nothing else; a province leads those in the brackets behind it."""
    held: list[Found] = []
    at = 0
    for match in _WITHIN.finditer(content.text):
        inner = _cut(content, match.span("inner"), places, match["sido"])
        if inner and all(places.lies(hit.name.text, match["sido"]) for hit in inner):
            held += [*_cut(content, (at, match.start()), places, ""), *inner]
            at = match.end()
    held += _cut(content, (at, len(content)), places, "")
    rest = _WITHIN.sub(lambda m: " " * len(m[0]), content.text) if at else content.text
    plain = listing(rest, [h for h in held if rest[h.start : h.end].strip()])
    return tuple(held) if at and (plain or not rest.strip(" ,·")) else plain


def _cut(content: Mapped, span: tuple[int, int], places: Places, sido: str) -> list[Found]:
    """The names in a part of a line; offsets count in the line."""
    found = places.find(content.cut(*span), carry=sido, listed=True)
    return [replace(hit, start=hit.start + span[0], end=hit.end + span[0]) for hit in found]
