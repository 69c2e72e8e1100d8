"""``python -m bench.load --minutes 30``: a real ``kg serve`` under mixed load, a tenth of it hostile, on loopback only.

Bounded: so many clients, each one request at a time. Printed by kind: how many, p50 and p95, which statuses; the memory of the
server and its children, first and last fifth, and its slope. Wrong are: a 5xx that is no promised refusal (503 of a query
that may not wait or run longer), an honest request without its answer, a server that ends, memory that grows, an answer that
is another at the end than at the beginning.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import mean, quantiles
from typing import Final
from urllib.parse import quote

import httpx2 as httpx

from bench.endpoint import ENDLESS, HEADER, SIMPLE, resident
from kg.workspace import Workspace

CLIENTS: Final = 6
HOSTILE: Final = 0.1
GROWTH: Final = 1.15
"""By which the last fifth's memory may be above that of the second fifth: the first is warming up."""
PAGES: Final = {
    "page": (
        "/",
        "/about",
        "/search?q=돌봄",
        "/municipalities",
        "/programs",
        "/awards",
        "/findings",
        "/map",
        "/network",
    ),
    "json": ("/about.json", "/search.json?q=좋은이웃들", "/awards.json"),
    "sparql": (f"/sparql?query={quote(HEADER + SIMPLE)}", f"/sparql?query={quote('ASK {}')}"),
}
RAW: Final = {
    "broken UTF-8": b"GET /search?q=%ff%fe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "traversal": b"GET /static/..%2f..%2fapp.py HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "bad Accept": b"GET /data?default HTTP/1.1\r\nHost: localhost\r\nAccept: ;;;,,q=\r\nConnection: close\r\n\r\n",
    "bad IRI": b"GET /data?graph=%3Cnot%20an%20iri HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "no HTTP": b"\x16\x03\x01nonsense\r\n\r\n",
    "oversized": b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999\r\n\r\n",
    "slow body": b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 99\r\n\r\nASK",
}
LEAVING: Final = f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


@dataclass(slots=True)
class Tally:
    """What came back, by kind, and what was wrong."""

    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: defaultdict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    memory: list[float] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)

    def note(self, kind: str, taken: float, status: int, path: str) -> None:
        """One answer; status 0: none came."""
        self.seconds[kind].append(taken)
        self.statuses[kind][status] += 1
        refused = kind == "cross product" and status == 503
        if status >= 500 and not refused:
            self.wrong[f"{kind} {path}: {status}"] += 1
        if kind in PAGES and status != 200:
            self.wrong[f"{kind} {path}: {status or 'no answer'}"] += 1


def raw(port: int, sent: bytes, stay: bool) -> int:
    """The status that answers these bytes; 0 where one does not stay for it, or none comes."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as wire, suppress(OSError):
        wire.sendall(sent)
        if stay:
            found = re.match(rb"HTTP/1\.1 (\d+)", wire.recv(4096))
            return int(found[1]) if found else 0
        time.sleep(0.2)
    return 0


def hostile(port: int, chance: Random) -> tuple[str, Callable[[], int]]:
    """What a hostile client sends."""
    kind = chance.choice([*RAW, "cross product", "leaves"])
    if kind == "cross product":
        path = f"/sparql?query={quote(ENDLESS)}&timeout=1"
        return kind, lambda: httpx.get(f"http://127.0.0.1:{port}{path}", timeout=60).status_code
    return kind, lambda: raw(port, RAW.get(kind, LEAVING), stay=kind != "leaves")


def client(port: int, end: float, seed: int, tally: Tally) -> None:
    """One client, one request after another."""
    chance = Random(seed)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, follow_redirects=True) as wire:
        while time.monotonic() < end:
            if chance.random() < HOSTILE:
                path, (kind, send) = "", hostile(port, chance)
            else:
                kind = chance.choice(list(PAGES))
                path = chance.choice(PAGES[kind])
                send = lambda path=path: wire.get(path).status_code  # type: ignore[misc]  # noqa: E731
            start, status = time.monotonic(), 0
            with suppress(httpx.HTTPError, OSError):
                status = send()
            tally.note(kind, time.monotonic() - start, status, path)


def loaded(process: subprocess.Popen[bytes], port: int, minutes: float) -> Tally:
    """The load, from all clients, for so long."""
    tally, end = Tally(), time.monotonic() + 60 * minutes
    probes = [path for paths in PAGES.values() for path in paths if "json" in path or "sparql" in path]
    before = [httpx.get(f"http://127.0.0.1:{port}{path}", timeout=60).text for path in probes]
    threads = [threading.Thread(target=client, args=(port, end, seed, tally)) for seed in range(CLIENTS)]
    for thread in threads:
        thread.start()
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError):
            tally.memory.append(resident(process.pid))
        time.sleep(1)
    for thread in threads:
        thread.join()
    after = [httpx.get(f"http://127.0.0.1:{port}{path}", timeout=60).text for path in probes]
    if before != after:
        tally.wrong["an answer is another at the end"] += 1
    return tally


def told(tally: Tally) -> None:
    """Print it."""
    for kind, seconds in sorted(tally.seconds.items()):
        cut = quantiles(seconds, n=20) if len(seconds) > 1 else seconds * 19
        statuses = ", ".join(f"{status or 'none'} {count}" for status, count in tally.statuses[kind].most_common())
        print(f"{kind:14} {len(seconds):6}  p50 {1000 * cut[9]:7.0f} ms  p95 {1000 * cut[18]:7.0f} ms  {statuses}")
    first, last, slope = flat(tally.memory)
    print(f"memory {first:.0f} -> {last:.0f} MiB (second fifth, last fifth), {slope:+.2f} MiB a minute")
    if last > GROWTH * first:
        tally.wrong["memory grows"] += 1


def flat(memory: Sequence[float]) -> tuple[float, float, float]:
    """MiB of the second fifth and of the last, and between their middles MiB a minute; a sample a second."""
    fifth = max(1, len(memory) // 5)
    first, last = mean(memory[fifth : 2 * fifth] or memory), mean(memory[-fifth:])
    return first, last, (last - first) / (3 * fifth / 60)


def main() -> int:
    """Serve, load, print, and say by the exit code whether all was well."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=30)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as place:
        workspace = Workspace(Path(place) / "home")
        list(workspace.build())
        workspace.index(False)
        workspace.keep()
        command = [sys.executable, "-m", "kg.cli", "serve", "--home", os.fspath(workspace.path), "--port", "0"]
        with (Path(place) / "log").open("wb") as log, subprocess.Popen(command, stderr=log) as process:
            try:
                tally = loaded(process, _port(Path(place) / "log"), given.minutes)
                if process.poll() is not None:
                    tally.wrong[f"the server ended with {process.returncode}"] += 1
            finally:
                process.terminate()
        if "Traceback" in (said := (Path(place) / "log").read_text(encoding="utf-8", errors="replace")):
            tally.wrong["the server's log holds a traceback: " + said.strip().splitlines()[-1][:200]] += 1
    told(tally)
    print("wrong:", dict(tally.wrong) or "nothing")
    return 1 if tally.wrong else 0


def _port(log: Path) -> int:
    """Where the server says that it listens, once it answers."""
    while True:
        if found := re.search(r"http://127\.0\.0\.1:(\d+)/", log.read_text(encoding="utf-8")):
            with suppress(httpx.HTTPError):
                httpx.get(found[0] + "about.json", timeout=60)
                return int(found[1])
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main())
