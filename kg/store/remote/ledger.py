"""The ledger: a graph on the server with the manifest and the generation that counts, so that all its clients agree.

<urn:welfare-kg:store>  generation  the token of the build that counts; another token is another graph
                        pending     the token of a build that has been decided on and is being brought in
                        claim       tokens of those who are about to decide, each with its time
                        staging     tokens of those who gather
a document's graph      entry       its line of the manifest, as JSON
                        a Evidence  where it states anything
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from secrets import randbelow
from typing import Final

from pyoxigraph import Literal

from kg.errors import StoreBusy, StoreError
from kg.store.manifest import FORMAT as LAYOUT
from kg.store.manifest import Entry, Manifest
from kg.store.remote import names
from kg.store.remote.answers import ROWS, rows, truth
from kg.store.remote.endpoint import Dataset, Endpoint

NONE: Final = "0"
"""The generation before the first. Beside another it says nothing: who began the ledger had looked before that one came."""
_RANDOM: Final = 10**9
PATIENCE: Final = 20.0
"""Seconds that one waits for a build that is being brought in."""
_LOOK: Final = 0.25


def token() -> str:
    """A name for a build that no other has, with its time in milliseconds: digits only, for file names hold it too."""
    return f"{time.time_ns() // 1_000_000}{randbelow(_RANDOM):09d}"


def age(held: str) -> float:
    """Seconds since a token was made, by this machine's clock; much where it is none."""
    return time.time() - int(held[:-9] or 0) / 1000 if held.isdigit() else float("inf")


@dataclass(frozen=True, slots=True)
class State:
    """What the ledger says at a moment."""

    generation: str = ""
    pending: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    staging: tuple[str, ...] = ()


@dataclass(slots=True)
class Ledger:
    """The ledger on one server."""

    endpoint: Endpoint
    patience: float = PATIENCE
    _union: bool | None = field(default=None, repr=False)

    def state(self) -> State:
        """What it says now; ``StoreError`` where a newer program has written it."""
        held = defaultdict[str, list[str]](list)
        query = f"SELECT ?p ?v {{ GRAPH <{names.LEDGER}> {{ <{names.STORE}> ?p ?v }} }}"
        with self.endpoint.answering(query, ROWS) as stream:
            for predicate, value in rows(stream):
                if predicate is not None and isinstance(value, Literal):
                    held[str(predicate)[1:-1]].append(value.value)
        generations = set(held[names.GENERATION])
        if len(generations) > 1:
            held[names.GENERATION] = sorted(generations - {NONE})
        if len(held[names.GENERATION]) > 1:
            raise StoreError(
                "저장소에 판이 둘 있습니다 / the store has two generations at once",
                hint="다른 저장소에 다시 만드세요 / build again into another store",
            )
        one = {name: next(iter(sorted(held[name])), "") for name in (names.GENERATION, names.FORMAT)}
        if one[names.FORMAT] not in {"", str(LAYOUT)}:
            raise StoreError(
                f"저장소의 판을 모릅니다 / the store is of an unknown layout: {one[names.FORMAT]}",
                hint="welfare-kg 를 새것으로 바꾸세요 / use a newer welfare-kg",
            )
        pending, claims, staging = (tuple(held[name]) for name in (names.PENDING, names.CLAIM, names.STAGING))
        return State(one[names.GENERATION], pending, claims, staging)

    def settled(self) -> State:
        """What it says once no build is being brought in; ``StoreBusy`` where one does not end."""
        end = time.monotonic() + self.patience
        while (state := self.state()).pending:
            if time.monotonic() > end:
                raise StoreBusy(
                    "그래프가 지금 바뀌는 중입니다 / the graph is just being changed by a build",
                    hint="잠시 뒤에 다시; 끊긴 것이면 kg build 가 끝냅니다 / again in a moment; if it was broken off, kg build ends it",
                )
            time.sleep(_LOOK)
        return state

    def found(self, mine: str) -> None:
        """Begin the ledger of a server that has none, for a build that gathers there; ``state`` tells whether it did.

        One request looks and begins: nothing is done where another build was first, or where the server has a default
        graph of its own that holds something.
        """
        begun = f"GRAPH <{names.LEDGER}> {{ <{names.STORE}> <{names.GENERATION}> ?any }}"
        alone = "" if self.union else "FILTER NOT EXISTS { ?s ?p ?o }"
        self.endpoint.update(
            f"INSERT {{ GRAPH <{names.LEDGER}> {{ <{names.STORE}> <{names.GENERATION}> {Literal(NONE)} ; "
            f"<{names.FORMAT}> {Literal(str(LAYOUT))} }} }} "
            f"WHERE {{ GRAPH <{names.LEDGER}> {{ <{names.STORE}> <{names.STAGING}> {Literal(mine)} }} "
            f"FILTER NOT EXISTS {{ {begun} }} {alone} }}"
        )

    @property
    def union(self) -> bool:
        """Whether the server's default graph is all its graphs together (Virtuoso), not one of its own (Oxigraph)."""
        if self._union is None:
            with self.endpoint.answering(f"ASK {{ <{names.STORE}> ?any ?thing }}", ROWS) as stream:
                self._union = truth(stream)
        return self._union

    @property
    def dataset(self) -> Dataset:
        """What a query without a dataset of its own is about."""
        return Dataset((names.MERGED,)) if self.union else Dataset()

    def merged(self, pattern: str) -> str:
        """The pattern in the merged graph."""
        return f"GRAPH <{names.MERGED}> {{ {pattern} }}" if self.union else pattern

    def manifest(self) -> Manifest:
        """The documents."""
        query = f"SELECT ?entry {{ GRAPH <{names.LEDGER}> {{ ?graph <{names.ENTRY}> ?entry }} }}"
        with self.endpoint.answering(query, ROWS) as stream:
            held = [line.value for (line,) in rows(stream) if isinstance(line, Literal)]
        return Manifest({entry.name: entry for entry in map(_entry, held)})


def written(entry: Entry) -> str:
    """A line of the manifest, as a term of an update."""
    return str(Literal(json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True)))


def _entry(line: str) -> Entry:
    try:
        return Entry(**json.loads(line))
    except (ValueError, TypeError) as error:
        raise StoreError(
            f"저장소의 목록을 읽을 수 없습니다 / cannot read the store's manifest: {error}",
            hint="다른 저장소에 다시 만드세요 / build again into another store",
        ) from error
