"""The tables of an index in PostgreSQL, and the questions to them. The schema's name is the only thing put into the text."""

from __future__ import annotations

from typing import LiteralString

from psycopg import sql

MAKE: LiteralString = """
CREATE SCHEMA {schema};
CREATE TABLE {schema}.term (number integer PRIMARY KEY, token text COLLATE "C" NOT NULL UNIQUE);
CREATE TABLE {schema}.unit (
  place integer PRIMARY KEY,
  id text COLLATE "C" NOT NULL UNIQUE,
  facets text[] NOT NULL,
  dense vector,
  lexical sparsevec NOT NULL
);
COMMENT ON SCHEMA {schema} IS {comment};
"""
"""``place`` is the unit's place in the order of ids, ``dense`` its vector, ``lexical`` the BM25 weights of its terms."""

PUT_TERMS: LiteralString = "COPY {schema}.term (number, token) FROM STDIN"
PUT_UNITS: LiteralString = "COPY {schema}.unit (place, id, facets, dense, lexical) FROM STDIN"

INDEX_FACETS: LiteralString = "CREATE INDEX ON {schema}.unit USING gin (facets)"
INDEX_DENSE: LiteralString = (
    "CREATE INDEX ON {schema}.unit USING hnsw ((dense::vector({dimension})) vector_ip_ops) WHERE dense IS NOT NULL"
)

NUMBERS: LiteralString = "SELECT number, token FROM {schema}.term WHERE token = ANY(%(tokens)s)"
PLACES: LiteralString = "SELECT id, dense::text FROM {schema}.unit WHERE id = ANY(%(ids)s)"
COUNTS: LiteralString = "SELECT (SELECT count(*) FROM {schema}.unit), (SELECT count(*) FROM {schema}.term)"

NEAR: LiteralString = """
SELECT place, -(dense::vector({dimension}) <#> %(vector)s::vector({dimension})) FROM {schema}.unit
WHERE dense IS NOT NULL AND {filters}
ORDER BY dense::vector({dimension}) <#> %(vector)s::vector({dimension}), place LIMIT %(limit)s
"""
WORDY: LiteralString = """
SELECT place, score FROM (
  SELECT place, round(-1e5 * (lexical <#> %(terms)s::sparsevec)) / 1e5 AS score FROM {schema}.unit
  WHERE {filters} OFFSET 0
) AS scored
WHERE score > 0 ORDER BY score DESC, place LIMIT %(limit)s
"""
BOTH: LiteralString = """
SELECT place, id, -(dense <#> %(vector)s::vector), round(-1e5 * (lexical <#> %(terms)s::sparsevec)) / 1e5
FROM {schema}.unit WHERE place = ANY(%(places)s) ORDER BY place
"""


def text(template: LiteralString, schema: str, **parts: sql.Composable) -> sql.Composed:
    """A template with the schema's name and other parts, quoted as identifiers and literals are."""
    return sql.SQL(template).format(schema=sql.Identifier(schema), **parts)


def filters(count: int) -> sql.Composable:
    """What narrows by ``count`` facets, each a parameter ``facet0``, ``facet1`` …"""
    parts = [sql.SQL("facets && {}").format(sql.Placeholder(f"facet{number}")) for number in range(count)]
    return sql.SQL(" AND ").join(parts) if parts else sql.SQL("true")
