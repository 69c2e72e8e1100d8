"""A candidate: a stretch of a piece that may name a program or an organisation, and why it was taken for one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.model.thesaurus import ORGANISATION, PROGRAM


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a name.

    Attributes:
        start, end: half-open range in the piece's text.
        kind: ``program`` or ``organisation``.
        type: a value of ``ProgramType`` or ``OrganisationType``.
        cue: ``quote``, ``label``, ``thesaurus``, ``head``, ``body`` (a name that says whose or what it is) or ``list``.
        key: of a nationwide term, else empty.
        sure: whether it stands by itself; else a running verb or a list must support it.
    """

    start: int
    end: int
    kind: str
    type: str
    cue: str
    key: str = ""
    sure: bool = True

    @property
    def program(self) -> bool:
        """Whether it is something run, not somebody."""
        return self.kind == PROGRAM

    def overlaps(self, other: Candidate) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Candidate) -> bool:
        """Whether the other lies inside."""
        return self.start <= other.start and other.end <= self.end

    def also(self, kind: str, kind_type: str) -> Candidate:
        """The same words as the other kind."""
        return replace(self, kind=kind, type=kind_type)


RANK = {"body": 0, "quote": 0, "label": 1, "head": 2, "thesaurus": 2, "list": 3}
"""Which of two overlapping candidates stays: the lower, then the longer."""

__all__ = ["ORGANISATION", "PROGRAM", "RANK", "Candidate"]
