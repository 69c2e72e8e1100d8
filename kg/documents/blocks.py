"""Lines to blocks: hard-wrapped lines joined, bullets nested, tables that were flattened kept line by line.

The page's own signs decide (markers, empty lines, ends of sentences); whether a space belongs between two joined lines,
and where spaces were lost inside a line, is Kiwi's decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.documents.lines import Line, readable
from kg.documents.marker import Marker, Rank, header_row, marker
from kg.model.document import Block, BlockKind, Remark
from kg.model.korean import Korean
from kg.model.span import RESTORED, Mapped, after

_WRAPPED = 72
"""A file whose lines are nearly all shorter than this was wrapped by a page, not by its author."""
_PROSE = 40
"""A line of a table is seldom longer than this."""
_SENTENCE = re.compile(r"[.!?…][\"'”’」』)\]*]*$")
_WORD = re.compile(r"\S{12,}")
_LETTERS = re.compile(r"[가-힣]{5,}")
_CROWDED = re.compile(r"[가-힣]{12}")
_MANY = 15
"""So many Korean letters in one word are several words, whatever stands between them."""
_CLAUSE = re.compile(r"(?:다|며|고|여|는데)[.,]?$")
"""How prose ends a line; a line of a table does not."""
_TELLS = re.compile(r"[가-힣]다[.][\"'”’]?$")
_TOLD = 15
"""A sentence so long behind a table is none of its cells, whatever sign leads it."""
_NUMBER = re.compile(r"\d{1,2}")
_STAR = re.compile(r"\*+(?=[\s.,)’'”\"」]|[가-힣]|$)")
_CELL = re.compile(r"[□■☐▣◇◆*※]|[\ue000-\uf8ff]\s")


_SAID: dict[BlockKind | None, Marker] = {
    BlockKind.HEADING: Marker("", BlockKind.HEADING, Rank.ANNEX, 0),
    BlockKind.BULLET: Marker("-", BlockKind.BULLET, Rank.DASH, 0),
    BlockKind.NOTE: Marker("", BlockKind.NOTE, Rank.NOTE, 0),
}
"""What a line is by its format's word, where it bears no sign of its own."""


@dataclass
class _Draft:
    """A block while its lines are gathered."""

    kind: BlockKind
    rank: Rank
    marker: str
    lines: list[Mapped] = field(default_factory=list)
    subject: bool = False


class Assembler:
    """Gathers lines into drafts.

    Args:
        wrapped: whether lines were broken by a page, so that only a sign of the page starts a new block.
    """

    def __init__(self, *, wrapped: bool) -> None:
        self._wrapped = wrapped
        self._table = False
        self._started = False
        self.drafts: list[_Draft] = []

    def add(self, line: Line) -> None:
        """Take the next line."""
        if line.kind is BlockKind.ROW:
            self._table = False
            self._open(BlockKind.ROW, Rank.TEXT, "", line.content)
            return
        if line.kind is None and header_row(line.text):
            self._table = True
            self._open(BlockKind.ROW, Rank.TEXT, "", line.content)
            return
        found = marker(line.text) or _SAID.get(line.kind)
        if self._table and not self._leaves_table(line, found):
            self._open(BlockKind.ROW, Rank.TEXT, "", line.content)
            return
        self._table = False
        if found is not None and not self._enumerates(found):
            self._started = self._started or found.kind is not BlockKind.NOTE
            self._open(
                found.kind, found.rank, found.text, line.content.cut(found.length, len(line.content) - found.tail)
            )
        elif self._continues(line):
            self.drafts[-1].lines.append(line.content)
        else:
            self._open(BlockKind.PARAGRAPH, Rank.SQUARE, "", line.content)

    def _enumerates(self, found: Marker) -> bool:
        """Whether a number only goes on with a list inside the running text (``□1 …, □2 …,`` then ``□3`` on a new line)."""
        number = _NUMBER.search(found.text)
        if number is None or not self.drafts or not self.drafts[-1].lines[-1].text.endswith((",", "·", "및")):
            return False
        before = found.text.replace(number.group(), str(int(number.group()) - 1))
        return any(before in line.text for line in self.drafts[-1].lines)

    def _open(self, kind: BlockKind, rank: Rank, sign: str, content: Mapped) -> None:
        self.drafts.append(_Draft(kind, rank, sign, [content.strip()]))

    @staticmethod
    def _leaves_table(line: Line, found: Marker | None) -> bool:
        if line.kind is BlockKind.HEADING or (len(line.text) >= _TOLD and _TELLS.search(line.text)):
            return True
        if found is None:
            return len(line.text) >= _PROSE and _CLAUSE.search(line.text) is not None
        return found.rank <= Rank.CHAPTER or _CELL.match(line.text) is not None or found.text.startswith("◯")

    def _continues(self, line: Line) -> bool:
        """Whether a markerless line goes on with what stands before it."""
        if not self.drafts:
            return False
        last = self.drafts[-1]
        ended = _SENTENCE.search(last.lines[-1].text) is not None
        if last.kind is BlockKind.HEADING or last.kind is BlockKind.ROW:
            return False
        if not self._wrapped:
            return last.kind is BlockKind.BULLET and line.gap is False and not ended
        if not line.gap:
            return not (ended and last.kind is BlockKind.PARAGRAPH)
        return not ended and (self._started or last.kind is not BlockKind.PARAGRAPH)


