"""What runs inside the child that answers one query: limits on itself, the store read only, the answer into a pipe."""

from __future__ import annotations

import faulthandler
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Final, NoReturn

import pyoxigraph as ox

CRASHED: Final = b"E"
"""Leads a message in the place of an answer."""


class Kind(Enum):
    """What a query's answer is; the letter leads it in the pipe."""

    ROWS = b"S"
    TRUTH = b"A"
    GRAPH = b"G"


@dataclass(frozen=True, slots=True)
class Question:
    """A query and how its answer is to be written.

    Attributes:
        prefixes: those it may use without declaring them.
        rows, graph: media type for the answers of SELECT and ASK, and of CONSTRUCT and DESCRIBE.
    """

    query: str
    prefixes: Mapping[str, str] = field(default_factory=dict)
    rows: str = "application/sparql-results+json"
    graph: str = "application/n-triples"

    def dump(self, store: Path, memory: int, seconds: float, pipe: int) -> str:
        """All that a fresh interpreter needs to run it, as text."""
        import json  # noqa: PLC0415 - a forked child has no use for it

        asked = [self.query, dict(self.prefixes), self.rows, self.graph]
        return json.dumps([os.fspath(store), asked, memory, seconds, pipe])


def run(store: Path, question: Question, memory: int, seconds: float, pipe: int) -> NoReturn:
    """Answer into the pipe and end the process, whatever happens."""
    code = 70
    try:
        faulthandler.disable()  # the parent tells what happened; its own stack, copied by a fork, says nothing
        os.dup2(pipe, 2)
        _limit(memory, seconds)
        _send(pipe, _answer(store, question))
        code = 0
    finally:
        os._exit(code)


def _answer(store: Path, question: Question) -> bytes:
    try:
        opened = ox.Store.read_only(os.fspath(store))
    except OSError as error:
        return CRASHED + f"store {error}".encode()
    try:
        return _serialised(opened.query(question.query, prefixes=dict(question.prefixes)), question)
    except SyntaxError as error:
        return CRASHED + f"syntax {error}".encode()
    except MemoryError:
        return CRASHED + b"memory"
    except (ValueError, OSError, RuntimeError) as error:
        return CRASHED + f"failed {error}".encode()


def _serialised(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, question: Question) -> bytes:
    if isinstance(answer, ox.QueryTriples):
        return Kind.GRAPH.value + _graph(answer, question)
    kind = Kind.TRUTH if isinstance(answer, ox.QueryBoolean) else Kind.ROWS
    rows = ox.QueryResultsFormat.from_media_type(question.rows) or ox.QueryResultsFormat.JSON
    return kind.value + (answer.serialize(format=rows) or b"")


def _graph(answer: ox.QueryTriples, question: Question) -> bytes:
    """The triples, with those prefixes that they use."""
    plain = ox.serialize(answer, format=ox.RdfFormat.N_TRIPLES) or b""
    form = ox.RdfFormat.from_media_type(question.graph) or ox.RdfFormat.N_TRIPLES
    if form == ox.RdfFormat.N_TRIPLES:
        return plain
    prefixes = {name: iri for name, iri in question.prefixes.items() if iri.encode() in plain}
    return ox.serialize(ox.parse(plain, ox.RdfFormat.N_TRIPLES), format=form, prefixes=prefixes) or b""


def _send(pipe: int, content: bytes) -> None:
    held = memoryview(content)
    while held:
        held = held[os.write(pipe, held) :]


def _limit(memory: int, seconds: float) -> None:
    """Bound memory; bound processor time too, so that a child whose parent was killed ends by itself."""
    import resource  # noqa: PLC0415 - not on every system

    held = _mapped()
    for kind, amount in (
        (resource.RLIMIT_AS, held + memory),
        (resource.RLIMIT_CPU, int(seconds) + 2),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        bound = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        resource.setrlimit(kind, (bound, hard))


def _mapped() -> int:
    """Bytes of address space in use; a child forked from a large process has them all, though it shares the memory."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def main() -> NoReturn:
    """Run the question that standard input holds."""
    import json  # noqa: PLC0415 - a forked child has no use for it

    store, asked, memory, seconds, pipe = json.load(sys.stdin)
    run(Path(store), Question(*asked), memory, seconds, pipe)


if __name__ == "__main__":
    main()
