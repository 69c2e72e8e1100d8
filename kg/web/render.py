"""How a page is written: Jinja with escaping always on, in the reader's language, Korean first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from starlette.responses import HTMLResponse, Response

from kg.model.shipped import release
from kg.store.rows import plain
from kg.web.endpoint import Language
from kg.web.links import Here, document, path, source
from kg.web.marks import marked, tokens
from kg.web.wording import amount, called, finding, graded, grouped, spoken, term, typed

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request

COOKIE: Final = "language"


def language(request: Request) -> Language:
    """As the address asks (``?lang=en``), else as chosen before, else Korean."""
    asked = request.query_params.get("lang") or request.cookies.get(COOKIE)
    return "en" if asked == "en" else "ko"


def page(request: Request, template: str, data: Mapping[str, object], status: int = 200) -> Response:
    """A page of that template; ``data`` is also what its JSON twin holds."""
    spoken, here = language(request), Here(request)
    held = environment().get_template(template)
    text = held.render(
        data=data,
        lang=spoken,
        path=request.url.path,
        other=here.to(lang="ko" if spoken == "en" else "en", page=request.query_params.get("page")),
        twin=request.scope.get("twin", ""),
        here=here,
        navigation=request.app.state.navigation,
        release=release(),
    )
    response = HTMLResponse(text, status_code=status)
    if request.query_params.get("lang") in {"ko", "en"}:
        response.set_cookie(COOKIE, spoken, max_age=31_536_000, samesite="lax", httponly=True)
    return response


def written(data: object, status: int = 200, kind: str = "application/json") -> Response:
    """A JSON value."""
    text = json.dumps(data, ensure_ascii=False, default=plain)
    return Response(text, status_code=status, media_type=kind)


@cache
def environment() -> Environment:
    """Jinja over the package's templates; an unknown name is an error, and nothing is written unescaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only for pages

    made = Environment(
        loader=PackageLoader("kg.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals |= {"say": say, "tokens": tokens, "called": called, "typed": typed, "term": term, "finding": finding}
    made.globals |= {"marked": marked, "spoken": spoken, "graded": graded}
    made.filters |= {"path": path, "source": source, "document": document, "grouped": grouped, "amount": amount}
    return made


def say(lang: Language, korean: str, english: str) -> str:
    """The words in the reader's language."""
    return english if lang == "en" else korean
