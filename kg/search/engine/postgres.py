"""The engine for more than one machine: a PostgreSQL server with pgvector. Each index is a schema of its own.

An index is written in one transaction, so that it is there whole or not at all; the folder's ``index.json`` names it.
Dense search is exact up to ``EXACT`` units and goes through an HNSW graph beyond; lexical search is always exact.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from itertools import accumulate, pairwise
from pathlib import Path
from secrets import token_hex
from typing import Any, LiteralString

import numpy as np
from psycopg import sql

from kg.errors import NotFound
from kg.search.engine.codes import DIGITS
from kg.search.engine.gathered import Gathered, Terms
from kg.search.engine.header import Header
from kg.search.engine.postings import key
from kg.search.engine.protocol import Asked, Candidate, Description, Indexed, Vector
from kg.search.engine.server import Connection, open_connection, translated
from kg.search.engine.tables import (
    BOTH,
    COUNTS,
    INDEX_DENSE,
    INDEX_FACETS,
    MAKE,
    NEAR,
    NUMBERS,
    PLACES,
    PUT_TERMS,
    PUT_UNITS,
    WORDY,
    filters,
    text,
)

EXACT = 10_000
"""Units up to which every vector is compared: no graph to build, none to miss a neighbour."""
BLOCK = 1_024
"""Units that are written at a time."""
WIDE = 1_000
"""The widest that pgvector searches its graph."""


def write(setting: str, description: Description, units: Iterable[Indexed], folder: Path) -> str:
    """Write an index onto a server; the name of its schema."""
    schema = f"kg_{token_hex(8)}"
    with (
        Gathered(description, units, folder) as gathered,
        open_connection(setting) as connection,
        translated(setting),
    ):
        connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
        told = sql.Literal(json.dumps(asdict(description), ensure_ascii=False))
        connection.execute(text(MAKE, schema, comment=told))
        terms = gathered.terms()
        _copy(connection, text(PUT_TERMS, schema), enumerate(terms.vocabulary, 1))
        _copy(connection, text(PUT_UNITS, schema), _rows(gathered, terms))
        connection.execute(text(INDEX_FACETS, schema))
        if len(gathered) > EXACT and description.dimension:
            connection.execute("SET LOCAL maintenance_work_mem = '1GB'")
            connection.execute(text(INDEX_DENSE, schema, dimension=sql.Literal(description.dimension)))
        connection.execute(text("ANALYZE {schema}.unit", schema))
    return schema


def drop(setting: str, schema: str) -> None:
    """Remove an index from a server."""
    with open_connection(setting) as connection, translated(setting):
        connection.execute(text("DROP SCHEMA IF EXISTS {schema} CASCADE", schema))


def _copy(connection: Connection, statement: sql.Composed, rows: Iterable[Sequence[object]]) -> None:
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _rows(gathered: Gathered, terms: Terms) -> Iterator[tuple[object, ...]]:
    """The rows of the units, as the server reads them."""
    ids, facets, having = gathered.ids, gathered.facets, gathered.having
    spans = list(pairwise(accumulate(terms.lengths.tolist(), initial=0)))
    for start in range(0, len(gathered), BLOCK):
        for place, vector in enumerate(gathered.vectors(start, start + BLOCK), start):
            span = slice(*spans[place])
            weighted = zip((terms.tokens[span] + 1).tolist(), terms.weights[span].tolist(), strict=True)
            values = [key(name, value) for name, held in facets[place].items() for value in sorted(held)]
            dense = str(vector.tolist()) if having[place] else None
            yield place, ids[place], values, dense, _sparse(dict(weighted), len(terms.vocabulary))


def _sparse(weighted: Mapping[int, float], length: int) -> str:
    """Weights by number, from 1, as pgvector reads them."""
    return "{" + ",".join(f"{number}:{weight}" for number, weight in weighted.items()) + f"}}/{max(length, 1)}"


class Postgres:
    """An open index on a server; one connection, which its threads take in turn.

    Raises ``StoreError`` where the server does not answer or no longer holds the index.
    """

    def __init__(self, setting: str, header: Header) -> None:
        self.description = header.description
        self._setting, self._schema = setting, header.schema
        self._connection = open_connection(setting)
        with ExitStack() as opened, translated(setting):
            opened.callback(self.close)
            self._set()
            self._count, self._vocabulary = map(int, self._ask(COUNTS, {})[0])
            opened.pop_all()

    def __len__(self) -> int:
        return self._count

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def vectors(self, ids: Sequence[str]) -> Vector:
        """The units' vectors, a row each; ``NotFound`` for an id it does not hold."""
        with translated(self._setting):
            held = dict(self._ask(PLACES, {"ids": list(ids)}))
        made = np.zeros((len(ids), self.description.dimension), np.float32)
        for row, unit in enumerate(ids):
            if unit not in held:
                raise NotFound(f"색인에 없습니다 / the index holds no unit {unit}")
            if held[unit] is not None:
                made[row] = json.loads(str(held[unit]))
        return made

    def candidates(self, asked: Asked, limit: int) -> list[Candidate]:
        """The union of both retrievers' best, in the order of their ids."""
        with translated(self._setting):
            values = self._values(asked, limit)
            near = self._near(asked, values)
            wordy = [row[0] for row in self._ask(WORDY, values, len(asked.filters.asked))]
            ranks = [{place: rank for rank, place in enumerate(found, 1)} for found in (near, wordy)]
            rows = self._ask(BOTH, {**values, "places": sorted({*near, *wordy})})
        return [
            Candidate(unit, _rounded(cosine), ranks[0].get(place), lexical, ranks[1].get(place))
            for place, unit, cosine, lexical in rows
        ]

    def _near(self, asked: Asked, values: Mapping[str, object]) -> list[int]:
        """The nearest units, ties in the order of their ids."""
        if asked.vector is None:
            return []
        found = self._ask(NEAR, values, len(asked.filters.asked))
        return [place for place, _ in sorted(found, key=lambda row: (-round(row[1], DIGITS), row[0]))]

    def _values(self, asked: Asked, limit: int) -> dict[str, Any]:
        """The parameters of all three questions."""
        numbers = self._ask(NUMBERS, {"tokens": list(filter(_storable, asked.tokens))})
        weighted = {number: asked.tokens[token] for number, token in sorted(numbers)}
        wanted = enumerate(asked.filters.asked.items())
        return {
            "limit": max(limit, 0),
            "vector": None if asked.vector is None else str(asked.vector.tolist()),
            "terms": _sparse(weighted, self._vocabulary),
            **{
                f"facet{number}": [key(name, v) for v in sorted(filter(_storable, values))]
                for number, (name, values) in wanted
            },
        }

    def _ask(self, template: LiteralString, values: Mapping[str, object], facets: int = 0) -> list[Any]:
        """The rows of an answer."""
        if self._connection.closed:
            self._connection = open_connection(self._setting)
            self._set()
        dimension = sql.Literal(max(self.description.dimension, 1))
        statement = text(template, self._schema, dimension=dimension, filters=filters(facets))
        return self._connection.execute(statement, values).fetchall()

    def _set(self) -> None:
        """Have each answer stand for itself, and filtered searches go on until enough is found."""
        self._connection.autocommit = True
        self._connection.execute("SET hnsw.iterative_scan = strict_order")
        self._connection.execute(sql.SQL("SET hnsw.ef_search = {}").format(WIDE // 5))


def _storable(word: str) -> bool:
    """Whether the server can hold a word at all; what it cannot, no unit has."""
    return "\0" not in word and word.encode("utf-8", "ignore").decode() == word


def _rounded(cosine: float | None) -> float | None:
    return None if cosine is None else round(cosine, DIGITS)
