"""The parent's side of a child that answers queries: started, asked within a deadline, ended from any thread."""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Final

from kg.errors import QueryError
from kg.store import complaint
from kg.store.child import Kind, Limits, Question, run

_CHUNK: Final = 1 << 20
_ANSWER: Final = 1
"""Where a fresh interpreter writes: its standard output."""
_QUIET: Final = {"MALLOC_ARENA_MAX": "2"}
"""Threads share what they set aside of the address space, which is bounded."""
_SLACK: Final = 1 << 20
"""Bytes that an answer may have beyond its limit: its frame, and the last row."""
_PATIENCE: Final = 1.0
"""Seconds after which a query yields to those that are quicker."""
_MODEST: Final = 10
"""How far it yields, as ``nice`` counts."""
_LARGE: Final = 4 << 20
"""Bytes of an answer after which a child's memory is better given back whole."""
_SOUND: Final = {*(kind.value for kind in Kind), "syntax"}
"""The answers after which a child is as good as new."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a query answered, in the format that was asked for.

    Attributes:
        cut: whether there was more than the limits allow.
    """

    kind: Kind
    content: bytes = field(repr=False)
    cut: bool = False


class Worker:
    """One child. It answers one question at a time.

    Attributes:
        fresh: whether it is as good as a new one: nothing that it was asked took long, much, or an ugly end.
        asked: how many questions it has had.
    """

    def __init__(self, pid: int, answers: int, questions: int | None = None) -> None:
        self.fresh = True
        self.asked = 0
        self._pid, self._answers, self._questions = pid, answers, questions
        self._lock = Lock()
        self._code: int | None = None

    @staticmethod
    def spawn(store: Path, memory: int) -> Worker:
        """A fresh interpreter with the store open: the safe way for a process with threads."""
        reader, writer = os.pipe()
        question_reader, question_writer = os.pipe()
        os.set_blocking(question_writer, False)
        package = os.fspath(Path(__file__).resolve().parents[2])
        environment = {
            **os.environ,
            **_QUIET,
            "PYTHONPATH": os.pathsep.join(filter(None, (package, os.getenv("PYTHONPATH")))),
        }
        arguments = [sys.executable, "-m", "kg.store.child", os.fspath(store), str(memory), str(_ANSWER)]
        # The child's ends become its standard input and output. Made inheritable here, they would also go to the child
        # that another thread starts at this moment, and this one's answer would not end before that one's.
        taken = [(os.POSIX_SPAWN_DUP2, question_reader, 0), (os.POSIX_SPAWN_DUP2, writer, _ANSWER)]
        pid = os.posix_spawn(sys.executable, arguments, environment, file_actions=taken)
        os.close(writer)
        os.close(question_reader)
        return Worker(pid, reader, question_writer)

    @staticmethod
    def fork(store: Path, question: Question, limits: Limits) -> Worker:
        """A copy of this process, which answers this question only: the cheap way for a process with one thread."""
        reader, writer = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            os.close(reader)
            run(store, question, limits, writer)
        os.close(writer)
        return Worker(pid, reader)

    def ask(self, question: Question, limits: Limits) -> Reply:
        """Its answer.

        Raises:
            QueryError: the query is malformed, or the engine died of it.
            QueryTimeout: it took longer, or more memory, than the limits allow.
        """
        self.fresh, self.asked = False, self.asked + 1
        exchange = _Exchange(self._pid, self._answers, self._questions, limits)
        sent = question.dump(limits) if self._questions is not None else b""
        try:
            head, content = exchange.run(sent)
        except EOFError as end:
            raise complaint.died(str(end), self.close()) from None
        what, cut, _ = head
        self.fresh = what in _SOUND and not exchange.modest and len(content) < _LARGE
        if what not in {kind.value for kind in Kind}:
            raise complaint.failed(question.query, what, content.decode("utf-8", "replace"))
        return Reply(Kind(what), content, cut)

    def kill(self) -> None:
        """End it now, whatever it does; from any thread."""
        with self._lock:
            if self._code is None:
                os.kill(self._pid, signal.SIGKILL)

    def close(self) -> int:
        """End it and take its exit code; once it has been asked and did not answer, that tells why."""
        for pipe in (self._answers, self._questions):
            if pipe is not None and self._code is None:
                os.close(pipe)
        with self._lock:
            if self._code is None:
                self._code = self._wait()
        return self._code

    def _wait(self) -> int:
        """Its exit code; a child that has not ended by itself, though nobody listens, is killed."""
        for _ in range(50):
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.001)
        os.kill(self._pid, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])


@dataclass(slots=True)
class _Exchange:
    """One question sent and its answer read, both without ever waiting beyond the deadline."""

    pid: int
    answers: int
    questions: int | None
    limits: Limits
    started: float = field(default_factory=time.monotonic)
    modest: bool = False
    parts: list[bytes] = field(default_factory=list)
    held: int = 0

    def run(self, sent: bytes) -> tuple[tuple[str, bool, int], bytes]:
        """Head and content of the answer; ``EOFError`` with what was said instead, where the child ended first."""
        waiting = select.poll()
        waiting.register(self.answers, select.POLLIN)
        rest = memoryview(sent)
        if rest and self.questions is not None:
            waiting.register(self.questions, select.POLLOUT)
        while (whole := self._whole()) is None:
            for pipe, _ in waiting.poll(self._left() * 1000):
                if pipe == self.answers:
                    self._take()
                elif not (rest := _sent(pipe, rest)):
                    waiting.unregister(pipe)
        return whole

    def _left(self) -> float:
        """Seconds to wait at most; a query that takes long is told to yield on the way."""
        passed = time.monotonic() - self.started
        if passed >= self.limits.seconds:
            raise complaint.late(self.limits.seconds)
        if self.modest:
            return self.limits.seconds - passed
        if passed >= _PATIENCE:
            self.modest = True
            os.setpriority(os.PRIO_PROCESS, self.pid, _MODEST)
        return min(self.limits.seconds, max(_PATIENCE, passed + 0.01)) - passed

    def _take(self) -> None:
        part = os.read(self.answers, _CHUNK)
        if not part:
            raise EOFError(b"".join(self.parts).decode("utf-8", "replace"))
        self.parts.append(part)
        self.held += len(part)
        if self.held > 2 * self.limits.size + _SLACK:
            raise QueryError("답이 너무 큽니다 / the answer is too large", hint="LIMIT 을 쓰세요 / use LIMIT")

    def _whole(self) -> tuple[tuple[str, bool, int], bytes] | None:
        """The answer, once all of it is there. What a dying engine says is no line of JSON."""
        if not self.parts or b"\n" not in self.parts[0]:
            self.parts = [b"".join(self.parts)] if self.parts else []
            if not self.parts or b"\n" not in self.parts[0]:
                return None
        line, _, _ = self.parts[0].partition(b"\n")
        try:
            what, cut, size = json.loads(line)
        except ValueError:
            return None
        if self.held < len(line) + 1 + size:
            return None
        return (what, cut, size), b"".join(self.parts)[len(line) + 1 :]


def _sent(pipe: int, rest: memoryview) -> memoryview:
    """What is still to be sent; nothing where the child reads no more."""
    try:
        return rest[os.write(pipe, rest) :]
    except BlockingIOError:
        return rest
    except BrokenPipeError:
        return rest[:0]
