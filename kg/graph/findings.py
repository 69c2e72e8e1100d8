"""What the audit and the reader found, as quality annotations on the words they are about."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kg.graph.reading import Reading
from kg.graph.terms import concept, describe, en, ko, text
from kg.model.fact import Finding
from kg.model.iri import DCTERMS, DQV, OA, RDFS, WK, slug


def findings(reading: Reading) -> Iterator[Triple]:
    """Every finding; the source stays as it is."""
    named = frozenset(r.chosen for r in reading.resolutions.values() if r.chosen)
    for finding in reading.findings:
        node = reading.mint("finding", reading.file, slug(finding.id))
        yield from _finding(reading, node, finding)
        yield from _concerned(reading, node, finding, named)


def _finding(reading: Reading, node: NamedNode, finding: Finding) -> Iterator[Triple]:
    yield from describe(
        node,
        WK.Finding,
        (DCTERMS.identifier, text(finding.id)),
        (RDFS.label, ko(finding.message)),
        (RDFS.label, en(finding.english)),
        (WK.message, text(finding.message)),
        (WK.severity, concept("findingSeverity", finding.severity)),
        (WK.kind, text(finding.kind)),
        (WK.stated, text(finding.stated)),
        (WK.computed, text(finding.computed)),
        (WK.trust, ko(finding.trust)),
        (WK.trust, en(finding.trusted)),
        (OA.motivatedBy, DQV.qualityAssessment),
    )
    yield from reading.words(node, finding.span)
    yield from reading.words(node, finding.span, *finding.others, by=OA.hasTarget)
    yield from reading.words(node, *finding.others, by=WK.evidence)


def _concerned(reading: Reading, node: NamedNode, finding: Finding, named: frozenset[str]) -> Iterator[Triple]:
    """Whom a finding speaks of: a municipality that the document names, else the words."""
    for place in finding.places:
        yield from describe(node, None, (WK.concerns, reading.mint.municipality(place) if place in named else None))
        yield from describe(node, None, (WK.placeName, None if place in named else text(place)))
