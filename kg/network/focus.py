"""From a name to nodes: as folded names, labels in both languages, and IRIs; near names where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from kg.errors import NotFound
from kg.model.likeness import normal
from kg.network.graph import Graph, thing


def find(network: Graph, name: str) -> list[str]:
    """The IRIs of all that is so called; ``NotFound`` with the nearest names where nothing is.

    A name that several bear gives them all, as 남구 does.
    """
    if name in network:
        return [name]
    wanted = normal(name)
    found = [iri for iri in network if wanted and wanted in _names(network, iri)]
    if not found:
        near = _near(network, wanted)
        raise NotFound(
            f"그래프에 없는 이름입니다 / the graph holds nothing called {name!r}",
            hint=f"비슷한 이름 / nearest: {', '.join(near)}" if near else "kg export programs",
        )
    return found


def _names(network: Graph, iri: str) -> set[str]:
    held = thing(network, iri)
    whole = (f"{held.within_en} {held.en}", f"{held.en}, {held.within_en}") if held.within_en else ()
    return {*map(normal, (held.ko, held.en, held.also, held.also_en, *whole)), *held.names.split("\n")} - {""}


def _near(network: Graph, wanted: str) -> list[str]:
    """Labels whose names hold the wanted word, connected ones first, then those spelt like it."""
    labels = {name: thing(network, iri).ko for iri in network for name in sorted(_names(network, iri))}
    degrees = {thing(network, iri).ko: degree for iri, degree in network.degree()}
    holding = sorted((labels[n] for n in _holding(labels, wanted)), key=lambda label: (-degrees[label], label))
    alike = [labels[n] for n in get_close_matches(wanted, labels, n=5, cutoff=0.5)]
    return list(dict.fromkeys([*holding[:5], *alike]))[:5]


def _holding(labels: dict[str, str], wanted: str) -> Iterator[str]:
    return (name for name in labels if len(wanted) > 1 and wanted in name)
