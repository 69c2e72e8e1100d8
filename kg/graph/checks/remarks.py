"""What the reader could not read or had to guess."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.graph.checks.paper import LOW, MEDIUM, Check, Paper
from kg.graph.checks.wording import both
from kg.model.fact import Finding
from kg.model.span import Span

_GRAVE: Final = ("truncated",)


def unreadable(paper: Paper) -> Iterator[Finding]:
    """Each remark; one about the whole file points to its first character."""
    for remark in paper.document.remarks:
        korean, english = both(remark.message)
        span = remark.span or Span(0, min(1, len(paper.document.source)))
        yield Finding(
            "", MEDIUM if remark.kind in _GRAVE else LOW, remark.kind, korean, english, "", "", span, (),
            "읽힌 글만 믿을 수 있다", trusted="only the text that could be read",
        )  # fmt: skip


CHECKS: Final[tuple[Check, ...]] = (unreadable,)
