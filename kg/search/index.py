"""The index of one data folder: made whole from a version of the graph, renamed into place, opened by whoever searches.

    search/current          the name of the folder that counts, switched by one atomic rename
    search/V-N/             index of the graph's version V: engine/, catalog.sqlite
    search/vectors/         vectors of passages, by text: only what is new is embedded, and what was embedded stays

An index folder is never changed after ``current`` names it. A build that is killed leaves the one before, and whatever
it has embedded; whoever makes sure of the index next removes what nobody names.
"""

from __future__ import annotations

import fcntl
import logging
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import Final, TypeAlias

from kg.errors import ArgumentError, KgError, StaleIndex, StoreBusy, StoreError
from kg.search.catalog import Catalog, write
from kg.search.encoder.kept import Kept
from kg.search.encoder.protocol import Encoder, Vectors
from kg.search.engine import Description, build, connect, discard
from kg.search.entries import BATCH, Entries, divisions, model, scheme
from kg.search.names import Name, names
from kg.search.searcher import Searcher
from kg.search.units import Unit, units
from kg.store.home import Home
from kg.store.protocol import View

PATIENCE: Final = 600.0
"""Seconds for which a process waits until another has written the index."""
_LOOK: Final = 0.2
"""Seconds between two looks at whether it has."""
_PLACE: Final = re.compile(r"\d+-\d+")
_LOG: Final = logging.getLogger(__name__)

Progress: TypeAlias = Callable[[int, int], None]
"""Called with how many texts are embedded, and of how many; with 0 of 0 when the graph begins to be read."""
Encoding: TypeAlias = Callable[[Encoder, Sequence[list[str]]], Iterator[Vectors]]
"""Gives batches of texts the encoder's vectors, in order: here or elsewhere."""


def alone(encoder: Encoder, batches: Sequence[list[str]]) -> Iterator[Vectors]:
    """One after the other, in this process."""
    return map(encoder.encode_document, batches)


@dataclass(frozen=True, slots=True)
class Made:
    """What an index holds.

    Attributes:
        version: the graph's.
        units: how many there are.
        pending: texts that wait for a vector; 0 where the index knows meanings too.
        embedded: texts that were embedded for it.
        model: which gave its vectors; empty for none.
        why: why there is no model, where one was wanted.
    """

    version: str
    units: int
    pending: int
    embedded: int = 0
    model: str = ""
    why: str = ""


