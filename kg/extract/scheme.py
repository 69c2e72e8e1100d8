"""The evaluation scheme that a release announces: its parts and tasks, its prizes, and what is awarded elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.honour import announced
from kg.extract.money import amounts
from kg.extract.prizes import prizes
from kg.extract.release import dated, release
from kg.model.document import Block, BlockKind, Document
from kg.model.fact import PrizeRule, SchemeTask, SeparateAward, Stated

_PARTS = re.compile(r"\(?평\s?가\s?(?:구\s?분|부\s?문|분\s?야|영\s?역)\)?\s*[:：]?\s*(?=\(\d\)|[①-⑳]|\d[.)])")
_TASKS = re.compile(r"[(〈<]?평\s?가\s?(?:과\s?제|항\s?목|지\s?표)[)〉>]?\s*[:：]?\s*$")
_ENTRY = re.compile(r"(?:\(\d{1,2}\)|[①-⑳]|(?<!\d)\d{1,2}[.)])\s*(?P<name>(?:[^,;()①-⑳]|\([^()\d][^()]*\))+)")
_TASK = re.compile(r"(?P<head>.*?)(?<![\d.])(?P<number>\d{1,2})[.)]\s?(?P<name>[^\d\s.].*)$")
_ELSEWHERE = re.compile(r"(?:개별|별도|자체)(?:로|적으로)?\s*(?:포상|시상|수여)|자체\s?행사에서")
_SHARE = re.compile(r"(?:^|[,;·]\s*|[:：]\s*)(?P<name>[^,;:：()]{2,40}?)\s?\((?P<sum>[^()]{1,20})\)")


@dataclass(frozen=True, slots=True)
class Scheme:
    """What is judged and given, as announced.

    Attributes:
        name, year: of the award; empty and None where the document names none.
        parts: the scheme's own first division (평가구분).
    """

    tasks: tuple[SchemeTask, ...] = ()
    prizes: tuple[PrizeRule, ...] = ()
    separate: tuple[SeparateAward, ...] = ()
    name: str = ""
    year: int | None = None
    parts: tuple[Stated, ...] = ()


def scheme(document: Document) -> Scheme:
    """The scheme, each piece with its words; empty where the document announces none."""
    told = announced(document, dated(document, release(document)))
    parts = tuple(_parts(document))
    return Scheme(
        tasks=tuple(_tasks(document, parts)),
        prizes=prizes(document, [p.value for p in parts]),
        separate=tuple(s for block in document.blocks for s in _separate(block)),
        name=told.name,
        year=told.year if told.name else None,
        parts=parts,
    )


def _parts(document: Document) -> Iterator[Stated]:
    """``(평가구분) (1) 지역사회보장계획, (2) 복지전달체계 개편``."""
    for block in document.blocks:
        label = _PARTS.match(block.text)
        for found in _ENTRY.finditer(block.text, label.end()) if label else ():
            words = found["name"].rstrip()
            start = found.start("name")
            yield Stated(words, block.content.span(start, start + len(words)))


def _tasks(document: Document, parts: tuple[Stated, ...]) -> Iterator[SchemeTask]:
    """Numbered lines of the table after ``(평가과제)``, each under the part that was named last."""
    for block in document.blocks:
        if block.kind is BlockKind.ROW or not _TASKS.match(block.text):
            continue
        part = ""
        for row in _rows(document, block):
            found = _TASK.match(row.text)
            part = _part(found["head"] if found else row.text, parts) or part
            if found:
                words = found["name"].rstrip()
                start = found.start("name")
                yield SchemeTask(part, words, row.content.span(start, start + len(words)))


def _rows(document: Document, label: Block) -> Iterator[Block]:
    for block in document.blocks[label.index + 1 :]:
        if block.kind is not BlockKind.ROW:
            return
        yield block


def _part(words: str, parts: tuple[Stated, ...]) -> str:
    """The part that a cell begins with, white space aside."""
    bare = "".join(words.split())
    return next((p.value for p in parts if bare.startswith("".join(p.value.split()))), "")


def _separate(block: Block) -> Iterator[SeparateAward]:
    """``적정성 관리(3억), 보육정책(1억)은 자체 행사에서 개별 포상``: names and sums before the words that say so."""
    cue = _ELSEWHERE.search(block.text)
    for found in _SHARE.finditer(block.text, 0, cue.start()) if cue else ():
        words = found["sum"].strip()
        amount = next(amounts(words, bare=True), None)
        if amount is not None and (amount.start, amount.end) == (0, len(words)):
            yield SeparateAward(found["name"].strip(), amount.krw, block.content.span(found.start("name"), found.end()))
