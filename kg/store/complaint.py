"""What is said of a query that failed: what is wrong, where in it, and what to try."""

from __future__ import annotations

import re
import signal
from typing import Final
from unicodedata import east_asian_width

from kg.errors import KgError, QueryError, QueryTimeout, StoreError
from kg.store import lexer

_MEMORY: Final = re.compile(r"memory|bad_alloc|resource temporarily unavailable", re.IGNORECASE)
_POSITION: Final = re.compile(r"error at (\d+):(\d+): ?(.*)", re.DOTALL)


def late(seconds: float) -> QueryTimeout:
    """It was ended at its deadline."""
    return QueryTimeout(
        f"질의가 {seconds:g}초를 넘어 멈췄습니다 / the query was ended after {seconds:g} s",
        hint="범위를 좁히거나 LIMIT, --timeout 을 쓰세요 / narrow it, or use LIMIT or --timeout",
    )


def died(said: str, code: int) -> KgError:
    """The child ended without an answer."""
    if code == -signal.SIGXCPU:
        return QueryTimeout(
            "질의가 시간을 넘어 멈췄습니다 / the query ran out of time", hint="범위를 좁히세요 / narrow it"
        )
    if _MEMORY.search(said) or code == -signal.SIGKILL:
        return _greedy()
    return QueryError(
        f"이 질의는 엔진이 감당하지 못합니다 (신호 {-code}) / the engine broke down over this query",
        hint="ORDER BY 에 수와 글이 섞이면 STR() 로 감싸세요 / wrap an ORDER BY of mixed values in STR()",
    )


def _greedy() -> QueryTimeout:
    return QueryTimeout("질의가 메모리를 넘었습니다 / the query ran out of memory", hint="LIMIT 을 쓰세요 / use LIMIT")


def failed(query: str, what: str, message: str) -> KgError:
    """The child answered that it could not."""
    if what == "memory":
        return _greedy()
    if what == "store":
        return StoreError(f"그래프를 읽을 수 없습니다 / cannot read the graph: {message}")
    if what != "syntax":
        return QueryError(f"질의가 실패했습니다 / the query failed: {message}")
    return _syntax(query, message)


def pointed(query: str, line: int, column: int) -> str:
    """The line of a query, and under it a caret where something is wrong; both counted from one."""
    lines = query.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1]
    return f"    {shown}\n    {''.join(map(_blank, shown[: column - 1]))}^"


def _blank(char: str) -> str:
    """White space as wide as the character."""
    return char if char == "\t" else "\u3000" if east_asian_width(char) in "WF" else " "


def _syntax(query: str, message: str) -> QueryError:
    """The parser's complaint with the line it is about. What it expected is left out: it lists far too much."""
    if not (match := _POSITION.match(message)):
        return QueryError(f"질의를 읽을 수 없습니다 / malformed query: {message}")
    line, column = int(match[1]), int(match[2])
    return QueryError(
        f"{line}행 {column}열에서 질의를 읽을 수 없습니다 / syntax error at line {line}, column {column}\n"
        f"{pointed(query, line, column)}",
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
