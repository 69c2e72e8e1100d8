"""Award tables whose cells the format kept: grades down a column or along the heads, names of municipalities beside or below.

Read only where at least two grades stand in one column or one row of heads, or a head says that the column is one of
grades: a lone ``대상`` is as often whom something is for. A cell counts that holds nothing but names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from kg.extract.awards import Division, division_of, won
from kg.extract.grades import GRADE, grade
from kg.extract.places import Found, Places
from kg.model.document import Cell, Document, Table
from kg.model.fact import Award
from kg.model.place import Level
from kg.model.span import Span

_GRADE: Final = re.compile(rf"\s*({GRADE}상?)\s*(?:\(\s*\d+\s*(?:개|곳|개소)?\s*\))?\s*")
_GRADES: Final = re.compile(r"훈\s*격|등\s*급|상\s*격|시상\s*(?:구분|내역|명)|수상\s*(?:구분|등급|내역)")
_DIVISIONS: Final = re.compile(r"(?:평가\s*|시상\s*|수상\s*|공모\s*)?(?:분\s*야|부\s*문|영\s*역)(?:명)?")
_PROVINCES: Final = re.compile(r"시\s*[·/]?\s*도(?:명)?|광역(?:자치단체|시도)?")
_PRIZES: Final = re.compile(
    r"(?:포|시)?상금(?:액)?(?:\s*\(.*\))?|상사업비(?:\s*\(.*\))?|포상(?:액|\s*규모)(?:\s*\(.*\))?"
)
_REST: Final = re.compile(
    r"(?:[\s,、·․ㆍ‧・∙/&;]|및|그리고|와|과|등|\(?\s*\d+\s*(?:개|곳|개소)?\s*\)?|\(?(?:시\s?·?\s?도|시\s?·?\s?군\s?·?\s?구|광역|기초)\s?\d*\s?\)?:?)*"
)
"""What may stand in a cell beside its names."""


def granted(document: Document, places: Places, scheme: str, year: int | None) -> tuple[Award, ...]:
    """The conferrals of all such tables, in their order."""
    return tuple(a for t in document.tables for a in _Reading(t, places, _Honour(scheme, year)).awards())


@dataclass(frozen=True, slots=True)
class _Honour:
    """Scheme and year of the document's awards."""

    scheme: str
    year: int | None


@dataclass(frozen=True)
class _Reading:
    """One table while it is read."""

    table: Table
    places: Places
    shared: _Honour

    @cached_property
    def _at(self) -> Mapping[tuple[int, int], Cell]:
        """The cell at each place, merged ones at all of theirs."""
        return {
            (row, column): cell
            for cell in self.table.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    @cached_property
    def _heads(self) -> Mapping[int, str]:
        """The head of each column."""
        return {column: cell.content.text.strip() for (row, column), cell in self._at.items() if row == 0}

    @cached_property
    def _graded(self) -> frozenset[int]:
        """Columns whose cells are grades."""
        columns: dict[int, set[str]] = {}
        for (row, column), cell in self._at.items():
            if row and (found := _grade(cell)):
                columns.setdefault(column, set()).add(found)
        return frozenset(c for c, held in columns.items() if len(held) > 1 or _GRADES.fullmatch(self._heads.get(c, "")))

    @cached_property
    def _across(self) -> Mapping[int, Cell]:
        """Columns whose heads are grades, where two or more are."""
        found = {c: cell for (row, c), cell in self._at.items() if row == 0 and _grade(cell)}
        return found if len({_grade(cell) for cell in found.values()}) > 1 else {}

    def awards(self) -> Iterator[Award]:
        """Every conferral."""
        if not self._graded and not self._across:
            return
        for cell in self.table.cells:
            rank = self._rank(cell) if cell.row else None
            if rank is None or (_is(_PROVINCES, self._heads.get(cell.column, "")) and self._others(cell)):
                continue
            for found in self._names(cell):
                yield self._award(cell, rank, found)

    def _rank(self, cell: Cell) -> Cell | None:
        """The cell of the grade that a cell's names have."""
        if cell.column in self._across:
            return self._across[cell.column]
        left = [c for c in self._graded if c < cell.column]
        held = self._at.get((cell.row, max(left))) if left else None
        return held if held is not None and _grade(held) else None

    def _names(self, cell: Cell) -> tuple[Found, ...]:
        """The names of a cell that holds nothing else."""
        found = self.places.find(cell.content, carry=self._province(cell), listed=True)
        rest, at = "", 0
        for hit in found:
            rest, at = rest + cell.content.text[at : hit.start] + " ", hit.end
        return found if _REST.fullmatch(rest + cell.content.text[at:]) else ()

    def _province(self, cell: Cell) -> str:
        """The province that a column of its own names for the row."""
        columns = [c for c, head in self._heads.items() if c < cell.column and _is(_PROVINCES, head)]
        held = self._at.get((cell.row, max(columns))) if columns else None
        return held.content.text.strip() if held is not None else ""

    def _others(self, cell: Cell) -> bool:
        """Whether the row names municipalities beside a province."""
        return any(
            other.row == cell.row and other.column > cell.column and self._names(other) for other in self.table.cells
        )

    def _award(self, cell: Cell, rank: Cell, found: Found) -> Award:
        division = self._division(cell)
        prize = self._prize(cell)
        head = self._heads.get(cell.column, "")
        level = Level.SIDO if _is(_PROVINCES, head) else found.name.level
        evidence = (*([division.span] if division else []), rank.content.span(), *([prize[1]] if prize else []))
        return Award(
            self.shared.scheme,
            self.shared.year,
            division.name if division else "",
            "",
            _grade(rank),
            replace(found.name, level=level),
            prize[0] if prize else None,
            found.name.span,
            division.target_year if division else None,
            evidence,
        )

    def _division(self, cell: Cell) -> Division | None:
        """What stands in the row under a head of divisions, or, where grades are heads, in its first column."""
        columns = [c for c, head in self._heads.items() if _is(_DIVISIONS, head)] or ([0] if self._across else [])
        held = self._at.get((cell.row, columns[0])) if columns else None
        if held is None or held is cell or not held.content.text.strip() or _grade(held):
            return None
        return division_of(held.content)

    def _prize(self, cell: Cell) -> tuple[int, Span] | None:
        columns = [c for c, head in self._heads.items() if _is(_PRIZES, head)]
        held = self._at.get((cell.row, columns[0])) if columns else None
        money = won(held.content.text) if held is not None else None
        return (money, held.content.span()) if held is not None and money is not None else None


def _grade(cell: Cell) -> str:
    """The grade that a cell is, or nothing."""
    found = _GRADE.fullmatch(cell.content.text)
    return grade(found[1]) if found else ""


def _is(pattern: re.Pattern[str], head: str) -> bool:
    return pattern.fullmatch(head) is not None
