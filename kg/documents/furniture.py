"""Page furniture: page numbers and running heads that PDF extraction leaves among the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_PAGE = re.compile(
    r"\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|\d{1,3}\s*/\s*\d{1,3}|(?:page|쪽)\s*\d{1,4}|\d{1,4}\s*쪽)\s*", re.IGNORECASE
)


def furniture(lines: Sequence[str]) -> frozenset[int]:
    """Indices of the lines that belong to the page, not to the text.

    A running head is a markerless line that stands at least three times, each time beside a page number.
    """
    pages = {i for i, line in enumerate(lines) if _PAGE.fullmatch(line)}
    near: Counter[str] = Counter()
    places: dict[str, list[int]] = {}
    for page in pages:
        for other in (page - 2, page - 1, page + 1, page + 2):
            if 0 <= other < len(lines) and other not in pages and (words := "".join(lines[other].split())):
                near[words] += 1
                places.setdefault(words, []).append(other)
    heads = {i for words, count in near.items() if count >= 3 and len(words) <= 40 for i in places[words]}
    return frozenset(pages | heads)
