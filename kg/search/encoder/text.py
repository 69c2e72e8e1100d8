"""Texts as encoders read them best: composed letters, nothing that ends a C string, no more than a model looks at."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize

LONGEST = 4_000
"""Characters of a passage that are read: several times a model's window."""
QUESTION = 1_000
"""Characters of a question that are read: about a window; what a huge one costs has an end."""


def clean(texts: Iterable[str], longest: int = LONGEST) -> list[str]:
    """Composed (NFC), without NUL and lone surrogates, cut at ``longest``."""
    return [_clean(text[: 3 * longest])[:longest] for text in texts]


def _clean(text: str) -> str:
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    return normalize("NFC", whole)
