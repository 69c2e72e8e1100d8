"""``python -m bench.search_speed``: what a query costs beside its encoder, how large and how slow to build an index is.

Units are made from the shipped document: vectors scattered around those of its lines as widely as these differ among
themselves, words drawn as often as it uses them. Every round asks the encoder and each kind of query once, so that
whatever else the machine does falls on all of them. ``ratio`` is a hybrid query with its encoding over the encoding.
``search`` is everything from a question typed to hits with their reasons, as it is asked, over texts of the document's
lines and as many names of programs and bodies as an archive of years has; its encoding, of a question that everyday words
have made longer, is told apart.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import numpy as np

from bench.opening import DOCUMENT
from kg.finding import places
from kg.registry.register import Register
from kg.search.catalog import Catalog, write
from kg.search.encoder import Encoder, load
from kg.search.engine import Asked, Description, Engine, Filters, Indexed, build, connect
from kg.search.engine.protocol import Vector
from kg.search.names import Name
from kg.search.searcher import Searcher
from kg.search.tokens import tokens as lexical
from kg.search.units import Unit

T = TypeVar("T")
LIMIT: Final = 100
PLACES, REGIONS = 83, 6
NAMES: Final = 76_000
"""Programs and bodies of the archive of releases."""
FILTERS: Final = {
    "all": Filters(),
    "1.2 %": Filters(municipality=frozenset({"7"})),
    "17 %": Filters(sido=frozenset({"3"})),
}
COLD: Final = {
    "index + encoder + a query": (
        "import sys; from pathlib import Path; from kg.search.encoder import load; from kg.search.engine import *;"
        "engine = connect(Path(sys.argv[1]));"
        "engine.candidates(Asked(load().encode_query(['고독사를 막은 곳'])[0], {'고독': 1.0}), 100)"
    ),
    "import sentence_transformers": "import sentence_transformers",
}


class Maker:
    """Makes units that resemble the shipped document's.

    Args:
        encoder: gives the vectors of its lines.
    """

    def __init__(self, encoder: Encoder) -> None:
        text = DOCUMENT.read_text(encoding="utf-8")
        self.lines = [line.strip() for line in text.splitlines() if len(line.strip()) >= 30]
        self._vectors = encoder.encode_document(self.lines)
        words = Counter(re.findall(r"[가-힣A-Za-z0-9]{2,}", text))
        self._words = [tokens(word) for word in words]
        self._shares = np.array(list(words.values())) / words.total()
        apart = self._vectors - self._vectors.mean(axis=0)
        values, axes = np.linalg.eigh(apart.T @ apart / len(apart))
        spread = np.sqrt(np.maximum(values, np.median(values[values > 1e-9]) * 0.3))
        self._mix = (axes * spread).T.astype(np.float32)

    def units(self, count: int) -> Iterator[Indexed]:
        """Units, the same ones each time."""
        random = np.random.default_rng(count)
        for start in range(0, count, 5_000):
            size = min(5_000, count - start)
            drawn = random.choice(len(self._words), (size, 14), p=self._shares)
            for row, (vector, words) in enumerate(zip(self._drawn(random, size), drawn, strict=True), start):
                held = Counter(token for word in words for token in self._words[word])
                facets = {"municipality": frozenset({str(row % PLACES)}), "sido": frozenset({str(row % REGIONS)})}
                yield Indexed(f"{row:08d}", "", held, facets, vector)

    def _drawn(self, random: np.random.Generator, size: int) -> Vector:
        """Vectors near those of the lines: as far from them as lines are from each other."""
        mean = self._vectors.mean(axis=0)
        near = self._vectors[random.integers(0, len(self._vectors), size)] - mean
        noise = random.standard_normal(near.shape, dtype=np.float32) @ self._mix
        made = mean + 0.7 * near + 0.71 * noise
        return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), np.float32)


def catalog(path: Path, maker: Maker, count: int) -> Catalog:
    """What so many units say, each a few of the document's lines, and what things are called."""
    texts = [" ".join(maker.lines[at : at + 3]) for at in range(len(maker.lines))]
    units = [_unit(f"{row:08d}", texts[row % len(texts)]) for row in range(count)]
    words = sorted({word for line in maker.lines for word in re.findall(r"[가-힣]{2,}", line)})
    forms = islice((f"{one}{other}" for other in words for one in words), NAMES)
    names = (Name(form, f"program/{form}", "program", form) for form in forms)
    heard = Counter(token for text in texts for token in lexical(text))
    held = {token: max(1, times * count // len(texts)) for token, times in heard.items()}
    write(path, units, held, chain(names, places(Register.load())), {})
    return Catalog(path)


def _unit(number: str, text: str) -> Unit:
    return Unit(number, number, f"passage/{number}", text, 0, len(text), "")


def tokens(word: str) -> list[str]:
    """A word and its pairs of letters."""
    return [word, *(word[place : place + 2] for place in range(len(word) - 1) if len(word) > 2)]


def questions(maker: Maker, count: int) -> list[str]:
    """Parts of lines, about as long as questions are."""
    return [line[5:35] for line in (maker.lines * (count // len(maker.lines) + 1))[:count]]


class Taken(NamedTuple):
    """What something took, in milliseconds: on the clock, and of the processor (of this process's threads together)."""

    wall: float
    cpu: float


class Watched:
    """An encoder that knows what it took to encode the last question."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name, self.revision, self.dimension = encoder.name, encoder.revision, encoder.dimension
        self.took = Taken(0.0, 0.0)

    def encode_query(self, texts: Sequence[str]) -> Vector:
        """Vectors of questions."""
        self.took, vectors = spent(self._encoder.encode_query, texts)
        return vectors

    def encode_document(self, texts: Sequence[str]) -> Vector:
        """Vectors of passages."""
        return self._encoder.encode_document(texts)


def spent(call: Callable[..., T], *arguments: object) -> tuple[Taken, T]:
    """What a call takes, and what it gives."""
    start, used = time.perf_counter(), time.process_time()
    given = call(*arguments)
    return Taken((time.perf_counter() - start) * 1000, (time.process_time() - used) * 1000), given


def searching(whole: Searcher, watched: Watched, texts: list[str]) -> dict[str, list[Taken]]:
    """Milliseconds of whole searches, and of what in them is not the encoder's."""
    taken: dict[str, list[Taken]] = {}
    for text in texts:
        for name, filters in FILTERS.items():
            cost, _ = spent(whole.ask, text, filters)
            encoding = watched.took
            taken.setdefault(f"search, its encoding, {name}", []).append(encoding)
            taken.setdefault(f"search, all else, {name}", []).append(
                Taken(cost.wall - encoding.wall, cost.cpu - encoding.cpu)
            )
            taken.setdefault(f"search, whole, {name}", []).append(cost)
    return taken


def asking(engine: Engine, encoder: Encoder, texts: list[str]) -> dict[str, list[Taken]]:
    """Milliseconds of each kind of query, a value a question."""
    taken: dict[str, list[Taken]] = {}
    for text in texts:
        cost, vectors = spent(encoder.encode_query, [text])
        taken.setdefault("encoder", []).append(cost)
        words = {token: 1.0 for word in re.findall(r"[가-힣A-Za-z0-9]{2,}", text) for token in tokens(word)}
        for name, filters in FILTERS.items():
            kinds = {
                "dense": Asked(vectors[0], {}, filters),
                "lexical": Asked(None, words, filters),
                "both": Asked(vectors[0], words, filters),
            }
            for kind, asked in kinds.items():
                cost, _ = spent(engine.candidates, asked, LIMIT)
                taken.setdefault(f"{kind}, {name}", []).append(cost)
    for name in FILTERS:
        taken[f"hybrid with encoding, {name}"] = [
            Taken(a.wall + b.wall, a.cpu + b.cpu) for a, b in zip(taken["encoder"], taken[f"both, {name}"], strict=True)
        ]
    return taken


def recall(engine: Engine, maker: Maker, count: int, asked: Vector) -> float:
    """The share of the true ten nearest that are among the ten found."""
    best = np.full((len(asked), 10), -2.0)
    block: list[Vector] = []
    for number, unit in enumerate(maker.units(count), 1):
        if unit.vector is not None:
            block.append(unit.vector)
        if len(block) == 5_000 or number == count:
            best = -np.sort(-np.hstack([best, asked @ np.array(block).T]), axis=1)[:, :10]
            block = []
    hits = 0
    for vector, scores in zip(asked, best, strict=True):
        found = [c.dense for c in engine.candidates(Asked(vector), 10) if c.dense is not None]
        hits += sum(cosine >= scores[-1] - 2e-6 for cosine in found)
    return hits / best.size


def cold(folder: Path, rounds: int) -> dict[str, list[Taken]]:
    """From nothing to an answer, beside those of the yardstick's import alone."""
    taken: dict[str, list[Taken]] = {name: [] for name in COLD}
    for _ in range(rounds):
        for name, code in COLD.items():
            command = [sys.executable, "-c", code, str(folder)]
            taken[name].append(spent(partial(subprocess.run, command, check=True))[0])
    return taken


def show(name: str, taken: list[Taken]) -> None:
    """Median, 95th percentile and least on the clock, and the processor's median."""
    (middle, cpu), (high, _), (least, _) = np.percentile(taken, [50, 95, 0], axis=0)
    print(f"  {name:32} p50 {middle:8.2f}  p95 {high:8.2f}  min {least:8.2f}  processor {cpu:8.2f} ms")


def ratio(figures: dict[str, list[Taken]], kind: str, encoding: str) -> Taken:
    """Something with its encoding over the encoding alone, by medians."""
    whole, alone = (np.median(figures[each], axis=0) for each in (kind, encoding))
    return Taken(*(whole / alone).tolist())


def measured(maker: Maker, encoder: Encoder, count: int, arguments: argparse.Namespace) -> None:
    """Everything about an index of so many units."""
    with tempfile.TemporaryDirectory() as folder:
        described = Description(encoder.name, encoder.revision, encoder.dimension, "bench", "bench")
        taken = spent(build, Path(folder), described, maker.units(count), arguments.index)[0].wall / 1000
        size = sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6
        print(f"{count:,} units: built in {taken:.0f} s (making the units included), {size:.0f} MB")
        engine = connect(Path(folder), arguments.index)
        texts = questions(maker, arguments.queries)
        watched = Watched(encoder)
        whole = Searcher(engine, catalog(Path(folder) / "catalog.sqlite", maker, count), lambda: watched)
        for some in (texts[:3], texts):
            figures = asking(engine, encoder, some) | searching(whole, watched, some)
        for name, values in figures.items():
            show(name, values)
        for name in FILTERS:
            for kind, alone in (
                (f"hybrid with encoding, {name}", "encoder"),
                (f"search, whole, {name}", f"search, its encoding, {name}"),
            ):
                wall, cpu = ratio(figures, kind, alone)
                print(f"  ratio, {kind}: {wall:.2f} on the clock, {cpu:.2f} of the processor")
        print(f"  recall@10 of dense: {recall(engine, maker, count, encoder.encode_query(texts[:30])):.3f}")
        whole.close()
        if not arguments.index:
            for name, values in cold(Path(folder), 3).items():
                show(name, values)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, nargs="+", default=[60_000, 500_000])
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--index", help="postgresql://… instead of files", default=None)
    arguments = parser.parse_args()
    encoder = load()
    maker = Maker(encoder)
    for count in arguments.units:
        measured(maker, encoder, count, arguments)


if __name__ == "__main__":
    main()
