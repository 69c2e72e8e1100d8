"""A server's answers as the engine's own values: rows, a truth or triples, their terms as they were before it had them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store import lexer, results
from kg.store.protocol import Term
from kg.store.remote.stream import Pieces, Stream, broken
from kg.store.remote.terms import came, came_all

Came: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]

ROWS: Final = "application/sparql-results+json"
GRAPH: Final = "application/n-triples, text/plain;q=0.5"
_GRAPHS: Final = {"CONSTRUCT", "DESCRIBE"}


def media(query: str) -> str:
    """What to ask for as the answer of a query."""
    return GRAPH if lexer.form(list(lexer.tokens(query))) in _GRAPHS else ROWS


def read(stream: Stream, asked: str, *, whole: bool = True) -> Came:
    """What a stream of that media type says.

    Args:
        whole: whether an answer that the server has cut is an error.
    """
    if stream.capped and whole:
        stream.close()
        raise _capped(stream.shown)
    if asked == GRAPH:
        return _triples(stream)
    rows = _parsed(stream)
    return rows if isinstance(rows, ox.QueryBoolean) else _mended(rows, stream)


def rows(stream: Stream) -> Iterator[tuple[Term | None, ...]]:
    """The rows of a ``SELECT``, whole or an error."""
    held = _parsed(stream)
    assert isinstance(held, ox.QuerySolutions)  # noqa: S101 - the caller has sent a SELECT
    if stream.capped:
        raise _capped(stream.shown)
    return _rows(held, stream)


def truth(stream: Stream) -> bool:
    """The answer of an ``ASK``."""
    return bool(_parsed(stream))


def _parsed(stream: Stream) -> ox.QuerySolutions | ox.QueryBoolean:
    try:
        return ox.parse_query_results(stream, format=ox.QueryResultsFormat.JSON)  # type: ignore[arg-type]
    except SyntaxError as error:
        raise broken(stream.shown) from error


def _rows(held: ox.QuerySolutions, stream: Stream) -> Iterator[tuple[Term | None, ...]]:
    try:
        for row in held:
            yield tuple(None if term is None else came(term) for term in row)
    except SyntaxError as error:
        raise broken(stream.shown) from error
    finally:
        stream.close()


def _mended(held: ox.QuerySolutions, stream: Stream) -> ox.QuerySolutions:
    """The rows with their terms as they were; as the engine's own type, which only its reader can make."""
    names, form = [variable.value for variable in held.variables], results.Json()

    def parts() -> Iterator[bytes]:
        before, after = form.around(names, "")
        yield before
        for number, row in enumerate(_rows(held, stream)):
            yield form.between * (number > 0) + form.row(names, row)
        yield after

    made = ox.parse_query_results(Pieces(parts()), format=ox.QueryResultsFormat.JSON)  # type: ignore[arg-type]
    assert isinstance(made, ox.QuerySolutions)  # noqa: S101 - it was written so
    return made


def _triples(stream: Stream) -> Iterator[ox.Triple]:
    try:
        yield from came_all(q.triple for q in ox.parse(stream, format=ox.RdfFormat.N_TRIPLES))  # type: ignore[arg-type]
    except SyntaxError as error:
        raise broken(stream.shown) from error
    finally:
        stream.close()


def _capped(shown: str) -> StoreError:
    return StoreError(
        f"저장소가 답을 잘랐습니다 / the store {shown} cuts off its answers",
        hint="서버의 한도를 올리세요 / raise the server's limit (Virtuoso: ResultSetMaxRows in its ini)",
    )
