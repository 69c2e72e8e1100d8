"""What the other parts may ask of a store: a View reads and cannot write, a Writer makes the next generation whole.

The *default graph* holds the merged statements of all documents, each once; a document's *named graph* holds its own
statements as evidence.  Queries therefore need no ``GRAPH`` unless they ask where a statement comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
    Variable,
)

from kg.store.manifest import Entry, Manifest

if TYPE_CHECKING:
    from kg.store.child import Limits, Question
    from kg.store.pool import Pool, Ticket
    from kg.store.worker import Reply

Subject: TypeAlias = NamedNode | BlankNode | Triple
Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Graph: TypeAlias = NamedNode | BlankNode | DefaultGraph
Answer: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples
Bindings: TypeAlias = Mapping[Variable, Term]


class View(Protocol):
    """A snapshot of the graph that can be read as long as it is open, whatever is built meanwhile."""

    @property
    def manifest(self) -> Manifest:
        """Which documents the graph was made of."""
        ...

    @property
    def version(self) -> str:
        """The generation: digits that another one does not have."""
        ...

    def query(self, text: str, bindings: Bindings | None = None) -> Answer:
        """Run a trusted SPARQL query in this process; queries of others go through ``kg.store.guard``."""
        ...

    def select(self, text: str, bindings: Bindings | None = None) -> QuerySolutions:
        """Run a trusted ``SELECT``; ``QueryError`` where it is another kind of query."""
        ...

    def ask(
        self,
        question: Question,
        limits: Limits | None = None,
        *,
        fork: bool = False,
        pool: Pool | None = None,
        ticket: Ticket | None = None,
    ) -> Reply:
        """Run anybody's query: checked first, read only, within limits.

        Args:
            fork: whether this process has one thread only, which makes a child cheap.
            pool: whose places are shared with other queries.
            ticket: with which the query can be taken back.
        """
        ...

    def warm(self, pool: Pool, count: int) -> None:
        """Have that many children wait for questions, where it is children that answer."""
        ...

    def quads(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        value: Term | None = None,
        graph: Graph | None = None,
    ) -> Iterator[Quad]:
        """The quads that match; None matches all, also all graphs."""
        ...

    def graphs(self) -> Iterator[NamedNode | BlankNode]:
        """The named graphs."""
        ...

    def __len__(self) -> int:
        """How many triples the merged graph holds."""
        ...

    def close(self) -> None:
        """Let go of the generation, so that a later build may remove it."""
        ...


class Writer(Protocol):
    """The next generation in the making; nobody sees it before the context ends without an error."""

    @property
    def manifest(self) -> Manifest:
        """The documents as they will stand."""
        ...

    def replace(self, entry: Entry, quads: Iterable[Quad]) -> Entry:
        """Put a document's statements in the place of those it made before; the entry with its count of triples."""
        ...

    def put(self, entry: Entry, triples: bytes) -> Entry:
        """The same, of statements in N-Triples without blank nodes: new documents in bulk, never as Python objects."""
        ...

    def remove(self, name: str) -> Entry:
        """Take a document out, with the statements that no other makes; ``NotFound`` where the graph has none of that name."""
        ...

    def keep(self, digest: str, content: bytes) -> None:
        """Keep the bytes of a built document, so that its spans can be shown later."""
        ...

    def __enter__(self) -> Self:
        """Become the one writer."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the generation count, or drop it if an error ended the context."""
        ...


class Store(Protocol):
    """Holds one graph: hands out views, and one writer at a time."""

    def current(self) -> str:
        """The generation that counts now; nothing where nothing was built yet."""
        ...

    def source(self, digest: str) -> bytes:
        """The bytes of a built document; ``StoreError`` where they are gone."""
        ...

    def view(self) -> View:
        """The graph as it stands; ``NoGraph`` where nothing was built yet."""
        ...

    def writer(self) -> AbstractContextManager[Writer]:
        """The one writer; ``StoreBusy`` where another process has it."""
        ...
