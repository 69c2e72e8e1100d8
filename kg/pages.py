"""The page of a thing: what it is called, and its sections, each row with the words it was read from.

The sections are queries under ``ontology/pages/KIND/``; a kind without a folder has the page of any thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import NotFound
from kg.model.iri import RDF, RDFS, SKOS, WK, Minter
from kg.questions import Question, lookup, sections
from kg.store.protocol import View
from kg.store.rows import Rows, Value

KINDS: Final = {WK.Municipality: "municipality", WK.Program: "program", WK.Organisation: "organisation"} | {
    WK.Division: "division"
}
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
        found = view.select(asked.about(node) if node else asked.text)
        return Section(asked.korean, asked.english, Rows.of(found))


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
    nodes = list(dict.fromkeys(_found(view, name)))
    if not nodes:
        near = _near(view, name)
        raise NotFound(
            f"그래프에 없는 이름입니다 / the graph holds nothing called {name!r}",
            hint=f"비슷한 이름 / nearest: {', '.join(near)}" if near else "kg export programs, kg queries",
        )
    return tuple(page(view, node) for node in nodes)


def page(view: View, node: NamedNode) -> Page:
    """The page of one thing."""
    types = {quad.object for quad in view.quads(node, RDF.type)}
    kind = next((kind for type_, kind in KINDS.items() if type_ in types), "thing")
    names = tuple(dict.fromkeys(_labels(view, node)))
    held = (Section.of(view, asked, node) for asked in sections(kind))
    return Page(node.value, kind, names[0] if names else node.value, names[1:], tuple(s for s in held if s.rows))


def _labels(view: View, node: NamedNode) -> Iterator[str]:
    """What it is called: preferred labels first, Korean before others."""
    for predicate in (SKOS.prefLabel, RDFS.label, WK.name):
        found = {q.object for q in view.quads(node, predicate) if isinstance(q.object, Literal)}
        yield from (term.value for term in sorted(found, key=lambda t: (t.language not in {"ko", None}, t.value)))


def _found(view: View, name: str) -> Iterator[NamedNode]:
    if name.startswith(("http://", "https://")):
        yield from _iri(view, name)
        return
    asked = lookup().asking({"name": [name]})
    nodes = [node for (node,) in view.select(asked) if isinstance(node, NamedNode)]
    yield from nodes or (node for node in _registered(name, exact=True) if _shown(view, node))


def _iri(view: View, iri: str) -> Iterator[NamedNode]:
    try:
        node = NamedNode(iri)
    except ValueError:
        return
    if next(view.quads(node), None) is not None:
        yield node


def _shown(view: View, node: NamedNode) -> bool:
    return any(quad.object in KINDS for quad in view.quads(node, RDF.type))


def _registered(name: str, *, exact: bool) -> Iterator[NamedNode]:
    """Municipalities that the register knows by that name, in short or romanised."""
    from kg.registry.register import Register  # noqa: PLC0415 - 0.1 s that names in the graph save

    mint = Minter()
    return (mint.municipality(match.id) for match in Register.load().find(name) if match.exact is exact)


def _near(view: View, name: str) -> list[str]:
    from difflib import get_close_matches  # noqa: PLC0415 - only for an answer that is no

    held = {
        quad.object.value
        for quad in view.quads(None, WK.name)
        if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode) and _shown(view, quad.subject)
    }
    places = (label for node in _registered(name, exact=False) if _shown(view, node) for label in _labels(view, node))
    return list(dict.fromkeys([*list(places)[:1], *get_close_matches(name, held, n=5, cutoff=0.5)]))[:5]