class Index:
    """The search index of a data folder.

    Args:
        home: the data folder.
        setting: where the engine keeps it, as ``kg.search.engine.build`` takes it.
        patience: seconds to wait for another process that writes it.
    """

    def __init__(self, home: Path, setting: str | None = None, patience: float = PATIENCE) -> None:
        self._store, self._folder = Home(home), home / "search"
        self._setting, self._patience = setting, patience

    def open(self, version: str, encoder: Callable[[], Encoder]) -> Searcher | None:
        """The index of that version of the graph; None where there is none, or one of an older program.

        Raises:
            StoreError: it is damaged, or on a server that does not answer.
        """
        while (place := self._current()) is not None and place.name.rpartition("-")[0] == version:
            try:
                return self._opened(place, encoder)
            except StaleIndex:
                return None
            except StoreError:
                if self._current() == place:  # else another took its place while it was opened
                    raise
        return None

    def _opened(self, place: Path, encoder: Callable[[], Encoder]) -> Searcher:
        engine = connect(place / "engine", self._setting)
        if engine.description.scheme != scheme():
            engine.close()
            raise StaleIndex("색인의 판이 다릅니다 / the index is of another scheme")
        return Searcher(engine, Catalog(place / "catalog.sqlite"), lambda: _agreeing(engine.description, encoder()))

    def made(self, version: str) -> Made | None:
        """What is there of that version of the graph; None also where it is damaged, or cannot be reached."""
        try:
            held = self.open(version, _none)
        except (StoreError, ArgumentError):
            return None
        if held is None:
            return None
        catalog, description = held.catalog, held.engine.description
        made = Made(version, catalog.size, catalog.pending, model=model(description) if held.dense else "")
        sound = catalog.sound()
        held.close()
        return made if sound else None

    def make(self, view: View, version: str, places: Iterable[Name] = ()) -> Draft:
        """The units of a graph, to be written."""
        return Draft(self, view, version, tuple(units(view)), tuple(places))

    def _current(self) -> Path | None:
        """The folder that counts; one that is gone is asked for again, for another may count since its name was read."""
        gone = ""
        while (name := self._named()) != gone:
            if (place := self._folder / name).is_dir():
                return place
            gone = name
        return None

    def _named(self) -> str:
        try:
            name = (self._folder / "current").read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
            return ""
        return name if _PLACE.fullmatch(name) else ""

    def _places(self) -> list[Path]:
        """The folders that hold an index, or a part of one."""
        return [path for path in self._folder.glob("*-*") if _PLACE.fullmatch(path.name) and path.is_dir()]

    @property
    def vectors(self) -> Path:
        """Where vectors are kept."""
        return self._folder / "vectors"

    def put(self, draft: Draft, entries: Entries) -> None:
        """Write an index beside the one that counts, and let it count; remove all others.

        Raises:
            StaleIndex: the graph has been built again since it was read.
            StoreBusy: another process has been writing for longer than one waits.
        """
        with self._lock() as waited:
            self._still(draft.version)
            if waited and self._as_good(draft.version, entries.description):
                return
            taken = [int(path.name.rpartition("-")[2]) for path in self._places()]
            place = self._folder / f"{draft.version}-{max(taken, default=0) + 1}"
            (place / "engine").mkdir(parents=True)
            try:
                build(place / "engine", entries.description, entries, self._setting)
                called = names(draft.view, draft.places), divisions(draft.view)
                write(place / "catalog.sqlite", draft.units, entries.counted, *called, entries.pending)
                self._still(draft.version)
            except BaseException:
                rmtree(place, ignore_errors=True)
                raise
            fresh = self._folder / "current.new"
            fresh.write_text(place.name + "\n", encoding="ascii")
            fresh.replace(self._folder / "current")
            self._clean(place)

    def _still(self, version: str) -> None:
        """Refuse to write the index of a graph that counts no more over that of the one which does."""
        current = self._store.current()
        if current is not None and current.name != version:
            raise StaleIndex(
                "그래프가 그 사이 바뀌었습니다 / the graph has been built again meanwhile",
                hint="다시 하세요 / do it again",
            )

    def _as_good(self, version: str, description: Description) -> bool:
        """Whether another process has written the same, or more."""
        held = self.made(version)
        return held is not None and (description.dimension == 0 or held.model == model(description))

    def _clean(self, place: Path) -> None:
        """Remove every index but this one; what of them a server does not give up now stays there."""
        for other in self._places():
            if other.name != place.name:
                with suppress(KgError):
                    discard(other / "engine", self._setting)
                rmtree(other, ignore_errors=True)

    def tidy(self) -> None:
        """Remove what a writer that was killed has left; where another one writes now, or nothing can be removed, nothing."""
        if len(self._places()) > 1:
            with suppress(OSError), self._handle() as held:
                if _taken(held) and (place := self._current()):
                    self._clean(place)

    @contextmanager
    def _lock(self) -> Iterator[bool]:
        """Be the one that writes; whether another one had to be waited for."""
        with self._handle() as held:
            yield self._claimed(held)

    @contextmanager
    def _handle(self) -> Iterator[int]:
        """The file by which one process at a time writes."""
        self._folder.mkdir(parents=True, exist_ok=True)
        held = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            yield held
        finally:
            os.close(held)

    def _claimed(self, held: int) -> bool:
        start, waited = time.monotonic(), False
        while not _taken(held):
            if not waited:
                _LOG.warning(
                    "다른 프로세스가 검색 색인을 씁니다: 기다립니다 / another process writes the index: waiting"
                )
            waited = True
            if time.monotonic() - start > self._patience:
                raise StoreBusy(
                    f"다른 프로세스가 검색 색인을 쓰고 있습니다 / another process writes the index in {self._folder}",
                    hint="끝난 뒤 다시 하세요 / wait for it to end",
                )
            time.sleep(_LOOK)
        return waited


def _taken(held: int) -> bool:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Draft:
    """The units of one version of a graph, about to become its index."""

    index: Index
    view: View
    version: str
    units: tuple[Unit, ...]
    places: tuple[Name, ...]

    def pending(self, encoder: Encoder) -> int:
        """How many texts have no vector of this model yet."""
        return len(Kept(self.index.vectors, encoder).missing(self.texts))

    @property
    def texts(self) -> list[str]:
        """What has to be embedded, each text once."""
        return list(dict.fromkeys(unit.context for unit in self.units))

    def embed(self, encoder: Encoder, progress: Progress, encoding: Encoding = alone) -> int:
        """Make the vectors that are missing, and keep them; how many they were."""
        kept = Kept(self.index.vectors, encoder)
        missing = sorted(kept.missing(self.texts), key=len)
        batches = [missing[start : start + BATCH] for start in range(0, len(missing), BATCH)]
        done = 0
        for batch, vectors in zip(batches, encoding(encoder, batches), strict=True):
            kept.put(batch, vectors)
            done += len(batch)
            progress(done, len(missing))
        return len(missing)

    def write(self, encoder: Encoder | None) -> None:
        """Write the index, with vectors that are kept or without any, and let it count."""
        self.index.put(self, Entries(self.units, self.version, self.index.vectors, encoder))


def _none() -> Encoder:
    raise StaleIndex("no model was asked for")


def _agreeing(description: Description, encoder: Encoder) -> Encoder:
    """The encoder, if it is the one that the index was made with."""
    if model(encoder) == model(description):
        return encoder
    raise StaleIndex(
        f"색인은 다른 모형으로 만들었습니다 / the index was made with another model: {model(description)},"
        f" not {model(encoder)}",
        hint="kg index 로 다시 만들거나 KG_MODEL 을 되돌리세요 / run `kg index`, or set KG_MODEL back",
    )
