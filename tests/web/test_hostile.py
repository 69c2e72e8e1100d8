"""What no honest client sends: each gets the right refusal, in the one shape, and the server goes on."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

import httpx2 as httpx
import pytest

from kg.web.security import LARGEST
from kg.web.site import Settings, Site
from kg.workspace import Workspace
from tests.web.serving import serving

HOST = "Host: localhost\r\n"


@pytest.fixture(scope="module")
def at(shipped: Workspace) -> Iterator[str]:
    with serving(Site(shipped.path)) as held:
        yield held


def raw(at: str, sent: bytes) -> tuple[int, dict[str, object]]:
    """Status and problem of the answer to these very bytes."""
    parts = urlsplit(at)
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as wire:
        with suppress(OSError):  # refused before all of it was sent
            wire.sendall(sent)
        answer = b""
        with suppress(ConnectionResetError):
            while not answer.endswith(b"}") and (part := wire.recv(65_536)):
                answer += part
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head.lower(), answer[:500]
    return int(head.split()[1]), json.loads(body)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
        (b"GET /about\r\n\r\n", 400),
        (b"GET /about HTTP/1.1\r\n\r\n", 400),
        (f"GET /about HTTP/1.1\r\n{HOST}bad header\r\n\r\n".encode(), 400),
        (f"GET /about HTTP/1.1\r\n{HOST}{HOST}\r\n".encode(), 400),
        (f"GET /about HTTP/1.1\r\n{HOST}x: {'y' * 500_000}\r\n\r\n".encode(), 400),
        (f"GET /{'x' * 500_000} HTTP/1.1\r\n{HOST}\r\n".encode(), 400),
        (f"GET /익산 HTTP/1.1\r\n{HOST}\r\n".encode(), 400),
        (f"POST /sparql HTTP/1.1\r\n{HOST}Content-Length: -1\r\n\r\n".encode(), 400),
        (f"POST /sparql HTTP/1.1\r\n{HOST}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello".encode(), 400),
        (f"GET /../../etc/passwd HTTP/1.1\r\n{HOST}\r\n".encode(), 404),
        (f"GET /static/../../app.py HTTP/1.1\r\n{HOST}\r\n".encode(), 404),
        (f"GET /static/%2e%2e/app.py HTTP/1.1\r\n{HOST}\r\n".encode(), 404),
        (f"GET /static/..%2fapp.py HTTP/1.1\r\n{HOST}\r\n".encode(), 404),
        (f"GET /dumps/..%2f..%2fmanifest.json HTTP/1.1\r\n{HOST}\r\n".encode(), 404),
        (f"BREW /about HTTP/1.1\r\n{HOST}\r\n".encode(), 405),
        (f"GET /data?default HTTP/1.1\r\n{HOST}Accept: {';' * 3000}\r\n\r\n".encode(), 406),
        (f"GET /data?default HTTP/1.1\r\n{HOST}Accept: \xff\xfe\r\n\r\n".encode("latin-1"), 406),
        (f"POST /sparql HTTP/1.1\r\n{HOST}Content-Length: 10000000\r\n\r\n".encode(), 413),
        (f"POST /about HTTP/1.1\r\n{HOST}Content-Length: 10000000\r\n\r\n".encode(), 413),
    ],
)
def test_bytes_that_no_client_sends(at: str, sent: bytes, status: int) -> None:
    answered, problem = raw(at, sent)
    assert (answered, problem["status"]) == (status, status)
    assert problem["detail"]
    assert httpx.get(at + "/about.json").status_code == 200, "it goes on"


def test_a_body_whose_length_nobody_told_is_bounded_too(at: str) -> None:
    head = (
        f"POST /sparql HTTP/1.1\r\n{HOST}Content-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    chunk = b"10000\r\n" + b"#" * 65_536 + b"\r\n"
    status, problem = raw(at, head.encode() + chunk * (LARGEST // 65_536 + 2))
    assert (status, problem["status"]) == (413, 413)


def test_a_body_that_does_not_come_is_not_waited_for(shipped: Workspace) -> None:
    head = f"POST /sparql HTTP/1.1\r\n{HOST}Content-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nSELECT"
    with serving(Site(shipped.path, Settings(patience=0.5, children=1))) as at:
        status, problem = raw(at, head.encode())
    assert (status, problem["status"]) == (408, 408)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * " + "{" * 50_000 + "}" * 50_000,
        "SELECT (" + "(" * 50_000 + "1" + ")" * 50_000 + " AS ?x) {}",
        "SELECT * { ?s ?p '" + "x" * 500_000,
        "SELECT * { ?s ?p ?o FILTER(REGEX(?o, '" + "(" * 500 + "')) }",
        "SELECT * { VALUES ?x { " + "<http://x/> " * 50_000 + "} " + "}" * 3,
        "\x00" * 1_000,
        "PREFIX " * 10_000,
        '"""' * 30_001,
    ],
)
def test_queries_that_no_one_asks(at: str, query: str) -> None:
    headers = {"content-type": "application/sparql-query"}
    answer = httpx.post(at + "/sparql", content=query.encode(), headers=headers, timeout=60)
    assert answer.status_code in {400, 403, 200}
    if answer.status_code != 200:
        assert answer.json()["status"] == answer.status_code
    assert httpx.get(at + "/sparql", params={"query": "ASK {}"}).status_code == 200


def test_many_parameters(at: str) -> None:
    answer = httpx.get(at + "/sparql?" + "&".join(f"a{i}=1" for i in range(3_000)))
    assert (answer.status_code, answer.json()["status"]) == (400, 400)
