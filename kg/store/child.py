"""What runs inside the child that answers queries: limits on itself, the store read only, each answer into a pipe.

A question comes as one line of JSON; an answer goes as one line of JSON that names its kind and size, then its bytes.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import IO, Final, NoReturn, TypeAlias, TypeVar, cast

import pyoxigraph as ox

from kg.store import cage, results

T = TypeVar("T")
Graph: TypeAlias = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

CRASHED: Final = "E"
"""The kind of a message in the place of an answer."""
_NONE: Final = 2**63
_REMARKS: Final = {
    ox.RdfFormat.TURTLE: "# {}\n",
    ox.RdfFormat.N_TRIPLES: "# {}\n",
    ox.RdfFormat.N_QUADS: "# {}\n",
    ox.RdfFormat.TRIG: "# {}\n",
    ox.RdfFormat.RDF_XML: "\n<!-- {} -->\n",
}
"""How a remark is written after a graph, where the format knows remarks."""


class Kind(Enum):
    """What a query's answer is."""

    ROWS = "S"
    TRUTH = "A"
    GRAPH = "G"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query of others may use.

    Attributes:
        seconds: wall time.
        memory: bytes of address space beyond what the process has when it starts.
        depth: how deep brackets may nest; far below where Oxigraph's stack ends.
        rows, size: the most rows or triples, and bytes, of an answer; what is more is cut off and said.
    """

    seconds: float = 30.0
    memory: int = 4 << 30
    depth: int = 100
    rows: int = _NONE
    size: int = 2 << 30


@dataclass(frozen=True, slots=True)
class Question:
    """A query and how its answer is to be written.

    Attributes:
        prefixes: those it may use without declaring them.
        rows, graph: media type for the answers of SELECT and ASK, and of CONSTRUCT and DESCRIBE.
        default, named: graphs that make its dataset, in the place of the whole store; None for both leaves it.
        notice: what an answer that was cut off carries, where its format has a place for it.
    """

    query: str
    prefixes: Mapping[str, str] = field(default_factory=dict)
    rows: str = "application/sparql-results+json"
    graph: str = "application/n-triples"
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None
    notice: str = ""

    def dump(self, limits: Limits) -> bytes:
        """As a line for the child."""
        plain = asdict(self) | {"prefixes": dict(self.prefixes)}
        return json.dumps([plain, asdict(limits)]).encode() + b"\n"

    @staticmethod
    def load(line: str) -> tuple[Question, Limits]:
        """What ``dump`` wrote."""
        asked, limits = json.loads(line)
        return Question(**asked), Limits(**limits)


@dataclass(slots=True)
class Bound:
    """Counts what an answer has come to, and ends it where it is too much."""

    rows: int
    size: int
    parts: list[bytes] = field(default_factory=list)
    held: int = 0
    cut: bool = False

    def write(self, part: bytes) -> int:
        """Take a part of a serialisation."""
        self.parts.append(bytes(part))
        self.held += len(part)
        return len(part)

    def flush(self) -> None:
        """Nothing: what is written is held."""

    def few(self, items: Iterable[T]) -> Iterator[T]:
        """The items, as long as neither they nor what was written of them are too many."""
        for count, item in enumerate(items):
            if self.full(count):
                return
            yield item

    def full(self, count: int, coming: int = 0) -> bool:
        """Whether that many rows, or so many bytes more, are too many."""
        self.cut = self.cut or count >= self.rows or self.held + coming > self.size
        return self.cut


def run(store: Path, question: Question, limits: Limits, pipe: int) -> NoReturn:
    """Answer one question into the pipe and end the process, whatever happens."""
    code = 70
    try:
        opened = _settled(store, limits.memory, pipe)
        _answer(store, opened, question, limits, pipe)
        code = 0
    finally:
        os._exit(code)


def serve(store: Path, memory: int, pipe: int) -> NoReturn:
    """Answer the questions of standard input, one after another, until it ends."""
    code = 70
    try:
        opened = _settled(store, memory, pipe)
        for line in sys.stdin:
            _answer(store, opened, *Question.load(line), pipe)
        code = 0
    finally:
        os._exit(code)


def _settled(store: Path, memory: int, pipe: int) -> ox.Store | None:
    """The store, once this process is bounded; None where it cannot be opened, which the first question will tell.

    Memory is bounded last: each thread that the store starts sets aside far more addresses than it will ever use.
    """
    faulthandler.disable()  # the parent tells what happened; its own stack, copied by a fork, says nothing
    os.dup2(pipe, 2)
    cage.sockets()
    try:
        opened = ox.Store.read_only(os.fspath(store))
    except OSError:
        opened = None
    cage.memory(memory)
    return opened


def _answer(store: Path, opened: ox.Store | None, question: Question, limits: Limits, pipe: int) -> None:
    cage.processor(limits.seconds)
    bound = Bound(limits.rows, limits.size)
    try:
        kind, content = written(_asked(opened or ox.Store.read_only(os.fspath(store)), question), question, bound)
    except SyntaxError as error:
        kind, content = "syntax", str(error).encode()
    except MemoryError:
        kind, content = "memory", b""
    except OSError as error:
        kind, content = "store", str(error).encode()
    except (ValueError, RuntimeError) as error:
        kind, content = "failed", str(error).encode()
    _send(pipe, json.dumps([kind, bound.cut, len(content)]).encode() + b"\n")
    _send(pipe, content)


def written(
    answer: ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple], question: Question, bound: Bound
) -> tuple[str, bytes]:
    """An answer in the format that was asked for, as far as its bounds let it: its kind and its bytes."""
    form = results.FORMS.get(question.rows, results.FORMS["application/sparql-results+json"])
    if isinstance(answer, ox.QueryBoolean):
        return Kind.TRUTH.value, form.truth(bool(answer))
    if not isinstance(answer, ox.QuerySolutions):
        return Kind.GRAPH.value, _graph(answer, question, bound)
    names = [variable.value for variable in answer.variables]
    rows = list(_rows(form, names, answer, bound))
    return Kind.ROWS.value, results.written(form, names, rows, question.notice if bound.cut else "")


def _rows(form: results.Form, names: list[str], answer: ox.QuerySolutions, bound: Bound) -> Iterator[bytes]:
    for count, solution in enumerate(answer):
        row = form.row(names, tuple(solution))
        if bound.full(count, len(row)):
            return
        bound.held += len(row)
        yield row


def _asked(store: ox.Store, question: Question) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    prefixes = dict(question.prefixes)
    if question.default is None and question.named is None:
        return store.query(question.query, prefixes=prefixes)
    default: list[Graph] = [ox.NamedNode(iri) for iri in dict.fromkeys(question.default or ())]
    named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(iri) for iri in dict.fromkeys(question.named or ())]
    if len(default) > 1:
        store, default = _merged(store, default, named), [ox.DefaultGraph()]
    return store.query(question.query, prefixes=prefixes, default_graph=default, named_graphs=named)


def _merged(store: ox.Store, default: Iterable[Graph], named: Iterable[Graph]) -> ox.Store:
    """A dataset of its own: the engine counts a triple that stands in two default graphs twice (0.5.13)."""
    made = ox.Store()
    for graph in default:
        made.extend(ox.Quad(*quad.triple) for quad in store.quads_for_pattern(None, None, None, graph))
    for graph in named:
        made.extend(store.quads_for_pattern(None, None, None, graph))
    return made


def _graph(answer: Iterable[ox.Triple], question: Question, bound: Bound) -> bytes:
    """The triples, with those prefixes that they use."""
    form = ox.RdfFormat.from_media_type(question.graph) or ox.RdfFormat.N_TRIPLES
    ox.serialize(bound.few(answer), cast("IO[bytes]", bound), format=ox.RdfFormat.N_TRIPLES)
    plain = b"".join(bound.parts)
    notice = _REMARKS[form].format(question.notice).encode() if bound.cut and form in _REMARKS else b""
    if form == ox.RdfFormat.N_TRIPLES:
        return plain + notice
    prefixes = {name: iri for name, iri in question.prefixes.items() if iri.encode() in plain}
    triples = ox.parse(plain, ox.RdfFormat.N_TRIPLES)
    return (ox.serialize(triples, format=form, prefixes=prefixes) or b"") + notice


def _send(pipe: int, content: bytes) -> None:
    held = memoryview(content)
    while held:
        held = held[os.write(pipe, held) :]


def main() -> NoReturn:
    """Serve the store that the arguments name."""
    store, memory, pipe = islice(sys.argv, 1, None)
    serve(Path(store), int(memory), int(pipe))


if __name__ == "__main__":
    main()
