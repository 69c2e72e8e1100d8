"""The front door: ``kg.open()`` and ``kg.build()`` give a Workspace, which owns one data folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import DefaultGraph

from kg.errors import DocumentError, NotFound, StaleIndex, StoreError
from kg.folders import documents
from kg.model.iri import PREFIXES
from kg.model.shipped import release
from kg.names import found, meant, nearest, unknown
from kg.names import municipality as municipality_
from kg.pages import Page, Section, show
from kg.questions import Question as Asked
from kg.questions import sections, table
from kg.store.oxigraph import OxigraphStore, OxigraphView
from kg.store.rows import Rows

if TYPE_CHECKING:
    import rdflib

    from kg.drafting import Tools
    from kg.graph.validation import Report
    from kg.network.held import Held
    from kg.network.similar.groups import Groups
    from kg.network.similar.kinds import Similar
    from kg.network.write import NetworkSummary
    from kg.pipeline import Outcome
    from kg.search.index import Made, Progress
    from kg.search.searcher import Answer, Searcher
    from kg.store.child import Question
    from kg.store.guard import Limits, Reply
    from kg.store.manifest import Entry

T = TypeVar("T")


def home(path: str | os.PathLike[str] | None = None) -> Path:
    """The data folder: as named, else ``KG_HOME``, else the user's own."""
    named = path or os.environ.get("KG_HOME")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415 - 20 ms that a named folder saves

    return user_data_path("welfare-kg", appauthor=False)


def open(path: str | os.PathLike[str] | None = None) -> Workspace:  # noqa: A001 - `kg.open()` is the front door
    """The workspace of a data folder, which need not hold a graph yet."""
    return Workspace(home(path))


def build(paths: Iterable[str | os.PathLike[str]] = (), home: str | os.PathLike[str] | None = None) -> Workspace:
    """Build files and folders, by default the shipped documents, and open the result.

    Raises:
        DocumentError: files could not be read; it names each, and all others are built.
    """
    from kg.pipeline import Failed  # noqa: PLC0415 - reading alone does without

    workspace = open(home)
    failed = [o for o in workspace.build(Path(p) for p in paths) if isinstance(o, Failed)]
    if failed:
        raise DocumentError("\n".join(str(o.error) for o in failed))
    return workspace


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


