"""What is stated of each municipality: sets of things by part, and who each municipality is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeAlias

from pyoxigraph import QuerySolution

from kg.model.iri import WK
from kg.model.place import Level
from kg.network.names import cell
from kg.network.similar import queries
from kg.network.similar.kinds import Coverage, Part, Scope, Told, Who
from kg.network.similar.score import rarities
from kg.store.protocol import View

Held: TypeAlias = Mapping[str, frozenset[str]]
"""For each municipality the IRIs of what is stated of it."""
_NOTHING: Final[frozenset[str]] = frozenset()
_LEVELS: Final = {WK[f"governmentLevel-{level.value}"].value: level for level in Level}


@dataclass(frozen=True)
class Stated:
    """What the graph states, of each municipality or, in the scope of districts, of each province's districts.

    Attributes:
        members: the municipalities whose statements are taken together under each IRI.
        districts: the districts of each province.
        held: of each part, what is stated of whom; passages among them.
        kinds: the types of each program.
        awards, cases: how many each has.
    """

    scope: Scope
    people: Mapping[str, Who]
    members: Held
    districts: Held
    held: Mapping[Part, Held]
    kinds: Mapping[str, frozenset[str]]
    awards: Mapping[str, int]
    cases: Mapping[str, int]
    view: View = field(repr=False)

    @staticmethod
    def read(view: View, scope: Scope) -> Stated:
        """From the graph."""
        people = _people(view)
        districts = _districts(view, people)
        members = districts if scope.districts else {iri: frozenset({iri}) for iri in people}
        kinds = types(view)
        own = {part: _pairs(view.select(queries.stated(part, scope.year)), "who", "thing") for part in queries.STATED}
        own[Part.PARTNERS] = _outside(view, own[Part.PARTNERS], own[Part.PROGRAMS])
        own[Part.TYPES] = {who: _union(kinds, things) for who, things in own[Part.PROGRAMS].items()}
        own[Part.PASSAGES] = _passages(view, scope.year)
        held = {part: {iri: _union(own[part], of) for iri, of in members.items()} for part in Part}
        counts = [_counts(view, kind, scope.year, members) for kind in ("Award", "Case")]
        return Stated(scope, people, members, districts, held, kinds, counts[0], counts[1], view)

    @cached_property
    def rarity(self) -> Mapping[Part, Mapping[str, float]]:
        """How rare each thing is; passages are none of them."""
        return {part: rarities(self.held[part].values()) for part in Part if part is not Part.PASSAGES}

    @cached_property
    def stated_by(self) -> Mapping[Part, Held]:
        """Who states each thing."""
        return {part: _turned(self.held[part]) for part in Part if part is not Part.PASSAGES}

    def states(self, part: Part, *things: str) -> frozenset[str]:
        """Who states any of these."""
        return _union(self.stated_by[part], things)

    def mass(self, part: Part, who: str) -> float:
        """The sum of the rarities of all that is stated of one."""
        return sum(self.rarity[part][thing] for thing in sorted(self.held[part].get(who, _NOTHING)))

    def told(self, who: str) -> Told:
        """How much is stated of one."""
        parts = {part: len(self.held[part].get(who, _NOTHING)) for part in Part}
        return Told(parts, self.awards.get(who, 0), self.cases.get(who, 0))

    def together(self, province: str) -> Told:
        """How much is stated of a province's districts, each compared by its own."""
        below = self.districts[province]
        parts = {part: len(_union(self.held[part], below)) for part in Part}
        return Told(parts, *(sum(counts.get(who, 0) for who in below) for counts in (self.awards, self.cases)))

    @cached_property
    def coverage(self) -> Coverage:
        """Of how many anything is stated."""
        parts = {part: sum(1 for things in self.held[part].values() if things) for part in Part}
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
    dated = _pairs(view.select(queries.DATED), "passage", "year") if year is not None else {}
    kept = (
        (next(iter(whose)), passage)
        for passage, whose in spoken.items()
        if len(whose) == 1 and (year is None or str(year) in dated.get(passage, _NOTHING))
    )
    held: dict[str, set[str]] = defaultdict(set)
    for who, passage in kept:
        held[who].add(passage)
    return {who: frozenset(passages) for who, passages in held.items()}


def _counts(view: View, kind: str, year: int | None, members: Held) -> dict[str, int]:
    counts = {cell(row, "who"): int(cell(row, "count")) for row in view.select(queries.counted(kind, year))}
    return {iri: sum(counts.get(one, 0) for one in of) for iri, of in members.items()}


def _people(view: View) -> dict[str, Who]:
    """Every municipality by its official names on the day of the latest document that names it, else by today's."""
    rows = list(view.select(queries.MUNICIPALITIES))
    labels = {cell(row, "who"): cell(row, "label") for row in rows}
    people = {cell(row, "who"): _today(row, labels) for row in rows}
    for row in sorted(view.select(queries.PLACES), key=lambda row: (cell(row, "day"), cell(row, "sido"))):
        iri = cell(row, "who")
        if iri in people:
            people[iri] = Who(iri, cell(row, "sido"), cell(row, "sigungu"), people[iri].level)
    return dict(sorted(people.items()))


def _today(row: QuerySolution, labels: Mapping[str, str]) -> Who:
    iri, level = cell(row, "who"), _LEVELS.get(cell(row, "level"))
    if level is Level.SIDO:
        return Who(iri, labels[iri], "", level)
    return Who(iri, labels.get(cell(row, "above"), ""), labels[iri], level)


def _districts(view: View, people: Mapping[str, Who]) -> dict[str, frozenset[str]]:
    """For each province its districts, as they belong today."""
    below = _pairs(view.select(queries.WITHIN), "above", "who")
    return {iri: below.get(iri, _NOTHING) for iri, who in people.items() if who.level is Level.SIDO}
