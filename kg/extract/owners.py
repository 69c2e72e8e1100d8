"""Whose is what: from which character of a block on the text speaks of which municipality.

A municipality takes over where it is the subject: a label (``(전남 순천시)``), a topic (``부산 기장군은``), a heading
(``< 전북 익산시 >``, ``[분야 : 대구 달서구]``). What hangs under a block inherits from it; a paragraph goes on with the
one before, until somebody else is the subject. Several at once, or a ministry, own nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.extract.carry import Switch, apart, continues, turns
from kg.extract.places import Found
from kg.model.document import Block, BlockKind, Document
from kg.model.place import PlaceName

_TOPIC = re.compile(
    r"\s*(?:\([^()]{0,40}\))?\s*(?:은|는|이|가|에서는|에서도|에서|의\s*경우|역시|도|등(?:은|는|이|에서는|에서))(?=[^가-힣])"
)
"""A particle that makes the name before it the subject, a bracket between them aside."""
_FIRST = re.compile(
    r"\s*에서\s*(?:발생|열[린릴]|개최|확인|거주|근무|숨진|일어)(?:[한된하되났는은던]|\s)|\s*에서\s*(?:는\s)?(?:도\s)?(?:가장|처음|최초|유일|제일|두\s?번째)"
)
"""``인천시에서 가장 먼저``: among whom, not who; ``인천시에서 발생한``: where."""
_AT = re.compile(r"\s*(?:\([^()]{0,40}\))?\s*에서\s")
_WHEN = re.compile(r"(?:\d\s?시|\d\s?분|[월화수목금토일]\)|오전|오후)[^.,]{0,20}$")
"""``9월 14일(목) 9시 서울에서``: when and where something was held."""
_MORE = re.compile(r"\s*(?:\([^()]{0,40}\))?\s*등")
"""``익산시 등은``: it and others."""
_HEADLINE = re.compile(r"\s*,\s")
"""``익산시, 복지행정 대상 수상``."""
_LABEL = re.compile(r"\s*(?:,[^()]{0,20})?\)")
"""The end of a label: ``)``, or ``, 대상)``."""
_ROW = re.compile(r"(?:^|\s)(?P<label>\()[^()]{2,8}\)\s(?=[가-힣‘])")
"""A short bracket between two spaces."""
_SITED = re.compile(r"\s*(?:소재|위치|관내)?\s*\)\s*(?:은|는)(?=[^가-힣])")
"""``신길센터(경기도 안산시 소재)는``: what stands there is the municipality's."""
_OF = re.compile(
    r"(?:의)?\s+(?!소재|위치)[가-힣A-Za-z0-9·\s]{2,24}?"
    r"(?<!위원)(?<!교수)(?<!박사)(?<!연구원)(?<![팀부실국과]장)(?<!차관)(?:은|는|에서는)(?=\s)"
)
"""``철원군 돌봄센터 1호점에서는``: a body of the municipality is the subject."""
_OF_TWO = re.compile(r"(?:의)?\s+[가-힣]{2,14}(?:와|과)\s[가-힣0-9\s]{2,24}?(?:은|는|에서는)(?=\s)")
"""``가나도 광역센터와 가나도 내 25개 센터는``: two of its bodies."""
_LED = re.compile(r"\s+[가-힣A-Za-z0-9·]{2,14}(?:이|가)(?=\s)")
"""``가나군 희망복지지원단이 …`` at the head of a block."""
_HEAD = 2
"""Blocks, and characters, within which an article names the one it is about."""
_LIST = re.compile(r"\s*(?:\([^()]{0,30}\))?\s*(?:[,·․ㆍ‧・･∙/&]|및|와|과|등)\s*")
"""What joins two names of one list."""
_MINISTRY = re.compile(
    r"(?:보건복지부|복지부|[가-힣]{2,8}부(?=\s*\()|장관|차관|정부|위원회|평가단|심사)[^,.‘’“”]{0,12}?(?:은|는)\s"
)
"""A ministry, its head or a jury as the subject."""
_SPEAKER = re.compile(
    r"(?:[가-힣]{2,4}\s+)?[가-힣]{0,14}(?<!시)(?<!군청)(?<!구청)(?:관|장|과장|국장|실장|원장)(?:은|는|이|가)\s*[\"“]"
)
"""An official who is quoted: the ministry's, unless a 시장 or 구청장."""
_DOER = re.compile(r"[가-힣][한은운된던는간준온린인눈든힌긴친핀킨룬쓴끈푼]\s+$")
"""``… 사업을 추진한 | 대구광역시``: a clause before the name says what it did."""
_NEXT = re.compile(r"\s*(?:\([^()]{0,20}\))?(?:,|와\s|과\s|이\s|가\s|\s*등|에\s|의\s|에서\s)")
"""What follows a name that a clause led up to."""
_BORDER = re.compile(r"[▲△▶☞]|다\.\s|,\s*또한")
"""What a clause does not reach over."""
_OTHERS = re.compile(
    r"(?:대상으로\s*선정된|우수|수상|선정된|이들|다른|각)\s*(?:지자체|지방자치단체|자치단체|시군구|기관)들?(?:은|는)\s"
)
"""Other winners, or all of them, as the subject."""

