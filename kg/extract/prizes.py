"""The prize table of a scheme, read from the lines it was flattened into.

Names stand broken over lines, then a line of numbers for each level: the row's sums, then places and prize of each
grade in the header's order. A row with fewer pairs lacks a grade: the prizes of fuller rows tell which. A bracket
squeezed into a cell (``10 (장려1) 20 (10)``) is a grade of its own, taken out of that cell's places unless the row's
sums say otherwise. Numbers that contradict their own sums stay as they stand: the audit finds them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import log
from typing import Final

from kg.extract.grades import GRADE, grade
from kg.model.document import Block, BlockKind, Document
from kg.model.fact import PrizeRule
from kg.model.place import Level
from kg.model.span import Span

_LEVELS: Final = {"시도": Level.SIDO, "광역": Level.SIDO, "시군구": Level.SIGUNGU, "기초": Level.SIGUNGU}
_HEADER = re.compile(rf"(?:구\s?분\s*)?(?P<sums>(?:합|총)?\s?계)?\s*(?P<grades>{GRADE}상?(?:\s+{GRADE}상?)+)")
_UNIT = re.compile(r"(?:금액|단위|포상금)\s*[:：][^)]*?(?P<scale>조|십억|억|천만|백만|십만|만|천)?\s?원")
_SCALES: Final = {
    "": 1, "천": 10**3, "만": 10**4, "십만": 10**5, "백만": 10**6, "천만": 10**7,
    "억": 10**8, "십억": 10**9, "조": 10**12,
}  # fmt: skip
_COLUMN = re.compile(r"(?:개소?|소|포상금?|상금|시상금|금액?|총액|합?계|개소당|지자체당|기관당|곳|수|단가|[()\s/])+")
_ROW = re.compile(
    r"(?P<name>.*?)(?P<level>시\s?[·․ㆍ]?\s?도|시\s?[·․ㆍ]?\s?군\s?[·․ㆍ]?\s?구|광역|기초)(?:자치단체)?\s+(?P<cells>\d[^가-힣]*(?:\(.*)?)"
)
_MORE = re.compile(rf"(?:[\d,]+|\(\s?(?:{GRADE}상?)?\s?\d+\s?\)|\s)+")
_CELL = re.compile(
    rf"\(\s?(?P<grade>{GRADE}상?)\s?(?P<places>\d+)\s?\)|\(\s?(?P<prize>[\d,]+)\s?\)|(?P<number>\d[\d,]*)"
)
_TIED: Final = "/․·ㆍ"


@dataclass(frozen=True, slots=True)
class _Figure:
    value: int
    span: Span


@dataclass
class _Extra:
    """A grade squeezed into another's cell; ``pair`` counts the numbers that stood before it."""

    grade: str
    places: _Figure
    after: int
    prize: _Figure | None = None


@dataclass
class _Row:
    """A level's numbers under the division they belong to."""

    part: str
    division: str
    level: Level
    numbers: list[_Figure] = field(default_factory=list)
    extras: list[_Extra] = field(default_factory=list)

    def add(self, block: Block, start: int) -> None:
        """Take the cells of a line from ``start`` on."""
        for cell in _CELL.finditer(block.text, start):
            kind = "places" if cell["grade"] else cell.lastgroup or "number"
            span = block.content.span(cell.start("grade" if cell["grade"] else kind), cell.end(kind))
            figure = _Figure(int(cell[kind].replace(",", "")), span)
            if cell["grade"]:
                self.extras.append(_Extra(grade(cell["grade"]), figure, len(self.numbers)))
            elif kind == "number":
                self.numbers.append(figure)
            elif self.extras:
                self.extras[-1].prize = figure


@dataclass(frozen=True, slots=True)
class _Header:
    grades: tuple[str, ...]
    sums: bool
    scale: int | None


def prizes(document: Document, parts: Sequence[str]) -> tuple[PrizeRule, ...]:
    """The rules of every prize table.

    Args:
        document: what is read.
        parts: names of the scheme's parts, which the table's outer cells repeat.
    """
    found: list[PrizeRule] = []
    for start, header in _headers(document):
        rows = list(_table(document, start, parts))
        known = {_key(r): _prizes(r, header) for r in rows if len(_pairs(r, header)) == len(header.grades)}
        for row in rows:
            found.extend(_rules(row, header, known))
    return tuple(found)


def _headers(document: Document) -> Iterator[tuple[int, _Header]]:
    for block in document.blocks:
        found = _HEADER.fullmatch(block.text) if block.kind is BlockKind.ROW else None
        if found:
            grades = tuple(grade(words) for words in found["grades"].split())
            yield block.index + 1, _Header(grades, bool(found["sums"]), _scale(document, block.index))


def _scale(document: Document, index: int) -> int | None:
    """The unit stated in the lines just above or below the header."""
    for block in document.blocks[max(0, index - 4) : index + 12]:
        found = _UNIT.search(block.text)
        if found:
            return _SCALES[found["scale"] or ""]
    return None


