"""``/catalogue`` and ``/.well-known/void``: what data there is, under which version, and in which files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from kg.web.describe import DESCRIPTION, RIGHTS, base, serialised, size
from kg.web.describe import catalogue as described
from kg.web.dumps import files
from kg.web.endpoint import Call, Endpoint, Plain
from kg.web.negotiate import GRAPHS, HTML, JSON, negotiated
from kg.web.render import page, written

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.web.site import Site
    from kg.workspace import Workspace

_SUFFIXES: Final = {f"/catalogue.{short}": media for short, media in GRAPHS.items()}


def catalogue(call: Call) -> Plain:
    """What there is to take away."""
    return listed(call.workspace)


def listed(workspace: Workspace) -> dict[str, object]:
    """Version, size and files of the data."""
    view = workspace.view
    version = view.manifest.version
    return {
        "version": version,
        "description": dict(zip(("ko", "en"), DESCRIPTION, strict=True)),
        "rights": dict(zip(("ko", "en"), RIGHTS, strict=True)),
        "triples": size(workspace),
        "documents": len(view.manifest.documents),
        "files": [{"href": f"/dumps/{name}", "name": name, "type": media} for name, media, _ in files(version)],
    }


async def answer(request: Request) -> Response:
    """The catalogue as a page, as JSON, or as VoID and DCAT."""
    site: Site = request.app.state.site
    offers = (*GRAPHS.values(), HTML, JSON) if request.url.path == "/catalogue" else tuple(GRAPHS.values())
    media = _SUFFIXES.get(request.url.path) or negotiated(request, offers)
    if media in {HTML, JSON}:
        data = await run_in_threadpool(listed, site.workspace())
        request.scope["twin"] = "/catalogue.json"
        shown = written(data) if media == JSON else await run_in_threadpool(page, request, "catalogue.html", data)
    else:
        version = site.version()
        triples = await run_in_threadpool(lambda: list(described(site, base(request), files(version))))
        shown = Response(serialised(triples, media), media_type=media, headers={"data-version": version})
    shown.headers.add_vary_header("Accept")
    return shown


ROUTES: Final = tuple(Route(path, answer, methods=["GET"]) for path in ("/catalogue", "/.well-known/void", *_SUFFIXES))
ENDPOINTS: Final = (Endpoint("/catalogue", "catalogue", "내려받기", "Downloads", catalogue, listed=True, cited=False),)
OPERATIONS: Final = {
    "/.well-known/void": {
        "get": {
            "operationId": "void",
            "summary": "The data described: VoID and DCAT",
            "responses": {"200": {"description": "The description.", "content": {m: {} for m in GRAPHS.values()}}},
        }
    }
}
"""As OpenAPI has it."""
