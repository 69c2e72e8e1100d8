"""``/openapi.json``: the interface for programs, made from the pages' declarations and what the other routes tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from starlette.responses import Response
from starlette.routing import Route

from kg.model.shipped import release
from kg.web.describe import base
from kg.web.endpoint import Endpoint, Parameter
from kg.web.failures import PROBLEM
from kg.web.render import written

if TYPE_CHECKING:
    from starlette.requests import Request

Operations = Mapping[str, Mapping[str, object]]
_PROBLEM: Final = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong, and where; Korean / English"},
        "hint": {"type": "string", "description": "What to try"},
    },
}
_ERROR: Final = {
    "description": "What went wrong (RFC 9457).",
    "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def description(endpoints: Iterable[Endpoint], operations: Operations, server: str) -> dict[str, object]:
    """The whole as OpenAPI 3.1."""
    pages = {twin(one): {"get": _operation(one)} for one in endpoints}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "welfare-kg",
            "version": release(),
            "description": "A graph of municipalities, programs, partners and awards, each statement with its source words.",
        },
        "servers": [{"url": server}],
        "paths": {**pages, **operations},
        "components": {"schemas": {"Problem": _PROBLEM}, "responses": {"problem": _ERROR}},
    }


def twin(one: Endpoint) -> str:
    """Where a page's JSON stands."""
    return ("/index" if one.path == "/" else one.path) + ".json"


def _operation(one: Endpoint) -> dict[str, object]:
    return {
        "operationId": re.sub(r"\W+", "-", twin(one).removesuffix(".json")).strip("-"),
        "summary": f"{one.korean} / {one.english}",
        "parameters": [_parameter(parameter) for parameter in one.parameters],
        "responses": {
            "200": {
                "description": "What the page shows.",
                "content": {"application/json": {"schema": {"type": "object"}}},
            },
            "default": {"$ref": "#/components/responses/problem"},
        },
    }


def _parameter(one: Parameter) -> dict[str, object]:
    kind: dict[str, object] = (
        {"type": "integer", "minimum": 0} if one.whole else {"type": "string", "maxLength": one.longest}
    )
    if one.default:
        kind["default"] = int(one.default) if one.whole else one.default
    return {
        "name": one.name,
        "in": "path" if one.path else "query",
        "required": one.path,
        "description": f"{one.korean} / {one.english}",
        "schema": {"type": "array", "items": kind} if one.many else kind,
    }


async def openapi(request: Request) -> Response:
    """The description of this very site."""
    state = request.app.state
    return written(description(state.endpoints, state.operations, base(request)))


ROUTES: Final = (Route("/openapi.json", openapi, methods=["GET"]),)
