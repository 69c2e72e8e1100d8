"""What is stated of each municipality: sets of things by part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeAlias

from pyoxigraph import DefaultGraph, NamedNode, QuerySolution

from kg.model.iri import DCTERMS
from kg.model.place import Level
from kg.network.names import cell
from kg.network.similar import queries
from kg.network.similar.kinds import Coverage, Part, Scope, Told
from kg.network.similar.people import apart, districts, levels
from kg.network.similar.score import rarities
from kg.store.protocol import View

Held: TypeAlias = Mapping[str, frozenset[str]]
"""For each municipality the IRIs of what is stated of it."""
_NOTHING: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True)
class Stated:
    """What the graph states, of each municipality or, in the scope of districts, of each province's districts.

    Attributes:
        tiers: every municipality.
        members: the municipalities whose statements are taken together under each IRI.
        districts: the districts of each province.
        held: of each part, what is stated of whom; passages among them.
        kinds: the types of each program.
        awards, cases: how many each has.
    """

    scope: Scope
    tiers: Mapping[str, Level]
    members: Held
    districts: Held
    held: Mapping[Part, Held]
    kinds: Mapping[str, frozenset[str]]
    awards: Mapping[str, int]
    cases: Mapping[str, int]
    view: View = field(repr=False)

    @staticmethod
    def read(view: View, scope: Scope, asked: str = "", *, passages: bool = False) -> Stated:
        """From the graph; passages only where they are to be compared, for they are many.

        Args:
            asked: who is compared: of provinces that are the same under two names, the one that stays.
        """
        tiers = levels(view)
        below = districts(view, tiers)
        members = apart(below, asked) if scope.districts else {iri: frozenset({iri}) for iri in tiers}
        kinds = types(view)
        own = {part: _pairs(view.select(queries.stated(part, scope.year)), "who", "thing") for part in queries.STATED}
        own[Part.PARTNERS] = _outside(view, own[Part.PARTNERS], own[Part.PROGRAMS])
        own[Part.TYPES] = {who: _union(kinds, things) for who, things in own[Part.PROGRAMS].items()}
        if passages:
            own[Part.PASSAGES] = _passages(view, scope.year)
        held = {p: {iri: _union(own[p], of) for iri, of in members.items()} for p in Part if p in own}
        awards, cases = (_counts(view, kind, scope.year, members) for kind in ("Award", "Case"))
        return Stated(scope, tiers, members, below, held, kinds, awards, cases, view)

    @cached_property
    def rarity(self) -> Mapping[Part, Mapping[str, float]]:
        """How rare each thing is; passages are none of them."""
        return {part: rarities(held.values()) for part, held in self.held.items() if part is not Part.PASSAGES}

    @cached_property
    def stated_by(self) -> Mapping[Part, Held]:
        """Who states each thing."""
        return {part: _turned(held) for part, held in self.held.items() if part is not Part.PASSAGES}

    def states(self, part: Part, *things: str) -> frozenset[str]:
        """Who states any of these."""
        return _union(self.stated_by[part], things)

    def mass(self, part: Part, who: str) -> float:
        """The sum of the rarities of all that is stated of one."""
        return sum(self.rarity[part][thing] for thing in sorted(self.held[part].get(who, _NOTHING)))

    def told(self, who: str) -> Told:
        """How much is stated of one."""
        parts = {part: len(held.get(who, _NOTHING)) for part, held in self.held.items()}
        return Told(parts, self.awards.get(who, 0), self.cases.get(who, 0))

    def together(self, province: str) -> Told:
        """How much is stated of a province's districts, each compared by its own."""
        below = self.districts[province]
        parts = {part: len(_union(held, below)) for part, held in self.held.items()}
        return Told(parts, *(sum(counts.get(who, 0) for who in below) for counts in (self.awards, self.cases)))

    @cached_property
    def coverage(self) -> Coverage:
        """Of how many anything is stated."""
        parts = {part: sum(1 for things in held.values() if things) for part, held in self.held.items()}
        told = {who for held in (*self.held.values(), self.awards, self.cases) for who, has in held.items() if has}
        return Coverage(len(told), sum(map(bool, self.awards.values())), sum(map(bool, self.cases.values())), parts)


def types(view: View) -> dict[str, frozenset[str]]:
    """For each program its kind, and the thesaurus's terms above it; its own, where others stand below that."""
    kinds = _pairs(view.select(queries.TYPES), "thing", "type")
    above = _pairs(view.select(queries.BROADER), "term", "above")
    wide = frozenset(term for terms in above.values() for term in terms)
    terms = _pairs(view.select(queries.TERMS), "thing", "term")
    return {thing: held | _upwards(terms.get(thing, _NOTHING), above) & wide for thing, held in kinds.items()}


def _outside(view: View, partners: Held, programs: Held) -> dict[str, frozenset[str]]:
    """Partners without what the municipality runs itself: one name can be told as a program and as taking part."""
    keys = {cell(row, "thing"): cell(row, "key") for row in view.select(queries.KEYS)}
    run = {who: {keys[thing] for thing in things if thing in keys} for who, things in programs.items()}
    return {
        who: frozenset(thing for thing in things if keys.get(thing, "") not in run.get(who, ()))
        for who, things in partners.items()
    }


def _upwards(terms: frozenset[str], above: Held) -> frozenset[str]:
    """The terms and all above them."""
    reached, edge = terms, terms
    while edge := _union(above, edge) - reached:
        reached |= edge
    return reached


def _pairs(rows: Iterable[QuerySolution], one: str, other: str) -> dict[str, frozenset[str]]:
    held: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        held[cell(row, one)].add(cell(row, other))
    return {key: frozenset(values) for key, values in held.items()}


def _union(held: Held, keys: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(held.get(key, _NOTHING) for key in keys))


def _turned(held: Held) -> dict[str, frozenset[str]]:
    turned: dict[str, set[str]] = defaultdict(set)
    for who, things in held.items():
        for thing in things:
            turned[thing].add(who)
    return {thing: frozenset(whose) for thing, whose in turned.items()}


def _passages(view: View, year: int | None) -> dict[str, frozenset[str]]:
    """Passages that speak of one municipality alone: lists of many would make all of them alike."""
    spoken = _pairs(view.select(queries.PASSAGES), "passage", "who")
    years = {} if year is None else _years(view)
    held: dict[str, set[str]] = defaultdict(set)
    for passage, whose in spoken.items():
        if len(whose) == 1 and (year is None or year == _year(view, passage, years)):
            held[next(iter(whose))].add(passage)
    return {who: frozenset(passages) for who, passages in held.items()}


def _years(view: View) -> dict[str, int]:
    """The years of documents and of cases."""
    rows = (row for query in (queries.PAPERS, queries.CASES) for row in view.select(query))
    return {cell(row, "fact"): int(cell(row, "year")) for row in rows}


def _year(view: View, passage: str, years: Mapping[str, int]) -> int | None:
    """The year of its case, else of its document."""
    within = [
        q.object.value
        for q in view.quads(NamedNode(passage), DCTERMS.isPartOf, None, DefaultGraph())
        if isinstance(q.object, NamedNode)
    ]
    return next((years[each] for each in within if each in years), None)


def _counts(view: View, kind: str, year: int | None, members: Held) -> dict[str, int]:
    counts = {cell(row, "who"): int(cell(row, "count")) for row in view.select(queries.counted(kind, year))}
    return {iri: sum(counts.get(one, 0) for one in of) for iri, of in members.items()}
