"""Queries of others: checked before they run, and run in a child with a deadline and a memory limit.

Oxigraph aborts its process on some queries (deep nesting, some ORDER BY) and has no time limit, so a stranger's query
never runs where its end would be ours.

What a query may not do is read off its tokens. SPARQL's grammar has its keywords as tokens of their own and nowhere
else, so that a query holds a ``SERVICE`` if and only if its tokens do; the one place where the engine's parser may cut
the characters otherwise (``<`` as an operator) the lexer reads both ways. No parser that is at hand tells more: the
engine's own shows no tree and aborts on deep nesting, rdflib's takes longer than the query. Should the lexer ever be
wrong, the child has no sockets (``kg.store.cage``) and a store that cannot be written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from kg.errors import QueryError, QueryRefused
from kg.store import lexer
from kg.store.child import Limits, Question
from kg.store.complaint import pointed
from kg.store.worker import Reply, Worker

__all__ = ["Limits", "Reply", "ask", "check", "prepared"]

_OUTSIDE: Final = {"SERVICE", "LOAD"}
_WRITES: Final = {"INSERT", "DELETE", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "LOAD", "WITH"}


def check(query: str, prefixes: Mapping[str, str], limits: Limits | None = None) -> None:
    """Refuse what would write, reach outside, or end the process; say which prefix is missing."""
    found = list(lexer.tokens(query))
    words = {token.text.upper() for token in found if token.kind == "word"}
    if words & _OUTSIDE:
        raise QueryRefused(
            f"{min(words & _OUTSIDE)} 는 쓸 수 없습니다: 바깥 접속 금지 / a query may not reach outside",
            hint="그 데이터를 먼저 받아 두고 질의하세요 / fetch that data first, then ask",
        )
    if words & _WRITES:
        raise QueryRefused(
            f"{min(words & _WRITES)} 는 쓸 수 없습니다: 그래프는 읽기 전용입니다 / the graph is read only",
            hint="SELECT, ASK, CONSTRUCT, DESCRIBE 만 됩니다 / only these; `kg build` changes the graph",
        )
    if lexer.depth(found) > (limits or Limits()).depth:
        raise QueryRefused("괄호가 너무 깊습니다 / brackets nest too deep", hint="질의를 나누세요 / split the query")
    _check_prefixes(query, found, prefixes)


def _check_prefixes(query: str, found: list[lexer.Token], prefixes: Mapping[str, str]) -> None:
    known = {**prefixes, **lexer.declared(found)}
    for token in found:
        prefix = token.text.partition(":")[0]
        if token.kind == "name" and prefix not in known:
            from difflib import get_close_matches  # noqa: PLC0415 - only for a query that fails

            near = get_close_matches(prefix, known, n=1)
            line, column = lexer.place(query, token.start)
            raise QueryError(
                f"{line}행 {column}열: 접두어 {prefix}: 가 선언되지 않았습니다 / line {line}, column {column}: "
                f"the prefix {prefix}: is not declared\n{pointed(query, line, column)}",
                hint=f"PREFIX {prefix}: <…> 로 선언하세요 / declare it; "
                + (f"did you mean {near[0]}: ? " if near else "")
                + f"known: {' '.join(sorted(prefixes))}",
            )


def prepared(question: Question, limits: Limits) -> Question:
    """The question, checked; with its dataset told apart where the engine would count its triples twice."""
    check(question.query, question.prefixes, limits)
    if question.default is not None or question.named is not None:
        return question
    default, named = lexer.dataset(question.query, question.prefixes)
    return replace(question, default=default, named=named) if len(default) > 1 else question


def ask(store: Path, question: Question, limits: Limits | None = None, *, fork: bool = False) -> Reply:
    """Run a query over the store in a child of its own; ``fork`` only where this process has one thread.

    Raises:
        QueryRefused: it would write, reach outside, or end the engine.
        QueryError: it is malformed, or the engine died of it, or its answer is larger than the limits allow.
        QueryTimeout: it took longer, or more memory, than the limits allow.
    """
    allowed = limits or Limits()
    checked = prepared(question, allowed)
    worker = Worker.fork(store, checked, allowed) if fork else Worker.spawn(store, allowed.memory)
    try:
        reply = worker.ask(checked, allowed)
    finally:
        worker.kill()
        worker.close()
    if reply.cut and limits is None:
        raise QueryError("답이 너무 큽니다 / the answer is too large", hint="LIMIT 을 쓰세요 / use LIMIT")
    return reply
