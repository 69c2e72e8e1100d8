"""What a build gathers on the server before it counts: graphs of its own, that no reader is shown."""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Literal

from kg.errors import StoreError
from kg.store.manifest import Entry
from kg.store.remote import names
from kg.store.remote.answers import ROWS, rows
from kg.store.remote.changes import told
from kg.store.remote.endpoint import Endpoint
from kg.store.remote.ledger import written

_LINES: Final = 4_000
"""Statements of one update: Virtuoso's compiler takes no more than 10,000 lines."""
_SIZE: Final = 1 << 22
"""Characters of one update."""
_PIECE: Final = 1 << 20
"""Characters of one literal: Virtuoso takes no more than ten million."""


@dataclass(slots=True)
class Staging:
    """What one build has gathered.

    Attributes:
        token: the build's name.
        touched: graphs that will be replaced or removed.
        coming: for each graph that will hold something, where that stands until then.
        entries: lines of the manifest to come, by graph.
    """

    endpoint: Endpoint
    token: str
    touched: set[str] = field(default_factory=set)
    coming: dict[str, str] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    _count: int = 0
    _begun: bool = False
    _waiting: list[tuple[str, str]] = field(default_factory=list, repr=False)
    _size: int = 0

    def replace(self, entry: Entry, lines: Iterable[str]) -> None:
        """What a document will state, each statement a line."""
        self.drop(entry.graph)
        self.entries[entry.graph] = entry
        place, some = names.stage(self.token, self._count), False
        self._count += 1
        for line in lines:
            if not some:
                some = True
                self.coming[entry.graph] = place
                self._add(names.plan(self.token), f"<{place}> <{names.BECOMES}> <{entry.graph}> .")
            self._add(place, line)

    def drop(self, graph: str) -> None:
        """A graph will hold nothing, whatever was gathered for it before."""
        self.touched.add(graph)
        self.entries.pop(graph, None)
        if place := self.coming.pop(graph, None):
            self.flush()
            self.endpoint.update(
                f"DROP SILENT GRAPH <{place}> ; DELETE DATA {{ GRAPH <{names.plan(self.token)}> "
                f"{{ <{place}> <{names.BECOMES}> <{graph}> }} }}"
            )

    def plan(self) -> None:
        """Send all that still waits, and what is to become of it."""
        plan = names.plan(self.token)
        for graph in sorted(self.touched):
            self._add(plan, f"<{graph}> <{names.TOUCHED}> <{plan}> .")
        for graph, entry in sorted(self.entries.items()):
            self._add(plan, f"<{graph}> <{names.ENTRY}> {written(entry)} .")
            if graph in self.coming:
                self._add(plan, f"<{graph}> <{names.TYPE}> <{names.EVIDENCE}> .")
        self.flush()

    def _add(self, graph: str, line: str) -> None:
        self._waiting.append((graph, line))
        self._size += len(line)
        if len(self._waiting) >= _LINES or self._size >= _SIZE:
            self.flush()

    def flush(self) -> None:
        """Send what waits."""
        if not self._waiting:
            return
        if not self._begun:
            self.endpoint.update(told("INSERT", names.STAGING, self.token))
            self._begun = True
        waiting, self._waiting, self._size = self._waiting, [], 0
        self.endpoint.update(f"INSERT DATA {{\n{_grouped(waiting)}\n}}")


def _grouped(waiting: list[tuple[str, str]]) -> str:
    """Lines by graph."""
    held: dict[str, list[str]] = {}
    for graph, line in waiting:
        held.setdefault(graph, []).append(line)
    return "\n".join(f"GRAPH <{graph}> {{\n" + "\n".join(lines) + "\n}" for graph, lines in held.items())


def keep(endpoint: Endpoint, digest: str, content: bytes) -> None:
    """Keep the bytes of a document; they are named for what they are, so that nothing is ever overwritten."""
    text = b64encode(zlib.compress(content)).decode("ascii")
    parts = range(0, max(len(text), 1), _PIECE)
    for number, start in enumerate(parts):
        held = Literal(f"{number}/{len(parts)} {text[start : start + _PIECE]}")
        endpoint.update(
            f"INSERT DATA {{ GRAPH <{names.SOURCES}> {{ <{names.source(digest)}> <{names.CONTENT}> {held} }} }}"
        )


def source(endpoint: Endpoint, digest: str) -> bytes:
    """The kept bytes; ``StoreError`` where they are gone."""
    try:
        parts = sorted(_parts(endpoint, digest))
        if not parts or len(parts) != parts[0][1]:
            raise ValueError(f"{len(parts)} parts")
        return zlib.decompress(b64decode("".join(text for _, _, text in parts), validate=True))
    except (ValueError, zlib.error) as error:
        raise _gone(digest) from error


def _parts(endpoint: Endpoint, digest: str) -> Iterator[tuple[int, int, str]]:
    query = f"SELECT ?part {{ GRAPH <{names.SOURCES}> {{ <{names.source(digest)}> <{names.CONTENT}> ?part }} }}"
    with endpoint.answering(query, ROWS) as stream:
        for (part,) in rows(stream):
            if isinstance(part, Literal):
                place, _, text = part.value.partition(" ")
                number, _, count = place.partition("/")
                yield int(number), int(count), text


def forget(endpoint: Endpoint, digests: Iterable[str]) -> None:
    """Remove kept bytes."""
    for digest in sorted(digests):
        held = f"GRAPH <{names.SOURCES}> {{ <{names.source(digest)}> ?p ?o }}"
        endpoint.update(f"DELETE {{ {held} }} WHERE {{ {held} }}")


def _gone(digest: str) -> StoreError:
    return StoreError(
        f"문서의 원본이 저장소에 없습니다 / the store lacks the bytes of a document: {digest[:12]}…",
        hint="문서를 다시 넣으세요 / build the document again",
    )
