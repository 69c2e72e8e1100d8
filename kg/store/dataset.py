"""An rdflib Dataset over a View: rdflib's own tools work on the same data, which they cannot write.

rdflib's default graph is the merged graph, its named graphs are the documents'.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import Any, TypeAlias

import pyoxigraph as ox
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.store import Store
from rdflib.term import Node

from kg.errors import StoreError
from kg.model.iri import PREFIXES
from kg.store.protocol import Graph, Term, View

_Triple: TypeAlias = tuple[Node, Node, Node]
_Pattern: TypeAlias = tuple[Node | None, Node | None, Node | None]


class ViewStore(Store):
    """The View as rdflib's kind of store."""

    context_aware = True
    graph_aware = True

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        self._prefixes = {prefix: rdflib.URIRef(iri) for prefix, iri in PREFIXES.items()}

    def triples(
        self, triple_pattern: _Pattern, context: rdflib.Graph | None = None
    ) -> Iterator[tuple[_Triple, Iterator[rdflib.Graph | None]]]:
        """The triples that match, each with the graph it stands in."""
        try:
            subject, predicate, value = (None if node is None else _term(node) for node in triple_pattern)
            graph = None if context is None else _graph(context)
        except ValueError:
            return
        if isinstance(subject, ox.Literal) or not isinstance(predicate, ox.NamedNode | None):
            return
        for quad in self._view.quads(subject, predicate, value, graph):
            yield _nodes(quad), iter((self._context(quad.graph_name),))

    def contexts(self, triple: _Triple | None = None) -> Generator[rdflib.Graph, None, None]:
        """The named graphs, or those that hold a triple."""
        if triple is None:
            yield from map(self._context, self._view.graphs())
            return
        for _, contexts in self.triples(triple):
            yield from (context for context in contexts if context is not None)

    def _context(self, name: Graph) -> rdflib.Graph:
        node = DATASET_DEFAULT_GRAPH_ID if isinstance(name, ox.DefaultGraph) else _node(name)
        return rdflib.Graph(store=self, identifier=node)

    def __len__(self, context: rdflib.Graph | None = None) -> int:
        """How many triples a graph holds; the merged graph where none is named."""
        graph = ox.DefaultGraph() if context is None else _graph(context)
        return sum(1 for _ in self._view.quads(graph=graph))

    def namespaces(self) -> Iterator[tuple[str, rdflib.URIRef]]:
        """The project's prefixes, and those bound since."""
        return iter(tuple(self._prefixes.items()))

    def namespace(self, prefix: str) -> rdflib.URIRef | None:
        """What a prefix stands for."""
        return self._prefixes.get(prefix)

    def prefix(self, namespace: rdflib.URIRef) -> str | None:
        """The prefix of a namespace."""
        return next((p for p, iri in self._prefixes.items() if iri == namespace), None)

    def bind(self, prefix: str, namespace: rdflib.URIRef, override: bool = True) -> None:
        """Name a namespace for rdflib's output; the graph knows nothing of it."""
        if override or prefix not in self._prefixes:
            self._prefixes[prefix] = namespace

    def add_graph(self, graph: rdflib.Graph) -> None:
        """Nothing: a graph that is only looked at needs no place."""

    def add(self, *_: object, **__: object) -> None:
        """Refuse."""
        raise StoreError("이 그래프는 읽기 전용입니다 / the graph is read only", hint="kg build")

    addN = remove = remove_graph = add  # noqa: N815 - rdflib's names


def dataset(view: View) -> rdflib.Dataset:
    """All of the view as an rdflib Dataset."""
    return rdflib.Dataset(store=ViewStore(view))


def graph(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Triples as an rdflib graph of their own."""
    made = rdflib.Graph()
    for prefix, iri in PREFIXES.items():
        made.bind(prefix, iri)
    for triple in triples:
        made.add((_node(triple.subject), _node(triple.predicate), _node(triple.object)))
    return made


def _nodes(quad: ox.Quad) -> _Triple:
    return _node(quad.subject), _node(quad.predicate), _node(quad.object)


def _node(term: Term) -> Any:  # noqa: ANN401 - rdflib's callers want a kind of node each
    """The term as rdflib has it, its characters untouched."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if not isinstance(term, ox.Literal):
        raise StoreError("rdflib 는 삼중항 항을 모릅니다 / rdflib knows no triple terms")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    kind = None if term.datatype.value.endswith("XMLSchema#string") else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=kind, normalize=False)


def _term(node: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """rdflib's node as a term; ``ValueError`` where no graph can hold it."""
    if isinstance(node, rdflib.URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, rdflib.BNode):
        return ox.BlankNode(str(node))
    if not isinstance(node, rdflib.Literal):
        raise ValueError(f"not a term: {node!r}")
    kind = ox.NamedNode(str(node.datatype)) if node.datatype else None
    return ox.Literal(str(node), datatype=None if node.language else kind, language=node.language)


def _graph(context: rdflib.Graph) -> Graph:
    if context.identifier == DATASET_DEFAULT_GRAPH_ID:
        return ox.DefaultGraph()
    named = _term(context.identifier)
    if isinstance(named, ox.Literal):
        raise ValueError("a literal names no graph")
    return named
