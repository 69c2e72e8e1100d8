"""``python -m bench.kill --count 200``: ``kill -9`` of real ``kg build`` processes, and whether anything comes of it.

Two versions of some documents are built in turn. Each build is killed, half of them at a moment anywhere in its run, half
at one after it has begun to write; then the graph must be exactly the old one or the new one (canonical hash against that of
a folder where nothing was ever killed), no process may be left, the next build must go through, and nothing may lie about.
Every other build makes no index of meanings, every twentieth is the first of its folder. ``--server``: the same against ``oxigraph serve`` of our own, whose process stays.

The moments are seeded; what the machine is doing then is not, so that a second run meets other states.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from shutil import rmtree
from typing import Final

from pyoxigraph import CanonicalizationAlgorithm, Dataset

from kg import workspace
from kg.drafting import Tools
from kg.errors import NoGraph, StoreBusy
from kg.pipeline import Failed
from kg.store.home import Home
from kg.store.opening import folder
from kg.workspace import Workspace

ROOT: Final = Path(__file__).resolve().parent.parent
TEXT: Final = "2019년 복지행정상 결과\n\n□ 전북 익산시는 ‘좋은 이웃들 {}’ 사업을 운영하여 취약계층 {}명을 지원하였다.\n"
DOCUMENTS: Final = 3
FIRST: Final = 20
"""Each so-and-so-manieth kill meets a folder without a graph."""
REAL: Final = 10
"""After each so-and-so-manieth kill the next build is a process of its own, else it is made here, where all is loaded."""
LEFT: Final = 10.0
"""Seconds in which the processes of a killed build must be gone."""
CLAIMED: Final = 310.0
"""Seconds for which a server may hold to the claim of a build that was killed in the moment of deciding."""
_SEEN: Final = "*.new", "*.tmp", "*.part", "*~"


@dataclass(slots=True)
class Case:
    """A data folder, the documents' two versions, and what their graphs must be.

    Attributes:
        url: of the server that holds the graph; empty for the folder's own store.
        hashes: of the graph without anything, and of each version.
    """

    place: Path
    tools: Tools
    url: str = ""
    hashes: dict[str, str] = field(default_factory=lambda: {"": ""})

    @property
    def home(self) -> Path:
        """The folder that is built into."""
        return self.place / "home"

    @property
    def data(self) -> Path:
        """Where what is made of the graph is kept."""
        return folder(self.home, self.url) if self.url else self.home

    def papers(self, version: str) -> Path:
        """The documents of a version."""
        return self.place / version

    def workspace(self) -> Workspace:
        """The front door, opened afresh."""
        return workspace.open(self.home, self.url or None)

    def prepare(self) -> None:
        """Write the documents, and build each version where nothing is killed."""
        for number, version in enumerate(("old", "new")):
            self.papers(version).mkdir(parents=True)
            for one in range(DOCUMENTS):
                text = TEXT.format(one, 10 * one + number + 1)
                (self.papers(version) / f"{one}.txt").write_text(text, encoding="utf-8")
            spared = Workspace(self.place / f"spared-{version}")
            assert not [o for o in spared.build([self.papers(version)], self.tools) if isinstance(o, Failed)]
            self.hashes[version] = hashed(spared)


@dataclass(slots=True)
class Tally:
    """What the kills met, and what was wrong."""

    states: Counter[str] = field(default_factory=Counter)
    graphs: Counter[str] = field(default_factory=Counter)
    spared: int = 0
    claimed: int = 0
    wrong: list[str] = field(default_factory=list)


def hashed(held: Workspace) -> str:
    """The canonical hash of all quads of a graph; nothing where there is none.

    A server goes on with what a killed build has sent it: who reads meanwhile is told so, and reads again.
    """
    while True:
        try:
            view = held.store.view()
        except NoGraph:
            return ""
        try:
            quads = Dataset(view.quads())
            break
        except StoreBusy:
            continue
        finally:
            if close := getattr(view, "close", None):
                close()
    quads.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sha256("\n".join(sorted(map(str, quads))).encode()).hexdigest()


def command(case: Case, version: str, number: int) -> list[str]:
    """``kg build`` as that kill has it."""
    store = ["--store", case.url] if case.url else []
    index = ["--no-index"] if number % 2 else ["--index"]
    return [sys.executable, "-m", "kg.cli", "build", "--home", str(case.home), *store, "--jobs", "1", *index, str(case.papers(version))]  # fmt: skip


@contextmanager
def started(case: Case, version: str, number: int) -> Iterator[subprocess.Popen[bytes]]:
    """A build under way, with a folder of its own for what is temporary."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(case.place / "tmp")}
    (case.place / "tmp").mkdir(exist_ok=True)
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command(case, version, number), stdout=quiet, stderr=quiet, env=environment) as process:
        yield process


