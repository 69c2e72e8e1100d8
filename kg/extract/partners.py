"""Who takes part in what: organisations and the program they stand by in the same block.

A bullet's label takes all bodies of its bullet. Else a body belongs to the next program of its clause
(``A와 B가 협력하여 C 사업 운영``), and if none follows, to the one before (``C 사업을 A와 추진``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_END = re.compile(r"(?<=[다음함됨])[.;]|[.;](?=\s)|(?:하였|했|됐|되었)(?:으며|고|다)")
_TOGETHER = re.compile(
    r"참여|협력|협약|연계|함께|공동|구성|협업|MOU|후원|주관|위촉|결연|의뢰|지원|통해|통하|등과|와의|과의"
)
_LISTED = re.compile(r"(?![을를은는이가의]\s)[\s,·및와과()\d명]*(?:[가-힣A-Za-z0-9]+[\s,·()]+)*")
"""Only other items of one list: what stands beside a body in it is no program that it takes part in."""


@dataclass(frozen=True, slots=True)
class Sided:
    """A name in a block: its range, whether it is a program, whether it is the block's label."""

    start: int
    end: int
    program: bool
    label: bool = False


def partners(text: str, program: Sided, found: Sequence[Sided]) -> tuple[Sided, ...]:
    """The organisations that take part in this program."""
    bodies = [s for s in found if not s.program and (s.end <= program.start or program.end <= s.start)]
    return tuple(b for b in bodies if _of(text, b, found) == (program.start, program.end))


def _of(text: str, body: Sided, found: Sequence[Sided]) -> tuple[int, int] | None:
    """The program that a body stands by."""
    programs = [s for s in found if s.program and (s.end <= body.start or body.end <= s.start)]
    label = next((p for p in programs if p.label), None)
    if label is not None:
        return label.start, label.end
    after = [p for p in programs if p.start >= body.end and not _END.search(text[body.end : p.start])]
    if after and _TOGETHER.search(text[body.end : after[0].start + 12]):
        return after[0].start, after[0].end
    before = [p for p in programs if p.end <= body.start and not _apart(text[p.end : body.start])]
    if before and _TOGETHER.search(text[body.end : body.end + 16]):
        return before[-1].start, before[-1].end
    return None


def _apart(between: str) -> bool:
    """Whether a program and a body behind it belong to two clauses, or to one list."""
    return _END.search(between) is not None or ("," in between and _LISTED.fullmatch(between) is not None)
