"""What the baselines search: the passages of the shipped release, a bullet with its footnotes each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from bench.quality import RELEASE, Reading, shipped
from bench.search.judged import Hit
from kg.model.fact import Passage

ENOUGH: Final = 12
"""Letters below which a line is a caption or a telephone number: kept from the baselines, for their good."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage to be found.

    Attributes:
        context: municipality and division of its case, which every system may use; empty outside cases.
        parts: the texts of the bullet and of each footnote.
    """

    hit: Hit
    context: str
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of its words, with their context."""
        return "\n".join(filter(None, (self.context, *self.parts)))

    @property
    def pieces(self) -> tuple[str, ...]:
        """Each part by itself, with the context."""
        return tuple("\n".join(filter(None, (self.context, part))) for part in self.parts)


def units() -> tuple[Unit, ...]:
    """The passages in the order of the document."""
    reading = shipped()
    contexts = _contexts(reading)
    said = (p for p in reading.facts.passages if sum(map(str.isalpha, p.text)) >= ENOUGH)
    ordered = sorted(said, key=lambda p: p.span.start)
    together = (tuple(held) for _, held in groupby(ordered, key=lambda p: p.case))
    return tuple(_unit(held, contexts) for passages in together for held in _bullets(passages))


def _bullets(passages: tuple[Passage, ...]) -> Iterator[list[Passage]]:
    """Each bullet together with the footnotes that follow it."""
    held: list[Passage] = []
    for passage in passages:
        if held and passage.kind != "note":
            yield held
            held = []
        held.append(passage)
    yield held


def _contexts(reading: Reading) -> dict[str, str]:
    """By case, whose it is and in which division."""
    return {c.id: f"{' '.join(reading.official(c.place) or ()).strip()} · {c.division}" for c in reading.facts.cases}


def _unit(held: list[Passage], contexts: dict[str, str]) -> Unit:
    hit = Hit(RELEASE, held[0].span.start, held[-1].span.end)
    return Unit(hit, contexts.get(held[0].case, ""), tuple(p.text for p in held))
