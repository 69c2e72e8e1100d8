"""The explorer as an ASGI application: its endpoints, its files, its errors."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from kg.errors import KgError, NoGraph
from kg.web.backing import Backing
from kg.web.cite import citing, named
from kg.web.endpoint import Call, Endpoint, Plain
from kg.web.failures import broken, refused, unheard
from kg.web.origins import Origins
from kg.web.render import language, page, written
from kg.web.security import Guarded
from kg.web.site import Site
from kg.web.threads import aside

MODULES: Final = (
    "home",
    "search",
    "things",
    "lists",
    "document",
    "similar",
    "compare",
    "network",
    "map",
    "charts",
    "findings",
    "query",
    "about",
    "catalogue",
    "sparql",
    "graphs",
    "linked",
    "dumps",
    "openapi",
)
"""Modules of ``kg.web`` that bring ``ENDPOINTS`` (pages) or ``ROUTES`` (anything else), in the order of the navigation."""


def create(site: Site) -> Starlette:
    """The application that serves a site."""
    modules = [import_module(f"kg.web.{name}") for name in MODULES]
    endpoints: list[Endpoint] = [one for module in modules for one in getattr(module, "ENDPOINTS", ())]
    plain: list[BaseRoute] = [one for module in modules for one in getattr(module, "ROUTES", ())]
    application = Starlette(
        routes=[*plain, *(route for one in endpoints for route in _routes(one)), _files()],
        middleware=[Middleware(Guarded), Middleware(Origins)],
        lifespan=_lived,
        exception_handlers={KgError: refused, HTTPException: unheard, Exception: broken},
    )
    application.state.site = site
    application.state.backing = Backing(site)
    application.state.operations = {
        path: told for module in modules for path, told in getattr(module, "OPERATIONS", {}).items()
    }
    application.state.endpoints = endpoints
    application.state.navigation = [one for one in endpoints if one.listed]
    return application


@asynccontextmanager
async def _lived(application: Starlette) -> AsyncIterator[None]:
    """Children wait before the first query comes, and end with the application."""
    backing: Backing = application.state.backing
    with suppress(NoGraph):
        await run_in_threadpool(backing.warm)
    try:
        yield
    finally:
        await run_in_threadpool(backing.close)


def _files() -> Mount:
    return Mount("/static", StaticFiles(directory=Path(__file__).with_name("static")), name="static")


def _routes(one: Endpoint) -> Sequence[Route]:
    """The page, and its twin beside it."""
    twin = ("/index" if one.path == "/" else one.path) + ".json"
    return (
        Route(twin, _answer(one, as_json=True), name=f"{one.name}-json"),
        Route(one.path, _answer(one, as_json=False), name=one.name),
    )


def _answer(one: Endpoint, *, as_json: bool) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        data = await aside(_data, request, one)
        request.scope["twin"] = "" if as_json else _twin(request)
        if as_json:
            return written(data)
        return await run_in_threadpool(page, request, f"{one.name}.html", data)

    return answer


def _data(request: Request, one: Endpoint) -> Plain:
    """What the page shows, and how it is cited."""
    asked = call(request, one)
    data = one.data(asked)
    return {**data, "cite": citing(request, named(one, asked, data), data)} if one.cited else data


def call(request: Request, one: Endpoint) -> Call:
    """The request as the page's data function takes it."""
    site: Site = request.app.state.site
    given = {name: request.query_params.getlist(name) for name in request.query_params}
    given |= {name: [str(value)] for name, value in request.path_params.items()}
    return Call(site.workspace(), one.read(given), language(request), site.making)


def _twin(request: Request) -> str:
    """The address of the page's JSON."""
    path = "/index" if request.url.path == "/" else request.url.path
    return f"{path}.json" + (f"?{request.url.query}" if request.url.query else "")
