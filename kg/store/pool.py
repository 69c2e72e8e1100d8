"""Children that wait for queries with the store open, so that a query takes hardly more than its own time.

As many run at once as the pool is large, as many wait in a queue, in their order, as it allows; what comes beyond is
told so at once.  A child is used again only after a quick and sound answer; else it is ended, and its memory with it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock
from typing import Final, Protocol

from kg.errors import QueryBusy, QueryError
from kg.store.child import Limits, Question
from kg.store.guard import prepared
from kg.store.worker import Reply, Worker

_MOST: Final = 1_000
"""Questions that one child answers, lest what it may leak adds up."""


class Answering(Protocol):
    """What works on a question."""

    def kill(self) -> None:
        """End it, from any thread."""
        ...


@dataclass(slots=True)
class Ticket:
    """A question under way, which its asker can take back from another thread."""

    cancelled: bool = False
    _worker: Answering | None = None
    _lock: Lock = field(default_factory=Lock, repr=False)

    def cancel(self) -> None:
        """End whatever answers it."""
        with self._lock:
            self.cancelled = True
            if self._worker is not None:
                self._worker.kill()

    @contextmanager
    def held(self, worker: Answering) -> Iterator[None]:
        """While a child, or a server, works on it."""
        with self._lock:
            if self.cancelled:
                raise QueryError("질의를 거두었습니다 / the query was taken back")
            self._worker = worker
        try:
            yield
        finally:
            with self._lock:
                self._worker = None


@dataclass(slots=True)
class Queue:
    """Places for those that run, and a bounded row of those that wait for one."""

    free: int
    longest: int
    patience: float
    _row: deque[Event] = field(default_factory=deque)
    _lock: Lock = field(default_factory=Lock, repr=False)

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place; ``QueryBusy`` where too many wait already, or it takes too long."""
        self._enter()
        try:
            yield
        finally:
            with self._lock:
                if self._row:
                    self._row.popleft().set()
                else:
                    self.free += 1

    def _enter(self) -> None:
        with self._lock:
            if self.free and not self._row:
                self.free -= 1
                return
            if len(self._row) >= self.longest:
                raise QueryBusy("질의가 너무 많습니다 / too many queries are waiting")
            turn = Event()
            self._row.append(turn)
        if not turn.wait(self.patience):
            self._leave(turn)

    def _leave(self, turn: Event) -> None:
        with self._lock:
            if turn.is_set():
                return
            self._row.remove(turn)
        raise QueryBusy("다른 질의들이 오래 걸립니다 / other queries take long")


class Pool:
    """Children over one data folder's graph.

    Args:
        size: how many queries run at once.
        waiting: how many wait.
        patience: seconds that one waits at most.
        memory: bytes that a child may take beyond what it has when it starts.
    """

    def __init__(self, size: int = 4, waiting: int = 64, patience: float = 10.0, memory: int = 1 << 30) -> None:
        self.size = size
        self.memory = memory
        self._queue = Queue(size, waiting, patience)
        self._idle: list[tuple[Path, Worker]] = []
        self._busy: set[Worker] = set()
        self._closed = False
        self._lock = Lock()

    def place(self) -> AbstractContextManager[None]:
        """A place among those that run; ``QueryBusy`` where too many wait for one."""
        return self._queue.place()

    def ask(self, store: Path, question: Question, limits: Limits, ticket: Ticket | None = None) -> Reply:
        """As ``guard.ask``; an answer beyond the limits comes cut and marked.

        Raises:
            QueryBusy: too many run and wait already.
        """
        checked = prepared(question, limits)
        with self.place():
            worker = self._taken(store)
            try:
                with (ticket or Ticket()).held(worker):
                    return worker.ask(checked, limits)
            finally:
                self._give(store, worker)

    def warm(self, store: Path, count: int = 1) -> None:
        """Have that many children wait."""
        with self._lock:
            lacking = 0 if self._closed else count - len(self._idle)
        for _ in range(lacking):
            self._keep(store, Worker.spawn(store, self.memory))

    def close(self) -> None:
        """End all children, also those that work."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            for worker in self._busy:
                worker.kill()
        for _, worker in idle:
            _end(worker)

    def _taken(self, store: Path) -> Worker:
        """A child that waits, or a new one; those of an older graph are ended."""
        with self._lock:
            stale = [worker for path, worker in self._idle if path != store]
            self._idle = [(path, worker) for path, worker in self._idle if path == store]
            worker = self._idle.pop()[1] if self._idle else None
        for old in stale:
            _end(old)
        worker = worker or Worker.spawn(store, self.memory)
        with self._lock:
            self._busy.add(worker)
            if self._closed:
                worker.kill()
        return worker

    def _give(self, store: Path, worker: Worker) -> None:
        with self._lock:
            self._busy.discard(worker)
        if worker.fresh and worker.asked < _MOST:
            self._keep(store, worker)
        else:
            _end(worker)
            self.warm(store)

    def _keep(self, store: Path, worker: Worker) -> None:
        with self._lock:
            kept = not self._closed and len(self._idle) < self.size
            if kept:
                self._idle.append((store, worker))
        if not kept:
            _end(worker)


def _end(worker: Worker) -> None:
    worker.kill()
    worker.close()
