"""Result tables of awards: ``대상(4) (시도1) 부산광역시 (시군구3) 서울 영등포구, … 각 4천만원``.

A table is read as a stream of cells (grade, level, prize, summary, words). Grade and level cells open a group of
names; a prize closes it; words outside a group are the label of a division.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.extract.grades import GRADE, grade
from kg.extract.money import NUMERAL, amounts
from kg.extract.places import Found, Places
from kg.extract.tables import FlatTable, flat_tables
from kg.model.document import Document
from kg.model.fact import Award, StatedTotal
from kg.model.place import Level
from kg.model.span import Mapped, Span

_MONEY = rf"{NUMERAL}\s*원"
_CELL = re.compile(
    rf"""(?P<summary>(?:\d+\s*개\s*)?(?:{GRADE}상?\s*(?:\d+|00|○+|-)\s*[,·]?\s*){{2,}})
    |(?P<total>(?:총|소\s*계|합\s*계|계)\s*(?P<sum>{_MONEY}))
    |(?P<prize>각?\s*(?P<each>{_MONEY}))
    |(?P<grade>(?<![가-힣])(?P<name>{GRADE}상?)\s*\(\s*(?P<places>\d+)\s*(?:개|곳|개소)?\s*\))
    |(?P<level>\(\s*(?P<tier>시\s*·?\s*도|시\s*·?\s*군\s*·?\s*구|광역|기초)\s*(?P<many>\d*)\s*(?:개|곳)?\s*\))
    |(?P<count>\(\s*(?P<number>\d+)\s*(?:개|곳|개소)?\s*\))""",
    re.VERBOSE,
)  # fmt: skip
_GRADE_COUNT = re.compile(rf"(?P<name>{GRADE})상?\s*(?P<n>\d+|○+|-)")
_HEADER = re.compile(r"구\s*분\s*[^\n]*\n")
_SUBTOTAL = re.compile(r"\s*소\s*계\s*")
_TARGET = re.compile(r"[‘'’`]?\s*(?P<year>(?:20)?\d{2})\s*년\s*(?:도)?\s*")
_CAPTION = re.compile(r"^(?P<part>[^():]{2,40}?)\s*\(\s*(?P<n>\d+)\s*(?:개|곳|개소)\s*\)")


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of one level within one grade; ``stated`` is the count in the level's cell."""

    level: Level | None
    stated: int | None
    span: Span
    found: tuple[Found, ...]


