"""What stands in a network: kinds of nodes and edges with their names in both languages, and one of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NodeKind(StrEnum):
    """Kinds of things."""

    MUNICIPALITY = "municipality"
    PROGRAM = "program"
    ORGANISATION = "organisation"
    AWARD = "award"
    """A division of one year's scheme; the scheme itself for awards of no division."""

    @property
    def ko(self) -> str:
        """Its Korean name."""
        return _NODES[self][0]

    @property
    def en(self) -> str:
        """Its English name."""
        return _NODES[self][1]


class EdgeKind(StrEnum):
    """Kinds of ties, read from their first node to their second."""

    WON = "won"
    RUNS = "runs"
    WORKS = "works"
    PARTNER = "partner"

    @property
    def ko(self) -> str:
        """Its Korean name."""
        return _EDGES[self][0]

    @property
    def en(self) -> str:
        """Its English name."""
        return _EDGES[self][1]


_NODES = {
    NodeKind.MUNICIPALITY: ("지자체", "Municipality"),
    NodeKind.PROGRAM: ("사업", "Program"),
    NodeKind.ORGANISATION: ("기관·단체", "Organisation"),
    NodeKind.AWARD: ("상·분야", "Award division"),
}
_EDGES = {
    EdgeKind.WON: ("수상", "won"),
    EdgeKind.RUNS: ("운영", "runs"),
    EdgeKind.WORKS: ("협력", "works with"),
    EdgeKind.PARTNER: ("참여 기관", "partner"),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """A node.

    Attributes:
        ko, en: labels in the documents' words; English is empty where the graph has none.
        within: the province of a municipality on the document's day, in Korean; tells homonyms apart.
        year: of an award division; 0 for what has none.
        resolved: whether the registry knows who is meant; False for a municipality of which only the words are known.
        names: all it is called, folded, to be found by; parted by line breaks.
        within_en: the province in Latin letters.
        also, also_en: today's name of a municipality, the standard name of others; empty where it is the label.
    """

    kind: NodeKind
    ko: str
    en: str = ""
    within: str = ""
    year: int = 0
    resolved: bool = True
    names: str = ""
    within_en: str = ""
    also: str = ""
    also_en: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge: one statement of one document.

    Attributes:
        year: 0 where none is known.
        weight: how much it counts; one for a statement.
        grade, prize: of an award; empty and 0 for others.
        document, start, end, words: what was read, and where.
        context: the clean text of the passage around the words; empty where there is none.
    """

    kind: EdgeKind
    document: str
    start: int
    end: int
    words: str
    year: int = 0
    weight: int = 1
    grade: str = ""
    prize: int = 0
    context: str = ""
