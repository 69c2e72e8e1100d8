"""The server itself: uvicorn, with bytes that are no HTTP refused in the one shape of errors, and an end that is orderly."""

from __future__ import annotations

import json
import signal
import socket
from types import FrameType
from typing import TYPE_CHECKING, Final

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.errors import ServeError
from kg.web.failures import PROBLEM

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_LONGEST: Final = 256 * 2**10
"""Bytes of a request's line and headers: a query in an address may be long."""
_MOST: Final = 512
"""Connections at once."""
_GRACE: Final = 5
"""Seconds that answers under way may take when the server is told to stop."""


class Protocol(H11Protocol):
    """HTTP/1.1, whose own refusals look like all others."""

    def send_400_response(self, msg: str) -> None:
        """Say that these bytes are no HTTP, and hang up."""
        detail = "HTTP 요청이 아닙니다 / not an HTTP request"
        problem = {"type": "about:blank", "title": "Bad Request", "status": 400, "detail": detail, "hint": msg}
        body = json.dumps(problem, ensure_ascii=False).encode()
        head = f"HTTP/1.1 400 Bad Request\r\ncontent-type: {PROBLEM}\r\ncontent-length: {len(body)}\r\n"
        self.transport.write(head.encode() + b"connection: close\r\n\r\n" + body)
        self.transport.close()


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there; ``ServeError`` where it cannot."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        held = socket.socket(family, kind, protocol)
    except OSError as error:
        raise _refused(host, port, error) from error
    try:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(address)
        held.listen(128)
    except OSError as error:
        held.close()
        raise _refused(host, port, error) from error
    return held


def _refused(host: str, port: int, error: OSError) -> ServeError:
    return ServeError(
        f"이 주소에서 들을 수 없습니다 / cannot listen on {host}:{port}: {error.strerror or error}",
        hint=f"다른 포트를 대세요 / name another port: --port {port + 1 if 0 < port < 65535 else 8000}, 0: any free",
    )


def server(application: ASGIApp) -> uvicorn.Server:
    """The server, not yet running."""
    config = uvicorn.Config(
        application,
        http=Protocol,
        ws="none",
        log_level="warning",
        server_header=False,
        h11_max_incomplete_event_size=_LONGEST,
        limit_concurrency=_MOST,
        timeout_graceful_shutdown=_GRACE,
    )
    return uvicorn.Server(config)


def run(application: ASGIApp, held: socket.socket) -> None:
    """Serve until SIGINT or SIGTERM, then let what is under way end."""
    # uvicorn raises the signal again once it has shut down; for a server, to be stopped is no failure.
    before = {one: signal.signal(one, _stopped) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        server(application).run(sockets=[held])
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _stopped(_: int, __: FrameType | None) -> None:
    """Nothing more: the server has ended."""
