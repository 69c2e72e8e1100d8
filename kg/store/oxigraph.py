"""Oxigraph on disk, called directly: views of one generation, and the writer of the next.

A new generation starts as hard links to the files of the old one; Oxigraph never changes a file it has written, so the
old generation stays what it was.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QuerySolutions, Triple

from kg.errors import QueryError, StoreError
from kg.store.home import Generation, Home
from kg.store.manifest import Entry, Manifest
from kg.store.protocol import Answer, Bindings, Graph, Subject, Term

if TYPE_CHECKING:
    from kg.store.child import Limits, Question
    from kg.store.pool import Pool, Ticket
    from kg.store.worker import Reply

_MERGED = DefaultGraph()
_BULK = 50_000
"""From this many quads on, a sorted bulk load is faster than a transaction."""
_TEXT = 16 * 2**20
"""Bytes of new documents that are gathered before they are loaded: a load writes files of its own each time."""


class OxigraphView:
    """One generation, read only; held from the start, opened when it is first read (a child opens it for itself)."""

    def __init__(self, generation: Generation, lock: int) -> None:
        self._lock = lock
        self.path = generation.store
        self.manifest: Manifest = generation.manifest()

    @property
    def version(self) -> str:
        """Its generation."""
        return self.path.parent.name

    @cached_property
    def _store(self) -> ox.Store:
        try:
            return ox.Store.read_only(os.fspath(self.path))
        except (OSError, ValueError, RuntimeError) as error:
            raise StoreError(
                f"그래프를 열 수 없습니다 / cannot open the graph: {error}",
                hint="다른 --home 으로 다시 만드세요 / build again into another --home",
            ) from error

    def query(self, text: str, bindings: Bindings | None = None) -> Answer:
        """Run a trusted SPARQL query in this process."""
        try:
            return self._store.query(text, substitutions=dict(bindings) if bindings else None)
        except SyntaxError as error:
            raise QueryError(f"질의를 읽을 수 없습니다 / malformed query: {error}") from error

    def select(self, text: str, bindings: Bindings | None = None) -> QuerySolutions:
        """Run a trusted ``SELECT``."""
        answer = self.query(text, bindings)
        if not isinstance(answer, QuerySolutions):
            raise QueryError("SELECT 질의가 아닙니다 / not a SELECT query")
        return answer

    def ask(
        self,
        question: Question,
        limits: Limits | None = None,
        *,
        fork: bool = False,
        pool: Pool | None = None,
        ticket: Ticket | None = None,
    ) -> Reply:
        """Run anybody's query in a child."""
        if pool is not None and limits is not None:
            return pool.ask(self.path, question, limits, ticket)
        from kg.store.guard import ask  # noqa: PLC0415 - only for queries of others

        return ask(self.path, question, limits, fork=fork)

    def warm(self, pool: Pool, count: int) -> None:
        """Have children wait for questions."""
        pool.warm(self.path, count)

    def quads(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        value: Term | None = None,
        graph: Graph | None = None,
    ) -> Iterator[Quad]:
        """The quads that match."""
        return self._store.quads_for_pattern(subject, predicate, value, graph)

    def graphs(self) -> Iterator[NamedNode | BlankNode]:
        """The named graphs."""
        return self._store.named_graphs()

    def __len__(self) -> int:
        """How many triples the merged graph holds."""
        return self.manifest.merged if self.manifest.merged >= 0 else _count(self._store)

    def close(self) -> None:
        """Let go of the generation."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def __del__(self) -> None:
        """Let go of the generation when nobody holds the view."""
        self.close()


class OxigraphWriter:
    """The next generation; begun by the first change, so that a build without changes writes nothing."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._held = ExitStack()
        self._next: Generation | None = None
        self._store: ox.Store | None = None
        self._coming: list[Quad] = []
        self._texts: list[tuple[str, bytes]] = []
        self._gone: set[str] = set()
        self._put: set[str] = set()
        self.manifest = Manifest()

    def __enter__(self) -> Self:
        """Become the one writer, and clear away what killed builds left."""
        with ExitStack() as stack:
            stack.enter_context(self._home.lock())
            self._home.clean()
            if current := self._home.current():
                self.manifest = current.manifest()
            self._held = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the generation count, or drop it if an error ended the context."""
        with self._held:
            if self._next is None:
                return
            try:
                if error is None:
                    self._commit(self._next)
                else:
                    from traceback import clear_frames  # noqa: PLC0415 - only for a build that failed

                    clear_frames(trace)  # the error's frames hold the store open, and an open store goes on writing
            finally:
                self._store = None
                self._home.clean()

    def _commit(self, generation: Generation) -> None:
        """Close the store first: it goes on tidying its files for as long as it is open."""
        if self._store is not None:
            self._load()
            self._store.flush()
            self.manifest = replace(self.manifest, merged=_count(self._store))
            self._store = None
        generation.seal(self.manifest)
        self._home.switch(generation)
        for digest in self._gone - {entry.digest for entry in self.manifest.documents}:
            self._home.forget(digest)

    def _begin(self) -> ox.Store:
        """The store of the next generation, holding what the current one holds."""
        if self._store is None:
            current = self._home.current()
            self._next = self._home.next()
            if current is not None:
                ox.Store.read_only(os.fspath(current.store)).backup(self._next.store)
            self._store = ox.Store(self._next.store)
        return self._store

    def replace(self, entry: Entry, quads: Iterable[Quad]) -> Entry:
        """Put a document's statements in the place of those it made before."""
        graph = NamedNode(entry.graph)
        fresh = {quad.triple for quad in quads}  # before the store opens: a reader that fails leaves nothing to undo
        store = self._begin()
        if entry.name in self._put:
            self._load()  # what it stated a moment ago is to be found
        self._put.add(entry.name)
        if (known := self.manifest.entries.get(entry.name)) and known.graph != entry.graph:
            _change(store, NamedNode(known.graph), set())
        self._coming.extend(_change(store, graph, fresh))
        if len(self._coming) >= _BULK:
            self._load()
        counted = replace(entry, triples=len(fresh))
        self.manifest = self.manifest.put(counted)
        return counted

    def put(self, entry: Entry, triples: bytes) -> Entry:
        """Put a document's statements, as N-Triples without blank nodes, in the place of those it made before."""
        if entry.name in self.manifest.entries:
            return self.replace(entry, ox.parse(triples, format=ox.RdfFormat.N_TRIPLES))
        self._begin()
        self._put.add(entry.name)
        self._texts.append((entry.graph, triples))
        if sum(len(text) for _, text in self._texts) >= _TEXT:
            self._load()
        counted = replace(entry, triples=triples.count(b"\n"))
        self.manifest = self.manifest.put(counted)
        return counted

    def remove(self, name: str) -> Entry:
        """Take a document out, with the statements that no other makes; its bytes too, once that counts."""
        entry = self.manifest.entries.get(name)
        if entry is None or entry.background:
            raise self.manifest.absent(name)
        self._begin()
        self._load()  # what waits may be what another document states too
        _change(self._begin(), NamedNode(entry.graph), set())
        self.manifest = self.manifest.drop(name)
        self._gone.add(entry.digest)
        return entry

    def _load(self) -> None:
        """Write what has gathered, in bulk where it is much."""
        store = self._begin()
        coming, self._coming = self._coming, []
        texts, self._texts = self._texts, []
        if coming:
            (store.bulk_extend if len(coming) >= _BULK else store.extend)(coming)
        if texts:
            text = b"".join(_twice(graph, triples) for graph, triples in texts)
            (store.bulk_load if len(text) >= _TEXT else store.load)(text, format=ox.RdfFormat.N_QUADS)

    def keep(self, digest: str, content: bytes) -> None:
        """Keep the bytes of a built document."""
        self._home.keep(digest, content)


