"""People: passages that tell so much of somebody unnamed that one could find out who it is.

The message names the kinds of what is told, never the words: whoever may read the source finds them by the span.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.graph.checks.paper import Check, Paper
from kg.model.anonymity import Told, Trait, told
from kg.model.fact import Finding
from kg.model.span import Span

KIND: Final = "person"
_WORDS: Final = {
    Trait.NAME: ("이름 일부", "part of the name"),
    Trait.AGE: ("나이", "age"),
    Trait.SEX: ("성별", "sex"),
    Trait.HOME: ("사는 곳", "home or neighbourhood"),
    Trait.DISTRICT: ("시군구", "municipality"),
    Trait.ILLNESS: ("질병·장애", "illness or disability"),
    Trait.FAMILY: ("가족", "family"),
    Trait.WORK: ("일", "work"),
    Trait.EVENT: ("겪은 일", "a rare event"),
}


def recognisable(paper: Paper) -> Iterator[Finding]:
    """Each person of whom three traits or more are told in one passage."""
    placed = {p.id for p in paper.facts.passages if p.places}
    for block in paper.document.blocks:
        for one in told(block.text, district=f"p{block.index}" in placed):
            if one.severity:
                yield _finding(one, block.content.span(one.start, one.end))


def _finding(one: Told, span: Span) -> Finding:
    korean, english = zip(*(words for trait, words in _WORDS.items() if trait in one.traits), strict=True)
    example, invented = ("예로 든 사람일 수 있으나, ", "perhaps an example: ") if one.made_up else ("", "")
    return Finding(
        "", one.severity, KIND,
        f"{example}{'·'.join(korean)} {len(korean)}가지가 함께 적혀 누구인지 알아볼 수 있다",
        f"{invented}{', '.join(english)} together may point to a person", "", "", span, (),
        "내보낼 때 --without-persons 로 뺄 수 있다", trusted="can be left out of exports by --without-persons",
    )  # fmt: skip


CHECKS: Final[tuple[Check, ...]] = (recognisable,)
