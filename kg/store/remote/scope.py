"""Queries as a server is asked them: about our graph alone, whatever else the server holds.

Without ``GRAPH`` a query is about the merged graph. ``GRAPH ?g`` would range over all that the server has, also over the
manifest and over a build under way: each such variable is held to what the documents' graphs have in common in their
names. (A join with their list would be exact too, but Virtuoso finds nothing then where a default graph is named.)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from os.path import commonprefix
from typing import Final

from pyoxigraph import Literal

from kg.errors import QueryRefused
from kg.store import lexer
from kg.store.lexer import Token
from kg.store.remote.names import EVIDENCE, LEDGER, OWN, TYPE

_ESCAPED: Final = re.compile(r"\\(?:u00|U000000)[0-7]")
"""An escaped ASCII sign. The standard has it undone before a query is read: it could end a string, or be a keyword."""


def shared(graphs: Iterable[str]) -> str:
    """What the names of graphs have in common at their beginning."""
    return commonprefix(list(graphs))  # noqa: RUF071 - names, no paths


def scoped(query: str, beginning: str) -> str:
    """The query, each ``GRAPH ?g`` of it over those graphs only whose names begin so."""
    common, parts, done = str(Literal(beginning)), list[str](), 0
    for start, name in _places(query):
        if name.kind == "var":
            held = f"STRSTARTS(STR({name.text}), {common}) && !STRSTARTS(STR({name.text}), {Literal(OWN)})"
            parts += [query[done:start], f"FILTER({held}) "]
            done = start
    return "".join(parts) + query[done:]


def constants(query: str, prefixes: Mapping[str, str]) -> tuple[tuple[str, ...], bool]:
    """The graphs that a query names after ``GRAPH``; and whether it has a variable there too."""
    known = {**prefixes, **lexer.declared(list(lexer.tokens(query)))}
    found = [name for _, name in _places(query)]
    named = (lexer.named(name, known) for name in found if name.kind != "var")
    return tuple(dict.fromkeys(named)), any(name.kind == "var" for name in found)


def held(query: str, prefixes: Mapping[str, str], ours: Callable[[str], bool]) -> None:
    """Refuse a query that names a graph which is not ours: after ``GRAPH``, ``FROM`` or ``FROM NAMED``.

    A name counts as it is written, so that one which depends on the query's base, or is escaped, is nobody's.

    Raises:
        QueryRefused: it names one, or hides words behind escapes.
    """
    if _ESCAPED.search(query):
        raise QueryRefused(
            "\\u 는 쓸 수 없습니다 / no escaped ASCII signs in a query",
            hint="글자를 그대로 쓰세요 / write the sign itself",
        )
    found = sorted(lexer.tokens(query), key=lambda token: token.start)
    known = {**prefixes, **lexer.declared(found)}
    words = [token.text.upper() if token.kind == "word" else "" for token in found]
    for before, word, name in zip(["", *words], words, found[1:], strict=False):
        names = word in {"GRAPH", "FROM"} or (before, word) == ("FROM", "NAMED")
        free = (word == "GRAPH" and name.kind == "var") or (word == "FROM" and name.text.upper() == "NAMED")
        if names and not free and not ours(iri := lexer.named(name, known)):
            raise strange(iri or name.text)


def strange(graph: str) -> QueryRefused:
    """That graph is none of ours."""
    return QueryRefused(
        f"이 그래프에 없는 이름입니다 / no graph of a document here: {graph}",
        hint="문서의 그래프만 됩니다 / documents' graphs only: SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
    )


def listed(variable: str) -> str:
    """The pattern that lets a variable stand for documents' graphs only."""
    return f"GRAPH <{LEDGER}> {{ {variable} <{TYPE}> <{EVIDENCE}> }} "


def _places(query: str) -> Iterator[tuple[int, Token]]:
    """Where ``GRAPH`` stands, and what behind it. Where an IRI may hide one too, the IRI counts."""
    held = sorted(lexer.tokens(query), key=lambda token: token.start)
    last = -1
    for word, name in pairwise(held):
        if word.kind == "word" and word.text.upper() == "GRAPH" and word.start > last:
            last = word.start
            yield word.start, name


def prefixed(query: str, prefixes: Mapping[str, str]) -> tuple[str, int]:
    """The query with a line before it that declares what it uses and does not declare; how many lines that is."""
    found = list(lexer.tokens(query))
    missing = sorted(set(lexer.used(found)) & set(prefixes) - set(lexer.declared(found)))
    head = " ".join(f"PREFIX {name}: <{prefixes[name]}>" for name in missing)
    return (f"{head}\n{query}", 1) if head else (query, 0)
