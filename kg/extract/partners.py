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
_WORD = re.compile(r"[가-힣]{2,}")
_GOVERNED = re.compile(r"[’”」』'\"]?(?:을|를|은|는|이|가|에|의)\s")
"""What a verb governs comes with a particle; an item of a list with a comma."""


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
    led = next((p for p in after[:2] if _leads(text[body.end : p.start])), None)
    if led is not None:
        return led.start, led.end
    others = [s for s in found if not s.program]
    before = [p for p in programs if p.end <= body.start and not _apart(text, p.end, body.start, others)]
    if before and _TOGETHER.search(text[body.end : body.end + 16]):
        return before[-1].start, before[-1].end
    return None


def _leads(between: str) -> bool:
    """Whether a body does what the program behind it names: something joint stands between, and no comma ends it."""
    joint = _TOGETHER.search(between) or re.fullmatch(r"(?:와|과|의|이|가)\s+", between)
    return joint is not None and not between.rstrip(" ‘“「'\"").endswith((",", "·"))


def _apart(text: str, start: int, end: int, bodies: Sequence[Sided]) -> bool:
    """Whether a program and a body behind it belong to two clauses, or are items of one list."""
    between = text[start:end]
    rest = "".join(c for i, c in enumerate(between, start) if not any(b.start <= i < b.end for b in bodies))
    listed = "," in between and (_WORD.search(rest) or not _GOVERNED.match(between))
    return bool(listed) or _END.search(between) is not None
