"""The next generation on a server: gathered where no reader looks, then decided on and brought in by one request.

Until that request the graph is as it was, whatever breaks.  Two builds at once: the first to decide wins, the other is
told so and has changed nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import contextmanager, suppress
from dataclasses import replace
from time import sleep
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

import pyoxigraph as ox

from kg.errors import StoreBusy, StoreError
from kg.store.manifest import Entry, Manifest
from kg.store.remote import changes, names, staging
from kg.store.remote.ledger import NONE, Ledger, State, age, token
from kg.store.remote.terms import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad

_CLAIMED: Final = 300.0
"""Seconds for which a claim counts: it stands but for the moment between looking and deciding."""
_FORGOTTEN: Final = 86_400.0
"""Seconds after which what a build has gathered is taken for the rest of one that died."""
_TRIES: Final = 3


class RemoteWriter:
    """The next generation; begun by the first change."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._endpoint = ledger.endpoint
        self._base = NONE
        self._staging = staging.Staging(self._endpoint, token())
        self._gone: set[str] = set()
        self.manifest = Manifest()

    def __enter__(self) -> Self:
        """See what there is, and end or clear away what broken builds left."""
        state = self._ledger.state()
        if state.pending:
            state = self._ended()
        for left in state.staging:
            if age(left) > _FORGOTTEN:
                self._endpoint.update(changes.cleaned(left))
        if state.generation not in {"", NONE}:
            self._base, self.manifest = state.generation, self._ledger.manifest()
        return self

    def _ended(self) -> State:
        """Wait for the build that is being brought in, or bring it in where nobody does any more."""
        with suppress(StoreBusy):
            return self._ledger.settled()
        for left in self._ledger.state().pending:
            self._endpoint.update(changes.applied(left, self._ledger.merged))
            self._endpoint.update(changes.cleaned(left))
        return self._ledger.settled()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the generation count, or drop it if an error ended the context."""
        if error is None and self._staging.touched:
            self._commit()
        elif self._staging.touched:
            self._clean()

    def replace(self, entry: Entry, quads: Iterable[Quad]) -> Entry:
        """Put a document's statements in the place of those it made before."""
        fresh = {quad.triple for quad in quads}
        return self._put(replace(entry, triples=len(fresh)), lines(fresh))

    def put(self, entry: Entry, triples: bytes) -> Entry:
        """The same, of N-Triples without blank nodes, which are sent as they are."""
        if entry.name in self.manifest.entries:
            return self.replace(entry, ox.parse(triples, format=ox.RdfFormat.N_TRIPLES))
        text = triples.decode()
        return self._put(replace(entry, triples=triples.count(b"\n")), text.splitlines())

    def _put(self, entry: Entry, held: Iterable[str]) -> Entry:
        known = self.manifest.entries.get(entry.name)
        with self._kept():
            if known and known.graph != entry.graph:
                self._staging.drop(known.graph)
            self._staging.replace(entry, held)
        self.manifest = self.manifest.put(entry)
        return entry

    def remove(self, name: str) -> Entry:
        """Take a document out, with the statements that no other makes; its bytes too, once that counts."""
        entry = self.manifest.entries.get(name)
        if entry is None or entry.background:
            raise self.manifest.absent(name)
        with self._kept():
            self._staging.drop(entry.graph)
        self.manifest = self.manifest.drop(name)
        self._gone.add(entry.digest)
        return entry

    def keep(self, digest: str, content: bytes) -> None:
        """Keep the bytes of a built document."""
        with self._kept():
            staging.keep(self._endpoint, digest, content)

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """Say of a failure that the graph is as it was."""
        try:
            yield
        except StoreError as error:
            raise _unchanged(error) from error

    def _commit(self) -> None:
        try:
            with self._kept():
                self._staging.plan()
                self._claim()
            self._decide()
        finally:
            self._clean()
        held = {entry.digest for entry in self.manifest.documents}
        staging.forget(self._endpoint, self._gone - held)

    def _claim(self) -> None:
        """Be the only one who decides; whoever comes between looks in vain."""
        mine = self._staging.token
        if self._ledger.state().generation == "":
            self._ledger.found(mine)
        self._endpoint.update(changes.told("INSERT", names.CLAIM, mine))
        state = self._ledger.state()
        if state.generation == "":
            raise _taken()
        spent = {
            mine,
            state.generation,
        }  # whose build counts has decided, though it did not live to take its claim back
        others = [claim for claim in state.claims if claim not in spent and age(claim) < _CLAIMED]
        if others or state.pending or state.generation != self._base:
            raise _busy()

    def _decide(self) -> None:
        """Send the one request that counts; of an answer that got lost, the ledger tells what became of it."""
        mine = self._staging.token
        applied = changes.applied(mine, self._ledger.merged)
        failure = self._sent(f"{changes.decided(mine, self._base)} ;\n{applied}")
        for _ in range(_TRIES):
            try:
                state = self._ledger.state()
            except StoreError as error:
                raise _unknown(error) from error
            if mine in state.pending:
                failure = self._sent(applied)
                continue
            if state.generation == mine:
                return
            raise _unchanged(failure) if failure else _busy()
        raise _unknown(failure)

    def _sent(self, text: str) -> StoreError | None:
        """The failure of an update, which may have been made all the same."""
        try:
            self._endpoint.update(text)
        except StoreError as error:
            sleep(0.1)
            return error
        return None

    def _clean(self) -> None:
        """Remove what was gathered, as far as the server can be reached: a later build removes the rest."""
        mine = self._staging.token
        with suppress(StoreError):
            if mine not in self._ledger.state().pending:
                for text in (changes.told("DELETE", names.CLAIM, mine), changes.cleaned(mine)):
                    any(self._sent(text) is None for _ in range(_TRIES))


def _taken() -> StoreError:
    """The first build on a server: what is there already is not ours to mix with."""
    return StoreError(
        "저장소에 다른 것이 이미 있습니다 / the store holds something else already",
        hint="빈 저장소를 쓰세요 / use an empty store",
    )


def _busy() -> StoreBusy:
    return StoreBusy(
        "그 사이 다른 곳에서 그래프를 바꾸었습니다: 이 작업은 아무것도 바꾸지 않았습니다 / "
        "another build has changed the graph meanwhile; this one has changed nothing",
        hint="다시 하세요 / do it again",
    )


def _unchanged(error: StoreError) -> StoreError:
    told = "그래프는 그대로입니다 / the graph is as it was"
    made = type(error)(f"{error.message}\n  {told}", hint=error.hint)
    return error if told in error.message else made


def _unknown(error: StoreError | None) -> StoreError:
    """The server broke off in the very moment that counts."""
    why = error.message if error else "?"
    return StoreError(
        f"{why}\n  그래프는 옛것이거나 새것입니다, 섞이지 않습니다 / the graph is the old one or the new one, never a mixture",
        hint="서버가 돌아오면 kg build 를 다시 하세요: 남은 것을 끝냅니다 / run kg build again once the server is back: it ends what is left",
    )
