"""Parties: municipalities named together, and the part they play by the words behind them.

Only who takes part as subject, object or receiver can be given an award; a place of a ceremony, a host, a person's or an
office's municipality cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.extract.places import Found

_NOTE = r"(?:\s?\((?:[^()]|\([^()]*\)){1,60}\))"
_WARD = r"\s[가-힣]{1,4}\d?(?<![활공이행감변운아자노작출합협])(?:읍|동|(?<![화측반전방국표])면)(?=[은는이가과와을를도에,]|$)"
"""A town or ward behind its municipality's name (``은평구 | 불광2동``)."""
_JOIN = re.compile(
    rf"(?:{_WARD})?{_NOTE}?\s*(?:[,、·․ㆍ‧・∙･/&▲△▶▷■□●◆◇▦◦]|및|그리고|와|과|등과|를\s?비롯(?:해|하여|한)|을\s?비롯(?:해|하여|한)|[을를]\s?포함(?:해|하여|한)|[와과]\s?함께|외에도?)*\s*"
    rf"(?:(?:전국|\(?(?:광역|기초|시\s?·?\s?도|시\s?·?\s?군\s?·?\s?구)\)?)\s?\d*\s?)?"
)
UNIT = r"희망복지지원단|[가-힣]{0,6}복지팀|[가-힣]{2,8}과(?=[은는이가의]\s)|보건소|치매안심센터|(?:행정)?복지센터|주민센터|드림스타트|(?:중앙|[시군구]립)?도서관"
"""A municipality's own units, whose awards are its own."""
_WHOLE = re.compile(
    rf"{_NOTE}*(?:(?:시|군|구)?청)?(?:(?:\s[가-힣]{{1,4}}[읍면동])?\s?(?:{UNIT})|{_WARD})?\s?(?:등\s?)?(?:의\s?)?(?:모두\s?|총\s?|전국\s?|(?<=등\s)[가-힣]{{2,7}}\s(?=\d))?(?:\d+\s?(?:개소|개|곳)?\s?)?"
    r"(?:광역|기초)?\s?(?:지방자치단체|자치단체|지자체|시\s?·?\s?군\s?·?\s?구|시\s?·?\s?군|시\s?·?\s?도|지역|기관|단체|보건소|치매안심센터|시|군|구|곳|개소|도시)?(?:들)?"
)
_ASIDE = re.compile(r"[가-힣’”'\"](?<!개)(?<!곳)(?<!군)(?<!구)(?<!지자체)(?<!단위)\s?\([^(),]{0,12}$")
"""A bracket that says where something is or who somebody is."""
_HOST = re.compile(
    r"(?:이|가|에서)?\s(?:공동\s|함께\s)?(?:주관|주최|개최|후원|실시|시행|수여|시상|선정|평가)(?:한|하는|하고|하여|해|의)?\s"
)
"""Who gives an award, or where it is given."""
_BODY = re.compile(r"\([^()]*(?:재단|병원|대학|산학|센터|법인|협회|기업|의료원|공단|복지관|학교)[^()]*\)")
"""A bracket that names the body that was meant."""
_SUBJECT = re.compile(r"\s?(?:의\s사례[가는도]|은|는|이|가|도|역시|이며|이고|만)(?=[^가-힣]|$)")
_TOPIC = re.compile(r"\s?(?:은|는)(?=[^가-힣]|$)")
_OBJECT = re.compile(r"(?:을|를)(?=[^가-힣]|$)")
_DATIVE = re.compile(r"(?:에는|에게는|에게도|에게|에도|에)(?=[^가-힣]|$)")
_WITH = re.compile(r"(?:와|과)(?=[^가-힣]|$)")
_GENITIVE = re.compile(r"의(?=[^가-힣]|$)")
_COPULA = re.compile(r"\s?(?:이?다(?![가-힣])|이?었다|였다|이며|이고|임(?![가-힣])|(?:으)?로\s)")
_END = re.compile(r"\s?(?:$|[,.!?;/)\]’”\"'·․ㆍ▲△…<>|]|[-–—:：]\s)")
_COUNT = re.compile(
    r"(?:\d+\s?(?:개|곳|개소)|\d+\s?(?:광역|기초))\s?(?:광역|기초)?\s?(?:지방자치단체|자치단체|지자체|시\s?·?\s?군\s?·?\s?구|시\s?·?\s?군|시\s?·?\s?도|지역|기관|단체|시|군|구|도)?(?:이|가|은|는|을|를|도|의)?(?=[^가-힣]|$)"
)


class Role(StrEnum):
    """What a party is in its clause."""

    TOPIC = "topic"
    SUBJECT = "subject"
    OBJECT = "object"
    RECEIVER = "receiver"
    OWNER = "owner"
    """``…의``: receives through what it owns, where nobody else does."""
    LISTED = "listed"
    NONE = "none"
    """A place, a host, part of another name."""


@dataclass(frozen=True, slots=True)
class Party:
    """Names joined into one, with the range of their words and of what counts or sums them up behind."""

    names: tuple[Found, ...]
    start: int
    end: int
    role: Role


def parties(text: str, names: Sequence[Found], marks: Sequence[int]) -> Iterator[Party]:
    """Those of a unit, in order.

    Args:
        text: the unit's words.
        names: municipalities in it.
        marks: where grades begin: a name right before one is its receiver.
    """
    held: list[Found] = []
    for hit in names:
        if held and not _joined(text, held[-1].end, hit.start, marks):
            yield _party(text, held, marks)
            held = []
        held.append(hit)
    if held:
        yield _party(text, held, marks)


def _joined(text: str, start: int, end: int, marks: Sequence[int]) -> bool:
    between = text[start:end]
    graded = any(start <= mark < end for mark in marks)
    return not graded and _JOIN.fullmatch(between) is not None and not re.fullmatch(rf"{_NOTE}?\s*", between)


def _party(text: str, names: list[Found], marks: Sequence[int]) -> Party:
    plain = names[-1].end
    if (len(names) == 1 and _ASIDE.search(text, max(0, names[0].start - 20), names[0].start)) or _BODY.match(
        text, plain
    ):
        return Party(tuple(names), names[0].start, plain, Role.NONE)
    if _HOST.match(text, plain):
        return Party(tuple(names), names[0].start, plain, Role.NONE)
    whole = _WHOLE.match(text, plain)
    tail = whole.end() if whole else plain
    role = _role(text, tail, marks)
    if role is Role.NONE:
        tail, role = plain, _role(text, plain, marks)
    return Party(tuple(names), names[0].start, tail, role)


def _role(text: str, at: int, marks: Sequence[int]) -> Role:
    for pattern, role in (
        (_TOPIC, Role.TOPIC),
        (_SUBJECT, Role.SUBJECT),
        (_OBJECT, Role.OBJECT),
        (_DATIVE, Role.RECEIVER),
        (_WITH, Role.SUBJECT),
        (_GENITIVE, Role.OWNER),
        (_COPULA, Role.LISTED),
        (_END, Role.LISTED),
    ):
        if pattern.match(text, at):
            return role
    before_rank = any(at <= mark and not text[at:mark].strip(" ‘’“”\"'(") for mark in marks)
    return Role.LISTED if before_rank else Role.NONE


def counts(text: str, held: Sequence[Party]) -> Iterator[int]:
    """Where numbers of municipalities stand that no list spells out: ``총 30곳이``."""
    for match in _COUNT.finditer(text):
        if not any(p.names[-1].end <= match.start() <= p.end or p.start <= match.start() < p.end for p in held):
            yield match.start()
