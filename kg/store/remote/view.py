"""The graph on a server, as one reads it.

A server has no snapshots that outlast a request: each answer is of one generation, but what is asked after another build
is answered from that.  ``Store.current`` tells that there is one, and who reads the whole graph is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QuerySolutions, Triple

from kg.errors import QueryError, StoreBusy
from kg.store import lexer
from kg.store.child import Bound, Kind, Limits, Question, written
from kg.store.guard import prepared
from kg.store.manifest import Manifest
from kg.store.protocol import Answer, Bindings, Graph, Subject, Term
from kg.store.remote import names
from kg.store.remote.answers import ROWS, media, read, rows, truth
from kg.store.remote.endpoint import Asked, Dataset
from kg.store.remote.ledger import Ledger
from kg.store.remote.scope import constants, held, listed, prefixed, scoped, shared, strange
from kg.store.remote.terms import sent, subject
from kg.store.worker import Reply

if TYPE_CHECKING:
    from kg.store.pool import Pool, Ticket

_MERGED: Final = DefaultGraph()


class RemoteView:
    """What the server says, at each question."""

    def __init__(self, ledger: Ledger, version: str) -> None:
        self._ledger = ledger
        self._endpoint = ledger.endpoint
        self._size: int | None = None
        self.version = version
        self.manifest: Manifest = ledger.manifest()
        self._beginning = shared(entry.graph for entry in self.manifest.entries.values())

    def query(self, text: str, bindings: Bindings | None = None) -> Answer:
        """Run a trusted query."""
        asked = self._scoped(text) + _values(bindings)
        shape = media(text)
        stream = self._endpoint.ask(Asked(asked, shape, self._dataset(text, {})))
        return cast("Answer", read(stream, shape))

    def select(self, text: str, bindings: Bindings | None = None) -> QuerySolutions:
        """Run a trusted ``SELECT``."""
        if media(text) != ROWS or not isinstance(answer := self.query(text, bindings), QuerySolutions):
            raise QueryError("SELECT 질의가 아닙니다 / not a SELECT query")
        return answer

    def _scoped(self, text: str) -> str:
        return scoped(text, self._beginning)

    def _dataset(self, text: str, prefixes: Mapping[str, str]) -> Dataset:
        """Our graph, unless the query names graphs itself."""
        if any(lexer.dataset(text, prefixes)):
            return Dataset()
        named, free = constants(text, prefixes)
        if not self._ledger.union or not named:
            return self._ledger.dataset
        # Where graphs are named, only those are there: a variable then stands for the ones that are listed.
        return Dataset((names.MERGED,), (*named, *(graph.value for graph in self.graphs())) if free else named)

    def ask(
        self,
        question: Question,
        limits: Limits | None = None,
        *,
        fork: bool = False,
        pool: Pool | None = None,
        ticket: Ticket | None = None,
    ) -> Reply:
        """Run anybody's query, as checked as in a child, and bounded while its answer comes."""
        allowed = limits or Limits()
        checked = prepared(question, allowed)
        with pool.place() if pool else nullcontext():
            return self._asked(checked, allowed, ticket)

    def warm(self, pool: Pool, count: int) -> None:
        """Nothing: the server answers."""

    def _asked(self, question: Question, limits: Limits, ticket: Ticket | None) -> Reply:
        self._hold(question)
        text, head = prefixed(self._scoped(question.query), question.prefixes)
        shape, bound = media(question.query), Bound(limits.rows, limits.size)
        asked = Asked(text, shape, self._wanted(question), limits.seconds, head)
        with self._endpoint.ask(asked) as stream, ticket.held(stream) if ticket else nullcontext():
            kind, content = written(read(stream, shape, whole=False), question, bound)
        return Reply(Kind(kind), content, bound.cut or stream.capped)

    def _hold(self, question: Question) -> None:
        """Refuse what names a graph other than a document's, or the merged one, however it names it."""
        ours = {names.MERGED, *(entry.graph for entry in self.manifest.entries.values())}
        held(question.query, question.prefixes, ours.__contains__)
        if foreign := next(
            (name for name in (*(question.default or ()), *(question.named or ())) if name not in ours), ""
        ):
            raise strange(foreign)

    def _wanted(self, question: Question) -> Dataset:
        if question.default is None and question.named is None:
            return self._dataset(question.query, question.prefixes)
        return Dataset(question.default or (), question.named or ())

    def quads(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        value: Term | None = None,
        graph: Graph | None = None,
    ) -> Iterator[Quad]:
        """The quads that match; ``StoreBusy`` at the end where all were read while a build changed them."""
        terms = (subject, predicate, value)
        if graph is None or isinstance(graph, DefaultGraph):
            for triple, _ in self._matching(terms, self._ledger.merged("{}")):
                yield _quad(triple, _MERGED)
        if graph is None:
            for triple, name in self._matching(terms, listed("?g") + "GRAPH ?g { {} }", "?g"):
                yield _quad(triple, cast("NamedNode", name))
        elif isinstance(graph, NamedNode) and not graph.value.startswith(names.OWN):
            for triple, _ in self._matching(terms, f"GRAPH {graph} {{ {{}} }}"):
                yield _quad(triple, graph)
        if not any(terms) and not self.counts():
            raise _mixed()

    def counts(self) -> bool:
        """Whether the generation that this view was opened on still counts."""
        return self._ledger.state().generation == self.version

    def _matching(
        self, terms: tuple[Term | None, ...], place: str, graph: str = ""
    ) -> Iterator[tuple[Triple, Term | None]]:
        """The triples that match in a place, each with the graph where that is asked for."""
        shown = [
            name if term is None else str(sent(term)) for name, term in zip(("?s", "?p", "?o"), terms, strict=True)
        ]
        wanted = [name for name in (*shown, graph) if name.startswith("?")]
        pattern = place.replace("{}", " ".join(shown), 1)
        if not wanted:
            with self._endpoint.answering(f"ASK {{ {pattern} }}", ROWS) as stream:
                if truth(stream):
                    yield _triple(terms), None
            return
        with self._endpoint.answering(f"SELECT {' '.join(wanted)} {{ {pattern} }}", ROWS) as stream:
            for row in rows(stream):
                found = dict(zip(wanted, row, strict=True))
                held = [found.get(name, term) for name, term in zip(("?s", "?p", "?o"), terms, strict=True)]
                yield _triple(tuple(held)), found.get(graph)

    def graphs(self) -> Iterator[NamedNode | BlankNode]:
        """The named graphs that documents have."""
        query = f"SELECT ?g {{ {listed('?g')} }}"
        with self._endpoint.answering(query, ROWS) as stream:
            for (graph,) in rows(stream):
                if isinstance(graph, NamedNode | BlankNode):
                    yield graph

    def __len__(self) -> int:
        """How many triples the merged graph holds."""
        if self._size is None:
            (row,) = self.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
            self._size = int(row["n"].value)
        return self._size

    def close(self) -> None:
        """Nothing is held."""


def _mixed() -> StoreBusy:
    return StoreBusy(
        "읽는 동안 다른 곳에서 그래프를 바꾸었습니다: 읽은 것은 옛것과 새것이 섞였을 수 있습니다 / "
        "another build has changed the graph meanwhile: what was read may be a mixture of old and new",
        hint="다시 하세요 / do it again",
    )


def _triple(terms: tuple[Term | None, ...]) -> Triple:
    who, what, value = terms
    assert who is not None and value is not None and isinstance(what, NamedNode)  # noqa: S101, PT018 - each was asked for
    return Triple(subject(who), what, value)


def _quad(triple: Triple, graph: Graph) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _values(bindings: Bindings | None) -> str:
    """What is known already, as a query says it."""
    if not bindings:
        return ""
    names_ = " ".join(f"?{variable.value}" for variable in bindings)
    return f"\nVALUES ({names_}) {{ ({' '.join(str(sent(term)) for term in bindings.values())}) }}"
