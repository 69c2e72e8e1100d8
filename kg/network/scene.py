"""What of a network is looked at: filtered, projected, around some things, a path; bounded, with what is left out told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

import networkx as nx

from kg.network.graph import Graph, part, projection, thing, tied
from kg.network.kinds import EdgeKind, NodeKind, Thing, Tie

SHARED: Final = "shared"
"""The kind of a link of a projection."""
LINKS: Final = 20_000
"""The most links that are shown; the heaviest."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is let through; empty for all.

    Attributes:
        years: of statements.
        provinces: of municipalities, as the documents name them.
        divisions: labels of award divisions; lets through municipalities that won in one, and what is tied to them.
        over: municipalities alone, tied by what they share of this kind.
        weight: the least weight of a link: statements, or things shared.
    """

    kinds: frozenset[NodeKind] = frozenset()
    years: frozenset[int] = frozenset()
    provinces: frozenset[str] = frozenset()
    divisions: frozenset[str] = frozenset()
    over: NodeKind | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at, by IRI.

    Attributes:
        centres: in the middle, with all that is ``depth`` steps away; none for the whole.
        opened: whose neighbours are shown besides.
        closed: whose neighbours are not shown that hang on it alone.
        ends: of a path.
        most: how many nodes are shown: what is asked for first, then the most tied.
    """

    centres: tuple[str, ...] = ()
    depth: int = 1
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    ends: tuple[str, str] | None = None
    most: int = 300


@dataclass(frozen=True, slots=True)
class Link:
    """What ties two things.

    Attributes:
        kind: of an edge, or ``SHARED``.
        said: the statements; none in a projection.
        shared: IRIs of what both are tied to, in a projection.
    """

    one: str
    other: str
    kind: str
    weight: int
    said: tuple[Tie, ...] = ()
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """What is shown.

    Attributes:
        nodes: with how many neighbours each has that are not shown.
        path: from one end to the other, a link for each step; empty where there is none, or none was asked for.
        whole: how many nodes and links the filters let through.
    """

    nodes: Mapping[str, int]
    links: Sequence[Link]
    path: Sequence[str]
    steps: Sequence[Link]
    whole: tuple[int, int]


Near: TypeAlias = "nx.Graph[str]"


def filtered(network: Graph, filters: Filters) -> Graph:
    """The part that the filters let through, without what nothing ties any more."""
    if not (filters.kinds and not filters.over) and not (filters.years or filters.provinces or filters.divisions):
        return network
    things = {iri: thing(network, iri) for iri in network}
    kept = {iri for iri in network if _passes(network, iri, things, filters)}
    edges = [
        (one, other, held)
        for one, other, held in network.edges(data=True)
        if one in kept and other in kept and (not filters.years or held["year"] in filters.years)
    ]
    if filters.provinces or filters.divisions:
        near = {end for one, other, held in edges if held["kind"] != EdgeKind.PARTNER for end in (one, other)}
        edges = [edge for edge in edges if edge[0] in near]
    return part(network, {end for one, other, _ in edges for end in (one, other)}, edges)


def _passes(network: Graph, iri: str, things: Mapping[str, Thing], filters: Filters) -> bool:
    held = things[iri]
    if filters.kinds and not filters.over and held.kind not in filters.kinds:
        return False
    if held.kind is NodeKind.AWARD:
        return not filters.divisions or held.ko in filters.divisions
    if held.kind is not NodeKind.MUNICIPALITY:
        return True
    here = not filters.provinces or (held.within or held.ko) in filters.provinces
    return here and (not filters.divisions or any(things[won].ko in filters.divisions for won in _won(network, iri)))


def _won(network: Graph, iri: str) -> Iterator[str]:
    return (other for _, other, held in network.out_edges(iri, data=True) if held["kind"] == EdgeKind.WON)


def links(network: Graph, filters: Filters) -> list[Link]:
    """One for each pair and kind, or for each two municipalities that share something; heaviest first."""
    found = _projected(network, filters.over) if filters.over else _told(network)
    heavy = [link for link in found if link.weight >= filters.weight]
    return sorted(heavy, key=lambda link: -link.weight)


def _told(network: Graph) -> Iterator[Link]:
    for (one, other, kind), said in tied(network).items():
        yield Link(one, other, kind.value, len(said), tuple(said))


def _projected(network: Graph, over: NodeKind) -> Iterator[Link]:
    for one, other, held in projection(network, over).edges(data=True):
        yield Link(one, other, SHARED, held["weight"], shared=held["shared"])


def scene(found: Sequence[Link], asked: Asked) -> Scene:
    """What is asked to be seen of these links."""
    near: Near = nx.Graph()
    near.add_edges_from((link.one, link.other) for link in found)
    path = _path(near, asked.ends)
    shown = _shown(near, asked, path)
    kept = [link for link in found if link.one in shown and link.other in shown]
    first = {frozenset((link.one, link.other)): link for link in reversed(found)}
    steps = [first[frozenset(step)] for step in pairwise(path)]
    nodes = {iri: sum(other not in shown for other in near[iri]) if iri in near else 0 for iri in shown}
    return Scene(nodes, kept[:LINKS], path, steps, (len(near), len(found)))


def _path(near: Near, ends: tuple[str, str] | None) -> list[str]:
    """A shortest one; always the same of several."""
    if ends is None or ends[0] not in near or ends[1] not in near or not nx.has_path(near, *ends):
        return []
    return list(nx.shortest_path(near, *ends))


def _shown(near: Near, asked: Asked, path: Sequence[str]) -> dict[str, None]:
    """What is asked for by name, then what is around it, the most tied first; at most so many."""
    named = [*asked.centres, *path, *asked.opened]
    opened = _ranked(near, (other for iri in asked.opened if iri in near for other in near[iri]))
    around = _ranked(near, _around(near, asked.centres or path, asked.depth) if asked.centres or path else near)
    shown = dict.fromkeys([*named, *opened, *around][: max(asked.most, len(named))])
    hidden = {iri for closed in asked.closed for iri in _hanging(near, closed, shown)} - set(named)
    return {iri: None for iri in shown if iri not in hidden}


def _ranked(near: Near, iris: Iterable[str]) -> list[str]:
    return sorted(set(iris), key=lambda iri: (-near.degree(iri), iri))


def _around(near: Near, centres: Sequence[str], depth: int) -> Iterator[str]:
    for centre in centres:
        if centre in near:
            yield from nx.single_source_shortest_path_length(near, centre, cutoff=depth)


def _hanging(near: Near, iri: str, shown: Mapping[str, None]) -> Iterator[str]:
    """Its neighbours that no other thing shown is tied to."""
    for other in near.adj.get(iri, ()):
        if not any(third in shown and third != iri for third in near[other]):
            yield other
