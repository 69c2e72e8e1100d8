"""``/dumps/…``: the whole data as files whose names tell their version; one of an older version is no more.

A file is made when it is first asked for and then sent as it lies there, so that a download can be resumed, and one that
breaks off says so by its length.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from pyoxigraph import DefaultGraph, Quad, RdfFormat, serialize
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.errors import NotFound
from kg.formats import write_table
from kg.model.iri import PREFIXES
from kg.questions import TABLES
from kg.web.negotiate import GRAPHS, tagged

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.web.backing import Backing
    from kg.workspace import Workspace

MERGED: Final = ("ttl", "nt", "rdf")
"""Formats without named graphs: the merged graph, each statement once."""
WHOLE: Final = ("nq", "trig", "jsonld")
"""Formats with them: the merged graph, and each document's own statements under its name."""
_NAME: Final = re.compile(
    r"welfare-kg-(?P<version>[0-9a-f]{12}|latest)"
    rf"(?:-(?P<table>{'|'.join(TABLES)})\.csv|\.(?P<form>{'|'.join(GRAPHS)}))(?P<gz>\.gz)?"
)


def files(version: str) -> Iterator[tuple[str, str, str]]:
    """Name, media type and English description of each file."""
    for form in (*MERGED, *WHOLE):
        told = "merged graph" if form in MERGED else "merged graph and the graph of each document"
        for packed in ("", ".gz"):
            yield f"welfare-kg-{version}.{form}{packed}", GRAPHS[form], f"The {told}, {GRAPHS[form]}"
    for table in TABLES:
        yield f"welfare-kg-{version}-{table}.csv", "text/csv", f"The table of {table}"


async def dump(request: Request) -> Response:
    """A file of the version that counts now."""
    backing: Backing = request.app.state.backing
    workspace, name = backing.site.workspace(), str(request.path_params["name"])
    version, match = backing.site.version(), _NAME.fullmatch(name)
    if match and match["version"] == "latest":
        return RedirectResponse(f"/dumps/{name.replace('latest', version)}", 302)
    if not match or match["version"] != version:
        hint = f"지금의 판 / the version of now: /dumps/welfare-kg-{version}.ttl"
        raise NotFound(f"그런 파일이 없습니다 / no such file: {name[:200]}", hint=hint)
    tag = f'"{name}"'
    if same := tagged(request, tag):
        return same
    backing.forget(version)
    path = await backing.file(name, lambda out: _write(workspace, match, out))
    media = "application/gzip" if match["gz"] else GRAPHS.get(match["form"] or "", "text/csv")
    headers = {"etag": tag, "data-version": version, "cache-control": "public, max-age=31536000, immutable"}
    return FileResponse(path, media_type=media, filename=name, headers=headers)


def _write(workspace: Workspace, match: re.Match[str], out: BinaryIO) -> None:
    if match["gz"]:
        with gzip.GzipFile(filename="", fileobj=out, mode="wb", mtime=0) as packed:
            _plain(workspace, match["table"], match["form"], packed)  # type: ignore[arg-type]
    else:
        _plain(workspace, match["table"], match["form"], out)


def _plain(workspace: Workspace, table: str | None, form: str | None, out: BinaryIO) -> None:
    """A table as spreadsheets may open it without harm, or the graph as the store has it, never all in memory."""
    if table or form is None:
        write_table(workspace.table(table or ""), "csv", out, excel=True)
        return
    view, wanted = workspace.view, RdfFormat.from_media_type(GRAPHS[form])
    prefixes = None if form in {"nt", "nq"} else dict(PREFIXES)
    if form in MERGED:
        serialize((quad.triple for quad in view.quads(graph=DefaultGraph())), out, wanted, prefixes=prefixes)
    else:
        serialize(_everything(workspace), out, wanted, prefixes=prefixes)


def _everything(workspace: Workspace) -> Iterator[Quad]:
    """Graph by graph, the merged one first."""
    view = workspace.view
    yield from view.quads(graph=DefaultGraph())
    for graph in view.graphs():
        yield from view.quads(graph=graph)


ROUTES: Final = (Route("/dumps/{name}", dump, methods=["GET"]),)
OPERATIONS: Final = {
    "/dumps/{name}": {
        "get": {
            "operationId": "dump",
            "summary": "A file of the whole data, or of one of its tables; /catalogue.json lists them",
            "parameters": [
                {
                    "name": "name",
                    "in": "path",
                    "required": True,
                    "schema": {"type": "string"},
                    "example": "welfare-kg-latest.ttl",
                }
            ],
            "responses": {
                "200": {"description": "The file."},
                "302": {"description": "Where `latest` is now."},
                "default": {"$ref": "#/components/responses/problem"},
            },
        }
    }
}
"""As OpenAPI has it."""