_VISIT = re.compile(r"(?:현장\s?)?방문(?=\s*(?:[-–(,]|$|하|해|및))|현장\s?점검|시찰|격려|의견\s?청취|간담회")
"""A title that tells of a visit."""
_TITLED = frozenset({"headline", "heading"})
"""Subjects that only a title makes."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A municipality in subject position: where it takes over, how (``label``, ``topic``, ``headline``, ``heading``)."""

    at: int
    place: PlaceName | None
    how: str


def subjects(block: Block, found: tuple[Found, ...]) -> Iterator[Subject]:
    """Those of one block, in order."""
    text = block.text
    for index, hit in enumerate(found):
        before, after = text[: hit.start], text[hit.end :]
        lead = before[: before.rfind("(")].strip() if "(" in before else None
        province = len(hit.name.sido) + 1
        if (
            lead is not None
            and _LABEL.match(after)
            and before.rstrip().endswith(("(", f"({hit.name.sido}"))
            and (
                not lead
                or _rows(text, before.rfind("("))
                or (lead[-1] in ",;/·▲:：" and before[before.rfind("(") - 1] == " ")
            )
        ):
            yield Subject(before.rfind("(") if lead else 0, hit.name, "label")
        elif block.kind is BlockKind.HEADING and _heads(text, hit, found):
            yield Subject(0, hit.name, "heading")
        elif (start := _clause(text, hit, found, index)) is not None:
            yield Subject(start, hit.name, "clause")
        elif _TOPIC.match(after) and not _FIRST.match(after) and not (_AT.match(after) and _WHEN.search(before)):
            several = _plural(text, found, index) or _MORE.match(after)
            yield Subject(_start(text, hit), None if several else hit.name, "topic")
        elif "(" in before and _SITED.match(after) and hit.start - before.rfind("(") <= province + 1:
            place = (
                None if index and text[found[index - 1].end : hit.start].strip().startswith((")", "소재")) else hit.name
            )
            yield Subject(_word(text, before.rfind("(")), place, "topic")
        elif ((_OF.match(after) or _OF_TWO.match(after)) and _opens(text, hit)) or (
            _LED.match(after) and not before.strip()
        ):
            listed = _plural(text, found, index) or _MORE.match(after)
            yield Subject(_start(text, hit), None if listed else hit.name, "topic")
        elif not before.strip(" ‘’“”[]") and len(found) == 1 and _HEADLINE.match(after):
            yield Subject(0, hit.name, "headline")
    for other in (*_MINISTRY.finditer(text), *_OTHERS.finditer(text), *_SPEAKER.finditer(text)):
        yield Subject(other.start(), None, "other")


