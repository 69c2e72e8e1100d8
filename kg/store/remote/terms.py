"""Terms as a server takes and gives them: the one place that knows what servers do to them.

Blank nodes have no name that a later query could use, and each update would make others of them: they travel as IRIs
of our own (RDF 1.1, 3.5 "Replacing Blank Nodes with IRIs") and come back as the blank nodes they were.

Virtuoso 7 keeps values, not spellings: ``1.10`` comes back as ``1.1``, ``007`` as ``7``, a boolean as 1 or 0, a point
under a name of its own. What is one to one is put back here. What the graph holds is written in the canonical form, which it keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from kg.model.iri import PREFIXES, XSD
from kg.store.protocol import Graph, Subject, Term
from kg.store.remote.names import BLANK

_BOOLEAN: Final = XSD.boolean
_TRUTHS: Final = {"1": "true", "0": "false"}
_GEOMETRY: Final = ox.NamedNode("http://www.openlinksw.com/schemas/virtrdf#Geometry")
_WKT: Final = ox.NamedNode(PREFIXES["geo"] + "wktLiteral")


def sent(term: Term) -> Term:
    """As a server gets it."""
    return ox.NamedNode(BLANK + term.value) if isinstance(term, ox.BlankNode) else term


def came(term: Term) -> Term:
    """As it was before the server had it."""
    if isinstance(term, ox.NamedNode):
        return ox.BlankNode(term.value.removeprefix(BLANK)) if term.value.startswith(BLANK) else term
    if isinstance(term, ox.Literal) and not term.language:
        if term.datatype == _BOOLEAN and term.value in _TRUTHS:
            return ox.Literal(_TRUTHS[term.value], datatype=_BOOLEAN)
        if term.datatype == _GEOMETRY:
            return ox.Literal(term.value, datatype=_WKT)
    return term


def came_all(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Each triple as it was."""
    return (triple(t.subject, t.predicate, t.object) for t in triples)


def triple(subject: Term, predicate: ox.NamedNode, value: Term) -> ox.Triple:
    """The triple of terms that came."""
    who = came(subject)
    assert not isinstance(who, ox.Literal)  # noqa: S101 - no server has a literal there
    return ox.Triple(who, predicate, came(value))


def quad(held: ox.Triple, graph: Graph) -> ox.Quad:
    """The triple in a graph."""
    return ox.Quad(held.subject, held.predicate, held.object, graph)


def lines(triples: Iterable[ox.Triple]) -> Iterator[str]:
    """Each triple as a line of an update."""
    return (f"{sent(t.subject)} {t.predicate} {sent(t.object)} ." for t in triples)


def subject(term: Term) -> Subject:
    """A term that stands before a predicate."""
    assert not isinstance(term, ox.Literal)  # noqa: S101 - the caller has asked for no such thing
    return term
