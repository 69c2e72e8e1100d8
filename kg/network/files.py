"""A network as a file for drawing programs: GraphML or GEXF, with names, kinds, positions, and the words behind each edge."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO, Final

import networkx as nx

from kg.network.graph import Graph
from kg.network.layout import Positions
from kg.network.scene import Link

FORMS: Final = ("graphml", "gexf")
_NODE: Final = {"ko": "label", "en": "label_en", "kind": "kind", "within": "province", "year": "year", "also": "also"}


def write(network: Graph, at: Positions, form: str, out: BinaryIO) -> None:
    """All nodes and, as edges, all statements of a network."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_nodes_from((iri, _node(network, iri, at, form)) for iri in network)
    made.add_edges_from((one, other, _clean(held)) for one, other, held in network.edges(data=True))
    _put(made, form, out)


def write_shared(network: Graph, links: Iterable[Link], at: Positions, form: str, out: BinaryIO) -> None:
    """Municipalities tied by what they share: the weight counts it, ``shared`` names it."""
    made: nx.Graph[str] = nx.Graph()
    made.add_nodes_from((iri, _node(network, iri, at, form)) for iri in at)
    for link in links:
        named = "; ".join(str(network.nodes[iri]["ko"]) for iri in link.shared)
        made.add_edge(link.one, link.other, **_clean({"weight": link.weight, "kind": link.kind, "shared": named}))
    _put(made, form, out)


def _node(network: Graph, iri: str, at: Positions, form: str) -> dict[str, Any]:
    held, (x, y) = network.nodes[iri], at[iri]
    told = _clean({name: held[key] for key, name in _NODE.items()})
    where: dict[str, Any] = (
        {"x": x, "y": y} if form == "graphml" else {"viz": {"position": {"x": x, "y": -y, "z": 0.0}}}
    )
    return told | where


def _clean(held: dict[str, Any]) -> dict[str, Any]:
    """Without signs that XML refuses."""
    return {name: _text(value) if isinstance(value, str) else value for name, value in held.items()}


def _text(value: str) -> str:
    return "".join(
        c for c in value if (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff") or c in "\t\n"
    )


def _put(made: nx.Graph[str], form: str, out: BinaryIO) -> None:
    (nx.write_graphml if form == "graphml" else nx.write_gexf)(made, out)
