"""Lexical tokens: pairs of neighbouring syllables, spaces aside, and Latin words whole; the same for texts and questions.

Pairs tie with an analyser's morphemes in quality here and cost nothing to load; white space, which people put as they
like, does not matter to them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
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


class Letters(NamedTuple):
    """The letters and digits of a text that are not Latin, as if nothing stood between them.

    Attributes:
        bare: they, in one form and small.
        at: where in the text each of them stands.
    """

    bare: str
    at: Sequence[int]


def fold(text: str) -> str:
    """One form of each letter, small."""
    return unicodedata.normalize("NFKC", text).lower()


def letters(text: str) -> Letters:
    """The letters of a text, each with its place."""
    kept = list(map(_kept, text))
    return Letters("".join(kept), [at for at, chars in enumerate(kept) for _ in chars])


@lru_cache(maxsize=16_384)
def _kept(char: str) -> str:
    """What of a character is a letter or digit and not Latin; there are more characters than are ever read."""
    return "".join(c for c in fold(char) if c.isalnum() and not "a" <= c <= "z")


def places(some: str, bare: str) -> Iterator[int]:
    """Where in a run of letters some of them stand, overlapping ones too."""
    start = bare.find(some)
    while start >= 0:
        yield start
        start = bare.find(some, start + 1)


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
    bare = "".join(map(_kept, text))
    yield from (one + other for one, other in pairwise(bare))
    if len(bare) == 1:
        yield bare


def wordless(text: str) -> bool:
    """Whether there is nothing in it that could be looked for."""
    return not _RUN.search(fold(text))
