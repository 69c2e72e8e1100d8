"""``python -m bench``: cold starts, a build, and peak memory, each against its yardstick, A/B/A/B in one run.

A ratio below 1 means that we are quicker (or smaller) than the yardstick; the median of the rounds is printed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
KG: Final = (sys.executable, "-m", "kg.cli")
DOCUMENT: Final = ROOT / "data" / "documents" / "2017-12-11-welfare-administration-awards.txt"
KIWI: Final = (
    "import sys; from pathlib import Path; from kiwipiepy import Kiwi; "
    "text = Path(sys.argv[1]).read_text(encoding='utf-8'); kiwi = Kiwi(num_workers=1); "
    "[kiwi.tokenize(line) for line in text.splitlines()]"
)
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
        start = time.perf_counter()
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(list(run.command), stdout=quiet, stderr=quiet, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{run.name}: exit code {process.returncode}")
    if taken:
        taken.wall.append(wall)
        taken.cpu.append(used.ru_utime + used.ru_stime)
        taken.memory.append(used.ru_maxrss * 1024)


def compare(runs: Sequence[Run], home: Path, rounds: int) -> Mapping[str, Taken]:
    """Run each once for its caches, then all in turn, round after round."""
    taken = {run.name: Taken() for run in runs}
    for run in runs:
        once(run, home)
    for _ in range(rounds):
        for run in runs:
            once(run, home, taken[run.name])
    return taken


def report(title: str, taken: Mapping[str, Taken]) -> None:
    """The last of them is the yardstick."""
    *names, yardstick = taken
    base = taken[yardstick]
    print(f"\n{title}  (÷ {yardstick}: {median(base.wall) * 1000:.0f} ms, {median(base.memory) / 1e6:.0f} MB)")
    for name in names:
        one = taken[name]
        ratios = [
            sorted(a / b for a, b in zip(x, y, strict=True)) for x, y in ((one.wall, base.wall), (one.cpu, base.cpu))
        ]
        wall, cpu = ratios
        memory = median(one.memory) / median(base.memory)
        print(
            f"  {name:<24} time ×{median(wall):.2f} ({wall[0]:.2f}–{wall[-1]:.2f})   processor ×{median(cpu):.2f}"
            f"   memory ×{memory:.2f}   [{median(one.wall) * 1000:.0f} ms, {median(one.memory) / 1e6:.0f} MB]"
        )


def main() -> None:
    """Measure and print."""
    cold = (
        Run("kg show 익산시", (*KG, "show", "익산시")),
        Run("kg sparql", (*KG, "sparql", QUERY)),
        Run("import rdflib", (sys.executable, "-c", "import rdflib")),
    )
    build = (
        Run("kg build (new)", (*KG, "build", str(DOCUMENT)), fresh=True),
        Run("kg build (unchanged)", (*KG, "build", str(DOCUMENT))),
        Run("Kiwi load + tokenise", (sys.executable, "-c", KIWI, str(DOCUMENT))),
    )
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        once(build[1], home)
        report("cold start", compare(cold, home, rounds=11))
        report("build", compare(build, home, rounds=3))


if __name__ == "__main__":
    main()
