"""``/id/…`` and ``/ontology``: every name of the graph answers for itself, to people as a page, to programs as triples.

A description is the thing's own statements, those of its blank nodes, and those that point to it, up to a bound.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote_to_bytes

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import ArgumentError, NotFound
from kg.model.iri import BASE, RDFS, SKOS, WK
from kg.model.ontology import FILES, triples
from kg.web.describe import serialised
from kg.web.negotiate import GRAPHS, HTML, JSON, negotiated, tagged
from kg.web.protocol import iri
from kg.web.render import page, written

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.store.protocol import View
    from kg.web.site import Site

_MOST: Final = 2_000
"""Statements each way; of a thing that has more, the endpoint tells the rest."""
_OFFERS: Final = (*(media for short, media in GRAPHS.items() if short not in {"nq", "trig"}), HTML, JSON)
_SUFFIXES: Final = {f".{short}": media for short, media in GRAPHS.items()} | {".html": HTML, ".json": JSON}
_MERGED: Final = DefaultGraph()
_TOLD: Final = ("ko", "en", "ko_means", "en_means")


async def thing(request: Request) -> Response:
    """An instance, as a page or as triples; by ``Accept``, or by a suffix that is no part of its name."""
    site: Site = request.app.state.site
    view, version = site.workspace().view, site.version()
    node, suffix = await run_in_threadpool(_meant, view, _path(request))
    media = _SUFFIXES[suffix] if suffix else negotiated(request, _OFFERS)
    if media in {HTML, JSON}:
        from kg.web import things  # noqa: PLC0415 - the pages' half

        return _varied(await things.page(request, node.value, as_json=media == JSON))
    tag = f'"{version}-{media.rpartition("/")[2]}"'
    if same := tagged(request, tag):
        return same
    held, cut = await run_in_threadpool(described, view, node)
    headers = {"etag": tag, "data-version": version, "content-location": _location(node, media)}
    if cut:
        headers["x-truncated"] = "true"
    return _varied(Response(serialised(held, media), media_type=media, headers=headers))


def _varied(response: Response) -> Response:
    response.headers.add_vary_header("Accept")
    return response


def _location(node: NamedNode, media: str) -> str:
    suffix = next(suffix for suffix, known in _SUFFIXES.items() if known == media)
    return f"/id/{quote(node.value.removeprefix(BASE))}{suffix}"


def _path(request: Request) -> str:
    """What the address says after ``/id/``, its letters as one writes them in a name (NFC)."""
    raw: bytes = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    try:
        text = unquote_to_bytes(raw.partition(b"?")[0].removeprefix(b"/id/")).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArgumentError("주소가 UTF-8 이 아닙니다 / the address is not UTF-8", hint="%EC%9D%B5…") from error
    return unicodedata.normalize("NFC", text)


def _meant(view: View, path: str) -> tuple[NamedNode, str]:
    """The thing, and the suffix where the path has one that its name has not."""
    whole = NamedNode(iri(BASE + path))
    if known(view, whole):
        return whole, ""
    suffix = PurePosixPath(path).suffix
    if suffix in _SUFFIXES and known(view, node := NamedNode(whole.value.removesuffix(suffix))):
        return node, suffix
    raise NotFound(f"그런 것이 없습니다 / the graph has nothing of that name: {whole.value[:300]}", hint="/search")


def known(view: View, node: NamedNode) -> bool:
    """Whether the graph says anything of it, or is called so in part."""
    ways = (view.quads(node), view.quads(value=node), view.quads(graph=node))
    return any(next(iter(way), None) is not None for way in ways)


def described(view: View, node: NamedNode) -> tuple[list[Triple], bool]:
    """The description, and whether it had to stop."""
    made, blanks = dict[Triple, None](), list[NamedNode | BlankNode]([node])
    cut = False
    while blanks:
        cut |= _gather(made, view.quads(blanks.pop(), graph=_MERGED), blanks)
    cut |= _gather(made, view.quads(value=node, graph=_MERGED), [])
    return list(made), cut


def _gather(made: dict[Triple, None], quads: Iterator[Quad], blanks: list[NamedNode | BlankNode]) -> bool:
    """Take statements, and note the blank nodes they lead to; whether there were more."""
    for quad in islice(quads, _MOST):
        if isinstance(quad.object, BlankNode) and quad.triple not in made:
            blanks.append(quad.object)
        made[quad.triple] = None
    return next(quads, None) is not None


@cache
def _ontology() -> tuple[tuple[Triple, ...], str]:
    """The vocabulary with its schemes, and a hash of it."""
    held = tuple(triples(*FILES))
    return held, sha256("\n".join(sorted(map(str, held))).encode()).hexdigest()[:12]


async def ontology(request: Request) -> Response:
    """All terms at once, for they are parts of one name."""
    suffix = PurePosixPath(request.url.path).suffix
    media = _SUFFIXES[suffix] if suffix else negotiated(request, _OFFERS)
    held, version = await run_in_threadpool(_ontology)
    if media == JSON:
        return _varied(written(terms(held)))
    if media == HTML:
        request.scope["twin"] = "/ontology.json"
        return _varied(await run_in_threadpool(page, request, "ontology.html", terms(held)))
    tag = f'"{version}-{media.rpartition("/")[2]}"'
    if same := tagged(request, tag):
        return same
    content = await run_in_threadpool(serialised, held, media)
    return _varied(Response(content, media_type=media, headers={"etag": tag}))


def terms(held: Iterable[Triple]) -> dict[str, object]:
    """Every term of the vocabulary with its names and what it means, by language."""
    found: dict[str, dict[str, str]] = {}
    wanted = {RDFS.label: "", SKOS.prefLabel: "", RDFS.comment: "_means", SKOS.definition: "_means"}
    for triple in held:
        name = str(triple.subject.value) if isinstance(triple.subject, NamedNode) else ""
        if name.startswith(WK.iri) and triple.predicate in wanted and isinstance(triple.object, Literal):
            key = (triple.object.language or "en") + wanted[triple.predicate]
            found.setdefault(name.removeprefix(WK.iri), dict.fromkeys(_TOLD, ""))[key] = triple.object.value
    return {"iri": WK.iri, "terms": [{"name": name, **told} for name, told in sorted(found.items())]}


ROUTES: Final = (
    Route("/id/{path:path}", thing, methods=["GET"]),
    Route("/ontology", ontology, methods=["GET"]),
    *(Route(f"/ontology{suffix}", ontology, methods=["GET"]) for suffix in _SUFFIXES),
)
_ANSWERS: Final = {
    "200": {"description": "Its description.", "content": {media: {} for media in _OFFERS}},
    "default": {"$ref": "#/components/responses/problem"},
}
OPERATIONS: Final = {
    "/id/{path}": {
        "get": {
            "operationId": "thing",
            "summary": "A thing of the graph: its IRI after https://w3id.org/welfare-kg/id/, by Accept or with a suffix",
            "parameters": [{"name": "path", "in": "path", "required": True, "schema": {"type": "string"}}],
            "responses": _ANSWERS,
        }
    },
    "/ontology": {"get": {"operationId": "ontology", "summary": "The ontology", "responses": _ANSWERS}},
}
"""As OpenAPI has it."""
