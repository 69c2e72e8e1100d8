"""Rows: ``○ 분야 : 대구 달서구, 광주 서구``, whose grade a heading or the sentence above names for all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.places import Found
from kg.extract.statements.ranks import Rank, ranks
from kg.extract.statements.units import Unit, units
from kg.model.document import Block, BlockKind, Document
from kg.model.place import Level

_LABEL = re.compile(r"\s*(?P<label>[^:：()（]{2,60}?(?:\([^()]*\)[^:：()]{0,30}?)?)\s*[:：]\s*")
_BETWEEN = re.compile(
    r"(?:[\s,、·․ㆍ‧・∙/|;]|및|그리고|와|과|등|\d+\s?(?:개|곳|개소)?|시\s?·?\s?군\s?·?\s?구|시\s?·?\s?도|지자체|기관|\((?:광역|기초|시\s?·?\s?도|시\s?·?\s?군\s?·?\s?구|시|군|구|대도시|중소도시|농어촌)\s?\d*\s?(?:곳|개)?\)|\(이상\s[^()]{1,14}\))*"
)
TIER = re.compile(
    r"(?:광역|기초|시\s?[·/]?\s?도|시\s?[·/]?\s?군\s?[·/]?\s?구|시|군|구|대도시|중소도시|농어촌)\s?(?:지방자치단체|자치단체|지자체|지역|단위|부)?"
)
"""A group of municipalities by level or size, which is no division of what is judged."""
_TIER = re.compile(r"\((?P<tier>광역|기초|시\s?·?\s?도|시\s?·?\s?군\s?·?\s?구)\s?\d*\)")
_NO_DIVISION = re.compile(
    r"(?:\S+\s)?(?:장소|일시|일자|주최|주관|문의|문의처|사진|자료|제목|주소|출처|참석|참석자|지역|기간|담당|연락처|부처|배포|대표|대상지|대상지역|후원|개최지?|[시군구]\s?단위|소재지|위치)|.*(?:상|지자체|기관|자치단체|사례|지역|명단|대상)"
)
_ANNOUNCES = re.compile(
    r"\s?(?:선정|수상|명단|현황|목록|지자체|자치단체|기관|결과|은|는|\s|[:：<>〈〉\]】.(]|\d+곳?|[)])*(?:다음과 같다\.?|이렇다\.?)?$"
)
_LOOK_BACK = 3
"""Blocks above a list's first row that may name its grade."""


@dataclass(frozen=True, slots=True)
class Row:
    """A list's row: a division's words and the names behind them; offsets count in the block."""

    start: int
    end: int
    names: tuple[Found, ...]


def row(text: str, unit: Unit, names: Sequence[Found]) -> Row | None:
    """The unit as a row: a label and a colon, or nothing, and then nothing but names."""
    label = _LABEL.match(text, unit.start, unit.end)
    if not names or (label and not _divides(label["label"])):
        return None
    at = label.end() if label else unit.start
    start, end = label.span("label") if label else (at, at)
    held = listing(text[: unit.end], names, at)
    return Row(start, end, held) if held else None


def listing(text: str, names: Sequence[Found], at: int = 0) -> tuple[Found, ...]:
    """The names of a text from ``at`` on that is nothing but their list, with the levels it gives; none of another text."""
    held: list[Found] = []
    tier: Level | None = None
    for hit in names:
        between = text[at : hit.start] if hit.start >= at else "?"
        if not _BETWEEN.fullmatch(between):
            return ()
        tier = _tier(between) or tier
        held.append(replace(hit, name=replace(hit.name, level=tier)) if tier else hit)
        at = hit.end
    return tuple(held) if _BETWEEN.fullmatch(text[at:]) else ()


def _divides(label: str) -> bool:
    """Whether a label can be a division: it is no grade, and no heading of a place, a time or a kind of body."""
    return not _NO_DIVISION.fullmatch(label) and not any(True for _ in ranks(label + ":", ()))


def _tier(between: str) -> Level | None:
    tags = [m["tier"] for m in _TIER.finditer(between)]
    if not tags:
        return None
    return Level.SIDO if re.sub(r"[\s·]", "", tags[-1]) in {"광역", "시도"} else Level.SIGUNGU


def governing(document: Document, block: Block, line: Row) -> tuple[Block, Rank] | None:
    """The grade that a row stands under: its heading's, its parent's, or that of the sentence above."""
    if block.kind is BlockKind.NOTE and block.parent is not None and line.start == line.end:
        parent = document.blocks[block.parent]
        starred = _starred(parent, block.marker)
        return (parent, starred) if starred else None
    near = [document.heading(block), document.blocks[block.parent] if block.parent is not None else None]
    for above in (*near, *_above(document, block)):
        if above is not None and (held := _ruling(above, bare=line.start == line.end)):
            return above, held[-1]
    return None


def _starred(block: Block, sign: str) -> Rank | None:
    """The grade of those whom a star stands for that a note spells out: ``A 등 12곳의 지자체*가 우수 지자체로``."""
    star = re.search(rf"(?:지자체|자치단체|기관|시군구|[곳개])\)?{re.escape(sign)}(?!\*)", block.text)
    unit = next((u for u in units(block.text) if star and u.start <= star.start() < u.end), None)
    if star is None or unit is None:
        return None
    names = ((0, star.start() - unit.start),)
    behind = (r for r in ranks(block.text[unit.start : unit.end], names) if r.start >= star.end() - unit.start)
    found = next(behind, None)
    return found and replace(found, start=found.start + unit.start, end=found.end + unit.start)


def graded(block: Block) -> tuple[Rank, ...]:
    """The grades that a block names, whosever they are."""
    return tuple(
        replace(rank, start=rank.start + unit.start, end=rank.end + unit.start)
        for unit in units(block.text)
        for rank in ranks(block.text[unit.start : unit.end], ())
    )


def _ruling(block: Block, *, bare: bool) -> tuple[Rank, ...]:
    """Grades that can hold for rows below: for names without a division, one that ends the line and so announces them.

    A mark of merit for all winners holds only as a heading or where it announces.
    """
    announced = [r for r in graded(block) if _ANNOUNCES.match(block.text, r.end)]
    if bare:
        return tuple(announced)
    return tuple(r for r in graded(block) if not r.generic or block.kind is BlockKind.HEADING)


def _above(document: Document, block: Block) -> list[Block]:
    """The nearest blocks before it that are no rows themselves."""
    held: list[Block] = []
    for other in reversed(document.blocks[: block.index]):
        if other.kind is BlockKind.HEADING or len(held) == _LOOK_BACK:
            break
        if not all(_LABEL.match(other.text, u.start, u.end) for u in units(other.text)):
            held.append(other)
    return held
