"""``/data``: reads of the SPARQL 1.1 Graph Store Protocol, a graph whole by its name or the merged one."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, serialize
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from kg.errors import ArgumentError, NotFound
from kg.model.iri import PREFIXES, digest
from kg.web.negotiate import GRAPHS, negotiated, tagged
from kg.web.protocol import iri, pairs

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.web.backing import Backing
    from kg.workspace import Workspace

_SUFFIXES: Final = {media: short for short, media in GRAPHS.items()}


async def data(request: Request) -> Response:
    """A graph; 404 for one that the store does not have."""
    backing: Backing = request.app.state.backing
    workspace = backing.site.workspace()
    graph = _named(workspace, pairs(request.scope["query_string"]))
    media = negotiated(request, tuple(GRAPHS.values()))
    version, short = backing.site.version(), _SUFFIXES[media]
    name = "default" if isinstance(graph, DefaultGraph) else digest(graph.value)
    tag = f'"{version}-{name}-{short}"'
    if same := tagged(request, tag):
        return same

    def write(out: BinaryIO) -> None:
        triples = (quad.triple for quad in workspace.view.quads(graph=graph))
        form = RdfFormat.from_media_type(media)
        serialize(triples, out, form, prefixes=None if short in {"nt", "nq"} else dict(PREFIXES))

    path = await backing.file(f"{version}-{name}.{short}", write)
    headers = {"vary": "Accept", "etag": tag, "data-version": version}
    return FileResponse(path, media_type=media, headers=headers)


def _named(workspace: Workspace, given: dict[str, list[str]]) -> NamedNode | DefaultGraph:
    names = given.get("graph", [])
    if len(names) + ("default" in given) != 1:
        raise ArgumentError(
            "graph 나 default 하나가 있어야 합니다 / exactly one of graph and default is asked for",
            hint="/data?default, /data?graph=https%3A%2F%2F…",
        )
    if not names:
        return DefaultGraph()
    graph = NamedNode(iri(names[0]))
    if next(iter(workspace.view.quads(graph=graph)), None) is None:
        raise NotFound(f"그런 그래프가 없습니다 / no such graph: {graph.value}", hint="/sparql 의 sd:namedGraph")
    return graph


ROUTES: Final = (Route("/data", data, methods=["GET"]),)
OPERATIONS: Final = {
    "/data": {
        "get": {
            "operationId": "data",
            "summary": "Graph Store Protocol: a graph by its name, or the merged one",
            "parameters": [
                {"name": "graph", "in": "query", "schema": {"type": "string"}},
                {"name": "default", "in": "query", "allowEmptyValue": True, "schema": {"type": "string"}},
            ],
            "responses": {
                "200": {"description": "The graph.", "content": {media: {} for media in GRAPHS.values()}},
                "default": {"$ref": "#/components/responses/problem"},
            },
        }
    }
}
"""As OpenAPI has it."""
