"""A Reading: all that is known of one document when it becomes a graph, and the names its things go by.

Invariant: every fact node leads to its words by ``wk:words``, and the words' node says source, start, end and text.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.authority import shipped
from kg.graph.terms import describe, integer
from kg.model.document import Document
from kg.model.fact import Dated, Facts, Finding
from kg.model.iri import OA, WK, Minter, digest, slug
from kg.model.place import Municipality, PlaceName, Resolution
from kg.model.span import Span
from kg.registry.authority import Authority
from kg.registry.guesses import Undone

F = TypeVar("F", bound=Hashable)


class Names(Protocol):
    """What the graph asks of the registry."""

    def get(self, key: str, /) -> Municipality:
        """The municipality of that identifier."""
        ...

    def official(self, key: str, on: date, /) -> tuple[str, str]:
        """Official names of 시도 and 시군구 on a day; the second is empty for a 시도."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """One document with its facts, the decisions about its names, and its findings.

    Attributes:
        resolutions: which municipality each name means.
        authority: tells which program or organisation a mention names.
        undone: its guesses that somebody has taken back.
    """

    document: Document = field(repr=False)
    facts: Facts = field(repr=False)
    resolutions: Mapping[PlaceName, Resolution] = field(repr=False)
    findings: Sequence[Finding]
    names: Names
    on: Dated
    mint: Minter = field(default_factory=Minter)
    authority: Authority = field(default_factory=shipped, repr=False)
    undone: Undone = frozenset()

    @property
    def source(self) -> NamedNode:
        """The document's own node."""
        return self.mint.document(self.document.name)

    @property
    def graph(self) -> NamedNode:
        """The named graph that holds what the document states."""
        return self.mint.graph(self.document.name)

    @property
    def file(self) -> str:
        """The document's part in the IRIs of its facts."""
        return self.mint.file(self.document.name)

    def node(self, kind: str, span: Span, *more: str) -> NamedNode:
        """A thing of this document, named after the place of its words."""
        return self.mint(kind, self.file, f"{span.start}-{span.end}", *more)

    def words(self, node: NamedNode, *spans: Span, by: NamedNode = WK.words) -> Iterator[Triple]:
        """The node's way to its words, and the words themselves as a Web Annotation resource and its selector."""
        for span in spans:
            words = self.mint.words(self.document.name, span)
            yield Triple(node, by, words)
            yield from describe(words, OA.SpecificResource, (OA.hasSource, self.source), (OA.hasSelector, words))
            yield from describe(words, OA.TextPositionSelector, (OA.start, integer(span.start)))
            yield from describe(words, OA.TextQuoteSelector, (OA.end, integer(span.end)))
            yield Triple(words, OA.exact, Literal(span.of(self.document.source)))

    def chosen(self, name: PlaceName | None) -> str | None:
        """Identifier of the municipality that a name was decided to mean."""
        decision = None if name is None else self.resolutions.get(name)
        return decision.chosen if decision else None

    def municipality(self, name: PlaceName | None) -> NamedNode | None:
        """The municipality that a name was decided to mean; None where the registry abstained."""
        chosen = self.chosen(name)
        return self.mint.municipality(chosen) if chosen else None

    def place(self, name: PlaceName) -> NamedNode:
        """How this document names a municipality: by its official names of that day, or as written if undecided."""
        chosen = self.chosen(name)
        return self.mint("place", self.file, chosen) if chosen else self.node("place", name.span)

    def owner(self, name: PlaceName | None) -> str:
        """The part in an IRI of whoever runs a thing: the municipality, else the document that speaks of it."""
        return self.chosen(name) or self.own

    @property
    def own(self) -> str:
        """The part in an IRI of what no known municipality runs, and of what has no name of its own."""
        return f"_{self.file}"

    def where(self, node: NamedNode, name: PlaceName | None, by: NamedNode = WK.municipality) -> Iterator[Triple]:
        """The municipality of a fact, how it is named, and the decision that joined the two."""
        if name is None:
            return
        yield from describe(node, None, (WK.place, self.place(name)), (by, self.municipality(name)))
        if name in self.resolutions:
            yield Triple(node, WK.decision, self.decision(name))

    def decision(self, name: PlaceName) -> NamedNode:
        """The record of what a name was taken to mean."""
        return self.node("decision", name.span, slug(name.sido + name.text))


def distinct(facts: Iterable[F], key: Callable[[F], NamedNode]) -> Iterator[tuple[NamedNode, F]]:
    """Each different fact once with its IRI; facts that would share one are told apart by a digest of their content."""
    groups: dict[NamedNode, dict[F, None]] = {}
    for fact in facts:
        groups.setdefault(key(fact), {})[fact] = None
    for iri, held in groups.items():
        for fact in held:
            yield (iri if len(held) == 1 else NamedNode(f"{iri.value}~{digest(repr(fact))}")), fact
