"""What of a written name is no part of the name: white space, the owner's own name before it, 사업 or 운영 after it.

Each form depends on one mention alone, so that two documents come to the same form whatever else they say.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from kg.model.fact import OrganisationType, ProgramType
from kg.model.likeness import normal
from kg.model.thesaurus import PROGRAM, Head, Term, Thesaurus

Place: TypeAlias = tuple[str, str]
"""Province and municipality as written with the mention; empty where neither is."""

_QUOTES: Final = re.compile("[‘’“”'\"「」『』<>《》〈〉*]")
_SUFFIXES: Final = ("시", "군", "구", "도")
_JOINED: Final = frozenset("민장청립내의형")
"""Syllables that make another word of 시, 군, 구 or 도: 시민, 구청장, 도립, 남구형."""
_TAILS: Final = ("사업", "운영")
_BOUND: Final = ("시범", "선도", "특화", "공모", "위탁", "공동", "중점", "자체", "직영")
"""Modifiers that cannot stand without the 사업 or 운영 behind them."""
_BODIES: Final = frozenset({ProgramType.TEAM, ProgramType.NETWORK, ProgramType.FACILITY})
_PERSONS: Final = frozenset({OrganisationType.OCCUPATION, OrganisationType.RESIDENTS})
_RUN: Final = frozenset({ProgramType.PROGRAM, ProgramType.SERVICE, ProgramType.CAMPAIGN})


def plain(name: str) -> str:
    """The name in its normal form, without the quotes inside it."""
    return _QUOTES.sub("", normal(name))


def tailless(word: str) -> str:
    """The name without 사업 or 운영, whether or not what is left is a name: only to see two names' letters side by side."""
    return next((word.removesuffix(tail) for tail in _TAILS if word.endswith(tail)), word)


def owned(name: str, place: Place) -> str:
    """The plain name, without that of the municipality it is told of: 남원시 보름달도서관."""
    word = plain(name)
    sido, text = map(normal, place)
    if not text.endswith(_SUFFIXES):
        return word
    for prefix in (sido + text, text):
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= 4 and rest[0] not in _JOINED:
            return rest
    return word


def canonical(name: str, kind: str, place: Place, thesaurus: Thesaurus) -> str:
    """The form in which two mentions are one name."""
    word = owned(name, place)
    return _headless(word, thesaurus) if kind == PROGRAM else word


def _headless(word: str, thesaurus: Thesaurus) -> str:
    for tail in _TAILS:
        rest = word.removesuffix(tail)
        if rest != word and stands(rest, thesaurus) and not (tail == "사업" and body(rest, thesaurus)):
            return _headless(rest, thesaurus)
    return word


def stands(rest: str, thesaurus: Thesaurus) -> bool:
    """Whether what is left of a name is still one."""
    return len(rest) >= 3 and not rest.endswith(_BOUND) and not thesaurus.is_generic(rest)


def body(word: str, thesaurus: Thesaurus) -> bool:
    """Whether the name is of a body or a house, whose projects are something else than itself."""
    return any(_is_body(head) for head in thesaurus.head(word)[:1])


def _is_body(head: Head) -> bool:
    return head.type in _BODIES if head.kind == PROGRAM else head.type not in _PERSONS


def read(name: str, kind: str, place: Place, thesaurus: Thesaurus) -> tuple[str, Term | None]:
    """The canonical form, and the nationwide term it names all the same, apart from its owner's name or its 사업."""
    near, word = owned(name, place), canonical(name, kind, place, thesaurus)
    term = thesaurus.lookup(near)
    if term is not None and fits(term, kind):
        return word, term
    term = thesaurus.lookup(word)
    return word, term if term is not None and fits(term, kind) and term.type in _RUN else None


def fits(term: Term, kind: str) -> bool:
    """Whether a mention of that kind may be the term: everyday words are left to those who know the context."""
    return kind in (term.kind, term.also) and term.strength == "strong"
