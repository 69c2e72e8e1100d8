"""Numbers of annexes and headings: repeated, skipped, announced without being there, or referred to wrongly."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kg.graph.checks.paper import LOW, MEDIUM, Check, Paper, stem
from kg.graph.checks.wording import quoted
from kg.model.document import Block, BlockKind, Document
from kg.model.fact import Finding
from kg.model.place import PlaceName
from kg.model.span import Span

_ANNEX = r"붙임|별첨|첨부|참고"
_REFERENCE = re.compile(
    rf"(?:{_ANNEX})\s*(?P<annex>\d+)\s*[.,]?\s*(?P<chapter>\d+)\s*-\s*(?P<sign>[□◯○]?)\s*(?P<n>\d+)"
)
_LEANT = re.compile(
    rf"\(\s*(?:(?:{_ANNEX})\s?(?P<n>\d{{1,2}})|붙임|별첨|첨부)(?:[\s.,~∼～-][^()]{{0,14}})?\)|(?:{_ANNEX})\s?(?P<m>\d{{1,2}})[^\n()]{{0,6}}참[조고]"
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference points to."""

    block: Block
    text: str


def repeats(paper: Paper) -> Iterator[Finding]:
    """Headings of one level whose numbers repeat or skip."""
    for siblings in _sequences(paper.document):
        for before, block in pairwise(siblings):
            number, last = _number(block), _number(before)
            if number == last or (number > last + 1 and not _stands(paper, before, block, last + 1)):
                yield _numbered(before, block, last)


def _stands(paper: Paper, before: Block, block: Block, number: int) -> bool:
    """Whether a line between two headings begins with the number, though it was not taken for a heading."""
    between = paper.document.source[paper.spans[before.index].end : paper.spans[block.index].start]
    return re.search(rf"^\W*{number}(?!\d)", between, re.MULTILINE) is not None


def _sequences(document: Document) -> Iterator[list[Block]]:
    """Numbered siblings in order, from each 1 on."""
    held: dict[tuple[int | None, str], list[list[Block]]] = defaultdict(list)
    for block in document.blocks:
        if _numbers(block):
            runs = held[(block.section, _DIGITS.sub("", block.marker))]
            if _number(block) == 1 or not runs:
                runs.append([])
            runs[-1].append(block)
    for many in held.values():
        yield from (run for run in many if len(run) > 2 and _number(run[0]) == 1)


def _numbers(block: Block) -> bool:
    """Whether it is a heading, or a case, that carries a number."""
    return bool(_DIGITS.search(block.marker)) and (block.kind is BlockKind.HEADING or block.marker[0] in "◯□①")


def _number(block: Block) -> int:
    found = _DIGITS.search(block.marker)
    return int(found.group()) if found else 0


def _numbered(before: Block, block: Block, last: int) -> Finding:
    again = _number(block) == last
    expected = _DIGITS.sub(str(last + 1), block.marker)
    marks = f"{before.marker}, {block.marker}"
    return Finding(
        "", LOW, "numbering",
        f"‘{block.marker} {block.text[:30]}’: 번호가 {'앞과 같다' if again else '건너뛴다'} ({marks})",
        f"the number {'repeats' if again else 'skips'}: {marks}", marks, f"{before.marker}, {expected}", block.span,
        (before.span,), f"차례로는 {expected}이다. 이 번호를 가리키는 말은 두 가지로 읽힌다" if again else f"차례로는 {expected}이다", trusted=f"in order it would be {expected}" + ("; what refers to this number can be read in two ways" if again else ""),
    )  # fmt: skip


def annexes(paper: Paper) -> Iterator[Finding]:
    """Annexes that the text leans on, or lists beside others that are here, and that this file does not hold; once."""
    heads = [b for b in paper.document.blocks if _is_annex(b)]
    present = {_number(b) for b in heads if _filled(paper.document, b)}
    leant = [(n, span) for block in paper.document.blocks for n, span in _leant(block)]
    listed = [(n, span) for head in heads if present for n, span in _listed(paper.document, head)]
    absent = sorted({(n, span) for n, span in (*leant, *listed) if n not in present}, key=lambda a: a[1])
    if absent:
        yield _lacking(absent, cut=bool(present))


