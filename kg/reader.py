"""The reading half of a workspace: the graph of one data folder as it stands, shown, asked and exported."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph

from kg.errors import NotFound, QueryError, StoreError
from kg.model.iri import PREFIXES
from kg.model.shipped import release
from kg.names import meant
from kg.pages import Page, Section, show
from kg.questions import Question as Asked
from kg.questions import sections, table
from kg.store.opening import opened
from kg.store.protocol import Store, View
from kg.store.rows import Rows

if TYPE_CHECKING:
    import rdflib

    from kg.graph.validation import Report
    from kg.store.child import Question
    from kg.store.guard import Limits, Reply


def home(path: str | os.PathLike[str] | None = None) -> Path:
    """The data folder: as named, else ``KG_HOME``, else the user's own."""
    named = path or os.environ.get("KG_HOME")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415 - 20 ms that a named folder saves

    return user_data_path("welfare-kg", appauthor=False)


@dataclass(frozen=True, slots=True)
class Info:
    """What a graph holds, in numbers.

    Attributes:
        version: of the program.
        data: version of the data, a hash of what it was made of.
    """

    version: str
    home: str
    documents: tuple[str, ...]
    triples: int
    counts: Mapping[str, int]
    data: str = ""


class Reader:
    """One data folder, to be read.

    Args:
        path: the folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.store: Store = opened(path)

    @cached_property
    def view(self) -> View:
        """The graph as it stood when it was first asked for, or last built."""
        return self.store.view()

    def outdated(self) -> bool:
        """Whether something was built since the view was taken."""
        return "view" in self.__dict__ and self.store.current() != self.view.version

    def ask(self, question: Question, limits: Limits | None = None, *, fork: bool = False) -> Reply:
        """Run anybody's query in a child, its answer serialised; ``fork`` only where this process has one thread."""
        with storing(self.path):
            return self.view.ask(question, limits, fork=fork)

    def query(self, text: str, *, timeout: float = 30.0) -> Rows:
        """Run a SPARQL query; the project's prefixes need no declaration.

        Raises:
            QueryError: it is malformed, or its answer is larger than what may be answered: a part is never given for all.
        """
        from kg.store.child import Question  # noqa: PLC0415 - only for queries of others
        from kg.store.guard import Limits  # noqa: PLC0415

        reply = self.ask(Question(text, PREFIXES), Limits(seconds=timeout))
        if reply.cut:
            raise QueryError("답이 너무 큽니다 / the answer is too large", hint="LIMIT 을 쓰세요 / use LIMIT")
        return Rows.read(reply.kind, reply.content)

    def rows(self, text: str) -> Rows:
        """The rows of a shipped ``SELECT``, run in this process."""
        with storing(self.path):
            return Rows.of(self.view.select(text))

    def meant(self, asked: Asked, values: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
        """The values of a shipped question's parameters as the graph has them; ``NotFound`` for one it has not."""
        with storing(self.path):
            return meant(self.view, asked, values)

    def table(self, kind: str) -> Rows:
        """One of the tables that ``kg export`` writes."""
        return self.rows(table(kind))

    def show(self, name: str) -> tuple[Page, ...]:
        """The pages of all that is so called: a municipality, program, organisation, division, or an IRI."""
        with storing(self.path):
            return show(self.view, name)

    def section(self, page: str) -> tuple[Section, ...]:
        """A page about the graph as a whole: ``audit`` or ``info``."""
        with storing(self.path):
            return tuple(Section.of(self.view, asked) for asked in sections(page))

    def validate(self) -> Report:
        """The graph held against its shapes."""
        from kg.graph.validation import validate  # noqa: PLC0415 - rdflib and a SHACL engine

        return validate(quad.triple for quad in self.view.quads(graph=DefaultGraph()))

    def info(self) -> Info:
        """What the graph holds."""
        counts = {str(row["what"]): row["count"] for row in self.section("info")[0].rows}
        names = tuple(entry.name for entry in self.view.manifest.documents)
        numbers = {name: int(str(count)) for name, count in counts.items()}
        return Info(release(), str(self.path), names, len(self.view), numbers, self.view.manifest.version)

    def findings(self) -> Rows:
        """Where the documents contradict themselves or arithmetic."""
        return self.table("findings")

    def dataset(self) -> rdflib.Dataset:
        """The same data for rdflib's own tools, read through the view."""
        from kg.store.dataset import dataset  # noqa: PLC0415 - rdflib only when asked for

        return dataset(self.view)

    def source(self, document: str) -> str:
        """The text of a built document: what its spans point into."""
        from kg.documents import text  # noqa: PLC0415 - reading alone does without

        entry = self.view.manifest.entries.get(document)
        if entry is None:
            raise NotFound(f"그런 문서가 없습니다 / no such document: {document}", hint="kg info")
        return text(entry.name, self.store.source(entry.digest))


@contextmanager
def storing(path: Path) -> Iterator[None]:
    """Turn what the system refuses in the data folder into an error that says so."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"데이터 폴더를 쓸 수 없습니다 / cannot use the data folder: {error} ({path})",
            hint="디스크 공간과 권한을 살펴보세요 / check free space and permissions, or use another --home",
        ) from error