def usual(case: Case) -> tuple[float, float]:
    """Seconds that a build takes when it is let through, and seconds of those after it has begun to write."""
    begin, began, before = time.monotonic(), 0.0, _generations(case)
    with started(case, "old", 0) as process:
        while process.poll() is None:
            if not began and _generations(case) != before:
                began = time.monotonic()
            time.sleep(0.001)
    assert process.returncode == 0, "a build that nobody kills goes through"
    return time.monotonic() - begin, time.monotonic() - (began or begin)


def _generations(case: Case) -> list[str]:
    """What changes as soon as a build begins to write into a folder's own store."""
    return sorted(path.name for path in (case.home / "generations").glob("*"))


def killed(case: Case, version: str, number: int, seconds: tuple[float, float], chance: Random) -> bool | list[str]:
    """Kill a build at some moment of it; False where it was through by then, else what was left of its processes."""
    late = number % 4 > 1 and not case.url
    before, moment = _generations(case), chance.uniform(0, seconds[late])
    with started(case, version, number) as process:
        while late and process.poll() is None and _generations(case) == before:
            time.sleep(0.001)
        with suppress(subprocess.TimeoutExpired):
            process.wait(moment)
        children = _below(process.pid) if process.poll() is None else []
        process.kill()
    return _staying(children) if process.returncode < 0 else False


def _below(pid: int) -> list[Path]:
    """Children of a process, and theirs, each with the moment of its start so that no other is taken for it."""
    found: list[Path] = []
    with suppress(OSError):
        for file in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in file.read_text().split():
                found += [Path(f"/proc/{child}"), *_below(int(child))]
    return found


def _staying(children: list[Path]) -> list[str]:
    """Those that are still there after a while."""
    end = time.monotonic() + LEFT
    while (there := [path.name for path in children if _alive(path)]) and time.monotonic() < end:
        time.sleep(0.05)
    return there


def _alive(process: Path) -> bool:
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def state(case: Case) -> str:
    """How far a killed build has come, as its folder tells."""
    home = Home(case.home)
    current, generations = home.current(), _generations(case)
    if case.url:
        return "on a server"
    if generations and (current is None or generations[-1] != current.name):
        return "gathering"
    if current is None:
        return "nothing yet"
    index = _text(case.home / "search" / "current")
    if not index.startswith(current.name):
        return "before anything" if index and int(index[:6]) + 1 != int(current.name) else "graph, index under way"
    version = current.manifest().version
    return "graph, index, network" if list((case.home / "network").glob(f"{version}-*.gz")) else "graph, index"


def _text(path: Path) -> str:
    with suppress(FileNotFoundError):
        return path.read_text(encoding="ascii").strip()
    return ""


def after(case: Case, version: str, number: int, tally: Tally) -> None:
    """Build again, and say what is not as if nothing had been killed."""
    if number % REAL == 0:
        with started(case, version, 1) as process:
            process.wait()
        if process.returncode:
            tally.wrong.append(f"{number}: the next build ends with {process.returncode}")
    else:
        _again(case, version, number, tally)
    if hashed(case.workspace()) != case.hashes[version]:
        tally.wrong.append(f"{number}: the graph after the next build is another")
    if found := rests(case):
        tally.wrong.append(f"{number}: left behind: {', '.join(found)}")


