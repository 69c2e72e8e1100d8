"""The page of a thing: what it is called, and its sections, each row with the words it was read from.

The sections are queries under ``ontology/pages/KIND/``; a kind without a folder has the page of any thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from pyoxigraph import DefaultGraph, NamedNode

from kg.model.iri import DCTERMS, RDF, WK, Minter
from kg.names import KINDS, found, labels, refused
from kg.questions import Question, sections
from kg.store.protocol import View
from kg.store.rows import Rows

Row: TypeAlias = Mapping[str, object]
IRIS: Final = ("fact", "thing", "whose")
"""The columns that name what a row says of: the statement, the thing it names, the municipality."""
NAMES: Final = ("called", "today")
"""What the municipality was called on the document's day, and what it is called today."""
WORDS: Final = ("document", "start", "end", "exact", *IRIS)
"""The columns that lead a row back to its words, and on to what it speaks of."""
_AWARD: Final = ("fact", "whose")
"""By which columns an award is one."""
_KINDS: Final = KINDS | {WK.Document: "document"}
"""Kinds of things that have a page of their own."""
_CONTENTS: Final = {"awards": WK.Award, "cases": WK.Case, "programs": WK.ProgramMention, "findings": WK.Finding}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: a heading in two languages, and rows."""

    korean: str
    english: str
    rows: Rows

    @staticmethod
    def of(view: View, asked: Question, node: NamedNode | None = None) -> Section:
        """What the question finds, about a node if it asks about one."""
        answer = view.select(asked.about(node) if node else asked.text)
        return Section(asked.korean, asked.english, Rows.of(answer))

    @property
    def told(self) -> list[Row]:
        """What it tells: its rows, but an award once, however many documents tell it."""
        return told(self.rows, *_AWARD) if self.english == "Awards" else list(self.rows)


def told(rows: Iterable[Row], *by: str) -> list[Row]:
    """Each thing once, by these columns, as it is told first; ``sources`` holds the words of all its tellings."""
    held: dict[tuple[object, ...], dict[tuple[object, ...], Row]] = {}
    for row in rows:
        place = (row["document"], row["start"], row["end"])
        held.setdefault(tuple(row.get(name) for name in by), {}).setdefault(place, row)
    return [{**next(iter(one.values())), "sources": [_words(row) for row in one.values()]} for one in held.values()]


def _words(row: Row) -> Row:
    return {name: row[name] for name in ("document", "start", "end", "exact")}


@dataclass(frozen=True, slots=True)
class Page:
    """All that the graph shows of one thing.

    Attributes:
        label, names: what it is called, today's name of a municipality first.
        today: today's name with the province before it; the label of what is no municipality.
    """

    iri: str
    kind: str
    label: str
    names: tuple[str, ...]
    sections: tuple[Section, ...] = field(repr=False)
    today: str = ""

    def json(self) -> dict[str, object]:
        """As plain values."""
        held = {s.english.lower(): s.told for s in self.sections}
        return {
            "iri": self.iri,
            "kind": self.kind,
            "label": self.label,
            "today": self.today,
            "names": list(self.names),
            **held,
        }


def show(view: View, name: str) -> tuple[Page, ...]:
    """The pages of all that is so called; ``NotFound`` with the nearest names for a misspelt one."""
    nodes = found(view, name)
    if not nodes:
        raise refused(view, name)
    return tuple(page(view, node) for node in nodes)


def page(view: View, node: NamedNode) -> Page:
    """The page of one thing."""
    types = {quad.object for quad in view.quads(node, RDF.type)}
    kind = next((kind for type_, kind in _KINDS.items() if type_ in types), "thing")
    names = tuple(dict.fromkeys(labels(view, node)))
    held = (Section.of(view, asked, node) for asked in sections(kind))
    label = names[0] if names else node.value
    full = _today(view, node, label) if kind == KINDS[WK.Municipality] else label
    return Page(node.value, kind, label, names[1:], tuple(s for s in held if s.rows), full)


def _today(view: View, node: NamedNode, label: str) -> str:
    """A municipality's label with today's province before it, if it has one."""
    above = (q.object for q in view.quads(node, DCTERMS.isPartOf, None, DefaultGraph()))
    province = next((next(labels(view, one), "") for one in above if isinstance(one, NamedNode)), "")
    return f"{province} {label}".strip()


def listed(view: View, kind: str, nodes: Iterable[str] | None = None) -> Rows:
    """All things of a kind with what a list tells of them; where the list is asked by nodes, what it tells of these."""
    asked = next(question for question in sections("lists") if question.name == kind)
    return Rows.of(view.select(asked.text if nodes is None else asked.asking({"node": nodes})))


def headings(kind: str) -> list[dict[str, str]]:
    """What the page of a thing of that kind may tell, in its order: the key of each section and its headings."""
    return [{"key": s.english.lower(), "korean": s.korean, "english": s.english} for s in sections(kind)]


def contents(view: View, document: str) -> dict[str, int]:
    """How many facts of the main kinds a document states, by its file name."""
    graph = Minter().graph(document)
    return {kind: sum(1 for _ in view.quads(None, RDF.type, type_, graph)) for kind, type_ in _CONTENTS.items()}
