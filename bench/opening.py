"""The parts ``opening`` and ``build``: cold starts, a build, and peak memory, each beside its yardstick, A/B/A/B in one run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

from bench.records import Figure, number

ROOT: Final = Path(__file__).resolve().parent.parent
KG: Final = (sys.executable, "-m", "kg.cli")
DOCUMENT: Final = ROOT / "data" / "documents" / "2017-12-11-welfare-administration-awards.txt"
KIWI: Final = (
    "import sys; from pathlib import Path; from kiwipiepy import Kiwi; "
    "text = Path(sys.argv[1]).read_text(encoding='utf-8'); kiwi = Kiwi(num_workers=1); "
    "[kiwi.tokenize(line) for line in text.splitlines()]"
)
ONCE: Final = (
    "import json, os, subprocess, sys, time; start = time.perf_counter(); null = subprocess.DEVNULL; "
    "child = subprocess.Popen(sys.argv[1:], stdout=null, stderr=null); _, status, used = os.wait4(child.pid, 0); "
    "print(json.dumps([os.waitstatus_to_exitcode(status), time.perf_counter() - start, "
    "used.ru_utime + used.ru_stime, used.ru_maxrss * 1024]))"
)
"""Runs a command and prints its exit code, seconds, seconds of processor and peak bytes. In a small process of its own: the
kernel counts what a parent held as its child's peak (getrusage(2), ``ru_maxrss`` after fork and exec)."""
QUERY: Final = "SELECT ?place (COUNT(?award) AS ?n) { ?award a wk:Award ; wk:recipient ?place } GROUP BY ?place"


@dataclass(frozen=True, slots=True)
class Run:
    """A command that is timed.

    Attributes:
        fresh: its data folder is emptied before each round.
    """

    name: str
    command: Sequence[str]
    fresh: bool = False


@dataclass(slots=True)
class Taken:
    """What a command took, a value a round: seconds on the clock, seconds of processor, peak bytes."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


def once(run: Run, home: Path, taken: Taken | None = None) -> None:
    """Run it in a process of its own, which the kernel measures."""
    with tempfile.TemporaryDirectory() as empty:
        environment = {**os.environ, "KG_HOME": empty if run.fresh else str(home), "PYTHONPATH": str(ROOT)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        watched = [sys.executable, "-I", "-S", "-c", ONCE, *run.command]
        told = subprocess.run(watched, stdout=subprocess.PIPE, env=environment, check=True).stdout
    code, wall, cpu, memory = json.loads(told)
    if code:
        raise SystemExit(f"{run.name}: exit code {code}")
    if taken:
        taken.wall.append(wall)
        taken.cpu.append(cpu)
        taken.memory.append(memory)


def compare(runs: Sequence[Run], home: Path, rounds: int) -> Mapping[str, Taken]:
    """Run each once for its caches, then all in turn, round after round."""
    taken = {run.name: Taken() for run in runs}
    for run in runs:
        once(run, home)
    for _ in range(rounds):
        for run in runs:
            once(run, home, taken[run.name])
    return taken


def figures(part: str, taken: Mapping[str, Taken]) -> Iterator[Figure]:
    """Time and memory of each; the last of them is the yardstick, and the notes are ratios to it."""
    base = list(taken.values())[-1]
    for name, one in taken.items():
        wall = median(a / b for a, b in zip(one.wall, base.wall, strict=True))
        cpu = median(a / b for a, b in zip(one.cpu, base.cpu, strict=True))
        note = "" if one is base else f"×{number(wall)} on the clock, ×{number(cpu)} of the processor"
        yield Figure(part, name, "time", "ms", tuple(1000 * second for second in one.wall), note)
        held = "" if one is base else f"×{number(median(one.memory) / median(base.memory))}"
        yield Figure(part, name, "memory", "MB", tuple(size / 1e6 for size in one.memory), held)


def measured(part: str) -> Iterator[Figure]:
    """``opening`` or ``build``."""
    cold = (
        Run("kg show 익산시", (*KG, "show", "익산시")),
        Run("kg sparql", (*KG, "sparql", QUERY)),
        Run("import rdflib", (sys.executable, "-c", "import rdflib")),
    )
    build = (
        Run("kg build (new)", (*KG, "build", str(DOCUMENT)), fresh=True),
        Run("kg build (new, words alone)", (*KG, "build", "--no-index", str(DOCUMENT)), fresh=True),
        Run("kg build (unchanged)", (*KG, "build", str(DOCUMENT))),
        Run("Kiwi load + tokenise", (sys.executable, "-c", KIWI, str(DOCUMENT))),
    )
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        once(build[2], home)
        opening = part == "opening"
        yield from figures(part, compare(cold if opening else build, home, rounds=11 if opening else 3))
