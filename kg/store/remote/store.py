"""The graph on a server, named by its address."""

from __future__ import annotations

import time
from typing import Final

from kg.errors import NoGraph
from kg.store.remote import staging
from kg.store.remote.endpoint import Endpoint
from kg.store.remote.ledger import NONE, PATIENCE, Ledger
from kg.store.remote.view import RemoteView
from kg.store.remote.writer import RemoteWriter

_FRESH: Final = 0.5
"""Seconds for which what a server said counts, so that it is not asked before each page."""


class RemoteStore:
    """The graph of one endpoint.

    Args:
        url: where it answers queries.
        user, password: who we are to it; None: as the environment says.
        patience: seconds that one waits for a build that is being brought in.
    """

    def __init__(
        self, url: str, user: str | None = None, password: str | None = None, patience: float = PATIENCE
    ) -> None:
        self._endpoint = Endpoint.open(url, user, password)
        self._patience = patience
        self._seen = ("", -_FRESH)

    def current(self) -> str:
        """The generation that counts, or did a moment ago; nothing where there is none."""
        found, when = self._seen
        if time.monotonic() - when >= _FRESH:
            found = Ledger(self._endpoint).state().generation.removeprefix(NONE)
            self._seen = (found, time.monotonic())
        return found

    def _ledger(self) -> Ledger:
        return Ledger(self._endpoint, self._patience)

    def view(self) -> RemoteView:
        """The graph as it stands: its manifest is of the very generation that counts."""
        view = self._opened()
        while not view.counts():
            view = self._opened()
        return view

    def _opened(self) -> RemoteView:
        ledger = self._ledger()
        generation = ledger.settled().generation
        if generation in {"", NONE}:
            raise NoGraph(
                f"저장소에 아직 그래프가 없습니다 / no graph has been built in {self._endpoint.shown}",
                hint="먼저 kg build 를 실행하세요 / run `kg build` first, or name another server with --store",
            )
        self._seen = (generation, time.monotonic())
        return RemoteView(ledger, generation)

    def writer(self) -> RemoteWriter:
        """A writer; of several at once the first that is through wins."""
        return RemoteWriter(self._ledger())

    def source(self, digest: str) -> bytes:
        """The bytes of a built document."""
        return staging.source(self._endpoint, digest)
