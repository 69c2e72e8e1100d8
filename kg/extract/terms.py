"""Nationwide programs and bodies by name, whatever white space or page break stands inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.candidate import ORGANISATION, Candidate
from kg.extract.phrases import GLUED
from kg.extract.piece import Piece
from kg.extract.signs import DOTS
from kg.model.fact import OrganisationType
from kg.model.thesaurus import STRONG, Term, Thesaurus

_SKIP = re.compile(rf"[\s{DOTS}]")
"""Signs that may stand inside a name."""
_TAIL = re.compile(
    r"(?:[^가-힣A-Za-z0-9]|$|은|는|이|가|을|를|의|와|과|도|만|로|으로|에|에서|에게|에는|에도|께|들|등|및|별|간|인|이나|나|까지|부터|마다|처럼|라는|이라는|이란|"
    + "|".join(GLUED)
    + r")"
)
"""What may follow a name: no letter, a particle, or a verb of running written on to it."""


def terms(piece: Piece, thesaurus: Thesaurus) -> Iterator[Candidate]:
    """Every term of the thesaurus that the piece names, longest first at each place, no overlaps."""
    text = piece.text
    places = [i for i, c in enumerate(text) if not _SKIP.match(c)]
    bare = "".join(text[i] for i in places).lower()
    longest = max(map(len, thesaurus.variants), default=0)
    ends = {t.end for t in piece.tokens}
    starts = {t.start for t in piece.tokens}
    at = 0
    while at < len(bare):
        length = _match(bare, at, longest, thesaurus) if places[at] in starts and _opens(text, places[at]) else 0
        while length and not _closes(text, places[at + length - 1] + 1, ends):
            length = _match(bare, at, length - 1, thesaurus)
        if not length:
            at += 1
            continue
        term = thesaurus.variants[bare[at : at + length]]
        end = places[at + length - 1] + 1
        ministry = term.single and term.type == OrganisationType.GOVERNMENT.value
        plain = term.kind == ORGANISATION and thesaurus.is_generic(bare[at : at + length])
        if not (
            ministry or (plain and term.type == OrganisationType.GOVERNMENT.value)
        ):  # 지자체: whoever it is, no partner
            yield Candidate(places[at], end, term.kind, term.type, "thesaurus", term.key, _sure(term) and not plain)
        at += length


def _sure(term: Term) -> bool:
    """Whether a mention alone says that it is run or takes part: not so an everyday word."""
    return term.strength == STRONG


def _match(bare: str, at: int, longest: int, thesaurus: Thesaurus) -> int:
    for length in range(min(longest, len(bare) - at), 1, -1):
        if bare[at : at + length] in thesaurus.variants:
            return length
    return 0


def _opens(text: str, at: int) -> bool:
    """Whether a name may begin here: not in the middle of a word, but for a hanja or Latin prefix."""
    return at == 0 or not ("가" <= text[at - 1] <= "힣" or text[at - 1].isdigit())


def _closes(text: str, at: int, ends: set[int]) -> bool:
    """Whether a name may end here: a particle, a running verb or no letter follows."""
    return _TAIL.match(text[at : at + 6]) is not None and (at in ends or not text[at : at + 1].isalpha())
