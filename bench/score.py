"""Extraction against hand-made gold: recall over certain rows, precision with borderline rows counted for neither side."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mention:
    """A row of gold or of an export: whose, what, where."""

    name: str
    sido: str
    sigungu: str
    start: int
    end: int
    certain: bool = True
    value: str = ""

    def meets(self, other: Mention) -> bool:
        """Whether two rows are about the same words of the same municipality, with the same value where one is given."""
        same = (self.sido, self.sigungu) == (other.sido, other.sigungu) and _number(self.value) == _number(other.value)
        shared = min(self.end, other.end) - max(self.start, other.start)
        return same and shared * 2 >= min(self.end - self.start, other.end - other.start)


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall, and the rows behind them."""

    found: int
    wanted: int
    right: int
    listed: int
    missed: tuple[Mention, ...]
    wrong: tuple[Mention, ...]

    @property
    def recall(self) -> float:
        """Share of the certain gold rows that were found."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Share of the rows given that are gold, borderline ones left aside."""
        return self.right / self.listed if self.listed else 1.0


def _number(text: str) -> Decimal | str:
    """``1,261`` and ``1261.0`` are one value; what is no number stays as written."""
    try:
        return Decimal(text.replace(",", "")).normalize()
    except InvalidOperation:
        return text


def score(gold: Sequence[Mention], given: Sequence[Mention]) -> Score:
    """Hold ``given`` against ``gold``."""
    certain = [g for g in gold if g.certain]
    missed = tuple(g for g in certain if not any(g.meets(x) for x in given))
    unsure = [x for x in given if any(x.meets(g) for g in gold if not g.certain)]
    right = [x for x in given if any(x.meets(g) for g in certain)]
    wrong = tuple(x for x in given if x not in right and x not in unsure)
    return Score(len(certain) - len(missed), len(certain), len(right), len(right) + len(wrong), missed, wrong)


def rows(path: Path) -> Iterable[dict[str, str]]:
    """The rows of a gold file."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def mention(row: dict[str, str]) -> Mention:
    """A gold or export row as a Mention."""
    name = row.get("name") or row.get("program") or row.get("organisation") or row.get("measure") or ""
    certain = row.get("certain", "yes") == "yes"
    value = row.get("value", "")
    return Mention(name, row["sido"], row["sigungu"], int(row["start"]), int(row["end"]), certain, value)
