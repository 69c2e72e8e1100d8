"""The index of one data folder: made whole from a version of the graph, renamed into place, opened by whoever searches.

    search/current          the name of the folder that counts, switched by one atomic rename
    search/V-N/             index of the graph's version V: engine/, catalog.sqlite
    search/vectors/         vectors of passages, by text: only what is new is embedded, and what was embedded stays

An index folder is never changed after ``current`` names it. A build that is killed leaves the one before, and whatever
it has embedded; the next build removes what nobody names.
"""

from __future__ import annotations

import fcntl
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from typing import Final, TypeAlias

from kg.errors import KgError, StaleIndex, StoreBusy
from kg.model.likeness import normal
from kg.model.shipped import folder as shipped_folder
from kg.search.about import key, rows
from kg.search.analysis import of_unit
from kg.search.catalog import Catalog, write
from kg.search.concepts import FILE, shipped
from kg.search.encoder.kept import Kept
from kg.search.encoder.protocol import Encoder
from kg.search.engine import Description, Indexed, build, connect, discard
from kg.search.engine.protocol import Vector
from kg.search.names import Name, names
from kg.search.searcher import Searcher
from kg.search.units import Unit, units
from kg.store.protocol import View

SCHEME: Final = "1"
"""Raised when units, contexts or tokens change."""
BATCH: Final = 64
"""Texts that are embedded before progress is told and the vectors are kept."""

Progress: TypeAlias = Callable[[int, int], None]
"""Called with how many texts are embedded, and of how many."""

_DIVISIONS: Final = """SELECT DISTINCT ?value ?label WHERE {
  { ?division a wk:Division ; skos:prefLabel|skos:altLabel ?label . BIND("" AS ?value) }
  UNION
  { ?division a wk:Division ; wk:field ?value . ?value skos:prefLabel|skos:altLabel|skos:hiddenLabel ?label }
}"""


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
    """

    def __init__(self, home: Path, setting: str | None = None) -> None:
        self._folder = home / "search"
        self._setting = setting

    def open(self, version: str, encoder: Callable[[], Encoder]) -> Searcher | None:
        """The index of that version of the graph; None where there is none, or one of an older program."""
        place = self._current()
        if place is None or place.name.rpartition("-")[0] != version:
            return None
        try:
            engine = connect(place / "engine", self._setting)
        except StaleIndex:
            return None
        if engine.description.scheme != scheme():
            engine.close()
            return None
        return Searcher(engine, Catalog(place / "catalog.sqlite"), lambda: _agreeing(engine.description, encoder()))

    def made(self, version: str) -> Made | None:
        """What is there of that version of the graph; all texts count as pending where it holds no vectors."""
        held = self.open(version, _none)
        if held is None:
            return None
        pending, description = 0 if held.dense else held.catalog.size, held.engine.description
        made = Made(version, held.catalog.size, pending, model=model(description) if held.dense else "")
        held.close()
        return made

    def make(self, view: View, version: str, places: Iterable[Name] = ()) -> Draft:
        """The units of a graph, to be written."""
        return Draft(self, view, version, tuple(units(view)), tuple(places))

    def _current(self) -> Path | None:
        try:
            place = self._folder / (self._folder / "current").read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return place if place.is_dir() else None

    @property
    def vectors(self) -> Path:
        """Where vectors are kept."""
        return self._folder / "vectors"

    def put(self, draft: Draft, description: Description, entries: Iterable[Indexed], tokens: Counter[str]) -> None:
        """Write an index beside the one that counts, and let it count; remove all others."""
        with self._lock():
            taken = [int(p.name.rpartition("-")[2]) for p in self._folder.glob("*-*") if p.is_dir()]
            place = self._folder / f"{draft.version}-{max(taken, default=0) + 1}"
            (place / "engine").mkdir(parents=True)
            try:
                build(place / "engine", description, entries, self._setting)
                called = names(draft.view, draft.places)
                write(place / "catalog.sqlite", draft.units, tokens, called, divisions(draft.view))
            except BaseException:
                rmtree(place, ignore_errors=True)
                raise
            fresh = self._folder / "current.new"
            fresh.write_text(place.name + "\n", encoding="ascii")
            fresh.replace(self._folder / "current")
            self._clean(place)

    def _clean(self, place: Path) -> None:
        """Remove every index but this one; what of them a server does not give up now stays there."""
        for other in self._folder.glob("*-*"):
            if other.is_dir() and other.name != place.name:
                with suppress(KgError):
                    discard(other / "engine", self._setting)
                rmtree(other, ignore_errors=True)

    @contextmanager
    def _lock(self) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        held = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        except BlockingIOError as error:
            raise StoreBusy(
                f"다른 프로세스가 검색 색인을 만들고 있습니다 / another process is making the index in {self._folder}",
                hint="끝난 뒤 다시 하세요 / wait for it to end",
            ) from error
        finally:
            os.close(held)


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

    def embed(self, encoder: Encoder, progress: Progress) -> int:
        """Make the vectors that are missing, and keep them; how many they were."""
        kept = Kept(self.index.vectors, encoder)
        missing = sorted(kept.missing(self.texts), key=len)
        for start in range(0, len(missing), BATCH):
            kept.vectors(missing[start : start + BATCH], encoder.encode_document)
            progress(min(start + BATCH, len(missing)), len(missing))
        return len(missing)

    def write(self, encoder: Encoder | None) -> None:
        """Write the index, with vectors that are kept or without any, and let it count."""
        counted: Counter[str] = Counter()
        named = (encoder.name, encoder.revision, encoder.dimension) if encoder else ("", "", 0)
        description = Description(*named, scheme(), self.version)
        self.index.put(self, description, self._entries(encoder, counted), counted)

    def _vectors(self, encoder: Encoder | None) -> Callable[[Sequence[str]], Iterable[Vector | None]]:
        """What gives texts their vectors; none without a model."""
        if encoder is None:
            return lambda texts: [None] * len(texts)
        kept, encode = Kept(self.index.vectors, encoder), encoder.encode_document
        return lambda texts: kept.vectors(texts, encode)

    def _entries(self, encoder: Encoder | None, counted: Counter[str]) -> Iterator[Indexed]:
        """Each unit as an engine takes it; counts in how many each token occurs, which is complete after the last."""
        concepts, vectors = shipped(), self._vectors(encoder)
        for start in range(0, len(self.units), BATCH):
            some = self.units[start : start + BATCH]
            texts = [unit.context for unit in some]
            for unit, text, vector in zip(some, texts, vectors(texts), strict=True):
                tokens = of_unit(unit, concepts)
                counted.update(tokens.keys())
                digest = sha256(text.encode("utf-8", "replace")).hexdigest()
                yield Indexed(unit.id, digest, tokens, unit.facets, vector)


def scheme() -> str:
    """The version of units and tokens: of this program, and of the words that it takes for one another."""
    words = (shipped_folder("ontology") / FILE).read_bytes()
    return f"{SCHEME}-{sha256(words).hexdigest()[:12]}"


def divisions(view: View) -> dict[str, str]:
    """Divisions and lasting fields as people write them, each with its value as a facet."""
    held: dict[str, str] = {}
    for row in rows(view, _DIVISIONS):
        label = str(row["label"])
        held.setdefault(label, key(row["value"]) or normal(label))
    return held


def model(of: Encoder | Description) -> str:
    """Which model, and which of its weights."""
    return f"{of.encoder if isinstance(of, Description) else of.name} {of.revision}"


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
