"""``kg serve`` as a process: it says where it is, ends orderly, and says why it cannot begin."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2 as httpx
import pytest

from kg.workspace import Workspace


@contextmanager
def started(home: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-m", "kg.cli", "--home", str(home), "serve", "--port", "0", *more]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        address = re.match(r"(http://\S+)/ ", line)
        assert address, line + process.stderr.read()
        yield process, address[1]
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_and_ends_when_it_is_told(shipped: Workspace, sign: signal.Signals) -> None:
    with started(shipped.path, "--timeout", "2") as (process, at):
        answer = httpx.get(at + "/sparql", params={"query": "ASK { ?s a wk:Award }"}, timeout=60)
        assert answer.json()["boolean"] is True
        assert "2 s" in httpx.get(at + "/sparql", headers={"accept": "text/turtle"}).text
        children = child_processes(process.pid)
        assert children
        process.send_signal(sign)
        out, rest = process.communicate(timeout=30)
        assert (process.returncode, out, rest) == (0, "", "")
        assert not [pid for pid in children if Path(f"/proc/{pid}").exists()], "no child is left"


def child_processes(pid: int) -> list[int]:
    files = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for file in files for child in file.read_text().split()]


def test_it_ends_while_a_query_runs(shipped: Workspace) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with started(shipped.path) as (process, at):
        assert httpx.get(at + "/sparql", params={"query": "ASK {}"}, timeout=60).status_code == 200
        with socket.create_connection(("127.0.0.1", int(at.rpartition(":")[2]))) as wire:
            wire.sendall(f"GET /sparql?query={endless.replace(' ', '+')} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            httpx.get(at + "/sparql", params={"query": "ASK {}"}, timeout=60)
            children = child_processes(process.pid)
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=30) == 0
        assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]


def test_a_port_in_use_is_said(shipped: Workspace) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "kg.cli", "--home", str(shipped.path), "serve", "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert f"127.0.0.1:{port}" in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_graph_it_does_not_begin(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg.cli", "--home", str(tmp_path), "serve", "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 4
    assert "kg build" in done.stderr


def test_an_address_that_is_none_is_said(shipped: Workspace) -> None:
    command = [
        sys.executable,
        "-m",
        "kg.cli",
        "--home",
        str(shipped.path),
        "serve",
        "--host",
        "256.1.1.1",
        "--port",
        "0",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "256.1.1.1" in done.stderr
    assert "Traceback" not in done.stderr


def test_only_this_machine_s_names_unless_told_otherwise(shipped: Workspace) -> None:
    with started(shipped.path) as (_, at):
        assert httpx.get(at + "/about.json", headers={"host": "evil.example"}).status_code == 421
    with started(shipped.path, "--host", "0.0.0.0") as (_, at):
        local = at.replace("0.0.0.0", "127.0.0.1")
        assert httpx.get(local + "/about.json", headers={"host": "kg.example.org"}).status_code == 200
