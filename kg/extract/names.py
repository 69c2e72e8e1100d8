"""Programs and organisations: what the signs of naming find, made one, told apart, and tied to municipalities.

Signs, strongest first: quotes; a label that leads a bullet (``- (맞춤형 컨설팅) …``); the thesaurus of nationwide names;
head nouns; membership of a list whose other items are names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.extract.candidate import Candidate
from kg.extract.cases import province
from kg.extract.groups import groups
from kg.extract.heads import heads
from kg.extract.labels import enumerated, labels
from kg.extract.partners import Sided, partners
from kg.extract.phrases import phrases
from kg.extract.piece import Piece
from kg.extract.quotes import closed, quoted, quotes
from kg.extract.readings import both, meant, reading
from kg.extract.settle import joined, settled
from kg.extract.signs import CLOSING, OPENING
from kg.extract.terms import terms
from kg.extract.ties import tied
from kg.model.fact import Organisation, OrganisationType, Program, ProgramType
from kg.model.place import PlaceName
from kg.model.thesaurus import Thesaurus

_BEFORE = re.compile(
    rf"\s*\)\s*|\s*(?:의\s*)?[{OPENING}(]?\s*|(?:\s*[가-힣A-Za-z0-9]{{2,14}}){{1,2}}의\s*[{OPENING}]\s*"
)
"""Between a municipality and what is its own: nothing, ``의``, or a body of it (``가나시 보건소의 ‘…’``)."""
_NEAR = re.compile(
    r"\s[가-힣A-Za-z0-9]{1,12}(?<![은는이가을를의에서로와과고며한된던인도등및외])\s(?:[가-힣A-Za-z0-9]{1,12}(?<![은는이가을를의에서로와과고며한된던인도등및외])\s)?"
)
"""Between a municipality and a body of it: a word or two of its name (``수원시 버드내 노인복지관``)."""
_AFTER = re.compile(rf"[{CLOSING}]?\s*\(\s*")
"""Between a name and the municipality in brackets behind it."""

_LABEL = re.compile(r"\s*\)\s[가-힣A-Za-z‘]")
"""The end of a bracket that leads what follows it (``가나의료원 (다라) 다라의료원``)."""

Within = Callable[[PlaceName, PlaceName], bool]


def names(
    pieces: Sequence[Piece], thesaurus: Thesaurus, within: Within = lambda one, other: False
) -> tuple[tuple[Program, ...], tuple[Organisation, ...]]:
    """All mentions, in order of the text. The bodies of a note take part in what its bullet's label names.

    Args:
        within: whether the first municipality lies in the second.
    """
    programs: list[Program] = []
    organisations: list[Organisation] = []
    leading: dict[int, int] = {}
    texts = {piece.block.index: piece.text for piece in pieces}
    for piece in pieces:
        found = _of_piece(piece, thesaurus)
        items = enumerated(piece, texts.get(piece.block.parent or 0, ""))
        found += [i for i in items if not any(i.overlaps(c) for c in found)]
        label = leading.get(piece.block.parent if piece.block.parent is not None else -1)
        if label is not None and not any(c.program and c.type != ProgramType.ROLE.value for c in found):
            joined = (piece.span(c.start, c.end) for c in found if not c.program)
            programs[label] = replace(programs[label], partners=(*programs[label].partners, *joined))
        for candidate in found:
            if candidate.program and candidate.cue == "label":
                leading.setdefault(piece.block.index, len(programs))
            if candidate.program:
                programs.append(_program(piece, candidate, found, within))
            else:
                organisations.append(_organisation(piece, candidate, within))
    return tuple(programs), tuple(organisations)


def _of_piece(piece: Piece, thesaurus: Thesaurus) -> list[Candidate]:
    """The names of one block, in order."""
    parts = tuple(phrases(piece.text, piece.tokens, _breaks(piece)))
    lists = tuple(groups(piece.text, parts))
    found = (
        *quotes(piece.text, thesaurus),
        *labels(piece, thesaurus),
        *terms(piece, thesaurus),
        *heads(piece, parts, thesaurus),
    )
    shut = closed(piece.text, thesaurus)
    read = [
        reading(piece.text, c, lists, thesaurus) for c in found if _open(piece, c, shut) and meant(piece.text, c, lists)
    ]
    kept = settled(read, lists, piece.text)
    kept += both(piece.text, kept, lists, thesaurus)
    kept += joined(piece, parts, lists, kept, thesaurus)
    return sorted(kept, key=lambda c: (c.start, c.end, c.kind))


def _open(piece: Piece, candidate: Candidate, shut: Sequence[tuple[int, int]]) -> bool:
    """Whether it is no municipality, and stands in no division's or law's name, unless it says itself whose it is."""
    inside = any(a <= candidate.start and candidate.end <= b for a, b in shut)
    return not piece.placed(candidate.start, candidate.end) and (candidate.cue == "body" or not inside)


def _breaks(piece: Piece) -> frozenset[int]:
    """Where a phrase must end: at the edges of quotes."""
    return frozenset(edge for pair in quoted(piece.text) for edge in pair)


def _owner(piece: Piece, candidate: Candidate, within: Within) -> PlaceName | None:
    """Whose it is, where the words tie the two; else nobody's."""
    place, subject = _named(piece, candidate, within), piece.owner(candidate.start)
    about = place is not None and subject is not None and subject.text == place.text
    return place if place is not None and tied(piece.text, candidate, subject=about) else None