@dataclass
class _Group:
    """One grade of one division while it is read."""

    grade: str
    stated: int | None
    span: Span
    names: list[_Names] = field(default_factory=list)
    prizes: list[tuple[int, Span]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Division:
    """A division's label: name with the year taken out, the year judged, the words."""

    name: str
    target_year: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Results:
    """What the result tables state."""

    awards: tuple[Award, ...] = ()
    totals: tuple[StatedTotal, ...] = ()


def won(words: str) -> int | None:
    """Won of a table's cell: ``2천만원``, ``22백만원``; None where its units make no sum."""
    return next((amount.krw for amount in amounts(words)), None)


class TableReader:
    """Reads one result table.

    Args:
        places: finder of names.
        scheme, year: of the awards.
    """

    def __init__(self, places: Places, scheme: str, year: int | None) -> None:
        self._places = places
        self._scheme = scheme
        self._year = year

    def read(self, table: FlatTable) -> Results:
        """Awards and stated totals; empty for a table of another kind."""
        state = _State(table, self)
        body = table.content
        at = 0
        header = _HEADER.match(body.text)
        if header:
            at = header.end()
        for cell in _CELL.finditer(body.text, at):
            state.words(body.cut(at, cell.start()))
            state.cell(cell)
            at = cell.end()
        state.words(body.cut(at))
        return state.finish()

    def find(self, content: Mapped) -> tuple[Found, ...]:
        """Names in a cell: a bare list."""
        return self._places.find(content, listed=True)

    def award(self, found: Found, level: Level | None, group: _Group, division: Division, part: str) -> Award:
        """One conferral, its prize still open."""
        return Award(
            self._scheme,
            self._year,
            division.name,
            part,
            group.grade,
            replace(found.name, level=level),
            None,
            found.name.span,
            division.target_year,
            (division.span, group.span),
        )


class _State:
    """The table's reading so far: the label that holds, the group that is open."""

    def __init__(self, table: FlatTable, reader: TableReader) -> None:
        self._content = table.content
        self._reader = reader
        self._part, part_total = _part(table)
        self._totals = list(part_total)
        self._awards: list[Award] = []
        self._label: list[Mapped] = []
        self._division: Division | None = None
        self._group: _Group | None = None
        self._level: tuple[Level | None, int | None, Span] | None = None
        self._whole_part = part_total[0].value if part_total else None

    def words(self, content: Mapped) -> None:
        """Text between cells: names if a group is open and it holds any, else a label."""
        content = content.strip()
        if not content.text or _SUBTOTAL.fullmatch(content.text):
            return
        if self._group is not None and not self._group.prizes:
            found = self._reader.find(content)
            if found:
                level, stated, span = self._level or (None, None, self._group.span)
                self._group.names.append(_Names(level, stated, span, found))
                return
        self._close()
        self._label.append(content)

    def cell(self, cell: re.Match[str]) -> None:
        """A cell of known form."""
        span = self._content.span(cell.start(), cell.end())
        if cell["summary"]:
            self._close()
            self._summary(cell["summary"], cell.start())
        elif cell["total"]:
            self._close()
            self._total(won(cell["sum"]), "KRW", cell["total"], span)
        elif cell["grade"]:
            self._close()
            self._named()
            self._group = _Group(grade(cell["name"]), int(cell["places"]), span)
            self._total(int(cell["places"]), "places", cell["grade"], span, grade=self._group.grade)
        elif cell["level"]:
            self._tier(cell, span)
        elif cell["prize"]:
            self._prize(won(cell["each"]), span)
        else:
            self._counted(int(cell["number"]), cell["count"], span)

    def _tier(self, cell: re.Match[str], span: Span) -> None:
        tier = "".join(cell["tier"].replace("·", "").split())
        level = Level.SIDO if tier in {"시도", "광역"} else Level.SIGUNGU
        stated = int(cell["many"]) if cell["many"] else None
        self._level = (level, stated, span)
        if stated is not None and self._group is not None:
            self._total(stated, "places", cell["level"], span, grade=self._group.grade, level=level)

    def _prize(self, each: int | None, span: Span) -> None:
        if self._group is not None and each is not None:
            self._group.prizes.append((each, span))

    def _counted(self, number: int, words: str, span: Span) -> None:
        """``(37)`` after a label: the label is complete, and this is its total."""
        self._close()
        self._named(number)
        self._total(number, "places", words, span)

    def _summary(self, words: str, at: int) -> None:
        """``37개 대상 3, 최우수 7, 우수 27``."""
        self._named()
        for found in _GRADE_COUNT.finditer(words):
            span = self._content.span(at + found.start(), at + found.end())
            value = int(found["n"]) if found["n"].strip("0○-") else None
            self._total(value, "places", found.group(), span, grade=found["name"])
        whole = re.match(r"(\d+)\s*개", words)
        if whole:
            span = self._content.span(at, at + whole.end())
            self._total(int(whole[1]), "places", whole.group(), span)

    def _total(
        self, value: int | None, unit: str, text: str, span: Span, *, grade: str = "", level: Level | None = None
    ) -> None:
        division = self._division.name if self._division else ""
        where = "table" if self._group else "summary"
        text = " ".join(text.split())
        self._totals.append(StatedTotal(value, unit, text, span, self._part, division, grade, level, where))

    def _named(self, total: int | None = None) -> None:
        """Take the gathered words as the division's label."""
        if not self._label:
            return
        label = Mapped.join(self._label, " ")
        self._label = []
        whole = total is not None and total == self._whole_part
        self._division = division_of(label, self._part if whole else "")

    def _close(self) -> None:
        """End the open group: give its prizes to its levels and keep its awards."""
        group, self._group, self._level = self._group, None, None
        if group is None:
            return
        division = self._division or Division(self._part, None, group.span)
        for names, prize in zip(group.names, _prizes(group), strict=True):
            for found in names.found:
                award = self._reader.award(found, names.level, group, division, self._part)
                evidence = (*award.evidence, names.span, *((prize[1],) if prize else ()))
                self._awards.append(replace(award, prize_krw=prize[0] if prize else None, evidence=evidence))

    def finish(self) -> Results:
        """All that was read."""
        self._close()
        return Results(tuple(self._awards), tuple(self._totals) if self._awards else ())


def _prizes(group: _Group) -> Sequence[tuple[int, Span] | None]:
    """One prize for each list of names: as many as lists in order, or one for all, else none."""
    if len(group.prizes) == len(group.names):
        return group.prizes
    return [group.prizes[0] if len(group.prizes) == 1 else None] * len(group.names)


def _part(table: FlatTable) -> tuple[str, tuple[StatedTotal, ...]]:
    """The part a table belongs to, by its caption ``지역사회보장계획(23개)``."""
    found = table.caption and _CAPTION.match(table.caption.text)
    if not table.caption or not found:
        return "", ()
    name = label_text(table.caption.content.cut(found.start("part"), found.end("part")))
    span = table.caption.content.span(found.start(), found.end())
    return name, (StatedTotal(int(found["n"]), "places", found.group(), span, name, where="caption"),)


def division_of(label: Mapped, part: str = "") -> Division:
    """A division by its label; one that is all of its part carries the part's name (``지역사회보장계획 시행결과``)."""
    words = label_text(label)
    target = _TARGET.search(words)
    year = None
    if target:
        year = int(target["year"]) % 100 + 2000
        words = (words[: target.start()] + words[target.end() :]).strip()
    if part and "".join(part.split()) not in "".join(words.split()):
        words = f"{part} {words}".strip()
    return Division(words, year, label.span())


def label_text(label: Mapped) -> str:
    """A label whose lines were broken: joined with spaces, but not around separators; ․ and its kin as ·."""
    words = re.sub(r"[․ㆍ‧・∙]", "·", " ".join(label.text.split()))
    return re.sub(r"\s*([/·])\s*", r"\1", words)


def results(document: Document, places: Places, scheme: str, year: int | None) -> Results:
    """All result tables of a document."""
    reader = TableReader(places, scheme, year)
    read = [reader.read(table) for table in flat_tables(document)]
    return Results(tuple(a for r in read for a in r.awards), tuple(t for r in read for t in r.totals))
