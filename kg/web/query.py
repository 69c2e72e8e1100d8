"""``/query``: where people write SPARQL: the shipped questions to begin with, the answer as a table, ways to take it away.

The page is whole without a script: a form, its answer, links. The script puts an editor in the place of the plain field and
fetches the same page for its answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import Route

from kg.errors import KgError, QueryBusy
from kg.model.iri import PREFIXES
from kg.questions import Question, question, questions
from kg.store.child import Kind, Limits
from kg.store.child import Question as Asked
from kg.web import protocol
from kg.web.answer import answer
from kg.web.app import call
from kg.web.cite import citing
from kg.web.endpoint import Call, Endpoint, Parameter, Plain
from kg.web.negotiate import GRAPHS, ROWS
from kg.web.render import page, written
from kg.web.threads import aside
from kg.web.vocabulary import vocabulary

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.web.backing import Backing
    from kg.web.site import Settings

SHOWN: Final = 500
"""Rows that the page shows; the downloads have all that the endpoint gives."""
FIRST: Final = "awards-of-grade"
"""The question that the page begins with."""
_FILES: Final = {
    Kind.ROWS.value: ("csv", "tsv", "json", "xml"),
    Kind.TRUTH.value: ("json", "xml"),
    Kind.GRAPH.value: ("ttl", "nt", "jsonld", "rdf"),
}
_TOLD: Final = {"rows": Kind.ROWS, "truth": Kind.TRUTH, "graph": Kind.GRAPH}


@dataclass(frozen=True, slots=True)
class _Form:
    """The page as it was asked for.

    Attributes:
        text: the query; of the example where one was chosen.
        example: the shipped question that was chosen, and what about.
        seconds: the time limit.
        runs: whether there is something to ask.
    """

    text: str
    example: Question | None
    about: Mapping[str, str]
    seconds: float
    runs: bool


def _page(_: Call) -> Plain:
    """What the page holds before anything is asked; the route below adds the answer."""
    return {
        "examples": [
            {"name": one.name, "korean": one.korean, "english": one.english, "parameters": dict(one.parameters)}
            for one in questions()
        ],
        "known": vocabulary(),
    }


PAGE: Final = Endpoint(
    *("/query", "query", "SPARQL", "SPARQL", _page),
    (
        Parameter("query", "SPARQL 질의", "a SPARQL query", longest=200_000),
        Parameter("example", "준비된 질문의 이름", "name of a shipped question"),
        Parameter("timeout", "시간 제한 (초)", "time limit in seconds"),
    ),
    listed=True,
)


async def query(request: Request) -> Response:
    """The page, with the answer where something was asked; ``/query.json`` the same as data."""
    twin = request.url.path.endswith(".json")
    backing: Backing = request.app.state.backing
    settings, asked = backing.site.settings, call(request, PAGE)
    form = _Form(_headed(question(FIRST).text), None, {}, settings.seconds, runs=False)
    told: Plain | None = None
    problem: KgError | None = None
    try:
        form = _read(request, asked, settings)
        form = await aside(_filled, asked, form)
        told = await _answered(request, form, settings) if form.runs else None
    except KgError as error:
        if twin:
            raise
        problem = error
    data = {**_page(asked), **_shown(form), "limit": settings.seconds, "most": settings.rows}
    data |= {"answer": told, "problem": _problem(problem), "files": _files(form, settings, told)}
    if told is not None:
        title = form.example.korean if form.example else "SPARQL"
        data["cite"] = await aside(citing, request, title, told, form.text)
    if twin:
        return written(data)
    request.scope["twin"] = f"/query.json?{request.url.query}".rstrip("?")
    response = await aside(page, request, "query.html", data, problem.status if problem else 200)
    if isinstance(problem, QueryBusy):
        response.headers["retry-after"] = "5"
    return response


def _read(request: Request, asked: Call, settings: Settings) -> _Form:
    """The form as it was sent; of an example, its text as it is shipped."""
    given = protocol.pairs(request.scope["query_string"])
    seconds = min(protocol.seconds(given) or settings.seconds, settings.seconds)
    if not asked.text("example"):
        text = asked.text("query").replace("\r\n", "\n")
        return _Form(
            text if text.strip() else _headed(question(FIRST).text), None, {}, seconds, runs=bool(text.strip())
        )
    chosen = question(asked.text("example"))
    names = tuple(Parameter(name, name, name) for name in chosen.parameters)
    values = replace(PAGE, parameters=names).read(given)
    about = {name: next(filter(None, values[name]), usual) for name, usual in chosen.parameters.items()}
    return _Form(_headed(chosen.text), chosen, about, seconds, runs=True)


def _filled(asked: Call, form: _Form) -> _Form:
    """With the names of an example as the graph has them, in its text."""
    if form.example is None:
        return form
    held = asked.workspace.meant(form.example, {name: [value] for name, value in form.about.items()})
    return replace(form, text=_headed(form.example.asking(held)))


def _headed(text: str) -> str:
    """The query without the lines that only the package reads."""
    kept = [line for line in text.splitlines() if not line.startswith("# param ")]
    return "\n".join(kept).strip() + "\n"


async def _answered(request: Request, form: _Form, settings: Settings) -> Plain:
    await protocol.body(request)
    backing: Backing = request.app.state.backing
    limits = Limits(form.seconds, settings.memory, rows=min(SHOWN, settings.rows), size=settings.size)
    return answer(await backing.ask(request, Asked(form.text, PREFIXES), limits))


def _shown(form: _Form) -> dict[str, object]:
    chosen = form.example.name if form.example else ""
    return {"query": form.text, "example": chosen, "about": dict(form.about), "seconds": form.seconds, "shown": SHOWN}


def _problem(error: KgError | None) -> Plain | None:
    if error is None:
        return None
    line = error.message.partition("행 ")[0]
    place = int(line) if line.isascii() and line.isdigit() else 0
    return {"status": error.status, "detail": error.message, "hint": error.hint, "line": place}


def _files(form: _Form, settings: Settings, told: Plain | None) -> list[Plain]:
    """Where the whole answer is to be had, in the formats that it can take."""
    if told is None:
        return []
    limit = {"timeout": f"{form.seconds:g}"} if form.seconds < settings.seconds else {}
    known = {**ROWS, **GRAPHS}
    return [
        {
            **{"form": name, "media": known[name], "file": f"answer.{name}"},
            "address": "/sparql?" + urlencode({"query": form.text, **limit, "format": name}),
        }
        for name in _FILES[_TOLD[str(told["kind"])].value]
    ]


ENDPOINTS: Final = (PAGE,)
ROUTES: Final = (
    Route("/query", query, methods=["GET"]),
    Route("/query.json", query, methods=["GET"], name="query-json"),
)
