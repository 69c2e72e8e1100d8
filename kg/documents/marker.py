"""What leads a line of official prose: bullets, numbers, stars, headings, and the rank each has on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from kg.model.document import BlockKind


class Rank(IntEnum):
    """Nesting of markers: a block hangs under the nearest earlier one of lower rank."""

    ANNEX = 0
    CHAPTER = 1
    SECTION = 2
    SQUARE = 3
    SUBJECT = 4
    CIRCLE = 5
    DASH = 6
    LABEL = 7
    NOTE = 9
    TEXT = 10


@dataclass(frozen=True, slots=True)
class Marker:
    """A line's marker: ``length`` characters at its start belong to it (white space too), and ``tail`` at its end."""

    text: str
    kind: BlockKind
    rank: Rank
    length: int
    tail: int = 0


def _rule(pattern: str, kind: BlockKind, rank: Rank) -> tuple[re.Pattern[str], BlockKind, Rank]:
    return re.compile(pattern), kind, rank


_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010fffd\ufffd"
_RULES = (
    _rule(r"[\[<【〈]?\s*(?P<m>(?:붙\s?임|별\s?첨|첨\s?부|참\s?고)\s*\d{0,2})\s*(?:[\]>】〉]\s*|(?=\s|\.|$))[\s.:]*", BlockKind.HEADING, Rank.ANNEX),
    _rule(r"(?P<m>#{1,6})\s+(?=\S)", BlockKind.HEADING, Rank.ANNEX),
    _rule(r"(?P<m>[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+\.?|\d{1,2}\.)\s+(?=[가-힣‘'“\"「])", BlockKind.HEADING, Rank.CHAPTER),
    _rule(r"(?P<m>[□■☐▣]\d{1,2})(?=\s)\s*", BlockKind.HEADING, Rank.SECTION),
    _rule(r"(?P<m>[□■☐▣◇◆◈❖])\s*(?=\S)", BlockKind.BULLET, Rank.SQUARE),
    _rule(rf"(?P<m>[{_PRIVATE}][{_PRIVATE}\s]*)(?=[^\s])", BlockKind.BULLET, Rank.SQUARE),
    _rule(r"(?P<m>[◯○]\d{1,2}(?=[\s(])|[①-⑳➀-➓❶-❿]|#\d{1,2}|\(\d{1,2}\)(?=\s+\S)|[가나다라마바사]\.(?=\s))\s*(?=\S)", BlockKind.BULLET, Rank.SUBJECT),
    _rule(r"(?P<m>[○●◎◌⚬∘❍◦]|[ㅇo](?=\s))\s*(?=\S)", BlockKind.BULLET, Rank.CIRCLE),
    _rule(r"(?P<m>[▲△▶▷▸►☞➡➜➤])\s*(?=\S)", BlockKind.BULLET, Rank.CIRCLE),
    _rule(r"(?P<m>\*{1,4}|[※†‡]|\d?\)(?=\s))\s*(?=\S)", BlockKind.NOTE, Rank.NOTE),
    _rule(r"(?P<m>[-–—―‐−])\s+(?=\S)", BlockKind.BULLET, Rank.DASH),
    _rule(r"(?P<m>[▪•·∙ㆍ‧✓✔])\s*(?=\S)", BlockKind.BULLET, Rank.LABEL),
)  # fmt: skip
_FRAMED = re.compile(r"[<〈【\[]\s*(?P<inner>[^<>〈〉【】\[\]]{1,60}?)\s*[>〉】\]]\s*$")
_LABEL = re.compile(r"\((?=[가-힣‘'“][^()=]{1,24}\)\s+[가-힣‘])")


def marker(line: str) -> Marker | None:
    """The marker that leads a stripped line, if any."""
    framed = _FRAMED.match(line)
    if framed and not re.match(r"[\[<【〈]?\s*(?:붙\s?임|별\s?첨|첨\s?부|참\s?고)\s*\d", line):
        return Marker(line[0], BlockKind.HEADING, Rank.SUBJECT, framed.start("inner"), len(line) - framed.end("inner"))
    for pattern, kind, rank in _RULES:
        found = pattern.match(line)
        if found:
            return Marker("".join(found["m"].split()), kind, rank, found.end())
    if _LABEL.match(line):
        return Marker("", BlockKind.BULLET, Rank.LABEL, 0)
    return None


_HEADERS = (
    "구분|시간|행사|순서|주요|내용|비고|평가|부문|과제|과제별|분야|분야별|수상|지자체|지자체명|기관명|기관|포상금|포상|단가|금액|개소|총액|"
    "연번|번호|순번|시도|시군구|등급|훈격|일시|일정|장소|계|합계|소계|대상|최우수|우수|장려|규모|백만원|명|년도|연도|사업명|지역|점수|순위|세부|"
    "담당|부서|성명|직급|소속|단위|개소당|인원|수|별|및|명칭|선정|결과"
)
_HEADER_ROW = re.compile(
    rf"(?:구분|연번|순번)|(?:구분|시간|평가부문|평가분야|연번|번호|순번|분야|부문|시도|지역|등급|기관명|일정|순서)(?:{_HEADERS}|[/·,()])+"
)


def header_row(line: str) -> bool:
    """Whether a line is the column heads of a table (``구분 수상 지자체명 포상금``)."""
    bare = "".join(line.split())
    return len(bare) <= 60 and _HEADER_ROW.fullmatch(bare) is not None
