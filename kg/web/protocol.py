"""A request of the SPARQL 1.1 Protocol as it was meant: the query, its dataset, and how it is to be answered."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException

from kg.errors import ArgumentError, QueryError, QueryRefused
from kg.web.security import LARGEST

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.web.site import Site

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_MOST: Final = 1_000
"""Parameters of a request."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks.

    Attributes:
        default, named: the graphs of its dataset; None for both where it names none.
        seconds: the time limit it sets itself; None where it sets none.
        form: the short name of a format, which counts over ``Accept``.
    """

    query: str
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None
    seconds: float | None = None
    form: str = ""


async def read(request: Request) -> Asked | None:
    """The request; None for one without a query, which asks about the service itself.

    Raises:
        QueryRefused: it would write.
        ArgumentError: it is no request of the protocol.
        HTTPException: 415 for a body of another kind, 413 for one too large, 408 for one too slow.
    """
    given = pairs(request.scope["query_string"])
    if request.method != "POST":
        return _asked(given) if given.keys() & {"query", "update"} else None
    kind, charset = _kind(request)
    content = await body(request)
    if kind == FORM:
        return _asked(_joined(given, pairs(content)))
    if kind == UPDATE:
        raise _writing()
    if kind != QUERY or charset not in {"", "utf-8", "utf8"}:
        raise HTTPException(415)
    if "query" in given:
        raise QueryError("질의가 둘입니다 / more than one query", hint="본문이나 주소 하나에만 / in one place only")
    return _asked({**given, "query": [_decoded(content)]})


def _joined(first: Mapping[str, Sequence[str]], second: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {name: [*first.get(name, ()), *second.get(name, ())] for name in {**first, **second}}


def _kind(request: Request) -> tuple[str, str]:
    """Media type of the body, and its charset."""
    kind, _, rest = request.headers.get("content-type", "").lower().partition(";")
    named = dict(part.strip().partition("=")[::2] for part in rest.split(";"))
    return kind.strip(), str(named.get("charset", "")).strip('"')


async def body(request: Request) -> bytes:
    """All of the body, within bounds of size and time."""
    site: Site = request.app.state.site
    parts, held = list[bytes](), 0
    try:
        async with asyncio.timeout(site.settings.patience):
            async for part in request.stream():
                parts.append(part)
                held += len(part)
                if held > LARGEST:
                    raise HTTPException(413)
    except TimeoutError as error:
        raise HTTPException(408) from error
    return b"".join(parts)


def pairs(content: bytes) -> dict[str, list[str]]:
    """The parameters of a query string or form; ``ArgumentError`` where they are no UTF-8."""
    made: dict[str, list[str]] = {}
    try:
        text = _decoded(content)
        for name, value in parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST):
            made.setdefault(name, []).append(value)
    except ValueError as error:
        raise ArgumentError("매개변수를 읽을 수 없습니다 / the parameters cannot be read", hint="UTF-8") from error
    return made


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError("UTF-8 이 아닙니다 / not UTF-8", hint="UTF-8 로 보내세요 / send UTF-8") from error


def _asked(given: Mapping[str, Sequence[str]]) -> Asked:
    if "update" in given:
        raise _writing()
    queries = given.get("query", ())
    if len(queries) != 1 or not queries[0].strip():
        raise QueryError(
            f"질의가 하나여야 합니다 / exactly one query is asked for, not {len(queries)}", hint="query=SELECT …"
        )
    default, named = (tuple(map(iri, given.get(f"{kind}-graph-uri", ()))) for kind in ("default", "named"))
    limit, form = seconds(given), next(iter(given.get("format", ())), "")
    if not default and not named:
        return Asked(queries[0], seconds=limit, form=form)
    return Asked(queries[0], default, named, limit, form)


def _writing() -> QueryRefused:
    return QueryRefused(
        "그래프는 읽기 전용입니다 / the graph is read only",
        hint="SELECT, ASK, CONSTRUCT, DESCRIBE 만 됩니다 / only these; `kg build` changes the graph",
    )


def iri(value: str) -> str:
    """An absolute IRI; ``ArgumentError`` for anything else."""
    try:
        return NamedNode(value).value
    except ValueError as error:
        raise ArgumentError(f"IRI 가 아닙니다 / not an IRI: {value[:200]}", hint=str(error)) from error


def seconds(given: Mapping[str, Sequence[str]]) -> float | None:
    """The time limit that a request sets itself; ``ArgumentError`` for one that is no time."""
    said = next(iter(given.get("timeout", ())), "")
    if not said:
        return None
    try:
        held = float(said)
    except ValueError:
        held = math.nan
    if not 0 < held < math.inf:
        raise ArgumentError(f"timeout 은 초입니다 / timeout is in seconds: {said[:40]}", hint="timeout=5")
    return held