def _again(case: Case, version: str, number: int, tally: Tally) -> None:
    """The next build, made here."""
    end, held = time.monotonic() + CLAIMED, case.workspace()
    while True:
        try:
            failed = [one for one in held.build([case.papers(version)], case.tools) if isinstance(one, Failed)]
            break
        except StoreBusy:
            tally.claimed += 1
            if not case.url or time.monotonic() > end:
                raise
            time.sleep(5)
    held.index(False)
    held.keep()
    if failed or not held.search("이웃들", mode="lexical").hits:
        tally.wrong.append(f"{number}: the next build fails, or nothing is found in it")
    held.view.close()
    held.searcher.close()


def rests(case: Case) -> list[str]:
    """What should not be there once a build is through."""
    data, home = case.data, Home(case.home)
    found = [path for pattern in _SEEN for path in (*case.home.rglob(pattern), *(case.place / "tmp").rglob("*"))]
    found += [path for path in (data / "search").glob("*-*") if path.name != _text(data / "search" / "current")]
    found += sorted((data / "network").glob("*.gz"), key=lambda path: path.stat().st_mtime_ns)[:-1]
    if not case.url and (current := home.current()):
        named = {entry.digest for entry in current.manifest().documents}
        found += [path for path in (case.home / "generations").iterdir() if path.name != current.name]
        found += [path for path in (case.home / "sources").glob("*/*") if path.name not in named]
    return sorted({os.fspath(path.relative_to(case.place)) for path in found})


def run(case: Case, count: int, seed: int) -> Tally:
    """So many kills."""
    chance, tally, held = Random(seed), Tally(), "old"
    seconds = usual(case)
    for number in range(count):
        if number % FIRST == FIRST - 1 and not case.url:
            rmtree(case.home)
            held = ""
        coming = "old" if held == "new" else "new"
        while (left := killed(case, coming, number, seconds, chance)) is False:
            tally.spared += 1
            held, coming = coming, held or "old"
        tally.wrong += [f"{number}: process {pid} stays" for pid in left] if isinstance(left, list) else []
        found, stage = hashed(case.workspace()), state(case)
        name = {case.hashes[one]: one for one in (held, coming)}.get(found)
        if name is None:
            tally.wrong.append(f"{number}: the graph is neither the old one nor the new one")
        tally.graphs["neither" if name is None else "new" if name == coming else "old"] += 1
        tally.states[stage] += 1
        after(case, coming, number, tally)
        held = coming
        print(f"{number + 1}: {stage}; the graph equals {name}; wrong: {tally.wrong}", file=sys.stderr, flush=True)
    return tally


@contextmanager
def serving(at: Path) -> Iterator[str]:
    """``oxigraph serve`` with an empty store; its address."""
    from tests.store.servers import oxigraph  # noqa: PLC0415 - a server only where one is asked for

    at.mkdir()
    with oxigraph(at) as server:
        yield server.url


def main() -> int:
    """Kill, print, and say by the exit code whether all was well."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--server", action="store_true", help="against oxigraph serve")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as place:
        case = Case(Path(place), Tools())
        case.prepare()
        begin = time.monotonic()
        if given.server:
            with serving(Path(place) / "server") as case.url:
                tally = run(case, given.count, given.seed)
        else:
            tally = run(case, given.count, given.seed)
    print(f"{given.count} builds killed in {time.monotonic() - begin:.0f} s; {tally.spared} were through before")
    print("graph: " + ", ".join(f"{name} {count}" for name, count in tally.graphs.most_common()))
    print("state: " + ", ".join(f"{name} {count}" for name, count in tally.states.most_common()))
    print(f"waited for a killed build's claim: {tally.claimed}; wrong: {len(tally.wrong)}")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
