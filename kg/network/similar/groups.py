"""Communities of municipalities by what is stated that they do, and what binds each: what is told of it above all.

Louvain's method (Blondel et al. 2008) on the similarity of programs and partners. Awards and passages are left out: they
would gather the winners of one division, and those whose cases one hand wrote; types too, for nearly all run a facility or
a service. Only municipalities of which a program or partner is stated are grouped; of the others nothing is known that
could bind them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from math import log
from typing import Final, TypeAlias

import networkx as nx

from kg.network.similar.comparison import Comparison, score
from kg.network.similar.kinds import Coverage, Part, Scope, Who
from kg.network.similar.people import official
from kg.network.similar.reasons import labels
from kg.network.similar.stated import Stated
from kg.store.protocol import View

Ties: TypeAlias = "nx.Graph[int]"
PARTS: Final = (Part.PROGRAMS, Part.PARTNERS)
_WORKING: Final = (Part.PROGRAMS, Part.TYPES, Part.PARTNERS)
_SEED: Final = 1
_MOST: Final = 6
_DIVISIONS: Final = 2
"""How many bonds are told of a group, and how many divisions that its members won above all."""


@dataclass(frozen=True, slots=True)
class Bond:
    """A thing that is stated of a group more than of others.

    Attributes:
        lift: the share of the group it is stated of, over its share of all.
        members, size: of how many of the group it is stated, and how many these are.
        stated_by, of: the same of all that are grouped.
    """

    part: Part
    iri: str
    name: str
    name_en: str
    lift: float
    members: int
    size: int
    stated_by: int
    of: int

    def json(self) -> dict[str, object]:
        """As plain values."""
        return {name: getattr(self, name) for name in self.__slots__} | {"part": self.part.value}


@dataclass(frozen=True, slots=True)
class Group:
    """A community: its members, those most like the others first, and what binds it, the strongest first."""

    members: tuple[Who, ...]
    bonds: tuple[Bond, ...]

    def json(self) -> dict[str, object]:
        """As plain values."""
        who = [{"municipality": m.iri, "sido": m.sido, "sigungu": m.sigungu, "today": m.today} for m in self.members]
        return {"members": who, "bonds": [bond.json() for bond in self.bonds]}


@dataclass(frozen=True, slots=True)
class Groups:
    """All groups, the largest first.

    Attributes:
        alone: municipalities of which something is stated and that share nothing with anyone.
        modularity: how much denser the groups are inside than chance would have them (Newman 2006): below about 0.3
            they are shades rather than groups.
    """

    groups: tuple[Group, ...]
    alone: tuple[Who, ...]
    modularity: float
    coverage: Coverage

    def json(self) -> list[dict[str, object]]:
        """The groups as plain values."""
        return [group.json() for group in self.groups]


def groups(view: View, year: int | None = None) -> Groups:
    """The communities in the graph; the same for the same graph, in whatever process."""
    stated = Stated.read(view, Scope(year))
    people = [who for who in stated.members if any(stated.held[part][who] for part in PARTS)]
    ties = _ties(stated, people)
    named = official(view, people)
    found = [sorted(found) for found in _communities(ties)]
    alone = tuple(named[people[n]] for held in found if len(held) == 1 for n in held)
    kept = sorted((held for held in found if len(held) > 1), key=lambda held: (-len(held), held))
    made = tuple(_group(stated, ties, [named[who] for who in people], held) for held in kept)
    modular = nx.community.modularity(ties, [set(held) for held in found]) if ties.number_of_edges() else 0.0
    return Groups(made, alone, round(float(modular), 3), stated.coverage)


def _ties(stated: Stated, people: list[str]) -> Ties:
    """Numbers for nodes: the method's order over strings would follow the hashes of the process."""
    ties: Ties = nx.Graph()
    ties.add_nodes_from(range(len(people)))
    comparison = Comparison(stated)
    for one, other in combinations(range(len(people)), 2):
        weight = score(comparison.same(people[one], people[other], PARTS))
        if weight > 0:
            ties.add_edge(one, other, weight=weight)
    return ties


def _communities(ties: Ties) -> list[set[int]]:
    if not ties.number_of_edges():
        return [{node} for node in ties]
    return list(nx.community.louvain_communities(ties, seed=_SEED))


def _group(stated: Stated, ties: Ties, people: list[Who], held: list[int]) -> Group:
    inner = {n: sum(ties.edges[n, m]["weight"] for m in held if ties.has_edge(n, m)) for n in held}
    members = tuple(people[n] for n in sorted(held, key=lambda n: (-inner[n], n)))
    whose, everybody = frozenset(who.iri for who in members), frozenset(who.iri for who in people)
    bonds = [
        *_strongest(_bonds(stated, whose, everybody, _WORKING), _MOST),
        *_strongest(_bonds(stated, whose, everybody, (Part.DIVISIONS,)), _DIVISIONS),
    ]
    return Group(members, tuple(_named(stated.view, bond) for bond in bonds))


def _strongest(bonds: Iterable[Bond], most: int) -> list[Bond]:
    """Those by which most is learnt of the group: of more members, and of fewer others."""
    return sorted(bonds, key=lambda b: (-b.members * log(b.lift), b.part, b.iri))[:most]


def _bonds(stated: Stated, members: frozenset[str], everybody: frozenset[str], parts: Iterable[Part]) -> Iterator[Bond]:
    for part in parts:
        for thing, whose in stated.stated_by[part].items():
            count, all_ = len(whose & members), len(whose & everybody)
            lift = count * len(everybody) / (len(members) * all_) if count > 1 else 0.0
            if lift > 1:
                yield Bond(part, thing, "", "", round(lift, 2), count, len(members), all_, len(everybody))


def _named(view: View, bond: Bond) -> Bond:
    ko, en = labels(view, bond.iri)
    return replace(bond, name=ko, name_en=en)
