"""Lists: what commas, dots and ``와`` join is of one kind, and what closes the list says which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.phrases import Phrase

_JOIN = re.compile(
    r"\s*(?:\([^()]{1,60}\)|\d[\d,]*\s*(?:명|팀|개소|곳|건|개))?\s*[’”」』'\"*]*\s*(?:[,·․ㆍ‧・･∙]|(?:와|과)(?=\s)|(?<=\s)및(?=\s)|,?\s*그리고)\s*(?:[①-⑳△▲]\s*)?[‘“「『'\"]*\s*"
    r"|\s*[△▲]\s*"
)
"""Between two items of a list: a count or bracket and closing quotes of the one, the joint, opening quotes of the next."""
_CLOSE = re.compile(
    r"\s*(?:\([^()]{1,60}\)|\d[\d,]*\s*(?:명|팀|개소|곳|건|개))?\s*[’”」』'\"*]*\s*등(?P<rest>.{0,40})", re.DOTALL
)
"""``등``, behind the last item's count, bracket and quotes."""
PARTNERS = re.compile(
    r"(?:[^,.]|(?<=\d),(?=\d)){0,16}?(?:참여|협력|협약|협의(?!체)|연계|함께(?!하는)|공동|구성|협업|업무협약|MOU|손잡|후원|주관|위촉|결연|기부|기탁|네트워크|협의체|유관기관|단체|기관)"
)
"""Words after a list of bodies or people that take part."""


@dataclass(frozen=True, slots=True)
class Group:
    """A list: its items' ranges, and what stands behind it."""

    items: tuple[tuple[int, int], ...]
    after: str


def groups(text: str, phrases: Sequence[Phrase]) -> Iterator[Group]:
    """Lists of two items or more."""
    for inside in (False, True):
        yield from _at_depth(text, [p for p in phrases if _bracketed(text, p.start) is inside])


def _bracketed(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _at_depth(text: str, phrases: Sequence[Phrase]) -> Iterator[Group]:
    run: list[Phrase] = []
    for phrase in phrases:
        if run and not _JOIN.fullmatch(text[run[-1].end : phrase.start]):
            yield from _group(text, run)
            run = []
        run.append(phrase)
    yield from _group(text, run)


def _group(text: str, run: Sequence[Phrase]) -> Iterator[Group]:
    if len(run) > 1:
        after = text[run[-1].end : run[-1].end + 60]
        yield Group(tuple((p.start, p.end) for p in run), after)


def closes(group: Group) -> str:
    """What the list is summed up as: the words behind ``등``, else those behind its last particle."""
    found = _CLOSE.match(group.after)
    return found["rest"] if found else group.after
