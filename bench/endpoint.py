"""``python -m bench.endpoint``: what the endpoint adds to a query, and whether one long query holds up the others.

One run, one machine, three cases in turn, several rounds: the endpoint idle, the endpoint while a cross product runs that
would take hours, and (where the ``oxigraph`` package is installed) ``oxigraph serve`` over the same data, idle and with
the same cross product.  Each case: one client asking one after another, then twenty side by side.
"""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from statistics import quantiles
from typing import Final
from urllib.parse import quote

from kg.model.iri import PREFIXES
from kg.workspace import open as workspace

SIDE_BY_SIDE: Final = 20
EACH: Final = 40
ROUNDS: Final = 3
SIMPLE: Final = "SELECT ?label { ?m a wk:Municipality ; rdfs:label ?label } LIMIT 10"
ENDLESS: Final = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HEADER: Final = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())


@dataclass(slots=True)
class Taken:
    """Seconds that each query took, over all rounds."""

    alone: list[float] = field(default_factory=list)
    together: list[float] = field(default_factory=list)


def asked(port: int, query: str, times: int, path: str) -> list[float]:
    """Seconds of each of so many queries, over one connection."""
    wire = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        wire.request("GET", f"{path}?query={quote(HEADER + query)}")
        answer = wire.getresponse()
        answer.read()
        if answer.status == 200:
            taken.append(time.perf_counter() - start)
    wire.close()
    return taken


def measured(port: int, path: str, taken: Taken) -> None:
    """One round."""
    taken.alone.extend(asked(port, SIMPLE, EACH, path))
    with ThreadPoolExecutor(SIDE_BY_SIDE) as threads:
        for one in [threads.submit(asked, port, SIMPLE, EACH, path) for _ in range(SIDE_BY_SIDE)]:
            taken.together.extend(one.result())


@contextmanager
def crossing(port: int, path: str) -> Iterator[None]:
    """While a cross product runs; its client leaves at the end."""
    wire = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    wire.request("GET", f"{path}?query={quote(ENDLESS)}")
    time.sleep(2)
    yield
    wire.close()


@contextmanager
def running(command: Sequence[str], port: int) -> Iterator[int]:
    """A server, once it answers."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not _answers(port):
            time.sleep(0.1)
        yield process.pid
    finally:
        process.kill()
        process.wait()


def _answers(port: int) -> bool:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as wire:
        try:
            wire.request("GET", "/")
        except OSError:
            return False
    return True


def compared(command: Sequence[str], port: int, path: str) -> tuple[Taken, Taken]:
    """Idle, and with a cross product running: a round of each in turn."""
    idle, crossed = Taken(), Taken()
    with running(command, port):
        asked(port, SIMPLE, 20, path)
        for _ in range(ROUNDS):
            measured(port, path, idle)
            with crossing(port, path):
                measured(port, path, crossed)
            time.sleep(1)
    return idle, crossed


def told(name: str, taken: Taken) -> tuple[float, float, float, float]:
    """Print p50 and p95, in milliseconds."""
    figures = [1000 * quantiles(one, n=20)[place] for one in (taken.alone, taken.together) for place in (9, 18)]
    print(f"{name:34}" + "".join(f"{one:10.1f}" for one in figures))
    return figures[0], figures[1], figures[2], figures[3]


def ended(port: int, seconds: float) -> None:
    """How far beyond its limit a cross product goes, and what memory is left taken."""
    start = time.perf_counter()
    wire = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    wire.request("GET", f"/sparql?query={quote(ENDLESS)}&timeout={seconds}")
    status = wire.getresponse().status
    print(f"cross product, limit {seconds:g} s: {status} after {time.perf_counter() - start:.2f} s")


def resident(pid: int) -> float:
    """MiB that a process and its children hold."""
    children = [int(c) for f in Path(f"/proc/{pid}/task").glob("*/children") for c in f.read_text().split()]
    pages = (int(Path(f"/proc/{one}/statm").read_text().split()[1]) for one in (pid, *children))
    return sum(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    """Measure and print."""
    home = sys.argv[1]
    ours = [sys.executable, "-m", "kg.cli", "--home", home, "serve", "--port"]
    print(f"{'milliseconds':34}{'p50':>10}{'p95':>10}{'20: p50':>10}{'20: p95':>10}")
    idle, crossed = compared([*ours, "7911"], 7911, "/sparql")
    one, other = told("kg serve, idle", idle), told("kg serve, cross product running", crossed)
    print("ratio running / idle" + " " * 14 + "".join(f"{b / a:10.2f}" for a, b in zip(one, other, strict=True)))
    with running([*ours, "7913"], 7913) as pid:
        asked(7913, SIMPLE, 20, "/sparql")
        before = resident(pid)
        ended(7913, 3)
        time.sleep(1)
        print(f"memory of server and children: {before:.0f} MiB before, {resident(pid):.0f} MiB after")
    theirs = Path(sys.executable).with_name("oxigraph")
    command = os.fspath(theirs) if theirs.exists() else which("oxigraph") or ""
    if not command or not find_spec("pyoxigraph"):
        print("oxigraph serve: not installed (pip install oxigraph)")
        return
    with tempfile.TemporaryDirectory() as folder:
        import pyoxigraph as ox  # noqa: PLC0415 - only where there is something to compare with

        ox.Store(folder).bulk_extend(workspace(home).view.quads())
        serve = [command, "serve-read-only", "--location", folder, "--bind", "127.0.0.1:7912"]
        idle, crossed = compared(serve, 7912, "/query")
    third, fourth = told("oxigraph serve, idle", idle), told("oxigraph serve, cross product", crossed)
    print("ratio kg / oxigraph, idle" + " " * 9 + "".join(f"{b / a:10.2f}" for a, b in zip(third, one, strict=True)))
    print(
        "ratio kg / oxigraph, cross" + " " * 8 + "".join(f"{b / a:10.2f}" for a, b in zip(fourth, other, strict=True))
    )


if __name__ == "__main__":
    main()
