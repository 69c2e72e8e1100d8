"""Which award a document is about: its scheme's name and year."""

from __future__ import annotations

import re
from collections import Counter

from kg.model.document import Document

_NAMED = re.compile(
    r"(?:(?P<full>20\d\d)|[‘'’´`](?P<short>\d\d))\s*년?도?\s*(?:보건복지부\s*)?"
    r"(?P<name>(?:[가-힣]{2,10}\s?){0,2}?[가-힣]{1,8}(?:행정상|복지상|사업\s?평가|평가|어워드|대전|경진대회|공모전))(?=[^가-힣]|시상|합동|결과|를|을|에서|은|는|의|$)"
)
"""``2019년 복지행정상``: a year and the name of a prize, assessment or contest."""
_PLAIN = re.compile(r"(?P<name>복지행정상|지역복지사업\s?평가)")
"""The schemes that are also named without a year."""


def honour(document: Document, year: int | None) -> tuple[str, int | None]:
    """Scheme and year: what the document names most often; the scheme is empty where it names none.

    Args:
        document: what is read.
        year: of the release, for a scheme that is named without one; None where it is not known.
    """
    votes: Counter[tuple[str, int]] = Counter()
    for block in document.blocks:
        for found in _NAMED.finditer(block.text):
            stated = int(found["full"] or f"20{found['short']}")
            votes[(_tidy(found["name"]), stated)] += 3 if found["name"].endswith("상") else 1
    near = {key: votes[key] for key in votes if year is not None and abs(key[1] - year) <= 1}
    if near:
        return max(near, key=lambda key: (near[key], key))
    plain = [_PLAIN.search(b.text) for b in document.blocks]
    named = next((p["name"] for p in plain if p), "")
    return _tidy(named), year


def _tidy(name: str) -> str:
    return " ".join(name.split())
