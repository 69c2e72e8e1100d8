"""What a child that answers queries cannot do, tried in a child."""

from __future__ import annotations

import subprocess
import sys

import pytest

NEEDED = "from kg.store import cage\n"


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", NEEDED + code], capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")
def test_no_sockets_here_or_in_threads_to_come() -> None:
    done = run(
        "import socket, threading\n"
        "assert cage.sockets()\n"
        "def tried():\n"
        "    try: socket.socket(); print('open')\n"
        "    except PermissionError: print('refused')\n"
        "tried(); t = threading.Thread(target=tried); t.start(); t.join()\n"
        "try: socket.socketpair(); print('a pair reaches nobody else')\n"
        "except OSError as error: print(error)"
    )
    assert done.stdout.splitlines()[:2] == ["refused", "refused"], done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")
def test_the_engine_cannot_call_out() -> None:
    done = run(
        "import pyoxigraph as ox\n"
        "cage.sockets()\n"
        "try: list(ox.Store().query('SELECT * { SERVICE <http://127.0.0.1:40999/> { ?s ?p ?o } }'))\n"
        "except Exception as error: print(error)"
    )
    assert "Permission denied" in done.stdout, done.stderr


def test_memory_is_bounded() -> None:
    done = run("cage.memory(50 << 20)\ntry: bytearray(200 << 20)\nexcept MemoryError: print('refused')")
    assert done.stdout == "refused\n", done.stderr


def test_processor_time_is_bounded_and_the_bound_can_move() -> None:
    done = run(
        "import resource\ncage.processor(1); first = resource.getrlimit(resource.RLIMIT_CPU)[0]\n"
        "cage.processor(100); print(resource.getrlimit(resource.RLIMIT_CPU)[0] - first)"
    )
    assert 98 <= int(done.stdout) <= 100, done.stderr
