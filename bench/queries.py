"""The part ``queries``: competency questions put to each store over the same generated quads, round after round in turn."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pyoxigraph as ox

from bench import generator
from bench.engines import ENGINES, MEMORY, OURS, Engine, Files, Reply, peak
from bench.records import Figure
from kg.model.iri import PREFIXES, Minter
from kg.questions import question, sections
from kg.store.remote import names

ROUNDS: Final = 5
LIMIT: Final = 20.0
"""Seconds after which a query is given up."""
PATIENCE: Final = 300.0
"""Seconds after which loading is given up."""
BUDGET: Final = 10.0
"""Seconds that a query may take of one store over all rounds but the first."""
MOST_OF_MEMORY: Final = 2_000_000
"""Quads beyond which rdflib is not tried: a kilobyte each."""
PLAIN: Final = ("repeat-winners", "prize-by-province", "awards-by-level", "program-types", "organisations-shared")
PATH: Final = "SELECT DISTINCT ?program { ?who dcterms:isPartOf* <PROVINCE> ; wk:runs ?program }"
FOUND: Final = {
    "town": "SELECT ?m ?l { ?m wk:runs ?p ; rdfs:label ?l FILTER(LANG(?l) = 'ko') }",
    "program": "SELECT ?p ?l { ?m wk:runs ?p . ?p a wk:NationwideProgram ; rdfs:label ?l FILTER(LANG(?l) = 'ko') }",
    "province": "SELECT ?p ?l { ?m dcterms:isPartOf ?p . ?m a wk:Municipality . ?p a wk:Municipality ; rdfs:label ?l FILTER(LANG(?l) = 'ko') }",
}


def suite(quads: Path) -> Mapping[str, str]:
    """The questions, about what is spoken of most in these quads."""
    store = ox.Store()
    store.bulk_load(path=quads, format=ox.RdfFormat.N_QUADS)
    (town, name), (_, other) = _most(store, "town", 2)
    (_, program), *_ = _most(store, "program", 1)
    (province, _), *_ = _most(store, "province", 1)
    (award, _), *_ = _rows(store, "SELECT ?a ?a { ?a a wk:Award } ORDER BY ?a LIMIT 1")
    node, page = ox.NamedNode(town), {one.name: one for one in sections("municipality")}
    place = {"municipality": name}
    return {
        "page: statements of a municipality": sections("thing")[0].about(node),
        "page: programs of a municipality": page["2-programs"].about(node),
        "provenance": question("provenance").asking({"fact": award}),
        "awards-of": question("awards-of").asking(place),
        "programs-of": question("programs-of").asking(place),
        "partners-of": question("partners-of").asking(place),
        "runs-program": question("runs-program").asking({"program": program}),
        "shared-by-two": question("shared-by-two").asking({"one": name, "other": other}),
        "division-over-years": question("division-over-years").asking({"division": generator.DIVISIONS[0]}),
        "path: programs below a province": _headed(PATH.replace("PROVINCE", province)),
        **{one: question(one).text for one in PLAIN},
    }


def _headed(text: str) -> str:
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + text


def _most(store: ox.Store, kind: str, count: int) -> list[tuple[str, str]]:
    """What is told of most, with its name."""
    text = FOUND[kind]
    head = text[: text.index("{")]
    return _rows(
        store, f"{head} {text[text.index('{') :]} GROUP BY {head[6:]} ORDER BY DESC(COUNT(*)) {head[6:]} LIMIT {count}"
    )


def _rows(store: ox.Store, text: str) -> list[tuple[str, str]]:
    found = store.query(text.replace("SELECT ?a ?a", "SELECT ?a (STR(?a) AS ?b)"), prefixes=dict(PREFIXES))
    assert isinstance(found, ox.QuerySolutions)
    return [(row[0].value, row[1].value) for row in found]


@dataclass(slots=True)
class Asked:
    """What came of one query on one store."""

    seconds: list[float] = field(default_factory=list)
    rows: int = -1
    failed: str = ""

    def add(self, reply: Reply, counts: bool) -> None:
        """One answer; the first of all warms up and does not count, unless it failed."""
        self.failed, self.rows = reply.failed or self.failed, reply.rows if not reply.failed else self.rows
        if counts and not reply.failed:
            self.seconds.append(reply.seconds)

    @property
    def goes_on(self) -> bool:
        """Whether it is asked once more."""
        return not self.failed and (not self.seconds or sum(self.seconds) < BUDGET)


def asked(
    engines: Mapping[str, Engine], queries: Mapping[str, str], rounds: int, limit: float
) -> Mapping[tuple[str, str], Asked]:
    """Every query put to every store, all of them in each round, so that what else the machine does falls on all."""
    held = {(query, name): Asked() for query in queries for name in engines}
    for number in range(rounds + 1):
        for query, text in queries.items():
            for name, engine in engines.items():
                one = held[query, name]
                if one.goes_on:
                    one.add(engine.ask(text, limit), counts=number > 0)
    return held


def figures(size: int, held: Mapping[tuple[str, str], Asked], limit: float) -> Iterator[Figure]:
    """What was found, with what is to be known of it."""
    for (query, name), one in held.items():
        ours = held.get((query, OURS), one)
        unlike = not one.failed and not ours.failed and one.rows != ours.rows
        note = f"> {limit:g} s" if one.failed == "late" else one.failed.split("\n")[0][:80]
        values = tuple(1000 * second for second in one.seconds) if not one.failed else ()
        yield Figure("queries", f"{size:,} · {query}", name, "ms", values, f"{one.rows:,} rows" if unlike else note)


def measured(sizes: Sequence[int], left: list[str], limit: float = LIMIT, rounds: int = ROUNDS) -> Iterator[Figure]:
    """All figures of this part; what was not tried is added to ``left``."""
    for size in sizes:
        with TemporaryDirectory(prefix="kg-bench-") as folder:
            at = Path(folder)
            files = Files(at / "quads.nq", at / "named.nq", at / "home", Minter()("graph", "bench-").value)
            start = time.perf_counter()
            count = generator.write(size, {files.quads: None, files.named: ox.NamedNode(names.MERGED)})
            print(f"{count:,} quads generated in {time.perf_counter() - start:.0f} s", flush=True)
            yield from _compared(files, count, (left, limit, rounds))


def _compared(files: Files, size: int, settings: tuple[list[str], float, int]) -> Iterator[Figure]:
    left, limit, rounds = settings
    with ExitStack() as stack:
        engines: dict[str, Engine] = {}
        for name, opening in ENGINES.items():
            if name == MEMORY and size > MOST_OF_MEMORY:
                left.append(f"{name} at {size:,} quads: it takes about a kilobyte a quad")
                continue
            start = time.perf_counter()
            try:
                engines[name] = stack.enter_context(opening(files, PATIENCE))
            except (OSError, TimeoutError) as error:
                left.append(f"{name} at {size:,} quads: {error}")
                continue
            yield Figure("loading", f"{size:,}", name, "s", (time.perf_counter() - start,))
            print(f"  {name}: loaded in {time.perf_counter() - start:.1f} s", flush=True)
        yield from figures(size, asked(engines, suite(files.quads), rounds, limit), limit)
        for name, engine in engines.items():
            yield Figure("memory", f"{size:,}", name, "MiB", (peak(engine.pid),))
