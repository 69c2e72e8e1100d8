"""Mermaid diagrams of the ontology: what is a kind of what, and what is tied to what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode

from docs.makers.markup import fenced
from docs.makers.vocabulary import OWL, Vocabulary, shaped, short
from kg.model.iri import RDFS, WK

_STYLE: Final = "classDef other fill:#f4f4f4,stroke:#999,stroke-dasharray:4"
_MANY: Final = 4
"""Classes that are drawn one by one; of more, it is drawn for facts as such."""
FAMILIES: Final = {
    "사실과 근거 · Facts and their words": ("words", "evidence", "passage", "partOf", "decision", "chosen"),
    "지자체, 사업, 기관 · Who runs what with whom": (
        *("municipality", "program", "programMention", "partnerMention", "organisation", "runs", "worksWith"),
        *("place", "naming"),
    ),
    "상과 사례 · Awards and cases": ("recipient", "award", "tells", "division", "grade", "level", "field"),
}
"""Properties that are drawn together."""


def kinds(held: Vocabulary) -> str:
    """The classes under what they are kinds of; terms of other vocabularies are dashed."""
    edges = [(one, other) for one in held.of(OWL.Class) for other in held.nodes(one, RDFS.subClassOf)]
    return _drawn(held, "LR", [(one, "", other) for one, other in edges])


def ties(held: Vocabulary, names: tuple[str, ...]) -> str:
    """Properties as arrows from what has them to what they lead to; without a domain, from what their shapes name."""
    return _drawn(held, "LR", list(_ties(held, names)))


def _ties(held: Vocabulary, names: tuple[str, ...]) -> Iterator[tuple[NamedNode, str, NamedNode]]:
    for node in (WK[name] for name in names):
        shapes = shaped().get(node, [])
        for start in held.nodes(node, RDFS.domain) or (shapes if 0 < len(shapes) <= _MANY else [WK.Fact]):
            for end in held.nodes(node, RDFS.range):
                yield start, node.value.removeprefix(WK.iri), end


def _drawn(held: Vocabulary, way: str, edges: list[tuple[NamedNode, str, NamedNode]]) -> str:
    nodes = dict.fromkeys(node for one, _, other in edges for node in (one, other))
    arrows = (f"  {_id(one)} -->{f'|{name}|' if name else ''} {_id(other)}" for one, name, other in edges)
    return fenced(
        "\n".join([f"graph {way}", *(_node(held, node) for node in nodes), *arrows, f"  {_STYLE}"]), "mermaid"
    )


def _node(held: Vocabulary, node: NamedNode) -> str:
    label = held.word(node, RDFS.label, "ko")
    shown = f"{short(node)}<br/>{label}" if label else short(node)
    return f'  {_id(node)}["{shown}"]' + ("" if label else ":::other")


def _id(node: NamedNode) -> str:
    return re.sub(r"\W", "_", short(node))
