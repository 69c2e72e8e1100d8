"""What an index is made of: each unit with its tokens, facets and vector, and what all of them are made with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from kg.model.likeness import normal
from kg.model.shipped import folder as shipped_folder
from kg.search.about import key, rows
from kg.search.analysis import of_unit
from kg.search.concepts import FILE, shipped
from kg.search.encoder.kept import Kept
from kg.search.encoder.protocol import Encoder
from kg.search.engine import Description, Indexed
from kg.search.engine.protocol import Vector
from kg.search.units import Unit
from kg.store.protocol import View

_MAKING: Final = (
    *("about", "analysis", "catalog", "compounds", "concepts", "entries", "names", "spelling", "tokens", "units"),
    "../model/likeness",
)
"""The modules that decide what an index holds of a graph: its units, their contexts and tokens, and the names beside."""
BATCH: Final = 64
"""Texts that are embedded before progress is told and the vectors are kept."""
_DIVISIONS: Final = """SELECT DISTINCT ?value ?label WHERE {
  { ?division a wk:Division ; skos:prefLabel|skos:altLabel ?label . BIND("" AS ?value) }
  UNION
  { ?division a wk:Division ; wk:field ?value . ?value skos:prefLabel|skos:altLabel|skos:hiddenLabel ?label }
}"""


class Entries:
    """The units of a graph as an engine takes them.

    Args:
        version: the graph's.
        folder: where vectors are kept.
        encoder: gives the units their vectors; none without one.

    Attributes:
        description: what the index is made of and with.
        pending: texts that get no vector.
        counted: in how many units each token occurs; complete after the last was taken.
    """

    def __init__(self, units: Sequence[Unit], version: str, folder: Path, encoder: Encoder | None) -> None:
        named = (encoder.name, encoder.revision, encoder.dimension) if encoder else ("", "", 0)
        self.description = Description(*named, scheme(), version)
        self.pending = 0 if encoder else len({unit.context for unit in units})
        self.counted: Counter[str] = Counter()
        self._units, self._vectors = units, _vectors(folder, encoder)

    def __iter__(self) -> Iterator[Indexed]:
        """Each unit, in the order of the text."""
        concepts = shipped()
        for start in range(0, len(self._units), BATCH):
            some = self._units[start : start + BATCH]
            texts = [unit.context for unit in some]
            for unit, text, vector in zip(some, texts, self._vectors(texts), strict=True):
                tokens = of_unit(unit, concepts)
                self.counted.update(tokens.keys())
                digest = sha256(text.encode("utf-8", "replace")).hexdigest()
                yield Indexed(unit.id, digest, tokens, unit.facets, vector)


def _vectors(folder: Path, encoder: Encoder | None) -> Callable[[Sequence[str]], Iterable[Vector | None]]:
    """What gives texts their vectors; none without a model."""
    if encoder is None:
        return lambda texts: [None] * len(texts)
    kept, encode = Kept(folder, encoder), encoder.encode_document
    return lambda texts: kept.vectors(texts, encode)


def scheme() -> str:
    """The version of units and tokens: of the code that makes them, and of the words that it takes for one another."""
    return _digest(making())


def making() -> tuple[Path, ...]:
    """The files that decide what an index holds; where one of them is another, so is the index."""
    here = Path(__file__).parent
    return (*((here / f"{name}.py").resolve() for name in _MAKING), shipped_folder("ontology") / FILE)


def _digest(files: Iterable[Path]) -> str:
    held = sha256()
    for file in files:
        held.update(sha256(file.read_bytes()).digest())
    return held.hexdigest()[:12]


def divisions(view: View) -> dict[str, list[str]]:
    """Divisions and lasting fields as people write them, each with its values as a facet: one name may be of both."""
    held: dict[str, dict[str, None]] = {}
    for row in rows(view, _DIVISIONS):
        label = str(row["label"])
        held.setdefault(label, {})[key(row["value"]) or normal(label)] = None
    return {label: list(values) for label, values in held.items()}


def model(of: Encoder | Description) -> str:
    """Which model, and which of its weights."""
    return f"{of.encoder if isinstance(of, Description) else of.name} {of.revision}"
