"""SPARQL's tokens, as far as a guard needs them: which words are keywords, which prefixes are used, how deep it nests.

Words inside strings, IRIs, comments, variables and prefixed names are no keywords.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(
    r"""
      (?P<string>  \"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3} | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<iri>     <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<comment> \#[^\n\r]* )
    | (?P<var>     [?$]\w+ )
    | (?P<lang>    @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<blank>   _:[\w.\-·]+ )
    | (?P<name>    (?:[^\W\d_][\w.\-·]*)? : (?:[\w.\-:·%]|\\[_~.\-!$&'()*+,;=/?\#@%])* )
    | (?P<word>    [A-Za-z_][A-Za-z0-9_]* )
    | (?P<open>    [({\[] )
    | (?P<close>   [)}\]] )
    | (?P<space>   \s+ )
    | (?P<other>   . )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: its kind, its characters, and where it starts."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """The tokens in order; comments and white space are left out."""
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "other"
        if kind not in {"comment", "space"}:
            yield Token(kind, match.group(), match.start())


def depth(found: list[Token]) -> int:
    """How deep brackets nest."""
    level = deepest = 0
    for token in found:
        level += {"open": 1, "close": -1}.get(token.kind, 0)
        deepest = max(deepest, level)
    return deepest


def declared(found: list[Token]) -> dict[str, str]:
    """The prefixes that the query declares."""
    triples = zip(found, found[1:], found[2:], strict=False)
    solid = [t for t in triples if t[0].kind == "word" and t[0].text.upper() == "PREFIX" and t[2].kind == "iri"]
    return {name.text[:-1]: iri.text[1:-1] for _, name, iri in solid}


def used(found: list[Token]) -> Iterator[str]:
    """The prefixes of the query's names, in order."""
    return (token.text.partition(":")[0] for token in found if token.kind == "name")


def place(query: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    before = query[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
