"""Facts to quads: everything one document states, in its own named graph, each triple once and in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from pyoxigraph import Quad, Triple

from kg.graph.awards import awards
from kg.graph.cases import cases
from kg.graph.events import events, release
from kg.graph.findings import findings as quality
from kg.graph.places import places
from kg.graph.programs import programs
from kg.graph.reading import Names, Reading
from kg.model.document import Document
from kg.model.fact import Dated, Facts, Finding
from kg.model.place import PlaceName, Resolution


def quads(
    document: Document,
    facts: Facts,
    resolutions: Mapping[PlaceName, Resolution],
    findings: Sequence[Finding],
    names: Names,
    on: Dated,
) -> Iterator[Quad]:
    """All that the document states, under the usual base."""
    return statements(Reading(document, facts, resolutions, findings, names, on))


def statements(reading: Reading) -> Iterator[Quad]:
    """All that a reading states, under the base its minter was given."""
    seen: set[Triple] = set()
    graph = reading.graph
    parts = (release, places, events, awards, cases, programs, quality)
    for triple in chain.from_iterable(part(reading) for part in parts):
        if triple not in seen:
            seen.add(triple)
            yield Quad(triple.subject, triple.predicate, triple.object, graph)
