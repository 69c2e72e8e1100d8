"""The stores that are compared, each over the same quads: ours, rdflib's Memory, ``oxigraph serve`` and Virtuoso 7.

Each is loaded in the quickest way it has. A server is asked over HTTP as ``kg --store URL`` asks it, until its last row
is read; its address, graph of all and limits are as the store's own tests have them, its memory as its manual says.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import pyoxigraph as ox

from bench.endpoint import running
from kg.errors import KgError, QueryTimeout
from kg.store.manifest import Manifest
from kg.store.oxigraph import OxigraphStore
from kg.store.remote import names
from kg.store.remote.answers import ROWS, rows
from kg.store.remote.endpoint import Asked, Dataset, Endpoint
from kg.store.remote.scope import scoped
from tests.store.servers import INI, free

OURS, MEMORY, SERVER, VIRTUOSO = "embedded", "rdflib", "oxigraph server", "Virtuoso 7"
GRACE: Final = 10.0
"""Seconds beyond its limit after which a process is ended from outside."""
BUFFERS: Final = {
    "NumberOfBuffers = 20000": "NumberOfBuffers = 170000",
    "MaxDirtyBuffers = 15000": "MaxDirtyBuffers = 130000",
}


@dataclass(frozen=True, slots=True)
class Files:
    """The same quads for each.

    Attributes:
        quads: N-Quads, the merged graph as the default graph.
        named: N-Quads, the merged graph under a name, for Virtuoso.
        home: a data folder.
        beginning: what the names of the documents' graphs begin with.
    """

    quads: Path
    named: Path
    home: Path
    beginning: str


@dataclass(frozen=True, slots=True)
class Reply:
    """How it went: seconds and rows, or why not (``late``, or the store's complaint)."""

    seconds: float = 0.0
    rows: int = 0
    failed: str = ""


class Engine(Protocol):
    """A store that is open."""

    @property
    def pid(self) -> int:
        """The process that holds it."""
        ...

    def ask(self, query: str, seconds: float) -> Reply:
        """Ask it, for so long."""
        ...


@dataclass(slots=True)
class Child:
    """A store in a worker."""

    process: subprocess.Popen[str]

    @property
    def pid(self) -> int:
        """The worker."""
        return self.process.pid

    def ask(self, query: str, seconds: float) -> Reply:
        """Ask; a worker that does not keep to its limit is ended, and says so from then on."""
        if self.process.poll() is not None:
            return Reply(failed="ended")
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"query": query, "seconds": seconds}) + "\n")
        self.process.stdin.flush()
        answer = self.line(seconds + GRACE)
        if not answer or "late" in answer:
            return Reply(failed="late")
        return Reply(answer["seconds"], answer["rows"]) if "seconds" in answer else Reply(failed=answer["error"])

    def line(self, seconds: float) -> dict[str, Any]:
        """The next line; empty where none came in time."""
        assert self.process.stdout is not None
        if not select.select([self.process.stdout], [], [], seconds)[0]:
            self.process.kill()
            return {}
        line = self.process.stdout.readline()
        return dict(json.loads(line)) if line else {}


@dataclass(frozen=True, slots=True)
class Remote:
    """A server."""

    pid: int
    endpoint: Endpoint
    dataset: Dataset
    shape: Callable[[str], str]

    def ask(self, query: str, seconds: float) -> Reply:
        """Ask over HTTP, and read each row."""
        start = time.perf_counter()
        try:
            with self.endpoint.ask(Asked(self.shape(query), ROWS, self.dataset, seconds)) as stream:
                count = sum(1 for _ in rows(stream))
        except QueryTimeout:
            return Reply(failed="late")
        except KgError as error:
            took = time.perf_counter() - start
            return Reply(failed="late" if took > seconds * 0.9 else error.message[:300])
        return Reply(time.perf_counter() - start, count)


@contextmanager
def _child(kind: str, place: Path, patience: float) -> Iterator[Child]:
    command = [sys.executable, "-m", "bench.worker", kind, str(place)]
    quiet = subprocess.DEVNULL
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=quiet, text=True) as process:
        try:
            child = Child(process)
            if not child.line(patience):
                raise TimeoutError(f"not loaded in {patience:.0f} s")
            yield child
        finally:
            process.kill()


@contextmanager
def embedded(files: Files, patience: float) -> Iterator[Engine]:
    """Ours: a generation of a data folder, opened."""
    _sealed(files)
    with _child("embedded", files.home, patience) as child:
        yield child


def _sealed(files: Files) -> None:
    """A generation with these quads, loaded at once."""
    home = OxigraphStore(files.home).home
    with home.lock():
        generation = home.next()
        store = ox.Store(os.fspath(generation.store))
        store.bulk_load(path=os.fspath(files.quads), format=ox.RdfFormat.N_QUADS)
        store.flush()
        del store
        generation.seal(Manifest())
        home.switch(generation)


@contextmanager
def memory(files: Files, patience: float) -> Iterator[Engine]:
    """rdflib's Memory."""
    with _child("rdflib", files.quads, patience) as child:
        yield child


@contextmanager
def server(files: Files, patience: float) -> Iterator[Engine]:
    """The oxigraph package's server, over a folder that it has loaded itself."""
    found = shutil.which("oxigraph", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if found is None:
        raise FileNotFoundError("not installed: pip install oxigraph")
    at = str(files.home.parent / "server")
    command = [found, "load", "--location", at, "--file", str(files.quads)]
    subprocess.run(command, check=True, capture_output=True, timeout=patience)
    port = free()
    command = [found, "serve-read-only", "--location", at, "--bind", f"127.0.0.1:{port}", "--timeout-s", "60"]
    with running(command, port) as pid:
        yield Remote(pid, Endpoint.open(f"http://127.0.0.1:{port}/query"), Dataset(), str)


@contextmanager
def virtuoso(files: Files, patience: float) -> Iterator[Engine]:
    """Virtuoso, with a database of its own and memory as for a machine of 2 GB."""
    found, client = shutil.which("virtuoso-t"), shutil.which("isql-vt") or shutil.which("isql")
    if found is None or client is None:
        raise FileNotFoundError("not installed: apt install virtuoso-opensource-7-bin")
    at, port, sql = files.home.parent / "virtuoso", free(), free()
    at.mkdir()
    (at / "virtuoso.ini").write_text(_settings(at, files.named.parent, (port, sql)), encoding="utf-8")
    with running([found, "+foreground", "+configfile", str(at / "virtuoso.ini")], port) as pid:
        text = f"DB.DBA.TTLP_MT(file_open('{files.named}'), '', '{names.MERGED}', 512); checkpoint;"
        command = [client, str(sql), "dba", "dba", f"exec={text}"]
        subprocess.run(command, check=True, capture_output=True, timeout=patience)
        endpoint = Endpoint.open(f"http://127.0.0.1:{port}/sparql")
        yield Remote(pid, endpoint, Dataset((names.MERGED,)), lambda query: scoped(query, files.beginning))


def _settings(at: Path, data: Path, ports: tuple[int, int]) -> str:
    port, sql = ports
    text = INI.format(at=at, port=port, sql=sql, rows=100_000_000)
    for one, other in BUFFERS.items():
        text = text.replace(one, other)
    return text.replace("[HTTPServer]", f"DirsAllowed = {data}\n[HTTPServer]")


Opening = Callable[[Files, float], AbstractContextManager[Engine]]
ENGINES: Final[Mapping[str, Opening]] = {OURS: embedded, MEMORY: memory, SERVER: server, VIRTUOSO: virtuoso}


def peak(pid: int) -> float:
    """The most memory that a process has held, in MiB."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0
