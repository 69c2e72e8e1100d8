"""A View as a networkx graph: things as nodes, one edge a statement, attributes plain enough for any graph format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, TypeAlias

import networkx as nx
from pyoxigraph import QuerySolution

from kg.errors import ArgumentError
from kg.network.kinds import EdgeKind, NodeKind, Thing, Tie
from kg.network.names import Called, cell, names
from kg.network.queries import CLASSES, EDGES, NODES, UNRESOLVED
from kg.store.protocol import View

Graph: TypeAlias = "nx.MultiDiGraph[str]"
Projection: TypeAlias = "nx.Graph[str]"


def graph(view: View) -> Graph:
    """All municipalities, programs, organisations and award divisions, by IRI, and all statements that tie them.

    Nodes carry the attributes of a ``Thing``, edges those of a ``Tie``; both stand in a fixed order.
    """
    made: Graph = nx.MultiDiGraph()
    for iri, thing in sorted(_things(view), key=lambda pair: pair[0]):
        made.add_node(iri, **_plain(thing))
    for one, other, tie in sorted(_ties(view), key=lambda t: (t[2].kind, t[2].document, t[2].start, t[2].end, *t[:2])):
        if one in made and other in made:
            made.add_edge(one, other, **_plain(tie))
    return made


def thing(network: Graph, iri: str) -> Thing:
    """The node of that IRI."""
    held = network.nodes[iri]
    return Thing(**{**held, "kind": NodeKind(held["kind"])})


def ties(network: Graph) -> Iterator[tuple[str, str, Tie]]:
    """Every edge with the IRIs of its two ends."""
    for one, other, held in network.edges(data=True):
        yield one, other, Tie(**{**held, "kind": EdgeKind(held["kind"])})


def labels(network: Graph) -> dict[str, str]:
    """What to write beside each node: with its province or year where others of its kind have the same name."""
    things = {iri: thing(network, iri) for iri in network}
    named = Counter((held.kind, held.ko) for held in things.values())
    return {
        iri: " ".join(filter(None, (held.within, held.ko, str(held.year or ""))))
        if named[held.kind, held.ko] > 1
        else held.ko
        for iri, held in things.items()
    }


def tied(network: Graph) -> dict[tuple[str, str, EdgeKind], list[Tie]]:
    """One edge for all statements of one kind between the same two, awards first, then by where they were read."""
    order = {kind: i for i, kind in enumerate(EdgeKind)}
    found: dict[tuple[str, str, EdgeKind], list[Tie]] = {}
    for one, other, tie in sorted(ties(network), key=lambda t: (order[t[2].kind], t[2].document, t[2].start, *t[:2])):
        found.setdefault((one, other, tie.kind), []).append(tie)
    return found


def connected(network: Graph) -> Graph:
    """Without what nothing is tied to."""
    return part(network, {iri for iri, degree in network.degree() if degree})


def ego(network: Graph, centres: Iterable[str], depth: int) -> Graph:
    """What can be reached from the centres in ``depth`` steps, whichever way the edges point, and all between."""
    if depth < 0:
        raise ArgumentError(f"깊이는 0 이상이어야 합니다 / depth must not be negative: {depth}", hint="--depth 1")
    near: nx.MultiGraph[str] = nx.MultiGraph(network)
    reached: set[str] = set()
    for centre in centres:
        reached.update(nx.single_source_shortest_path_length(near, centre, cutoff=depth))
    return part(network, reached)


def leading(network: Graph, most: int, first: Iterable[str] = ()) -> Graph:
    """So many of its nodes at most: the first ones, then those with most neighbours; all of it if it has no more."""
    if len(network) <= most:
        return network
    near = {iri: len({*network.predecessors(iri), *network.successors(iri)}) for iri in network}
    ranked = dict.fromkeys([*first, *sorted(near, key=lambda iri: (-near[iri], iri))])
    return connected(part(network, set(list(ranked)[:most])))


def projection(network: Graph, over: NodeKind = NodeKind.PROGRAM) -> Projection:
    """Municipalities tied by what they share: ``weight`` counts it, ``shared`` lists the IRIs."""
    made: Projection = nx.Graph()
    held = {iri: thing(network, iri) for iri in network}
    made.add_nodes_from((iri, _plain(t)) for iri, t in held.items() if t.kind is NodeKind.MUNICIPALITY)
    for iri in (iri for iri, t in held.items() if t.kind is over):
        sharing = sorted(one for one in set(network.predecessors(iri)) if one in made)
        for one, other in combinations(sharing, 2):
            shared = (*made.edges[one, other]["shared"], iri) if made.has_edge(one, other) else (iri,)
            made.add_edge(one, other, weight=len(shared), shared=shared)
    return made


def _plain(held: Thing | Tie) -> dict[str, str | int | bool]:
    """As attributes that GraphML and GEXF have types for."""
    return {name: getattr(held, name) for name in held.__slots__} | {"kind": held.kind.value}


def part(network: Graph, kept: set[str], edges: Iterable[tuple[str, str, Any]] | None = None) -> Graph:
    """The subgraph in the network's own order, which networkx would take from the hashes of the process; of all edges
    between what is kept, or of these."""
    made: Graph = nx.MultiDiGraph()
    made.add_nodes_from((iri, held) for iri, held in network.nodes(data=True) if iri in kept)
    drawn = network.edges(data=True) if edges is None else edges
    made.add_edges_from((u, v, held) for u, v, held in drawn if u in kept and v in kept)
    return made


def _things(view: View) -> Iterator[tuple[str, Thing]]:
    called = names(view)
    seen: set[str] = set()
    for row in sorted(view.select(NODES), key=lambda row: (cell(row, "node"), cell(row, "class"))):
        iri, kind = cell(row, "node"), CLASSES[cell(row, "class")]
        if iri not in seen:
            seen.add(iri)
            year = _whole(row, "year") if kind is NodeKind.AWARD else 0
            yield iri, _thing(kind, iri, called.get(iri, Called()), year, cell(row, "class") != UNRESOLVED)


def _thing(kind: NodeKind, iri: str, called: Called, year: int, resolved: bool) -> Thing:
    return Thing(
        kind,
        called.ko or iri,
        called.en,
        called.within,
        year,
        resolved,
        called.folded,
        called.within_en,
        called.also,
        called.also_en,
    )


def _ties(view: View) -> Iterator[tuple[str, str, Tie]]:
    for kind, query in EDGES.items():
        yield from dict.fromkeys(_tie(kind, row) for row in view.select(query))


def _tie(kind: EdgeKind, row: QuerySolution) -> tuple[str, str, Tie]:
    place = (cell(row, "document"), _whole(row, "start"), _whole(row, "end"), cell(row, "words"))
    award = (cell(row, "grade"), _whole(row, "prize")) if kind is EdgeKind.WON else ("", 0)
    context = "" if kind is EdgeKind.WON else cell(row, "context")
    return cell(row, "from"), cell(row, "to"), Tie(kind, *place, _whole(row, "year"), 1, *award, context)


def _whole(row: QuerySolution, name: str) -> int:
    value = cell(row, name)
    return int(value) if value.lstrip("-").isdecimal() else 0
