"""The front door: ``kg.open()`` and ``kg.build()`` give a Workspace, which owns one data folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg.errors import DocumentError, StaleIndex
from kg.folders import documents
from kg.names import found, refused
from kg.names import municipality as municipality_
from kg.reader import Info, Reader, home, storing
from kg.store.opening import folder
from kg.store.protocol import View

if TYPE_CHECKING:
    from kg.drafting import Tools
    from kg.network.held import Held
    from kg.network.similar.groups import Groups
    from kg.network.similar.kinds import Similar
    from kg.network.write import NetworkSummary
    from kg.pipeline import Outcome
    from kg.search.index import Made, Progress
    from kg.search.searcher import Answer, Searcher
    from kg.store.manifest import Entry

__all__ = ["Info", "Workspace", "build", "home", "open", "storing"]

T = TypeVar("T")


def open(  # noqa: A001 - `kg.open()` is the front door
    path: str | os.PathLike[str] | None = None, store: str | None = None
) -> Workspace:
    """The workspace of a data folder, which need not hold a graph yet.

    Args:
        path: the folder; None: as ``KG_HOME`` says, else the user's own.
        store: address of a SPARQL endpoint that holds the graph in the folder's place; None: as ``KG_STORE`` says.
    """
    url = store or os.environ.get("KG_STORE")
    return Workspace(folder(home(path), url) if url else home(path))


def build(
    paths: Iterable[str | os.PathLike[str]] = (),
    home: str | os.PathLike[str] | None = None,
    store: str | None = None,
) -> Workspace:
    """Build files and folders, by default the shipped documents, and open the result.

    Args:
        paths: files and folders; without any, the shipped documents.
        home: the data folder, as with `open`.
        store: address of a SPARQL endpoint to hold the graph, as with `open`.

    Raises:
        DocumentError: files could not be read; it names each, and all others are built.
    """
    from kg.pipeline import Failed  # noqa: PLC0415 - reading alone does without

    workspace = open(home, store)
    failed = [o for o in workspace.build(Path(p) for p in paths) if isinstance(o, Failed)]
    if failed:
        raise DocumentError("\n".join(str(o.error) for o in failed))
    return workspace


class Workspace(Reader):
    """One data folder: what is read of it, and what is built, searched, compared and drawn.

    Args:
        path: the folder; made by the first build.

    Attributes:
        progress: told how far the search index is, when a search or comparison has to make it.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.progress: Progress | None = None

    def refresh(self) -> None:
        """See what was built since."""
        self.__dict__.pop("view", None)
        self.__dict__.pop("searcher", None)
        self.__dict__.pop("held", None)

    def build(
        self, paths: Iterable[Path] = (), tools: Tools | None = None, workers: int | str = 1
    ) -> Iterator[Outcome]:
        """Bring files into the graph, one outcome each; all become visible together when the last is through.

        Args:
            paths: files and folders; without any, the shipped documents.
            tools: analyser and register of an earlier build, to load them once.
            workers: processes that read, more than one only where the main module can be imported again (spawn); or
                the address of a Dask cluster, ``tcp://host:8786``, whose workers have this very program.

        Raises:
            ClusterError: there is no such cluster, or it would not do what this program does.
        """
        from kg.background import background, fingerprint  # noqa: PLC0415 - reading alone does without
        from kg.drafting import Tools, drafting  # noqa: PLC0415
        from kg.graph.undone import undone  # noqa: PLC0415
        from kg.pipeline import Built  # noqa: PLC0415
        from kg.pipeline import build as run  # noqa: PLC0415
        from kg.spread import hired  # noqa: PLC0415

        files = list(documents(paths))
        with storing(self.path), hired(workers, fingerprint) as crew, self.store.writer() as writer:
            mark, built = fingerprint(), False
            for outcome in run(files, writer, mark, drafting(tools or Tools(), crew), undone(self.path)):
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

    @cached_property
    def searcher(self) -> Searcher:
        """The search index of the graph that counts now; made by the first search that finds none, or a damaged one."""
        from kg.finding import searcher, silent  # noqa: PLC0415 - only for a search

        return self._current(lambda view: searcher(self.path, view, self.progress or silent))

    def _current(self, run: Callable[[View], T]) -> T:
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

    def index(self, dense: bool | None = None, progress: Progress | None = None, workers: int | str = 1) -> Made:
        """Bring the search index to the graph as it stands.

        Args:
            dense: whether to search by meaning too, which embeds each new text; None: if there are not many.
            progress: told how many texts are embedded, of how many.
            workers: who embeds, as ``build`` takes them; one process uses all cores for it already.

        Raises:
            ClusterError: there is no such cluster, or it would not do what this program does.
            ModelError: the model cannot be loaded, or a worker has another.
        """
        from kg.background import fingerprint  # noqa: PLC0415
        from kg.embedding import encoding  # noqa: PLC0415
        from kg.finding import make, silent  # noqa: PLC0415 - only for a search
        from kg.spread import hired  # noqa: PLC0415

        self.__dict__.pop("searcher", None)
        with hired(workers, fingerprint) as crew:
            return self._current(lambda view: make(self.path, view, dense, progress or silent, encoding(crew)))

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
                raise refused(self.view, focus)
            return write(self.held, out, [node.value for node in nodes], depth)

    def similar(
        self,
        municipality: str,
        *,
        limit: int = 10,
        year: int | None = None,
        districts: bool = False,
        levels: bool = False,
    ) -> Similar:
        """Municipalities of its level like the one so called, each with reasons that add up to its score.

        Args:
            limit: how many at most.
            year: only what is stated of that year.
            districts: compare provinces by what is stated of their districts together.
            levels: provinces and districts alike, whichever it is.

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
            return similar(self.view, asked.value, Scope(year, districts, levels), limit, near)

    def groups(self, *, year: int | None = None) -> Groups:
        """Communities of municipalities by what is stated that they do, and what binds each."""
        from kg.network.similar.groups import groups  # noqa: PLC0415 - networkx

        with storing(self.path):
            return groups(self.view, year)
