"""Lexical tokens: pairs of neighbouring syllables, spaces aside, and Latin words whole; the same for texts and questions.

Pairs tie with an analyser's morphemes in quality here and cost nothing to load; white space, which people put as they
like, does not matter to them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

_RUN: Final = re.compile(r"[a-z]+|[^\W_a-z]+")
_OWN: Final = re.compile(r"(?<=\w)'s\b")
_BRITISH: Final = (
    *(("centre", "center"), ("isation", "ization"), ("ised", "ized"), ("ising", "izing"), ("elling", "eling")),
    *(("ellor", "elor"), ("our", "or"), ("programme", "program")),
)
"""One spelling for both sides of the ocean."""
STOPS: Final = frozenset(
    "a an the of for to in on at by with and or from as is are was were be been do does did has have any that than this"
    " their its it who which what where when how there into about can i we you they".split()
)
"""English words that say nothing of what is looked for."""


class Piece(NamedTuple):
    """A letter or digit of a folded text, and where it stands in the text itself."""

    char: str
    at: int


def fold(text: str) -> str:
    """One form of each letter, small."""
    return unicodedata.normalize("NFKC", text).lower()


def pieces(text: str) -> list[Piece]:
    """The letters and digits that are not Latin, each with its place, as if nothing stood between them."""
    small = text.lower()
    if len(small) == len(text) and unicodedata.is_normalized("NFKC", small):  # nearly every text, and ten times as fast
        return [Piece(char, at) for at, char in enumerate(small) if char.isalnum() and not "a" <= char <= "z"]
    return [
        Piece(folded, at)
        for at, char in enumerate(text)
        for folded in fold(char)
        if folded.isalnum() and not "a" <= folded <= "z"
    ]


def words(text: str) -> list[str]:
    """The Latin words, without plurals and in one spelling."""
    return [stem(word) for word in re.findall(r"[a-z]+", _OWN.sub("", fold(text)))]


def stem(word: str) -> str:
    """An English word without its plural, spelt the American way."""
    for british, american in _BRITISH:
        word = word.replace(british, american)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def tokens(text: str) -> Counter[str]:
    """How often each token occurs in a text."""
    return Counter(_tokens(text))


def _tokens(text: str) -> Iterator[str]:
    yield from (word for word in words(text) if word not in STOPS)
    bare = [piece.char for piece in pieces(text)]
    yield from (one + other for one, other in pairwise(bare))
    if len(bare) == 1:
        yield bare[0]


def wordless(text: str) -> bool:
    """Whether there is nothing in it that could be looked for."""
    return not _RUN.search(fold(text))
