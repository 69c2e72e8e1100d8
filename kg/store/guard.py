"""Queries of others: checked before they run, and run in a child with a deadline and a memory limit.

Oxigraph aborts its process on some queries (deep nesting, some ORDER BY) and has no time limit, so a stranger's query
never runs where its end would be ours.  A ``fork`` is the cheap way for a command; a fresh interpreter is the safe way
for a process with threads.
"""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from unicodedata import east_asian_width

from kg.errors import KgError, QueryError, QueryRefused, QueryTimeout, StoreError
from kg.store import lexer
from kg.store.child import CRASHED, Kind, Question, run

_OUTSIDE: Final = {"SERVICE", "LOAD"}
_WRITES: Final = {"INSERT", "DELETE", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "LOAD", "WITH"}
_CHUNK: Final = 1 << 20
_ANSWER: Final = 1
"""Where a fresh interpreter writes: its standard output."""
_MEMORY: Final = re.compile(r"memory|bad_alloc|resource temporarily unavailable", re.IGNORECASE)
_POSITION: Final = re.compile(r"error at (\d+):(\d+): ?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query of others may use.

    Attributes:
        seconds: wall time.
        memory: bytes of address space beyond what the process has when it starts.
        depth: how deep brackets may nest; far below where Oxigraph's stack ends.
    """

    seconds: float = 30.0
    memory: int = 4 << 30
    depth: int = 100


@dataclass(frozen=True, slots=True)
class Reply:
    """What a query answered, in the format that was asked for."""

    kind: Kind
    content: bytes = field(repr=False)


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
                f"the prefix {prefix}: is not declared",
                hint=(f"{near[0]}: 를 뜻했나요? / did you mean {near[0]}: ? " if near else "")
                + f"PREFIX {prefix}: <…> 로 선언하세요 / declare it; 있는 것 / known: {' '.join(sorted(prefixes))}",
            )


def ask(store: Path, question: Question, limits: Limits | None = None, *, fork: bool = False) -> Reply:
    """Run a checked query over the store in a child.

    Raises:
        QueryError: it is malformed, or the engine died of it.
        QueryTimeout: it took longer, or more memory, than the limits allow.
    """
    allowed = limits or Limits()
    check(question.query, question.prefixes, allowed)
    pid, pipe = (_fork if fork else _spawn)(store, question, allowed)
    content, late = _read(pid, pipe, allowed.seconds)
    _, status = os.waitpid(pid, 0)
    if late:
        raise QueryTimeout(
            f"질의가 {allowed.seconds:g}초를 넘어 멈췄습니다 / the query was ended after {allowed.seconds:g} s",
            hint="범위를 좁히거나 LIMIT, --timeout 을 쓰세요 / narrow it, or use LIMIT or --timeout",
        )
    return _reply(question.query, content, os.waitstatus_to_exitcode(status))


def _fork(store: Path, question: Question, limits: Limits) -> tuple[int, int]:
    reader, writer = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        run(store, question, limits.memory, limits.seconds, writer)
    os.close(writer)
    return pid, reader


def _spawn(store: Path, question: Question, limits: Limits) -> tuple[int, int]:
    reader, writer = os.pipe()
    question_reader, question_writer = os.pipe()
    package = os.fspath(Path(__file__).resolve().parents[2])
    sent = question.dump(store, limits.memory, limits.seconds, _ANSWER)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (package, os.getenv("PYTHONPATH"))))}
    arguments = [sys.executable, "-m", "kg.store.child"]
    # The child's ends become its standard input and output. Made inheritable here, they would also go to the child that
    # another thread starts at this moment, and this one's answer would not end before that one's.
    taken = [(os.POSIX_SPAWN_DUP2, question_reader, 0), (os.POSIX_SPAWN_DUP2, writer, _ANSWER)]
    pid = os.posix_spawn(sys.executable, arguments, environment, file_actions=taken)
    os.close(writer)
    os.close(question_reader)
    with os.fdopen(question_writer, "w", encoding="utf-8") as asked:
        asked.write(sent)
    return pid, reader


def _read(pid: int, pipe: int, seconds: float) -> tuple[bytes, bool]:
    """All that the child writes, and whether it had to be killed at its deadline."""
    end = time.monotonic() + seconds
    parts: list[bytes] = []
    try:
        while True:
            ready, _, _ = select.select([pipe], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                os.kill(pid, signal.SIGKILL)
                return b"", True
            part = os.read(pipe, _CHUNK)
            if not part:
                return b"".join(parts), False
            parts.append(part)
    except BaseException:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        raise
    finally:
        os.close(pipe)


def _reply(query: str, content: bytes, code: int) -> Reply:
    kind, rest = content[:1], content[1:]
    if code == 0 and kind in {k.value for k in Kind}:
        return Reply(Kind(kind), rest)
    said = content.decode("utf-8", "replace")
    if code == 0 and kind == CRASHED:
        raise _failed(query, rest.decode("utf-8", "replace"))
    if code == -signal.SIGXCPU:
        raise QueryTimeout(
            "질의가 시간을 넘어 멈췄습니다 / the query ran out of time", hint="범위를 좁히세요 / narrow it"
        )
    if _MEMORY.search(said) or code == -signal.SIGKILL:
        raise QueryTimeout(
            "질의가 메모리를 넘었습니다 / the query ran out of memory", hint="LIMIT 을 쓰세요 / use LIMIT"
        )
    raise QueryError(
        f"이 질의는 엔진이 감당하지 못합니다 (신호 {-code}) / the engine broke down over this query",
        hint="ORDER BY 에 수와 글이 섞이면 STR() 로 감싸세요 / wrap an ORDER BY of mixed values in STR()",
    )


def _failed(query: str, said: str) -> KgError:
    what, _, message = said.partition(" ")
    if what == "memory":
        return QueryTimeout(
            "질의가 메모리를 넘었습니다 / the query ran out of memory", hint="LIMIT 을 쓰세요 / use LIMIT"
        )
    if what == "store":
        return StoreError(f"그래프를 읽을 수 없습니다 / cannot read the graph: {message}")
    if what != "syntax":
        return QueryError(f"질의가 실패했습니다 / the query failed: {message}")
    return _syntax(query, message)


def _syntax(query: str, message: str) -> QueryError:
    """The parser's complaint with the line it is about. What it expected is left out: it lists far too much."""
    if not (match := _POSITION.match(message)):
        return QueryError(f"질의를 읽을 수 없습니다 / malformed query: {message}")
    line, column = int(match[1]), int(match[2])
    lines = query.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1]
    indent = "".join("\u3000" if east_asian_width(c) in "WF" else " " for c in shown[: column - 1])
    return QueryError(
        f"{line}행 {column}열에서 질의를 읽을 수 없습니다 / syntax error at line {line}, column {column}\n"
        f"    {shown}\n    {indent}^",
        hint=_advice(query, match[3]),
    )


def _advice(query: str, said: str) -> str:
    """What to try, as far as the query shows it."""
    if "variable that is unbound" in said:
        return "집계 밖의 변수를 GROUP BY 에 넣으세요 / put variables outside the aggregate into GROUP BY"
    found = list(lexer.tokens(query))
    opened, closed = (sum(t.kind == kind for t in found) for kind in ("open", "close"))
    if opened != closed:
        return f"괄호가 안 맞습니다: 여는 {opened}, 닫는 {closed} / brackets: {opened} opened, {closed} closed"
    if any(t.kind == "other" and t.text in "\"'" for t in found):
        return "따옴표가 닫히지 않았습니다 / a quote is not closed"
    if not {t.text.upper() for t in found} & {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}:
        return "SELECT, ASK, CONSTRUCT, DESCRIBE 가운데 하나로 묻습니다 / a query is one of these"
    return "그 앞에 빠진 마침표, 항, 괄호를 살펴보세요 / look before it for a missing term, full stop or bracket"
