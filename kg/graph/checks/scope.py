"""What a stated total is a total of: the conferrals of the result tables that fall under its division, grade and level."""

from __future__ import annotations

from dataclasses import dataclass

from kg.graph.checks.paper import Paper
from kg.model.fact import Award, StatedTotal
from kg.model.likeness import ALIKE, nearest, squash


@dataclass(frozen=True, slots=True)
class Scope:
    """The conferrals under a total, and what they are called.

    Attributes:
        awards: none where the tables list nothing of the kind.
        name: in words, for messages.
        known: whether the total's own words found their division or part; if not, nothing follows from a difference.
        whole: whether it is a total over all divisions.
    """

    awards: tuple[Award, ...]
    name: str
    known: bool
    whole: bool


def scope(paper: Paper, total: StatedTotal) -> Scope:
    """Those of one total."""
    wide = _wide(paper, total)
    held = paper.listed if wide is None else wide
    awards = tuple(a for a in held if _grade(a, total) and _level(paper, a, total))
    return Scope(awards, _name(total), wide is None or bool(wide), not (total.division or total.part))


def _wide(paper: Paper, total: StatedTotal) -> tuple[Award, ...] | None:
    """By division or part; None for a total over everything, nothing where the words name no known one."""
    words = total.division or total.part
    if not words:
        return None
    exact = paper.under.get(squash(words))
    if exact or not total.division:
        return exact or ()
    found = nearest(words, (*paper.divisions, *paper.parts), ALIKE)
    return paper.under.get(squash(found), ())


def _grade(award: Award, total: StatedTotal) -> bool:
    return not total.grade or award.grade == total.grade


def _level(paper: Paper, award: Award, total: StatedTotal) -> bool:
    return total.level is None or paper.level(award.place) == total.level


def _name(total: StatedTotal) -> str:
    words = (total.division or total.part, total.level.value if total.level else "", total.grade)
    return " ".join(w for w in words if w) or "전체"