def _named(piece: Piece, candidate: Candidate, within: Within) -> PlaceName | None:
    """Whose it is: of the municipality named right before it or in brackets right behind it, else the subject's.

    A province before a name says where, not whose, when the subject lies in it (``제주 제주시는 … 제주 119 안전센터``).
    """
    subject = piece.owner(candidate.start)
    own = next((place for start, _, place in piece.bodies if candidate.start <= start < candidate.end), None)
    for start, end, place in (*piece.places, *piece.bodies):
        if end <= candidate.start and (joint := _BEFORE.fullmatch(piece.text[end : candidate.start])):
            bare = not joint.group().strip()
            if bare and own is not None and _inside(own, place, within):
                return own
            return subject if bare and subject is not None and _inside(subject, place, within) else place
        if not candidate.program and end <= candidate.start and _NEAR.fullmatch(piece.text[end : candidate.start]):
            return place
        label = candidate.end < start and _LABEL.match(piece.text, end) and piece.text[candidate.end].isspace()
        if candidate.end <= start and not label and _AFTER.fullmatch(piece.text[candidate.end : start]):
            return place
    return own if own is not None and (subject is None or _inside(own, subject, within)) else subject


def _inside(one: PlaceName, other: PlaceName, within: Within) -> bool:
    """Whether a municipality lies in another; where its province is written, in that one only."""
    return within(one, other) and (not one.sido or province(one.sido) == province(other.text))


def _program(piece: Piece, candidate: Candidate, found: Sequence[Candidate], within: Within) -> Program:
    sides = [Sided(c.start, c.end, c.program, c.cue == "label") for c in found]
    with_whom = partners(piece.text, Sided(candidate.start, candidate.end, True, candidate.cue == "label"), sides)
    return Program(
        piece.written(candidate.start, candidate.end).strip(),
        ProgramType(candidate.type),
        piece.span(candidate.start, candidate.end),
        _owner(piece, candidate, within),
        candidate.key,
        piece.id,
        tuple(piece.span(s.start, s.end) for s in with_whom),
        candidate.cue,
    )


def _organisation(piece: Piece, candidate: Candidate, within: Within) -> Organisation:
    return Organisation(
        piece.written(candidate.start, candidate.end).strip(),
        OrganisationType(candidate.type),
        piece.span(candidate.start, candidate.end),
        _owner(piece, candidate, within),
        candidate.key,
        piece.id,
    )
