"""SPARQL's tokens, as far as a guard needs them: which words are keywords, which prefixes are used, how deep it nests.

Words inside strings, IRIs, comments, variables and prefixed names are no keywords.  After a ``<`` that is an operator to
the engine's parser and begins an IRI to the longest match, as in ``FILTER(?a<?b)SERVICE?x#>``, both readings count: a
keyword can follow an expression only where the expression's bracket has been closed, so an IRI that closes a bracket it
did not open is read as tokens too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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

_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


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
        if kind == "iri" and _closes(match.group()):
            yield from (Token(t.kind, t.text, match.start() + 1 + t.start) for t in tokens(match.group()[1:]))


def _closes(iri: str) -> bool:
    """Whether it closes a bracket that it did not open."""
    level = 0
    for sign in iri:
        level += (sign == "(") - (sign == ")")
        if level < 0:
            return True
    return False


def depth(found: list[Token]) -> int:
    """How deep brackets nest, also in what may be no IRI."""
    level = deepest = 0
    for token in found:
        level += {"open": 1, "close": -1}.get(token.kind, 0)
        deepest = max(deepest, level + (token.text.count("(") if token.kind == "iri" else 0))
    return deepest


def declared(found: list[Token]) -> dict[str, str]:
    """The prefixes that the query declares."""
    triples = zip(found, found[1:], found[2:], strict=False)
    solid = [t for t in triples if t[0].kind == "word" and t[0].text.upper() == "PREFIX" and t[2].kind == "iri"]
    return {name.text[:-1]: iri.text[1:-1] for _, name, iri in solid}


def form(found: list[Token]) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; nothing where the query is none of these."""
    words = (token.text.upper() for token in found if token.kind == "word")
    return next((word for word in words if word in {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}), "")


def dataset(query: str, prefixes: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The graphs of ``FROM`` and of ``FROM NAMED``; none where a name depends on the query's base."""
    found = list(tokens(query))
    known = {**prefixes, **declared(found)}
    default: list[str] = []
    names: list[str] = []
    for before, word, name in zip([None, *found], found, found[1:], strict=False):
        if _is(word, "FROM") and name.kind in {"iri", "name"}:
            default.append(named(name, known))
        elif before is not None and _is(before, "FROM") and _is(word, "NAMED"):
            names.append(named(name, known))
    whole = all(_ABSOLUTE.match(name) for name in (*default, *names))
    return (tuple(default), tuple(names)) if whole else ((), ())


def _is(token: Token, word: str) -> bool:
    return token.kind == "word" and token.text.upper() == word


def named(token: Token, known: Mapping[str, str]) -> str:
    """The IRI that a token stands for."""
    prefix, _, local = token.text.partition(":")
    return token.text[1:-1] if token.kind == "iri" else known.get(prefix, "") + local


def used(found: list[Token]) -> Iterator[str]:
    """The prefixes of the query's names, in order."""
    return (token.text.partition(":")[0] for token in found if token.kind == "name")


def place(query: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    before = query[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
