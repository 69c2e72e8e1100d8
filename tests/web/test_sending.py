"""Large answers: whole, with their length; and bounded in number as long as nobody reads them."""

from __future__ import annotations

import socket
import time
from urllib.parse import quote, urlsplit

import httpx2 as httpx
import pytest

from kg.errors import QueryBusy
from kg.web.sending import Room
from kg.web.site import Settings, Site
from kg.workspace import Workspace
from tests.web.serving import serving


def test_small_answers_need_no_room() -> None:
    room = Room(0)
    assert room.response(b"x" * 1_000, "text/csv", {}).body == b"x" * 1_000
    with pytest.raises(QueryBusy):
        room.response(b"x" * 100_000, "text/csv", {})


def test_slow_readers_hold_up_large_answers_only_until_they_leave(shipped: Workspace) -> None:
    query = "SELECT ?a ?b { ?a wk:words ?c . ?b wk:words ?d } LIMIT 30000"
    with serving(Site(shipped.path, Settings(size=4 * 2**20))) as at, httpx.Client(base_url=at, timeout=60) as client:
        whole = client.get("/sparql", params={"query": query})
        assert whole.status_code == 200
        assert int(whole.headers["content-length"]) == len(whole.content) > 2**20
        parts, wires = urlsplit(at), list[socket.socket]()
        while client.get("/sparql", params={"query": query}).status_code == 200:
            wires.append(socket.create_connection((parts.hostname, parts.port)))
            wires[-1].setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            wires[-1].sendall(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            assert len(wires) < 100
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200, "small ones go on"
        for wire in wires:
            wire.close()
        while client.get("/sparql", params={"query": query}).status_code != 200:
            time.sleep(0.05)
