"""Compares one municipality with all others: what they have in common, what that adds to the score, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import ArgumentError
from kg.model.iri import RDFS, SKOS
from kg.model.place import Level
from kg.network.similar.alike import Names, Pair, matched
from kg.network.similar.closeness import Closeness
from kg.network.similar.kinds import ALL, DIGITS, Neighbour, Part, Reason, Scope, Similar, Told, Vectors
from kg.network.similar.score import alike, scale
from kg.network.similar.stated import Stated
from kg.network.similar.words import Words
from kg.store.protocol import View

SAME: Final = "same"
ALIKE: Final = "alike"
CLOSE: Final = "close"
_THINGS: Final = (Part.PROGRAMS, Part.TYPES, Part.PARTNERS, Part.DIVISIONS)
_ORDER: Final = {part: place for place, part in enumerate(Part)}
_NAMED: Final = (Part.PROGRAMS, Part.PARTNERS)
"""Parts in which two things may have names that are alike."""


@dataclass(frozen=True, slots=True)
class Common:
    """What two have in common: one thing, or a thing of each."""

    part: Part
    relation: str
    one: str
    other: str
    rarity: float
    weight: float


def similar(view: View, asked: str, scope: Scope = ALL, limit: int = 10, vectors: Vectors | None = None) -> Similar:
    """Those with which most is stated in common with the asked municipality, the likest first, ties by IRI.

    Args:
        asked: the municipality's IRI.
        limit: how many neighbours at most.
        vectors: of passages; without them the closeness of passages adds nothing, and the answer says so.

    Raises:
        ArgumentError: districts are asked for of what is no province, or the limit is below one.
    """
    stated = Stated.read(view, scope)
    if limit < 1:
        raise ArgumentError(f"하나 이상이어야 합니다 / the limit must be at least 1: {limit}", hint="--limit 10")
    if asked not in stated.members:
        raise ArgumentError(
            f"시도가 아닙니다 / not a province: {stated.people[asked].label if asked in stated.people else asked}",
            hint="--districts 는 시도에만 / only for provinces",
        )
    closeness = Closeness.of(stated.held[Part.PASSAGES], vectors) if vectors else None
    ranked = Comparison(stated, Names.read(view), closeness).ranked(asked)
    found = ranked[:limit]
    words = Words(stated, _wanted(stated, asked, found))
    neighbours = tuple(_neighbour(stated, words, asked, who, common) for who, common in found)
    return Similar(
        asked=stated.people[asked],
        scope=scope,
        told=stated.told(asked),
        districts=_districts(view, stated, asked),
        coverage=stated.coverage,
        closeness=closeness is not None,
        neighbours=neighbours,
        tied=sum(score(common) == neighbours[-1].score for _, common in ranked[limit:]) if neighbours else 0,
    )


class Comparison:
    """Any two municipalities beside each other.

    Args:
        names: to find names that are alike; None compares the same things only.
        closeness: of passages; None where there are no vectors.
    """

    def __init__(self, stated: Stated, names: Names | None = None, closeness: Closeness | None = None) -> None:
        self.stated, self._names, self._closeness = stated, names, closeness
        self._mass = {part: {who: stated.mass(part, who) for who in stated.members} for part in _THINGS}

    def ranked(self, asked: str) -> list[tuple[str, list[Common]]]:
        """All others with which anything is stated in common, the likest first; ties by IRI."""
        held = [(who, common) for who, common in self._all(asked) if common]
        return sorted(held, key=lambda pair: (-score(pair[1]), pair[0]))

    def same(self, one: str, other: str, parts: Iterable[Part] = _THINGS) -> Iterator[Common]:
        """The same things that are stated of both."""
        for part in parts:
            factor, rarity = self._scale(part, one, other), self.stated.rarity[part]
            both = self.stated.held[part][one] & self.stated.held[part][other]
            for thing in sorted(both):
                yield Common(part, SAME, thing, thing, rarity[thing], round(factor * rarity[thing], DIGITS))

    def _all(self, asked: str) -> Iterator[tuple[str, list[Common]]]:
        held = self.stated.held
        near = {part: self._names.near(held[part][asked]) if self._names else {} for part in _NAMED}
        close = self._closeness.pairs(asked, self.stated.members) if self._closeness else {}
        for who in self.stated.members:
            if who == asked:
                continue
            common = [*self.same(asked, who)]
            for part in _NAMED:
                common += self._alike(part, asked, who, matched(near[part], held[part][asked], held[part][who]))
            common += self._close(asked, who, close.get(who, ()))
            yield who, sorted((each for each in common if each.weight > 0), key=_order)

    def _alike(self, part: Part, one: str, other: str, pairs: Iterable[Pair]) -> Iterator[Common]:
        factor, of = self._scale(part, one, other), self.stated.coverage.parts[part]
        for pair in pairs:
            counts = alike(pair.likeness, len(self.stated.states(part, pair.one, pair.other)), of)
            yield Common(part, ALIKE, pair.one, pair.other, counts, round(factor * counts, DIGITS))

    def _close(self, one: str, other: str, pairs: Iterable[Pair]) -> Iterator[Common]:
        if self._closeness:
            factor = scale(Part.PASSAGES, self._closeness.mass(one), self._closeness.mass(other))
            for pair in pairs:
                weight = round(factor * pair.likeness, DIGITS)
                yield Common(Part.PASSAGES, CLOSE, pair.one, pair.other, pair.likeness, weight)

    def _scale(self, part: Part, one: str, other: str) -> float:
        return scale(part, self._mass[part][one], self._mass[part][other])


def _order(each: Common) -> tuple[int, float, str, str]:
    """Part by part, the weightiest first."""
    return _ORDER[each.part], -each.weight, each.one, each.other


def score(common: Iterable[Common]) -> float:
    """The sum of the rounded weights."""
    return round(sum(each.weight for each in common), DIGITS)


def _wanted(
    stated: Stated, asked: str, found: Sequence[tuple[str, list[Common]]]
) -> Mapping[Part, list[tuple[str, str]]]:
    """Whose statements about what the reasons lead to; a type leads to the programs of that type."""
    wanted: dict[Part, list[tuple[str, str]]] = {part: [] for part in Part if part is not Part.TYPES}
    for who, common in found:
        for each in common:
            if each.part is Part.TYPES:
                sides = [(one, thing) for one in (asked, who) for thing in _of_type(stated, one, each.one)]
                wanted[Part.PROGRAMS] += sides
            else:
                wanted[each.part] += [(asked, each.one), (who, each.other)]
    return wanted


def _of_type(stated: Stated, who: str, kind: str) -> list[str]:
    return sorted(p for p in stated.held[Part.PROGRAMS][who] if kind in stated.kinds.get(p, ()))


def _neighbour(stated: Stated, words: Words, asked: str, who: str, common: Sequence[Common]) -> Neighbour:
    why = tuple(_reason(stated, words, (asked, who), each) for each in common)
    return Neighbour(stated.people[who], score(common), why)


def _reason(stated: Stated, words: Words, pair: tuple[str, str], each: Common) -> Reason:
    if each.part is Part.PASSAGES:
        here, there = words.passage(each.one), words.passage(each.other)
        return Reason(each.part, "", "", CLOSE, each.weight, round(each.rarity, DIGITS), 0, 0, here, there)
    things = (
        [_of_type(stated, who, each.one) for who in pair] if each.part is Part.TYPES else [[each.one], [each.other]]
    )
    here, there = (words.side(each.part, who, *told) for who, told in zip(pair, things, strict=True))
    ko, en = labels(stated.view, each.one)
    if each.relation is ALIKE:
        other_ko, other_en = labels(stated.view, each.other)
        ko, en = f"{ko} ~ {other_ko}", f"{en} ~ {other_en}" if en and other_en else ""
    by = len(stated.states(each.part, each.one, each.other))
    of = stated.coverage.parts[each.part]
    return Reason(each.part, ko, en, each.relation, each.weight, round(each.rarity, DIGITS), by, of, here, there)


def labels(view: View, iri: str) -> tuple[str, str]:
    """What a thing is called in Korean and English; the latter empty where the graph has none."""
    terms = (q.object for p in (SKOS.prefLabel, RDFS.label) for q in view.quads(NamedNode(iri), p))
    held = sorted({(t.language or "ko", t.value) for t in terms if isinstance(t, Literal)}, reverse=True)
    named = dict(held)
    return named.get("ko", iri), named.get("en", "")


def _districts(view: View, stated: Stated, asked: str) -> Told | None:
    """What is stated of a province's districts, where they were not compared themselves."""
    if stated.scope.districts or stated.people[asked].level is not Level.SIDO:
        return None
    return Stated.read(view, Scope(stated.scope.year, districts=True)).told(asked)
