"""Who may call: whose names the site answers to, and whose pages may read its answers (CORS).

A site that others can reach is open to every page, for it holds nothing but published data and knows no one.  One that
listens on this machine only may hold what is not published: it answers to this machine's names alone, so that no
stranger's name can be pointed at it (DNS rebinding), and only pages from this machine may read it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response

from kg.web.failures import told

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

EXPOSED: Final = "ETag, Link, Location, Content-Location, Data-Version, Retry-After, X-Truncated"
_LOOPBACK: Final = re.compile(r"(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[?::1\]?", re.IGNORECASE)
_PREFLIGHT: Final = {
    "access-control-allow-methods": "GET, HEAD, POST, OPTIONS",
    "access-control-allow-headers": "Accept, Content-Type, If-None-Match, Range",
    "access-control-max-age": "86400",
}


def loopback(host: str) -> bool:
    """Whether a host's name or address, its port aside, is this machine's own."""
    bare = host if host.count(":") > 1 and not host.startswith("[") else re.sub(r":\d*$", "", host)
    return _LOOPBACK.fullmatch(bare) is not None


class Origins:
    """Turns away strangers' names, answers the questions that browsers ask first, and says who may read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, if it was meant for this site."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        local: bool = scope["app"].state.site.settings.local
        headers = Headers(scope=scope)
        if local and not loopback(headers.get("host", "")):
            await _stranger(Request(scope))(scope, receive, send)
            return
        allowed = _allowed(headers.get("origin", ""), local)

        async def signed(message: Message) -> None:
            if message["type"] == "http.response.start":
                _sign(MutableHeaders(scope=message), allowed, local)
            await send(message)

        if scope["method"] == "OPTIONS":
            preflight = _PREFLIGHT if allowed else {}
            await Response(status_code=204, headers={"allow": "GET, HEAD, POST, OPTIONS", **preflight})(
                scope, receive, signed
            )
            return
        await self.app(scope, receive, signed)


def _stranger(request: Request) -> Response:
    hint = "http://127.0.0.1 로 여세요 / open it as http://127.0.0.1, or serve with --host"
    return told(request, 421, "이 서버의 이름이 아닙니다 / not a name of this server", hint)


def _allowed(origin: str, local: bool) -> str:
    """What a page of that origin is told."""
    if not local:
        return "*"
    return origin if origin and loopback(urlsplit(origin).netloc) else ""


def _sign(headers: MutableHeaders, allowed: str, local: bool) -> None:
    if allowed:
        headers["access-control-allow-origin"] = allowed
        headers["access-control-expose-headers"] = EXPOSED
        headers["cross-origin-resource-policy"] = "cross-origin"
    if local:
        headers.add_vary_header("Origin")
