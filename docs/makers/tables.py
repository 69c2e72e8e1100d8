"""``tables.md``: the columns of every table that ``kg export`` writes, with types and meanings."""

from __future__ import annotations

from typing import Final, NamedTuple

from docs.makers.markup import code, page, prose
from docs.makers.markup import table as drawn
from docs.makers.questions import columns
from kg.questions import TABLES, table


class Column(NamedTuple):
    """What a column holds; ``may`` says that a row may have nothing in it."""

    type: str
    korean: str
    english: str
    may: bool = False


TEXT: Final = "text"
WHOLE: Final = "integer"
NUMBER: Final = "decimal"
TRUTH: Final = "boolean"
IRI: Final = "IRI"
_SHARED: Final = {
    "year": Column(
        WHOLE, "평가의 해; 적히지 않았으면 문서의 날짜와 글로 정하고, 모르면 빔", "year that is spoken of", True
    ),
    "sido": Column(TEXT, "그날의 공식 시도 이름", "official name of the province on the document's day"),
    "sigungu": Column(
        TEXT,
        "그날의 공식 시군구 이름; 시도 자신이면 빔",
        "name of the district on that day; empty for a province",
        True,
    ),
    "division": Column(TEXT, "적힌 분야 이름", "division as the document writes it"),
    "document": Column(TEXT, "원문의 파일 이름", "file name of the source"),
    "start": Column(
        WHOLE, "근거가 시작하는 자리(코드 포인트)", "code-point offset into the original file's decoded text"
    ),
    "end": Column(WHOLE, "근거가 끝난 다음 자리", "offset behind the last character: the words are `text[start:end]`"),
    "type": Column(TEXT, "종류 (닫힌 목록)", "kind, of a [closed list](ontology.md#닫힌-목록--closed-lists)"),
}
_MAYBE: Final = {"sido": _SHARED["sido"]._replace(may=True)}
_PROGRAM: Final = {"program": Column(TEXT, "함께 적힌 사업", "program that it is told of", True)}
MEANINGS: Final[dict[str, dict[str, Column]]] = {
    "awards": {
        "award": Column(IRI, "수상", "the conferral"),
        "scheme": Column(TEXT, "포상 제도", "award scheme"),
        "grade": Column(TEXT, "등급: 대상, 최우수, 우수, 장려, 특별 …", "grade as written"),
        "level": Column(TEXT, "시도 또는 시군구", "tier of the recipient", True),
        "prize_krw": Column(WHOLE, "상금(원); 적히지 않았으면 빔", "prize in won; empty where no words state it", True),
        "start": _SHARED["start"]._replace(english="of the words of the recipient's name, where the award is listed"),
    },
    "cases": {
        "case": Column(IRI, "사례; 본문과 붙임이 함께 말하면 같은 값", "the case; its tellings share it"),
        "heading": Column(TEXT, "제목", "heading", True),
        "text": Column(TEXT, "다듬은 글", "its text, line breaks healed"),
    },
    "programs": {
        "program": Column(TEXT, "적힌 이름", "name of this mention, line breaks healed"),
        "partners": Column(
            TEXT, "함께하는 기관, 글의 차례로, `; `로 가름", "partners in the order of the text, parted by `; `", True
        ),
    },
    "organisations": {
        "organisation": Column(TEXT, "적힌 이름", "name of this mention, line breaks healed"),
        **_PROGRAM,
        **_MAYBE,
    },
    "quantities": {
        "value": Column(NUMBER, "값", "the figure, its multiplier (천, 백만 …) applied"),
        "unit": Column(TEXT, "단위", "unit as written", True),
        "approximate": Column(TRUTH, "어림인가 (약, 여 …)", "whether the words make it approximate"),
        "measure": Column(TEXT, "무엇을 잰 값인가", "what it measures, in the document's words", True),
        "period": Column(TEXT, "어느 기간의 값인가", "time it is told of, as written", True),
        **_PROGRAM,
        **_MAYBE,
    },
    "findings": {
        "finding": Column(IRI, "지적", "the finding"),
        "severity": Column(TEXT, "무게", "how bad: high, medium or low"),
        "kind": Column(TEXT, "갈래 (`kg audit --kind`)", "kind of finding"),
        "message": Column(TEXT, "무엇이 어긋나는가", "what contradicts what"),
        "stated": Column(TEXT, "문서가 말하는 것", "what the document states", True),
        "computed": Column(TEXT, "셈하거나 다른 곳이 말하는 것", "what arithmetic, or another place, gives", True),
    },
}
"""What the columns mean beyond those that tables share."""
_INTRO: Final = """\
`kg export KIND`가 쓰는 표입니다: UTF-8, 첫 줄은 칸 이름. 엑셀에는 `--excel`(BOM). 한 줄은 문서의 한 곳이고, 글자 `text[start:end]`가 그 줄의 근거입니다
(빈칸은 다를 수 있음). 이름은 문서 날짜의 공식 이름입니다.
A row is one place of one document; its words stand at `[start, end)` of the original file's decoded text, white space aside.
Python gives integers as `int` (`Int64` in pandas), decimals as `Decimal`, what is not there as `None` or an empty text."""


def made() -> str:
    """The page."""
    return page("# 표 · Tables", _INTRO, *(part for kind in TABLES for part in _table(kind)))


def held(kind: str) -> dict[str, Column]:
    """The columns of a table in its order; ``KeyError`` for one whose meaning nobody wrote."""
    own = _SHARED | MEANINGS[kind]
    return {name: own[name] for name in columns(table(kind))}


def _table(kind: str) -> tuple[str, str, str]:
    said = [line.removeprefix("# ") for line in table(kind).splitlines()[:2]]
    rows = (
        (code(name), one.type + (" ?" if one.may else ""), one.korean, prose(one.english))
        for name, one in held(kind).items()
    )
    told = f"{said[0]}  \n{said[1]} ([SPARQL](../../ontology/tables/{kind}.rq))"
    return f"## {kind}", told, drawn(("칸 / column", "type (? may be empty)", "뜻", "meaning"), rows)
