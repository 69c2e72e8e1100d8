"""kill -9 at every step a build takes in the file system: the graph is the old one or the new one, whole."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import PIPE
from typing import TypeAlias

import pytest

from kg.store.manifest import Entry
from kg.store.oxigraph import OxigraphStore
from tests.store.conftest import E, put, quad

COUNT = 400
Build: TypeAlias = Callable[[Path, int], int]
BUILDER = f"""
import os, signal, sys
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Quad
from kg.store.manifest import Entry
from kg.store.oxigraph import OxigraphStore

def stop_at(home, last):
    steps = 0

    def step(event, arguments):
        nonlocal steps
        told = " ".join(map(str, arguments))
        if home in told and "/store/" not in told:
            steps += 1
            if steps == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(step)

def quads(last):
    for i in range({COUNT}):
        yield Quad(NamedNode("{E}s"), NamedNode("{E}p"), Literal(f"new {{i}}"), NamedNode("{E}a"))
        if 0 < i == -last:
            os.kill(os.getpid(), signal.SIGKILL)

def build(home, last):
    stop_at(home, last)
    with OxigraphStore(Path(home)).writer() as writer:
        writer.keep("d2", b"bytes")
        writer.replace(Entry("a", "d2", "f1", graph="{E}a"), quads(last))
"""
ONE = BUILDER + "build(sys.argv[1], int(sys.argv[2]))"
"""A build that kills itself at its last step."""
MANY = (
    BUILDER
    + """
for line in sys.stdin:
    home, last = line.split()
    child = os.fork()
    if not child:
        build(home, int(last))
        sys.exit()
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
)
"""The same in a process of its own for each line, which has all modules before it begins."""


def build(home: Path, last: int) -> int:
    """Build in another process that kills itself at its last step; its exit code."""
    return subprocess.run([sys.executable, "-c", ONE, str(home), str(last)], check=False).returncode


@pytest.fixture
def forked() -> Iterator[Build]:
    """As ``build``, many times."""
    with subprocess.Popen([sys.executable, "-c", MANY], stdin=PIPE, stdout=PIPE, text=True) as running:
        asked, told = running.stdin, running.stdout
        assert asked is not None
        assert told is not None

        def build(home: Path, last: int) -> int:
            print(home, last, file=asked, flush=True)
            return int(told.readline())

        yield build


def words(store: OxigraphStore) -> list[str]:
    return sorted(q.object.value for q in store.view().quads() if hasattr(q.object, "value"))


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a graph of one document."""
    home = tmp_path_factory.mktemp("old") / "home"
    put(OxigraphStore(home), "a", [quad("s", "p", f"old {i}") for i in range(COUNT)])
    return home


def test_killed_at_any_step_the_graph_is_whole(old: Path, tmp_path: Path, forked: Build) -> None:
    before, seen, code, step = words(OxigraphStore(old)), set(), -signal.SIGKILL, 0
    after = sorted(w.replace("old", "new") for w in before)
    while code == -signal.SIGKILL:
        step += 1
        home = tmp_path / str(step)
        shutil.copytree(old, home)
        code = forked(home, step)
        found = words(OxigraphStore(home))
        assert found in (before, after), f"broken by a kill at step {step}"
        seen.add(found == after)
        put(OxigraphStore(home), "a", [quad("s", "p", f"next {step}")], "d3")
        assert set(words(OxigraphStore(home))) == {f"next {step}"}
        assert len(list((home / "generations").iterdir())) == 1, f"step {step} left a generation behind"
        assert not list(home.rglob("*.new"))
        shutil.rmtree(home)
    assert code == 0
    assert step > 10
    assert seen == {False, True}


@pytest.mark.parametrize("quads", [1, COUNT // 2, COUNT - 1])
def test_killed_while_it_reads_nothing_is_lost(old: Path, tmp_path: Path, quads: int) -> None:
    home = tmp_path / "home"
    shutil.copytree(old, home)
    before = words(OxigraphStore(home))
    assert build(home, -quads) == -signal.SIGKILL
    assert words(OxigraphStore(home)) == before


@pytest.mark.parametrize("last", [3, -1])
def test_killed_in_the_very_first_build_there_is_no_graph_and_no_lock(tmp_path: Path, last: int) -> None:
    home = tmp_path / "home"
    assert build(home, last) == -signal.SIGKILL
    assert OxigraphStore(home).home.current() is None
    assert build(home, 0) == 0
    assert len(words(OxigraphStore(home))) == 2 * COUNT


def test_a_full_disk_leaves_the_old_graph_and_no_rest(old: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(old, home)
    before = words(OxigraphStore(home))
    full = 'ulimit -f 20; exec "$0" -c "$1" "$2" 0'
    done = subprocess.run(["bash", "-c", full, sys.executable, ONE, str(home)], capture_output=True, check=False)
    assert done.returncode == 1
    assert b"too large" in done.stderr
    assert words(OxigraphStore(home)) == before
    assert len(list((home / "generations").iterdir())) == 1


def kept(home: Path) -> set[str]:
    return {path.name for path in (home / "sources").glob("*/*")}


def test_bytes_that_no_document_has_do_not_stay(tmp_path: Path) -> None:
    home, store = tmp_path / "home", OxigraphStore(tmp_path / "home")
    for digest in ("aa1", "bb2"):
        with store.writer() as writer:
            writer.keep(digest, digest.encode())
            writer.replace(Entry("a", digest, "f1", graph=f"{E}a"), [quad("s", "p", digest)])
    assert kept(home) == {"bb2"}
    reading = store.view()
    with store.writer() as writer:
        writer.keep("cc3", b"cc3")
        writer.replace(Entry("a", "cc3", "f1", graph=f"{E}a"), [quad("s", "p", "cc3")])
    assert store.source("bb2") == b"bb2", "a reader of the old graph still finds its documents"
    reading.close()
    (home / "sources" / "dd").mkdir()
    (home / "sources" / "dd" / "dd4").write_bytes(b"of a build that was killed")
    with store.writer():
        pass
    assert kept(home) == {"cc3"}