class Workspace:
    """One data folder.

    Args:
        path: the folder; made by the first build.

    Attributes:
        progress: told how far the search index is, when a search or comparison has to make it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.store = OxigraphStore(path)
        self.progress: Progress | None = None

    @cached_property
    def view(self) -> OxigraphView:
        """The graph as it stood when it was first asked for, or last built."""
        return self.store.view()

    def refresh(self) -> None:
        """See what was built since."""
        self.__dict__.pop("view", None)
        self.__dict__.pop("searcher", None)
        self.__dict__.pop("held", None)

    def outdated(self) -> bool:
        """Whether something was built since the view was taken."""
        current = self.store.home.current()
        return "view" in self.__dict__ and (current is None or current.store != self.view.path)

    def build(self, paths: Iterable[Path] = (), tools: Tools | None = None, workers: int = 1) -> Iterator[Outcome]:
        """Bring files into the graph, one outcome each; all become visible together when the last is through.

        Args:
            paths: files and folders; without any, the shipped documents.
            tools: analyser and register of an earlier build, to load them once.
            workers: processes that read; more than one only where the main module can be imported again (spawn).
        """
        from kg.background import background, fingerprint  # noqa: PLC0415 - reading alone does without
        from kg.drafting import Tools, crew  # noqa: PLC0415
        from kg.graph.undone import undone  # noqa: PLC0415
        from kg.pipeline import Built  # noqa: PLC0415
        from kg.pipeline import build as run  # noqa: PLC0415

        files = list(documents(paths))
        with storing(self.path), self.store.writer() as writer:
            mark, built = fingerprint(), False
            for outcome in run(files, writer, mark, crew(tools or Tools(), workers), undone(self.path)):
                built = built or isinstance(outcome, Built)
                yield outcome
            if built:
                background(writer, mark)
        self.refresh()

    def remove(self, names: Iterable[str]) -> tuple[Entry, ...]:
        """Take documents out of the graph, all or none; what others state stays.

        Raises:
            NotFound: a name that no document of the graph has.
        """
        with storing(self.path):
            self.store.view().close()  # without a graph there is nothing to take out, and nothing to make
            with self.store.writer() as writer:
                removed = tuple(writer.remove(name) for name in dict.fromkeys(names))
        self.refresh()
        return removed

    def ask(self, question: Question, limits: Limits | None = None, *, fork: bool = False) -> Reply:
        """Run anybody's query in a child, its answer serialised; ``fork`` only where this process has one thread."""
        from kg.store.guard import ask  # noqa: PLC0415 - only for queries of others

        with storing(self.path):
            return ask(self.view.path, question, limits, fork=fork)

    def query(self, text: str, *, timeout: float = 30.0) -> Rows:
        """Run a SPARQL query; the project's prefixes need no declaration."""
        from kg.store.child import Question  # noqa: PLC0415 - only for queries of others
        from kg.store.guard import Limits  # noqa: PLC0415

        reply = self.ask(Question(text, PREFIXES), Limits(seconds=timeout))
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

    @cached_property
    def searcher(self) -> Searcher:
        """The search index of the graph that counts now; made by the first search that finds none, or a damaged one."""
        from kg.finding import searcher, silent  # noqa: PLC0415 - only for a search

        return self._current(lambda view: searcher(self.path, view, self.progress or silent))

    def _current(self, run: Callable[[OxigraphView], T]) -> T:
        """What is made of the graph that counts now; done again if another process builds meanwhile."""
        while True:
            if self.outdated():
                self.refresh()
            try:
                with storing(self.path):
                    return run(self.view)
            except StaleIndex:
                if not self.outdated():
                    raise

    def index(self, dense: bool | None = None, progress: Progress | None = None) -> Made:
        """Bring the search index to the graph as it stands.

        Args:
            dense: whether to search by meaning too, which embeds each new text; None: if there are not many.
            progress: told how many texts are embedded, of how many.
        """
        from kg.finding import make, silent  # noqa: PLC0415 - only for a search

        self.__dict__.pop("searcher", None)
        return self._current(lambda view: make(self.path, view, dense, progress or silent))

    def search(
        self, text: str, filters: Mapping[str, str | int] | None = None, limit: int = 10, mode: str = "hybrid"
    ) -> Answer:
        """The passages that answer a question in Korean or English best, each with its reasons.

        Args:
            filters: ``year``, ``sido``, ``municipality``, ``division``, ``grade``, as people write them.
            limit: how many at most.
            mode: ``hybrid``, ``dense`` (by meaning) or ``lexical`` (by words).

        Raises:
            ArgumentError: a question without a word, or a filter, limit or mode that there is not.
            NotFound: a filter's value that no passage has, with the nearest.
            StaleIndex: meanings alone are asked of an index without vectors, or one made with another model.
            StoreError: nothing has been built here, or the index cannot be made.
        """
        from kg.finding import answer  # noqa: PLC0415 - only for a search

        with storing(self.path):
            return answer(self.searcher, text, filters or {}, limit, mode)

    def findings(self) -> Rows:
        """Where the documents contradict themselves or arithmetic."""
        return self.table("findings")

    def dataset(self) -> rdflib.Dataset:
        """The same data for rdflib's own tools, read through the view."""
        from kg.store.dataset import dataset  # noqa: PLC0415 - rdflib only when asked for

        return dataset(self.view)

    @cached_property
    def held(self) -> Held:
        """The network of the whole graph as it stands, with positions; kept in the data folder."""
        from kg.network.held import hold  # noqa: PLC0415 - networkx and numpy

        with storing(self.path):
            return hold(self.view, self.path / "network", self.view.manifest.version)

    def kept(self) -> bool:
        """Whether the network of the graph as it stands is in the data folder, read in a second."""
        from kg.network.shelf import file  # noqa: PLC0415 - only for a network

        return file(self.path / "network", self.view.manifest.version).is_file()

    def keep(self) -> int:
        """Put it there; how many nodes it has."""
        from kg.network.held import keep  # noqa: PLC0415 - networkx and numpy

        with storing(self.path):
            return keep(self.view, self.path / "network", self.view.manifest.version)

    def network(self, out: Path, focus: str | None = None, depth: int = 1) -> NetworkSummary:
        """Draw the graph, or the surroundings of one thing, into one HTML file that needs nothing else."""
        from kg.network.write import write  # noqa: PLC0415 - networkx and numpy

        with storing(self.path):
            nodes = found(self.view, focus) if focus is not None else []
            if focus is not None and not nodes:
                raise unknown(focus, nearest(self.view, focus))
            return write(self.held, out, [node.value for node in nodes], depth)

    def similar(
        self, municipality: str, *, limit: int = 10, year: int | None = None, districts: bool = False
    ) -> Similar:
        """Municipalities like the one so called, each with reasons that add up to its score.

        Args:
            limit: how many at most.
            year: only what is stated of that year.
            districts: compare provinces by what is stated of their districts together.

        Raises:
            NotFound: the graph holds no municipality so called; the hint has the nearest names.
            ArgumentError: several are so called.
        """
        from kg.nearness import vectors  # noqa: PLC0415 - numpy
        from kg.network.similar.compare import similar  # noqa: PLC0415
        from kg.network.similar.kinds import Scope  # noqa: PLC0415

        with storing(self.path):
            asked = municipality_(self.view, municipality)
            near = vectors(lambda: self.searcher)
            return similar(self.view, asked.value, Scope(year, districts), limit, near)

    def groups(self, *, year: int | None = None) -> Groups:
        """Communities of municipalities by what is stated that they do, and what binds each."""
        from kg.network.similar.groups import groups  # noqa: PLC0415 - networkx

        with storing(self.path):
            return groups(self.view, year)

    def source(self, document: str) -> str:
        """The text of a built document: what its spans point into."""
        from kg.documents import text  # noqa: PLC0415 - reading alone does without

        entry = self.view.manifest.entries.get(document)
        if entry is None:
            raise NotFound(f"그런 문서가 없습니다 / no such document: {document}", hint="kg info")
        return text(entry.name, self.store.home.source(entry.digest))


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