def assemble(
    lines: Sequence[Line], korean: Korean, *, wrapped: bool | None = None
) -> tuple[tuple[Block, ...], tuple[Remark, ...]]:
    """Blocks of the page, and remarks on what was unreadable.

    Args:
        lines: the page's lines in reading order.
        korean: the analyser.
        wrapped: whether a page broke the lines; None to tell by their lengths.
    """
    assembler = Assembler(wrapped=_is_wrapped(lines) if wrapped is None else wrapped)
    for line in lines:
        assembler.add(line)
    unreadable = 0
    first: Mapped | None = None
    contents: list[tuple[_Draft, Mapped]] = []
    for draft in assembler.drafts:
        content, lost = readable(_joined(draft.lines, korean))
        if lost and first is None:
            first = draft.lines[0]
        unreadable += lost
        if content.text:
            contents.append((draft, _spaced(content, korean)))
    remarks = () if first is None else (_remark(unreadable, first),)
    return _nested(contents), remarks


def _is_wrapped(lines: Sequence[Line]) -> bool:
    lengths = sorted(len(line.text) for line in lines)
    return bool(lengths) and lengths[len(lengths) * 95 // 100] <= _WRAPPED


def _remark(count: int, first: Mapped) -> Remark:
    return Remark("unreadable", f"읽을 수 없는 문자 {count}자 (unreadable characters)", first.span())


def _joined(lines: Sequence[Mapped], korean: Korean) -> Mapped:
    """One text; the space at a joint is the line break's own, so the map stays exact."""
    parts = [lines[0]]
    for before, following, space in zip(lines[:-1], lines[1:], korean.glue([x.text for x in lines]), strict=True):
        if space:
            parts.append(Mapped(" ", (after(before.offsets[-1]),)))
        parts.append(following)
    return Mapped.join(parts)


def _spaced(content: Mapped, korean: Korean) -> Mapped:
    """Spaces given back to words that were run together."""
    parts: list[Mapped] = []
    at = 0
    for start, letters in _crowded(content.text):
        for place in korean.space(letters):
            parts += [content.cut(at, start + place), Mapped(" ", (RESTORED,))]
            at = start + place
    parts.append(content.cut(at))
    return Mapped.join(parts) if len(parts) > 1 else content


def _crowded(text: str) -> Iterable[tuple[int, str]]:
    """Runs of letters inside words that are too long to be one."""
    for word in _WORD.finditer(text):
        if _CROWDED.search(word.group()) or sum("가" <= c <= "힣" for c in word.group()) >= _MANY:
            for letters in _LETTERS.finditer(word.group()):
                yield word.start() + letters.start(), letters.group()


def _nested(contents: Iterable[tuple[_Draft, Mapped]]) -> tuple[Block, ...]:
    """Parents and sections: a stack of ranks; a note hangs under the block that bears its star."""
    blocks: list[Block] = []
    ranks: list[Rank] = []
    stack: list[int] = []
    sections: list[int] = []
    for draft, content in contents:
        index = len(blocks)
        if draft.kind is BlockKind.HEADING:
            sections = [s for s in sections if ranks[s] < draft.rank]
            stack = []
        if draft.kind is BlockKind.NOTE:
            parent = _starred(blocks, draft.marker, stack)
        else:
            while stack and ranks[stack[-1]] >= draft.rank:
                stack.pop()
            parent = stack[-1] if stack and draft.kind is not BlockKind.ROW else None
        level = 0 if parent is None else blocks[parent].level + 1
        section = sections[-1] if sections else None
        blocks.append(Block(index, draft.kind, level, draft.marker, content, parent, section))
        ranks.append(draft.rank)
        if draft.kind is BlockKind.HEADING:
            sections.append(index)
        elif draft.kind is not BlockKind.NOTE:
            stack.append(index)
    return tuple(blocks)


def _starred(blocks: Sequence[Block], sign: str, stack: Sequence[int]) -> int | None:
    """The latest open block whose words bear exactly these stars; else the latest open block."""
    for index in reversed(stack):
        if any(found.group() == sign for found in _STAR.finditer(blocks[index].text)):
            return index
    return stack[-1] if stack else None
