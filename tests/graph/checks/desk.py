"""Hand-made documents and facts for the tests of the audit: a line is a block, words say where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.graph.checks.paper import Check, Paper
from kg.model.document import Block, BlockKind, Document, Remark
from kg.model.fact import Award, Case, Facts, Finding, Quantity, Release, Stated, StatedTotal
from kg.model.place import Level, PlaceName, Resolution
from kg.model.span import Mapped, Span
from kg.model.thesaurus import Thesaurus

_LINE = re.compile(
    r"(?P<head>#+) (?P<mark>\S+) (?=\S)|(?P<row>\| )|(?P<note>\* )|(?P<bullet>- (?:(?P<sign>[◯□]\d+) )?)"
)
NOTHING = Facts(release=Release())


def page(source: str, remarks: tuple[Remark, ...] = ()) -> Document:
    """A document of one block a line: ``# 붙임1 제목``, ``- ◯1 (가람시) …``, ``* 주석``, ``| 칸``, else a paragraph."""
    blocks: list[Block] = []
    heads: list[tuple[int, int]] = []
    at = 0
    for line in source.splitlines(keepends=True):
        words = line.strip("\n")
        if words.strip():
            blocks.append(_block(blocks, heads, words, at))
        at += len(line)
    return Document("x.txt", source, "utf-8", "0" * 64, tuple(blocks), remarks=remarks)


def _block(before: list[Block], heads: list[tuple[int, int]], line: str, at: int) -> Block:
    found = _LINE.match(line)
    start = found.end() if found else 0
    content = Mapped(line[start:], range(at + start, at + len(line)))
    index = len(before)
    if found and found["head"]:
        depth = len(found["head"])
        while heads and heads[-1][1] >= depth:
            heads.pop()
        section = heads[-1][0] if heads else None
        heads.append((index, depth))
        return Block(index, BlockKind.HEADING, 0, found["mark"], content, None, section)
    section = heads[-1][0] if heads else None
    if found and found["row"]:
        return Block(index, BlockKind.ROW, 0, "", content, None, section)
    if found and found["note"]:
        parent = next((b.index for b in reversed(before) if b.kind is BlockKind.BULLET), None)
        return Block(index, BlockKind.NOTE, 1, "*", content, parent, section)
    if found:
        return Block(index, BlockKind.BULLET, 0, found["sign"] or "-", content, None, section)
    return Block(index, BlockKind.PARAGRAPH, 0, "", content, None, section)


@dataclass(frozen=True)
class Desk:
    """One document, and facts made of its words."""

    document: Document

    @staticmethod
    def of(source: str) -> Desk:
        return Desk(page(source))

    def at(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.document.source.index(words, start + 1)
        return Span(start, start + len(words))

    def stated(self, words: str, value: str = "", nth: int = 0) -> Stated:
        return Stated(value or words, self.at(words, nth))

    def place(self, words: str, sido: str = "", nth: int = 0, level: Level | None = None) -> PlaceName:
        return PlaceName(words, sido, self.at(words, nth), level)

    def award(self, place: PlaceName, grade: str, prize: int | None, division: str = "돌봄", part: str = "") -> Award:
        return Award("나눔상", 2019, division, part, grade, place, prize, place.span)

    def count(self, words: str, value: int | None, *, grade: str = "", division: str = "", nth: int = 0) -> StatedTotal:
        return StatedTotal(value, "places", words, self.at(words, nth), "", division, grade, None, "body")

    def money(self, words: str, value: int, *, division: str = "", part: str = "") -> StatedTotal:
        return StatedTotal(value, "KRW", words, self.at(words), part, division, where="summary")

    def figure(
        self, words: str, value: str, unit: str, place: PlaceName | None, measure: str = "", nth: int = 0
    ) -> Quantity:
        span = self.at(words, nth)
        passage = next(f"p{b.index}" for b in self.document.blocks if span in b.span)
        return Quantity(Decimal(value), unit, measure, span, place=place, passage=passage)

    def case(self, name: str, place: PlaceName, lines: Iterable[int], division: str = "돌봄", tells: str = "") -> Case:
        blocks = [self.document.blocks[i] for i in lines]
        span = Span.cover(b.span for b in blocks)
        passages = tuple(f"p{b.index}" for b in blocks)
        return Case(name, place, division, 2019, blocks[0].text, "", span, passages, tells)

    def paper(
        self,
        facts: Facts = NOTHING,
        resolutions: Mapping[PlaceName, Resolution] | None = None,
        thesaurus: Thesaurus | None = None,
    ) -> Paper:
        return Paper(self.document, facts, resolutions or {}, thesaurus)

    def words(self, finding: Finding) -> str:
        return finding.span.of(self.document.source)


def run(paper: Paper, *checks: Check) -> list[Finding]:
    """What the checks find, in the order of the words."""
    return sorted((f for check in checks for f in check(paper)), key=lambda f: f.span)
