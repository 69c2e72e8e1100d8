"""The page of a thing: what it is called, and its sections, each row with the words it was read from.

The sections are queries under ``ontology/pages/KIND/``; a kind without a folder has the page of any thing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import NamedNode

from kg.model.iri import RDF
from kg.names import KINDS, found, labels, nearest, unknown
from kg.questions import Question, sections
from kg.store.protocol import View
from kg.store.rows import Rows, Value

WORDS: Final = ("document", "start", "end", "exact")
"""The columns that lead a row back to its words."""


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


@dataclass(frozen=True, slots=True)
class Page:
    """All that the graph shows of one thing."""

    iri: str
    kind: str
    label: str
    names: tuple[str, ...]
    sections: tuple[Section, ...] = field(repr=False)

    def json(self) -> dict[str, object]:
        """As plain values."""
        held: dict[str, list[dict[str, Value]]] = {s.english.lower(): list(s.rows) for s in self.sections}
        return {"iri": self.iri, "kind": self.kind, "label": self.label, "names": list(self.names), **held}


def show(view: View, name: str) -> tuple[Page, ...]:
    """The pages of all that is so called; ``NotFound`` with the nearest names for a misspelt one."""
    nodes = found(view, name)
    if not nodes:
        raise unknown(name, nearest(view, name))
    return tuple(page(view, node) for node in nodes)


def page(view: View, node: NamedNode) -> Page:
    """The page of one thing."""
    types = {quad.object for quad in view.quads(node, RDF.type)}
    kind = next((kind for type_, kind in KINDS.items() if type_ in types), "thing")
    names = tuple(dict.fromkeys(labels(view, node)))
    held = (Section.of(view, asked, node) for asked in sections(kind))
    return Page(node.value, kind, names[0] if names else node.value, names[1:], tuple(s for s in held if s.rows))
