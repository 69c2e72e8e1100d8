"""One award, told once: which of several statements say the same, and which of them to keep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model.fact import Award
from kg.model.likeness import ALIKE, contained, squash

_SUFFIX = re.compile(r"(?<=..)(?:광역시|특례시|특별시|특별자치시|특별자치도|[시군구도])$")
_SIDO = re.compile(r"(?:광역시|특별시|특별자치시|특별자치도|[시도])$")
_OLD = re.compile(r"^(전|경|충)[라상청]([남북])$")
_FAMILY = re.compile(r"복지행정|지역복지")
_FIELD = re.compile(r"(?:사업|분야|부문)(?=\s?평가)")
_MERIT = frozenset({"우수기관", "우수"})


def distinct(awards: Iterable[Award]) -> tuple[Award, ...]:
    """Each award once, rather with its division and prize than without."""
    held: list[Award] = []
    for award in sorted(awards, key=_worth):
        index = next((i for i, other in enumerate(held) if same(award, other)), None)
        if index is None:
            held.append(award)
        else:
            held[index] = _filled(held[index], award)
    return tuple(held)


def _filled(award: Award, other: Award) -> Award:
    """The award with what only the other telling of it has: the scheme's name, the prize."""
    if award.prize_krw is None and other.prize_krw is not None:
        award = replace(award, prize_krw=other.prize_krw, evidence=(*award.evidence, *other.evidence))
    return award if award.scheme else replace(award, scheme=other.scheme)


def listed(awards: Iterable[Award]) -> tuple[Award, ...]:
    """Each row of lists once: there, divisions that are called alike are two."""
    held: dict[tuple[str, str, str, str, int | None], Award] = {}
    for a in awards:
        held.setdefault((a.place.sido, a.place.text, squash(a.division), a.grade, a.year), a)
    return tuple(held.values())


def unite(first: Sequence[Award], more: Iterable[Award]) -> tuple[Award, ...]:
    """All of the first (a table's, a list's), and of the others those that it does not state already.

    A division that the first does not know is a wider name for those that it does; what the first says of no division
    has that of another telling.
    """
    names = {a.division for a in first if a.division}
    held = list(first)
    rest: list[Award] = []
    for award in more:
        index = next((i for i, other in enumerate(held) if same(_known(award, other, names), other)), None)
        if index is None:
            rest.append(award)
        elif award.division and not held[index].division:
            held[index] = _placed(held[index], award)
    return (*held, *rest)


def _placed(award: Award, other: Award) -> Award:
    """The award with the division, and the prize, of another telling of it."""
    evidence = tuple(dict.fromkeys((*award.evidence, *other.evidence)))
    prize = award.prize_krw if award.prize_krw is not None else other.prize_krw
    return replace(award, division=other.division, target_year=other.target_year, prize_krw=prize, evidence=evidence)


def _known(award: Award, other: Award, names: Iterable[str]) -> Award:
    """The award in the first's terms: a scheme that is one of its divisions, a division that is none of them."""
    if not award.division and divisions(award.scheme, other.division):
        return replace(award, scheme=other.scheme, division=other.division)
    known = any(divisions(award.division, name) for name in names)
    return award if known else replace(award, division="")


def same(one: Award, other: Award) -> bool:
    """Whether two statements may be one award: nothing they both say differs."""
    return (
        one.year == other.year
        and grades(one.grade) == grades(other.grade)
        and places(one, other)
        and schemes(one.scheme, other.scheme)
        and divisions(one.division, other.division)
    )


def grades(grade: str) -> str:
    """A grade's plain name, whichever way it is written."""
    bare = grade.removesuffix("상") if grade != "대상" else grade
    return "대상" if grade in {"부문별 대상", "종합대상"} else "우수" if bare in _MERIT else bare


def places(one: Award, other: Award) -> bool:
    """Whether both names can be one municipality's, by their words alone."""
    if _bare(one.place.text) != _bare(other.place.text):
        return False
    ends = {one.place.text[-1], other.place.text[-1]}
    if len(ends) > 1 and ends <= set("시군구도"):
        return False
    sidos = {_province(p.sido) for p in (one.place, other.place) if p.sido}
    return len(sidos) < 2


def _bare(name: str) -> str:
    return _OLD.sub(r"\1\2", _SUFFIX.sub("", name))


def _province(name: str) -> str:
    return _OLD.sub(r"\1\2", _SIDO.sub("", name))


def schemes(one: str, other: str) -> bool:
    """Whether both can be one award's name; an unnamed one can be any."""
    if not one or not other or squash(one) == squash(other):
        return True
    if _FAMILY.search(one) and _FAMILY.search(other):
        return True
    one, other = _FIELD.sub("", one), _FIELD.sub("", other)
    return (
        min(contained(one, other), contained(other, one)) >= ALIKE
        or max(contained(one, other), contained(other, one)) == 1
    )


def divisions(one: str, other: str) -> bool:
    """Whether two wordings can mean one division; an unnamed one can be any."""
    return not one or not other or max(contained(one, other), contained(other, one)) >= ALIKE


def _worth(award: Award) -> tuple[bool, bool]:
    return not award.division, award.prize_krw is None
