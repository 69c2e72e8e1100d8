"""Real servers for the tests: started on a free port of this machine, ended by their own process id."""

from __future__ import annotations

import os
import resource
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2 as httpx
import pytest

PATIENCE = 120.0
MEMORY = 4 << 30
"""Address space of a server, in bytes: a plan that goes wrong ends in an error of that server, not of the machine."""
INI = """
[Database]
DatabaseFile = {at}/virtuoso.db
ErrorLogFile = {at}/virtuoso.log
LockFile = {at}/virtuoso.lck
TransactionFile = {at}/virtuoso.trx
xa_persistent_file = {at}/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {at}/temporary.db
TransactionFile = {at}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 12
CaseMode = 2
CheckpointInterval = 0
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
MaxMemPoolSize = 800000000
ThreadsPerQuery = 2
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 8
HTTPThreadSize = 280000
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryCostEstimationTime = 0
MaxQueryExecutionTime = 60
[Client]
SQL_PREFETCH_ROWS = 100
SQL_PREFETCH_BYTES = 16000
"""
ROWS = 40_000
"""Where this Virtuoso cuts its answers, as every Virtuoso does somewhere."""


@dataclass(frozen=True, slots=True)
class Server:
    """One that runs."""

    name: str
    url: str
    user: str = ""
    password: str = ""

    @property
    def port(self) -> int:
        return httpx.URL(self.url).port or 0

    def update(self, text: str) -> None:
        """Behind the store's back."""
        auth = httpx.DigestAuth(self.user, self.password) if self.user else None
        headers = {"content-type": "application/sparql-update"}
        at = self.url.replace("/query", "/update")
        answer = httpx.post(at, content=text.encode(), headers=headers, auth=auth, timeout=120)
        assert answer.is_success, answer.text[:500]

    def graphs(self) -> list[str]:
        """Every named graph of it."""
        auth = httpx.DigestAuth(self.user, self.password) if self.user else None
        query = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
        answer = httpx.post(
            self.url,
            data={"query": query},
            headers={"accept": "application/sparql-results+json"},
            auth=auth,
            timeout=60,
        )
        return [row["g"]["value"] for row in answer.raise_for_status().json()["results"]["bindings"]]

    def empty(self) -> None:
        """Take out everything that a test may have put there."""
        ours = [name for name in self.graphs() if name.startswith(("urn:welfare-kg:", "https://"))]
        drops = [f"DROP SILENT GRAPH <{name}>" for name in ours]
        if not self.user:
            drops.append("DROP SILENT DEFAULT")
        if drops:
            self.update(" ; ".join(drops))


def free() -> int:
    """A port that nobody has."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


def missing(what: str) -> None:
    """In CI a server that is not there is a failure, elsewhere a reason to skip."""
    if os.environ.get("CI"):
        pytest.fail(f"CI has no {what}, and these tests must not be skipped there")
    pytest.skip(f"no {what} here")


@contextmanager
def oxigraph(at: Path) -> Iterator[Server]:
    """The oxigraph package's server."""
    program = shutil.which("oxigraph", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if program is None:
        missing("oxigraph")
    port = free()
    command = [str(program), "serve", "--location", str(at / "db"), "--bind", f"127.0.0.1:{port}", "--timeout-s", "5"]
    with running(command, f"http://127.0.0.1:{port}/query", at):
        yield Server("oxigraph", f"http://127.0.0.1:{port}/query")


@contextmanager
def virtuoso(at: Path) -> Iterator[Server]:
    """Debian's virtuoso-opensource-7-bin with a database of its own."""
    program = shutil.which("virtuoso-t")
    if program is None:
        missing("virtuoso-t")
    port = free()
    (at / "virtuoso.ini").write_text(INI.format(at=at, port=port, sql=free(), rows=ROWS), encoding="utf-8")
    command = [str(program), "+foreground", "+configfile", str(at / "virtuoso.ini")]
    with running(command, f"http://127.0.0.1:{port}/sparql", at):
        yield Server("virtuoso", f"http://127.0.0.1:{port}/sparql-auth", "dba", "dba")


@contextmanager
def running(command: list[str], url: str, at: Path) -> Iterator[None]:
    """A process that answers there."""
    with (at / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log, cwd=at) as process:
        resource.prlimit(process.pid, resource.RLIMIT_AS, (MEMORY, MEMORY))
        try:
            _await(process, url, at / "log")
            yield
        finally:
            process.kill()


def _await(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text(errors="replace")
        try:
            httpx.get(url, params={"query": "ASK {}"}, timeout=5).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"it does not answer: {log.read_text(errors='replace')}")
