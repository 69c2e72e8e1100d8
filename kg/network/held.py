"""The network of one version of the data, with positions: made once, kept in a folder, read by all who draw.

Reading the statements and letting the forces settle takes minutes on an archive; what is kept is read in a second.
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp
from typing import Any

import networkx as nx

from kg.network.graph import Graph, connected, graph
from kg.network.layout import Positions, layout
from kg.network.shelf import file
from kg.store.protocol import View


@dataclass(frozen=True, slots=True)
class Held:
    """All that is tied to something, and where it stands."""

    graph: Graph
    at: Positions


def keep(view: View, folder: Path, version: str) -> int:
    """Put the network of the view in the folder, for whoever draws it; how many nodes it has.

    Raises:
        OSError: the folder cannot be written.
    """
    made = make(view)
    _write(made, file(folder, version))
    return len(made.graph)


def hold(view: View, folder: Path, version: str) -> Held:
    """The network of the view, which shows this version of the data; kept in the folder if that can be written."""
    place = file(folder, version)
    with suppress(OSError, ValueError, KeyError, EOFError, zlib.error):
        return _read(place)
    made = make(view)
    with suppress(OSError):
        _write(made, place)
    return made


def make(view: View) -> Held:
    """The network of the view, kept nowhere."""
    network = connected(graph(view))
    return Held(network, layout(network))


def _read(place: Path) -> Held:
    with gzip.open(place, "rt", encoding="utf-8") as lines:
        held = json.load(lines)
    made: Graph = nx.MultiDiGraph()
    iris, contexts = [node[0] for node in held["nodes"]], held["contexts"]
    made.add_nodes_from((iri, told) for iri, _, told in held["nodes"])
    made.add_edges_from(
        (iris[one], iris[other], {**told, "context": contexts[told["context"]]}) for one, other, told in held["edges"]
    )
    return Held(made, {iri: (x, y) for iri, (x, y), _ in held["nodes"]})


def _write(held: Held, place: Path) -> None:
    """The file, whole or not at all, in the place of those of other versions; another process may be at it too."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, fresh = mkstemp(".new", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as raw, gzip.open(raw, "wt", encoding="utf-8", compresslevel=4) as out:
            json.dump(_plain(held), out, ensure_ascii=False, separators=(",", ":"))
        Path(fresh).replace(place)
    finally:
        Path(fresh).unlink(missing_ok=True)
    for old in place.parent.glob("*.json.gz"):
        if old != place:
            old.unlink(missing_ok=True)


def _plain(held: Held) -> Mapping[str, Any]:
    """As JSON: ends by number, and each passage once."""
    number = {iri: i for i, iri in enumerate(held.graph)}
    contexts: dict[str, int] = {}
    edges = [
        (number[one], number[other], {**told, "context": contexts.setdefault(told["context"], len(contexts))})
        for one, other, told in held.graph.edges(data=True)
    ]
    nodes = [(iri, held.at[iri], told) for iri, told in held.graph.nodes(data=True)]
    return {"nodes": nodes, "edges": edges, "contexts": list(contexts)}
