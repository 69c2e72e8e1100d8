"""The page of a thing at its own IRI: municipality, program, organisation, division, document, and any other.

``/show?name=…`` leads there by name, and says who is called so where several are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.model.iri import BASE, OA, RDF, RDFS, SKOS, WK
from kg.names import found, labels, nearest, unknown
from kg.pages import Page, headings
from kg.pages import page as shown
from kg.store.protocol import View
from kg.web.app import call
from kg.web.chartsdata import province
from kg.web.cite import citing
from kg.web.document import document
from kg.web.endpoint import Call, Endpoint, Parameter, Plain
from kg.web.links import path, source
from kg.web.lists import things as every
from kg.web.mapdata import awards, latest
from kg.web.paging import values
from kg.web.render import page as rendered
from kg.web.render import written
from kg.web.similar import FEW, likest
from kg.web.threads import aside
from kg.workspace import Workspace, storing

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.web.site import Site

MOST: Final = 300
"""Rows of a section that a page shows; all of them are in the exports."""
_OWN: Final = {"municipality", "program", "organisation", "division", "document"}
"""Kinds with a template of their own."""


async def page(request: Request, iri: str, *, as_json: bool = False) -> Response:
    """The page of that IRI, or the JSON that it is made of; words lead into the text that they stand in."""
    site: Site = request.app.state.site
    workspace, part = site.workspace(), request.query_params.get("part", "")
    if not as_json and (where := await aside(_words, workspace.view, iri)):
        return RedirectResponse(where, 303)
    data = await aside(_cited, request, iri, int(part) if part.isascii() and part.isdigit() else 1)
    if as_json:
        return written(data)
    request.scope["twin"] = path(iri) + ".json" + (f"?part={part}" if part else "")
    kind = str(data["kind"])
    return await aside(rendered, request, f"{kind if kind in _OWN else 'thing'}.html", data)


def _cited(request: Request, iri: str, part: int) -> Plain:
    site: Site = request.app.state.site
    data = thing(site.workspace(), iri, part)
    own = {name: told for name, told in data.items() if name != "similar"}  # words about others are no evidence of it
    return {**data, "cite": citing(request, str(data["label"]), own)}


def thing(workspace: Workspace, iri: str, part: int = 1) -> Plain:
    """What the page of an IRI shows; ``NotFound`` where the graph says nothing of it."""
    with storing(workspace.path):
        node = NamedNode(iri)
        if next(workspace.view.quads(node, RDF.type, WK.Document), None):
            return document(workspace, node, part)
        return _data(workspace, node)


def _data(workspace: Workspace, node: NamedNode) -> Plain:
    view, held = workspace.view, shown(workspace.view, node)
    if not held.sections:
        raise unknown(node.value.removeprefix(BASE), ())
    rows = {s.english.lower(): s.told for s in held.sections}
    plain = held.json() | {name: own[:MOST] for name, own in rows.items()}
    plain["cut"] = {name: len(own) for name, own in rows.items() if len(own) > MOST}
    plain |= {"english": _english(view, node), "headings": headings(held.kind), "types": _types(view, node)}
    if held.kind == "thing":
        plain["linked"] = _linked(view, held)
    if held.kind == "municipality":
        plain["similar"] = likest(workspace, held.iri, FEW)
        plain |= _province(workspace, held.iri.rpartition("/")[2])
    if held.kind == "division":
        own = next((row for row in every(workspace, "divisions") if row["thing"] == held.iri), {})
        plain["years"] = values(own, "year")
    return plain


def _province(workspace: Workspace, key: str) -> Plain:
    """The province it lay in when last told of; of a province itself, the awards in it, those of its parts among them."""
    own = latest(workspace, key)
    rows = awards(workspace) if own == key else ()
    return {"province": own, "within": sum(row.awards for row in rows if province(row) == key)}


def _english(view: View, node: NamedNode) -> str:
    held = (q.object for by in (SKOS.prefLabel, RDFS.label) for q in view.quads(node, by))
    return next((term.value for term in held if isinstance(term, Literal) and term.language == "en"), "")


def _types(view: View, node: NamedNode) -> list[str]:
    return sorted({q.object.value for q in view.quads(node, RDF.type) if isinstance(q.object, NamedNode)})


def _linked(view: View, held: Page) -> dict[str, str]:
    """What the things are called that a page names by their IRIs."""
    iris = {str(v) for s in held.sections for row in s.rows for v in row.values() if path(v)}
    named = ((iri, next(labels(view, NamedNode(iri)), "")) for iri in sorted(iris))
    return {iri: label for iri, label in named if label}


def _words(view: View, iri: str) -> str:
    """Where the words of that IRI stand in their document; empty for anything but words."""
    if not iri.startswith(f"{BASE}words/") or not (nodes := found(view, iri)):
        return ""
    start, end = (next(view.quads(nodes[0], by), None) for by in (OA.start, OA.end))
    held = next(view.quads(nodes[0], OA.hasSource), None)
    name = next(view.quads(held.object, WK.fileName), None) if held and isinstance(held.object, NamedNode) else None
    if not (start and end and name):
        return ""
    told = (q.object.value for q in (name, start, end) if isinstance(q.object, Literal))
    return source(dict(zip(("document", "start", "end"), told, strict=True)))


def _named(asked: Call) -> Plain:
    """Who is called so, and where nobody is, which names are near."""
    view, name = asked.workspace.view, asked.text("name").strip()
    nodes = found(view, name) if name else []
    return {
        "name": name,
        "found": [candidate(view, node) for node in nodes],
        "nearest": nearest(view, name) if name and not nodes else [],
    }


def candidate(view: View, node: NamedNode) -> Plain:
    """A thing as it is offered among others of its name."""
    names, types = list(dict.fromkeys(labels(view, node))), _types(view, node)
    kinds = ("Municipality", "Program", "Organisation", "Division", "Document")
    kind = next((kind.lower() for kind in kinds if WK[kind].value in types), "thing")
    return {"iri": node.value, "kind": kind, "label": names[0] if names else node.value, "names": _korean(names[1:4])}


def _korean(names: Iterable[str]) -> list[str]:
    return [name for name in names if not name.isascii()]


SHOW: Final = Endpoint(
    "/show",
    "show",
    "이름으로 가기",
    "Go to a name",
    _named,
    (Parameter("name", "이름", "the name of a thing"),),
    cited=False,
)


async def go(request: Request) -> Response:
    """Straight to the page of the one thing so called; else the choice, or what is near."""
    data = await aside(_named, call(request, SHOW))
    held = data["found"]
    if isinstance(held, list) and len(held) == 1 and path(held[0]["iri"]):
        return RedirectResponse(path(held[0]["iri"]), 303)
    return await aside(rendered, request, "show.html", data, 200 if held or not data["name"] else 404)


ENDPOINTS = (SHOW,)
ROUTES = (Route("/show", go),)