def _rows(text: str, at: int) -> bool:
    """Whether the bracket at ``at`` is one of several that lead what follows (``(가) 나, 다 (라) 마 (바) 사``)."""
    labels = [found.start("label") for found in _ROW.finditer(text)]
    return len(labels) > 2 and at in labels


def _heads(text: str, hit: Found, found: tuple[Found, ...]) -> bool:
    """Whether a heading is about one municipality: it is all of it, or stands after a colon or dash, or in brackets."""
    if len(found) != 1:
        return False
    rest = (text[: hit.start] + text[hit.end :]).replace(hit.name.sido, "", 1).strip(" <>[]()【】〈〉-–:·")
    if not rest:
        return True
    return bool(re.search(r"[:：\-–(（]\s*\S*\s*$", text[: hit.start])) and not text[hit.end :].strip(" )）]>")


def _start(text: str, hit: Found) -> int:
    """Where a topic's clause begins: before the province that leads it."""
    lead = text[: hit.start].rstrip()
    return len(lead) - len(hit.name.sido) if hit.name.sido and lead.endswith(hit.name.sido) else hit.start


def _clause(text: str, hit: Found, found: tuple[Found, ...], index: int) -> int | None:
    """Where the clause begins that says what a municipality did before it is named; None if none does."""
    start = _start(text, hit)
    listed = index + 1 < len(found) and _plural(text, found, index + 1)
    if listed or not _DOER.search(text[:start]) or not _NEXT.match(text[hit.end :]):
        return None
    before = found[index - 1].end if index else 0
    borders = [m.end() for m in _BORDER.finditer(text, before, start)]
    begin = borders[-1] if borders else before
    return begin if start - begin > 12 else None


def _word(text: str, at: int) -> int:
    """Where the word begins that ends at ``at``."""
    return text.rfind(" ", 0, at) + 1


def _opens(text: str, hit: Found) -> bool:
    """Whether a name opens a clause."""
    before = text[: _start(text, hit)]
    return re.search(r"(?:^|[.,:▲△○]|고|며|(?:수상|선정|차지|획득|뽑)(?:한|된|힌))\s*$", before) is not None


def _plural(text: str, found: tuple[Found, ...], index: int) -> bool:
    """Whether a subject is the end of a list of municipalities."""
    if index == 0:
        return False
    between = text[found[index - 1].end : found[index].start]
    sido = found[index].name.sido
    return _LIST.fullmatch(between.strip().removesuffix(sido) + " ") is not None


def owners(document: Document, found: Mapping[int, tuple[Found, ...]]) -> dict[int, tuple[Switch, ...]]:
    """For each block, from which character on it speaks of whom, rising, the first at 0."""
    visited = _visited(document)
    own = {
        b.index: tuple(s for s in subjects(b, found.get(b.index, ())) if not visited or s.how not in _TITLED)
        for b in document.blocks
    }
    default = None if visited else _sole(own)
    going = frozenset(_going_on(document, own))
    listed = frozenset(i for i, held in own.items() if held and held[-1].how == "clause" and _several(found.get(i, ())))
    switches: dict[int, tuple[Switch, ...]] = {}
    for block in document.blocks:
        first = _inherited(document, block, switches)
        if first is None and block.index in going:
            first = _before(document, block, switches, listed)
        if first is None and default is not None and block.index > default[0] and block.kind is BlockKind.PARAGRAPH:
            first = default[1]
        held = sorted(((s.at, s.place) for s in own[block.index]), key=lambda s: s[0])
        switches[block.index] = apart(block.text, first, held)
    return switches


def _visited(document: Document) -> bool:
    """Whether a title says that somebody goes to see a place: what the text then tells of is the visitor's doing."""
    return any(b.kind in {BlockKind.TITLE, BlockKind.HEADING} and _VISIT.search(b.text) for b in document.blocks)