class OxigraphStore:
    """The graph of one data folder."""

    def __init__(self, path: Path) -> None:
        self.home = Home(path)

    def current(self) -> str:
        """The generation that counts; nothing where there is none."""
        found = self.home.current()
        return found.name if found else ""

    def source(self, digest: str) -> bytes:
        """The bytes of a built document."""
        return self.home.source(digest)

    def view(self) -> OxigraphView:
        """The graph as it stands."""
        return OxigraphView(*self.home.open())

    def writer(self) -> OxigraphWriter:
        """The one writer."""
        return OxigraphWriter(self.home)


def _change(store: ox.Store, graph: NamedNode, fresh: set[Triple]) -> list[Quad]:
    """Take from a named graph what it shall not hold, and from the merged graph what no document states; what is to come."""
    held = {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)}
    for triple in held - fresh:
        store.remove(_quad(triple, graph))
        if not _stated(store, triple):
            store.remove(_quad(triple, _MERGED))
    if not fresh:
        store.remove_graph(graph)
    return [_quad(triple, place) for triple in fresh - held for place in (graph, _MERGED)]


def _count(store: ox.Store) -> int:
    """Triples of the merged graph, counted where no Python object is made of them: 5 s for ten million."""
    answer = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert isinstance(answer, QuerySolutions)  # noqa: S101 - a SELECT
    return int(next(answer)["n"].value)


def _twice(graph: str, triples: bytes) -> bytes:
    """N-Triples as N-Quads: in the merged graph, and in their own."""
    behind = f" <{graph}> .\n".encode()
    return triples + b"".join(line[:-2] + behind for line in triples.splitlines())


def _stated(store: ox.Store, triple: Triple) -> bool:
    """Whether any document states it."""
    found = store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return any(quad.graph_name != _MERGED for quad in found)


def _quad(triple: Triple, graph: Graph) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)
