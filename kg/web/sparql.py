"""``/sparql``: the SPARQL 1.1 Protocol, for reading. Every query runs in a child of its own while it lasts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.model.iri import PREFIXES
from kg.store import lexer
from kg.store.child import Limits, Question
from kg.web import protocol
from kg.web.describe import base, serialised, service
from kg.web.negotiate import ALSO, GRAPHS, HTML, JSON, ROWS, negotiated

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.web.backing import Backing
    from kg.web.site import Settings

_TRIPLES: Final = {"CONSTRUCT", "DESCRIBE"}
_NAMED: Final = {**GRAPHS, "turtle": GRAPHS["ttl"], "xml": GRAPHS["rdf"], "json": GRAPHS["jsonld"]}
_ROWS: Final = (*ROWS.values(), *(name for name, media in ALSO.items() if media in ROWS.values()))
_GRAPHS: Final = (*GRAPHS.values(), *(name for name, media in ALSO.items() if media in GRAPHS.values()), JSON)


async def sparql(request: Request) -> Response:
    """The answer, in the form that the client wants most."""
    asked = await protocol.read(request)
    if asked is None:
        return await _service(request)
    if request.method != "POST":
        await protocol.body(request)
    backing: Backing = request.app.state.backing
    shown = _media(request, asked)
    question = _question(request, asked, shown)
    reply = await backing.ask(request, question, _limits(backing.site.settings, asked))
    headers = {"vary": "Accept", "data-version": backing.site.version()}
    if reply.cut:
        headers |= {"x-truncated": "true", "link": f'<{question.notice}>; rel="help"'}
    return backing.room.response(reply.content, shown, headers)


async def _service(request: Request) -> Response:
    """What the service is and can; people are led to the page where one asks."""
    media = negotiated(request, (*GRAPHS.values(), HTML))
    if media == HTML:
        return RedirectResponse("/query", 303, headers={"vary": "Accept"})
    triples = await run_in_threadpool(service, request)
    return Response(serialised(triples, media), media_type=media, headers={"vary": "Accept"})


def _media(request: Request, asked: protocol.Asked) -> str:
    """The media type of the answer.

    Clients name formats in ways of their own (SPARQLWrapper always does): a name that is not known is passed over. A
    query that is none of the four kinds is not refused for its ``Accept``.
    """
    form = lexer.form(list(lexer.tokens(asked.query)))
    short, offers = (_NAMED, _GRAPHS) if form in _TRIPLES else (ROWS, _ROWS)
    if asked.form in short or asked.form in offers:
        return short.get(asked.form, asked.form)
    return negotiated(request, offers) if form else offers[0]


def _question(request: Request, asked: protocol.Asked, shown: str) -> Question:
    graph = GRAPHS["jsonld"] if shown == JSON else ALSO.get(shown, shown)
    notice = f"{base(request)}/sparql#limits"
    return Question(asked.query, PREFIXES, ALSO.get(shown, shown), graph, asked.default, asked.named, notice)


def _limits(settings: Settings, asked: protocol.Asked) -> Limits:
    limits = Limits(settings.seconds, settings.memory, rows=settings.rows, size=settings.size)
    return replace(limits, seconds=min(asked.seconds or settings.seconds, settings.seconds))


ROUTES: Final = (Route("/sparql", sparql, methods=["GET", "POST"]),)
_ANSWERS: Final = {
    "200": {
        "description": "The answer. `X-Truncated: true` where it was cut off at the limit of rows or bytes.",
        "content": {media: {} for media in (*ROWS.values(), *GRAPHS.values())},
    },
    "default": {"$ref": "#/components/responses/problem"},
}
_PARAMETERS: Final = [
    {"name": name, "in": "query", "description": told, "schema": kind}
    for name, told, kind in (
        ("default-graph-uri", "A graph of the default graph", {"type": "array", "items": {"type": "string"}}),
        ("named-graph-uri", "A named graph", {"type": "array", "items": {"type": "string"}}),
        ("timeout", "Seconds, at most the server's own limit", {"type": "number", "exclusiveMinimum": 0}),
        ("format", "Counts over Accept", {"type": "string", "enum": [*ROWS, *GRAPHS]}),
    )
]
OPERATIONS: Final = {
    "/sparql": {
        "get": {
            "operationId": "sparql",
            "summary": "SPARQL 1.1 Protocol: a query; without one, the service description",
            "parameters": [{"name": "query", "in": "query", "schema": {"type": "string"}}, *_PARAMETERS],
            "responses": _ANSWERS,
        },
        "post": {
            "operationId": "sparql-post",
            "summary": "SPARQL 1.1 Protocol: a query in the body",
            "parameters": _PARAMETERS,
            "requestBody": {
                "required": True,
                "content": {
                    protocol.QUERY: {"schema": {"type": "string"}},
                    protocol.FORM: {
                        "schema": {"type": "object", "required": ["query"], "properties": {"query": {"type": "string"}}}
                    },
                },
            },
            "responses": _ANSWERS,
        },
    }
}
"""As OpenAPI has it."""
