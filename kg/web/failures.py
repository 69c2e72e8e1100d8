"""One shape for every failure: RFC 9457 problem details for programs, a page that helps for people."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from kg.errors import KgError, Preparing, QueryBusy
from kg.web.render import page, written

if TYPE_CHECKING:
    from starlette.requests import Request

PROBLEM: Final = "application/problem+json"
_SAID: Final = {
    404: "그런 쪽이 없습니다 / no such page",
    405: "이 주소는 그렇게 부를 수 없습니다 / this address does not take that method",
    406: "그런 형식으로는 드릴 수 없습니다 / not available in any form that is accepted",
    408: "요청이 너무 늦게 옵니다 / the request comes too slowly",
    413: "요청이 너무 큽니다 / the request is too large",
    415: "그런 형식의 요청은 읽지 않습니다 / a request of this kind is not read",
}


def told(request: Request, status: int, message: str, hint: str = "") -> Response:
    """The failure as the caller reads it best."""
    problem = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": message}
    data = {**problem, "hint": hint}
    if "text/html" in request.headers.get("accept", "") and not request.url.path.endswith(".json"):
        return page(request, "error.html", data, status)
    return written(data, status, PROBLEM)


async def refused(request: Request, error: Exception) -> Response:
    """An error of the project's own tree."""
    assert isinstance(error, KgError)  # noqa: S101 - it is registered for these only
    response = told(request, error.status, error.message, error.hint)
    if isinstance(error, QueryBusy | Preparing):
        response.headers["retry-after"] = "5"
    if isinstance(error, Preparing):
        response.headers["refresh"] = "5"
    return response


async def unheard(request: Request, error: Exception) -> Response:
    """An error of HTTP itself: no such path, no such method."""
    assert isinstance(error, HTTPException)  # noqa: S101
    detail = _SAID.get(error.status_code) or error.detail
    response = told(request, error.status_code, detail)
    response.headers.update(error.headers or {})
    return response


async def broken(request: Request, _: Exception) -> Response:
    """A defect of the program: said without its inside, which goes to the log."""
    hint = "다시 해 보시고, 또 그러면 알려 주세요 / try again; if it stays, please report it"
    return told(request, 500, "프로그램이 잘못되었습니다 / a defect of the program", hint)