def _table(document: Document, start: int, parts: Sequence[str]) -> Iterator[_Row]:
    """The rows of numbers, each with the names that stand before it or, without any, with those of the row above."""
    names: list[str] = []
    part = division = ""
    row: _Row | None = None
    for block in document.blocks[start:]:
        if block.kind is not BlockKind.ROW or _HEADER.fullmatch(block.text):
            break
        found = _ROW.fullmatch(block.text)
        if found:
            if row:
                yield row
            names += [found["name"].strip()] if found["name"].strip() else []
            if names:
                part, division = _named(names, part, parts, document)
            row = _Row(part, division, _LEVELS[re.sub(r"[\s·․ㆍ]", "", found["level"])])
            row.add(block, found.start("cells"))
            names = []
        elif row and not names and _MORE.fullmatch(block.text):
            row.add(block, 0)
        elif not _COLUMN.fullmatch(block.text):
            names.append(block.text)
    if row:
        yield row


def _named(lines: Sequence[str], part: str, parts: Sequence[str], document: Document) -> tuple[str, str]:
    """Part and division of a row's name cells: a known part first, a remark in brackets after it, then the division."""
    bare = ""
    for count, line in enumerate(lines, 1):
        bare += "".join(line.split())
        known = next((p for p in parts if "".join(p.split()) == bare), None)
        if known is not None:
            rest = _after_remark(lines[count:])
            return known, _healed(rest, document) if rest else known
    return part, _healed(lines, document)


def _after_remark(lines: Sequence[str]) -> Sequence[str]:
    """The lines after a bracket that the first of them opens."""
    if not lines or not lines[0].startswith("("):
        return lines
    closing = next((i for i, line in enumerate(lines) if line.endswith(")")), 0)
    return lines[closing + 1 :]


def _healed(lines: Sequence[str], document: Document) -> str:
    """The lines as one name, spaced as the document spaces it where it writes it on one line."""
    joined = lines[0]
    for line in lines[1:]:
        joined += line if joined[-1] in _TIED or line[0] in _TIED else f" {line}"
    letters = re.compile(r"\s?".join(re.escape(c) for c in "".join(joined.split())))
    spelt = Counter(found.group() for b in document.blocks for found in letters.finditer(b.text))
    return max(spelt, key=lambda words: spelt[words]) if spelt else joined


def _key(row: _Row) -> tuple[str, str, Level]:
    return row.part, row.division, row.level


def _pairs(row: _Row, header: _Header) -> list[tuple[_Figure, _Figure]]:
    """Places and prize, grade by grade; none where the numbers do not come in pairs."""
    rest = row.numbers[2:] if header.sums else row.numbers
    return [] if len(rest) % 2 else list(zip(rest[::2], rest[1::2], strict=True))


def _prizes(row: _Row, header: _Header) -> Mapping[str, int]:
    return {g: prize.value for g, (_, prize) in zip(header.grades, _pairs(row, header), strict=True)}


def _grades(
    row: _Row, prizes_of: Sequence[int], header: _Header, known: Mapping[tuple[str, str, Level], Mapping[str, int]]
) -> tuple[str, ...]:
    """Which grades a row's pairs are: those whose prizes in fuller rows come nearest; without any, the lower ones."""
    same = [p for key, p in known.items() if key[:2] == (row.part, row.division)]
    others = same or list(known.values())
    choices = list(combinations(header.grades, len(prizes_of)))
    if len(choices) == 1 or not others:
        return choices[-1]

    def distance(choice: tuple[str, ...]) -> float:
        return sum(abs(log(max(a, 1) / max(o[g], 1))) for o in others for g, a in zip(choice, prizes_of, strict=True))

    return min(choices, key=distance)


def _rules(
    row: _Row, header: _Header, known: Mapping[tuple[str, str, Level], Mapping[str, int]]
) -> Iterator[PrizeRule]:
    pairs = _pairs(row, header)
    if not pairs or len(pairs) > len(header.grades):
        return
    within = _within(row, pairs, header)
    for index, (name, (places, prize)) in enumerate(
        zip(_grades(row, [p.value for _, p in pairs], header, known), pairs, strict=True)
    ):
        taken = sum(e.places.value for e in row.extras if _cell(e, header) == index) if within else 0
        span = Span.cover((places.span, prize.span))
        yield _rule(row, header, name, places.value - taken, prize.value, span)
    for extra in row.extras:
        span = Span.cover((extra.places.span, *((extra.prize.span,) if extra.prize else ())))
        yield _rule(row, header, extra.grade, extra.places.value, extra.prize.value if extra.prize else None, span)


def _cell(extra: _Extra, header: _Header) -> int:
    """The pair whose places stand just before the bracket."""
    return (extra.after - (2 if header.sums else 0) - 1) // 2


def _within(row: _Row, pairs: Sequence[tuple[_Figure, _Figure]], header: _Header) -> bool:
    """Whether bracketed places are part of their cell's: unless only the row's total with them on top comes out."""
    if not header.sums or not row.extras:
        return bool(row.extras)
    counted = sum(places.value for places, _ in pairs)
    return row.numbers[0].value != counted + sum(e.places.value for e in row.extras)


def _rule(row: _Row, header: _Header, name: str, places: int, prize: int | None, span: Span) -> PrizeRule:
    scale = header.scale
    total = row.numbers[1].value if header.sums else None
    return PrizeRule(
        part=row.part,
        division=row.division,
        level=row.level,
        grade=name,
        places=places,
        prize_krw=None if prize is None or scale is None else prize * scale,
        total_places=row.numbers[0].value if header.sums else None,
        total_krw=None if total is None or scale is None else total * scale,
        span=span,
    )