def _sole(own: Mapping[int, tuple[Subject, ...]]) -> tuple[int, PlaceName] | None:
    """The one municipality that an article is about, and the block that begins with it: it owns what nobody else does."""
    led = [(index, s) for index, held in own.items() for s in held if s.place is not None and s.how != "clause"]
    others = min((index for index, held in own.items() if any(s.place is None for s in held)), default=len(own))
    if not led or led[0][0] > min(_HEAD, others) or led[0][1].at > _HEAD or led[0][1].place is None:
        return None
    names = {s.place.text for _, s in led if s.place is not None}
    return (led[0][0], led[0][1].place) if len(names) == 1 else None


def _inherited(document: Document, block: Block, switches: Mapping[int, tuple[Switch, ...]]) -> PlaceName | None:
    """Whose a block is before a subject of its own, by what it hangs under: its parent's, else its section's."""
    if block.parent is not None:
        return _at(switches[block.parent], _anchor(document.blocks[block.parent], block))
    section = block.section
    while section is not None:
        if (place := switches[section][-1][1]) is not None:
            return place
        section = document.blocks[section].section
    return None


def _several(found: tuple[Found, ...]) -> bool:
    """Whether a block names more municipalities than two (one, and its province, is one)."""
    return len({hit.name.text for hit in found}) > 2


def _going_on(document: Document, own: Mapping[int, tuple[Subject, ...]]) -> Iterator[int]:
    """Paragraphs that go on with the one before: those that say so, and those that lie in a portrait."""
    silent = frozenset(_portraits(document, own))
    for block in document.blocks:
        free = block.kind is BlockKind.PARAGRAPH and block.parent is None and not turns(block.text)
        if free and (block.index in silent or continues(block.text)):
            yield block.index


def _portraits(document: Document, own: Mapping[int, tuple[Subject, ...]]) -> Iterator[int]:
    """Blocks that go on with the one before although nothing in them says so.

    That is all of them where no ministry speaks, or where a title names the only municipality that is a subject; else those
    between two portraits (``A is …``, this block, ``B is …``).
    """
    led = {i: {s.place.text for s in held if s.place is not None} for i, held in own.items()}
    others = {i for i, held in own.items() if any(s.how == "other" for s in held)}
    names = set().union(*led.values())
    titles = [b.text for b in document.blocks if b.kind in {BlockKind.TITLE, BlockKind.HEADING}]
    whole = not others or (len(names) == 1 and any(name in title for name in names for title in titles))
    behind: Block | None = None
    for block in reversed(document.blocks):
        between = behind is not None and behind.section == block.section
        if whole or (between and block.index not in others and not led[block.index]):
            yield block.index
        if led[block.index] or block.index in others:
            behind = None if block.index in others else block


def _before(
    document: Document, block: Block, switches: Mapping[int, tuple[Switch, ...]], listed: frozenset[int]
) -> PlaceName | None:
    """Of whom the paragraph before speaks, and everything that hangs under it; None where that is of several.

    Args:
        listed: blocks that end with a list of what several did, which nothing goes on from.
    """
    last: PlaceName | None = None
    for earlier in reversed(document.blocks[: block.index]):
        if earlier.section != block.section or (earlier.kind is not BlockKind.PARAGRAPH and earlier.parent is None):
            return None
        if earlier.kind is BlockKind.NOTE:
            continue
        named = {place.text for _, place in switches[earlier.index] if place is not None}
        last = last or switches[earlier.index][-1][1]
        if last is None or named - {last.text} or earlier.index in listed:
            return None
        if earlier.parent is None:
            return last
    return None


def _anchor(parent: Block, block: Block) -> int:
    """Where in its parent a note is called: at its stars, else at the end."""
    at = parent.text.find(block.marker) if block.kind is BlockKind.NOTE and block.marker else -1
    return at if at >= 0 else len(parent.text)


def _at(switches: tuple[Switch, ...], at: int) -> PlaceName | None:
    return [place for start, place in switches if start <= at][-1]


__all__ = ["Subject", "Switch", "owners", "subjects"]
