"""How alike two wordings are: character bigrams, white space and punctuation aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

ALIKE = 0.65
"""Share of a division's bigrams that a wording must hold to mean it: 0.73 is the farthest true one seen, 0.5 the nearest false."""
_WORDLESS = re.compile(r"[\W_]+")
_IGNORED = re.compile(r"[\s·․‧・･∙•ㆍᆞ]+")


def normal(text: str) -> str:
    """The form that names are compared in: composed, without white space and middle dots, Latin letters small."""
    composed = unicodedata.normalize("NFC", text).lower()
    return unicodedata.normalize("NFC", _IGNORED.sub("", composed))


def squash(text: str) -> str:
    """Letters and digits only, small."""
    return _WORDLESS.sub("", text).lower()


def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of the squashed text."""
    bare = squash(text)
    return frozenset(bare[i : i + 2] for i in range(len(bare) - 1)) or frozenset({bare} if bare else ())


def dice(one: str, other: str) -> float:
    """Dice's coefficient over bigrams, 0 to 1 (Dice 1945)."""
    a, b = bigrams(one), bigrams(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def contained(part: str, whole: str) -> float:
    """Share of the part's bigrams that the whole holds, 0 to 1."""
    a = bigrams(part)
    return len(a & bigrams(whole)) / len(a) if a else 0.0


def nearest(words: str, names: Iterable[str], floor: float) -> str:
    """The name that the words most likely mean: by containment, then likeness; empty if none reaches ``floor``."""
    scored = [(contained(name, words), dice(name, words), name) for name in names]
    best = max(scored, default=(0.0, 0.0, ""))
    return best[2] if best[0] >= floor else ""
