"""Candidates made one: which of two that overlap stays, what lists support, and what lists add."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.candidate import ORGANISATION, PROGRAM, RANK, Candidate
from kg.extract.groups import PARTNERS, Group, closes
from kg.extract.heads import runs
from kg.extract.labels import VERBS
from kg.extract.phrases import Phrase
from kg.extract.piece import Piece
from kg.extract.readings import takes_part
from kg.model.fact import OrganisationType, ProgramType
from kg.model.thesaurus import Thesaurus

_PRAISED = re.compile(
    r"(?!\s?에)[^,.]{0,8}?(?:좋은\s?점수|호평|높은\s?(?:평가|점수)|높이\s?(?:평가|샀|사)|우수한\s?평가|인정받|근거로)"
)
"""What a list is summed up with that a municipality was praised for."""
_PRAISED_FOR = re.compile(r"\s등(?:을|이|으로|의)?\s?")
_SERVED = re.compile(r"(?:환자|어르신|노인|아동|장애인|가구|가정|가족|대상자|이용자|환경)$")
"""Who is served takes no part, list or not."""
_SUMMARY = re.compile(r"[^,.]{0,16}?(?:사업|프로그램|서비스|캠페인|시책|제도|활동|안전망|채널|창구)")
"""What a list of programs is summed up as."""


def settled(found: Iterable[Candidate], lists: Sequence[Group], text: str) -> list[Candidate]:
    """One candidate for each stretch: by rank, then length; unsure ones only with a sure neighbour in their list."""
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (not c.sure, RANK[c.cue], c.start - c.end, not c.key)):
        rivals = [k for k in kept if k.overlaps(candidate)]
        if not rivals or all(_apart(k, candidate) for k in rivals):
            kept.append(candidate)
    sure = [c for c in kept if c.sure]
    return sure + [c for c in kept if not c.sure and _supported(c, sure, lists, text)]


def _apart(one: Candidate, other: Candidate) -> bool:
    """Whether a nationwide body inside a longer name is a mention of its own (``지역사회보장협의체 | 교육``)."""
    inside = one.holds(other) and other.start == one.start and other.end < one.end
    return inside and bool(other.key) and not other.program and one.program and not one.key


def _supported(candidate: Candidate, sure: Sequence[Candidate], lists: Sequence[Group], text: str) -> bool:
    """Whether an unsure name stands in a list with a sure one of its kind, or in one of partners."""
    for group in lists:
        if not any(a <= candidate.start and candidate.end <= b for a, b in group.items):
            continue
        others = [s for s in sure if s.kind == candidate.kind and any(a <= s.start < b for a, b in group.items)]
        sign = _SUMMARY if candidate.program else PARTNERS
        if others or sign.match(closes(group)):
            return True
    if candidate.program:
        return bool(candidate.key) and runs(text[candidate.end : candidate.end + 24])
    return takes_part(text, candidate, ())


def joined(
    piece: Piece, parts: Sequence[Phrase], lists: Sequence[Group], kept: Sequence[Candidate], thesaurus: Thesaurus
) -> list[Candidate]:
    """Items without a sign of their own, in lists whose other items are names or that are summed up as such."""
    more: list[Candidate] = []
    for group in lists:
        named = [c for c in kept if any(a <= c.start and c.end <= b + 1 for a, b in group.items)]
        programs = [c for c in named if c.program]
        bodies = [c for c in named if not c.program]
        close = closes(group)
        summed = _PRAISED.match(close) or (_SUMMARY.match(close) and not _marked(piece.text, group))
        if programs and len(programs) * 2 >= len(group.items) and summed:
            kind, type_ = PROGRAM, ProgramType.PROGRAM.value
        elif bodies and (len(bodies) * 2 >= len(group.items) or "참여" in close[:8]) and PARTNERS.match(close):
            kind, type_ = ORGANISATION, OrganisationType.OTHER.value
        else:
            continue
        for start, end in group.items:
            item = Candidate(start, end - len(_verb(piece.text[start:end])), kind, type_, "list")
            if not any(item.overlaps(k) for k in kept) and _nameable(piece, item, thesaurus):
                more.append(item)
    return [*more, *_praised(piece, parts, [*kept, *more], thesaurus)]


def _marked(text: str, group: Group) -> bool:
    """Whether triangles part the items: those lead clauses as often as names."""
    return bool(set("△▲") & set(text[group.items[0][0] : group.items[-1][1]]))


def _praised(
    piece: Piece, parts: Sequence[Phrase], kept: Sequence[Candidate], thesaurus: Thesaurus
) -> Iterator[Candidate]:
    """A name without a sign of its own that a municipality was praised for (``… 등을 높이 사서``)."""
    for phrase in parts:
        behind = _PRAISED_FOR.match(piece.text, phrase.end)
        if behind and len(phrase.tokens) > 2 and _PRAISED.match(piece.text, behind.end()):
            item = Candidate(phrase.start, phrase.end, PROGRAM, ProgramType.PROGRAM.value, "list")
            if not any(item.overlaps(k) for k in kept) and _nameable(piece, item, thesaurus):
                yield item


def _verb(words: str) -> str:
    found = VERBS.search(words)
    return found.group() if found else ""


def _nameable(piece: Piece, item: Candidate, thesaurus: Thesaurus) -> bool:
    words = piece.text[item.start : item.end].strip()
    tokens = [t for t in piece.tokens if item.start <= t.start < item.end]
    served = not item.program and _SERVED.search(words)
    return (
        not served
        and len(tokens) >= 2
        and 3 <= len(words) <= 25
        and not thesaurus.is_generic(words)
        and not any(item.start <= start < item.end for start, _, _ in piece.places)
    )