def _is_annex(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and re.match(_ANNEX, block.marker) is not None


def _filled(document: Document, heading: Block) -> bool:
    """Whether anything but headings stands under it, however deep."""
    return any(b.kind is not BlockKind.HEADING for b in _all(document, heading))


def _leant(block: Block) -> Iterator[tuple[int, Span]]:
    """Annexes by number that a sentence refers to, 0 for the only one."""
    if block.kind is not BlockKind.ROW:
        for hit in _LEANT.finditer(block.text, 2):
            yield int(hit["n"] or hit["m"] or 0), block.content.span(*hit.span())


def _listed(document: Document, head: Block) -> Iterator[tuple[int, Span]]:
    """Annexes that a closing list announces: an annex's heading with nothing under it but the next numbers."""
    if _number(head) and not _filled(document, head):
        yield _number(head), head.span
        for block in document.blocks[head.index + 1 :]:
            if block.section == head.index and block.marker[:1].isdigit():
                yield _number(block), block.span


def _lacking(absent: Sequence[tuple[int, Span]], *, cut: bool) -> Finding:
    numbers = sorted({n for n, _ in absent})
    words = ", ".join(f"붙임 {n}" if n else "붙임" for n in numbers)
    spans = [span for _, span in absent]
    return Finding(
        "", MEDIUM if cut else LOW, "missing-annex",
        f"{words}: 글이 가리키나 이 파일에 없다. {'파일이 잘렸을 수 있다' if cut else '따로 있는 파일일 수 있다'}",
        f"announced, but not in this file: {len(numbers)} annexes; {'it may be cut off' if cut else 'they may be files of their own'}",
        words, "없음", spans[0], tuple(spans[1:6]), "없는 내용은 이 파일로 확인할 수 없다", trusted="this file cannot tell what is missing",
    )  # fmt: skip


def references(paper: Paper) -> Iterator[Finding]:
    """References to a part that is not there, or that does not hold what they speak of."""
    for block in paper.document.blocks:
        for hit in _REFERENCE.finditer(block.text):
            chapter = _chapter(paper.document, int(hit["annex"]), int(hit["chapter"]))
            if chapter is None:
                continue
            parts = _parts(paper.document, chapter)
            meant = [t for t in parts if _number(t.block) == int(hit["n"]) and _signed(t.block, hit["sign"])]
            named = _named(paper, block)
            if not meant:
                yield _dangling(block, hit)
            elif named and not any(_holds(t, named) for t in meant):
                yield from _astray(block, hit, [t for t in parts if _holds(t, named)], named)


def _chapter(document: Document, annex: int, chapter: int) -> Block | None:
    """The chapter of an annex; None where the annex or its chapters are not in this file."""
    annexes = [b for b in document.blocks if _is_annex(b) and _number(b) == annex and _filled(document, b)]
    inside = (b for b in document.blocks if annexes and b.section == annexes[-1].index)
    return next((b for b in inside if b.kind is BlockKind.HEADING and _number(b) == chapter), None)


def _parts(document: Document, chapter: Block) -> list[Target]:
    """The numbered parts of a chapter, each with all its words."""
    heads = [b for b in document.blocks if b.section == chapter.index and _numbers(b)]
    return [Target(head, "\n".join(b.text for b in _all(document, head))) for head in heads]


def _all(document: Document, head: Block) -> Iterator[Block]:
    """A heading, or a bullet, with all that belongs to it."""
    if head.kind is not BlockKind.HEADING:
        yield from document.under(head)
        return
    held = {head.index}
    yield head
    for block in document.blocks[head.index + 1 :]:
        if block.section in held:
            held.add(block.index)
            yield block


def _signed(block: Block, sign: str) -> bool:
    return not sign or block.marker.startswith(sign) or {sign, block.marker[0]} <= set("◯○")


def _named(paper: Paper, block: Block) -> list[PlaceName]:
    return [p for p in paper.facts.places if p.span in paper.spans[block.index]]


def _holds(target: Target, named: Sequence[PlaceName]) -> bool:
    return any(stem(name.text) in target.text for name in named)


def _dangling(block: Block, hit: re.Match[str]) -> Finding:
    return Finding(
        "", MEDIUM, "reference", f"{quoted(hit.group(), '이', '가')} 가리키는 곳이 없다", f"refers to a part that is not there: {hit.group()}",
        hit.group(), "없음", block.content.span(*hit.span()),
    )  # fmt: skip


def _astray(
    block: Block, hit: re.Match[str], better: Sequence[Target], named: Sequence[PlaceName]
) -> Iterator[Finding]:
    if not better:
        return
    names = ", ".join(dict.fromkeys(n.text for n in named))
    right = f"{hit['chapter']}-{better[0].block.marker}"
    yield Finding(
        "", LOW, "reference", f"‘{hit.group()}’에는 {names}의 내용이 없다. ‘{right} {better[0].block.text[:30]}’에 있다",
        f"{hit.group()} does not hold what is referred to; {right} does", hit.group(), right,
        block.content.span(*hit.span()), tuple(t.block.span for t in better), f"{right}: 그곳에 이름이 나온다", trusted=f"{right}: the name stands there",
    )  # fmt: skip


CHECKS: Final[tuple[Check, ...]] = (repeats, annexes, references)
