"""Cases and their passages as triples; two tellings of one case are linked, never doubled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Triple

from kg.graph.awards import conferral
from kg.graph.divisions import division
from kg.graph.reading import Reading
from kg.graph.terms import column, describe, flag, integer, ko, link, text
from kg.model.fact import Case, Passage
from kg.model.iri import DCTERMS, RDFS, WK
from kg.model.place import PlaceName


def cases(reading: Reading) -> Iterator[Triple]:
    """Every case and every passage, in a case or outside."""
    held = {case.id: case for case in reading.facts.cases}
    passages = passage_nodes(reading)
    for case in reading.facts.cases:
        yield from _case(reading, case, held, passages)
    for passage in reading.facts.passages:
        within = held.get(passage.case)
        yield from _passage(reading, passages[passage.id], passage, within)


def passage_nodes(reading: Reading) -> Mapping[str, NamedNode]:
    """The passages' own nodes by their identifier within the document."""
    return {p.id: reading.node("passage", p.span) for p in reading.facts.passages}


def case_node(reading: Reading, case: Case) -> NamedNode:
    """The case's own node: one stretch of text may hold the cases of several municipalities."""
    return reading.node("case", case.span, reading.owner(case.place))


def _case(
    reading: Reading, case: Case, held: Mapping[str, Case], passages: Mapping[str, NamedNode]
) -> Iterator[Triple]:
    node, main = case_node(reading, case), held.get(case.tells)
    within = division(reading, case.year, case.division) if case.division else None
    yield from describe(
        node,
        WK.Case,
        (RDFS.label, ko(case.heading)),
        (WK.text, column(case.text)),
        (WK.year, integer(case.year)),
        (WK.division, within),
        (WK.divisionName, column(case.division)),
        (WK.main, flag(main is None)),
        (WK.tells, case_node(reading, main) if main else None),
        (DCTERMS.isPartOf, reading.source),
    )
    yield from reading.where(node, case.place)
    yield from reading.words(node, case.span)
    yield from link(node, DCTERMS.hasPart, (passages.get(p) for p in case.passages))
    yield from link(node, WK.award, _won(reading, case))


def _won(reading: Reading, case: Case) -> list[NamedNode]:
    """The awards that the case's municipality won in the case's division that year."""
    chosen = reading.chosen(case.place)
    within = division(reading, case.year, case.division)
    return [
        conferral(reading, award)
        for award in reading.facts.awards
        if chosen
        and reading.chosen(award.place) == chosen
        and division(reading, award.year, award.division, award.scheme) == within
    ]


def _passage(reading: Reading, node: NamedNode, passage: Passage, within: Case | None) -> Iterator[Triple]:
    yield from describe(
        node,
        WK.Passage,
        (DCTERMS.identifier, text(passage.id)),
        (WK.kind, text(passage.kind)),
        (WK.text, column(passage.text)),
        (DCTERMS.isPartOf, case_node(reading, within) if within else reading.source),
    )
    for name in _spoken_of(passage, within):
        yield from reading.where(node, name)
    yield from reading.words(node, passage.span)


def _spoken_of(passage: Passage, within: Case | None) -> tuple[PlaceName, ...]:
    """Municipalities that the passage speaks of: its own, else its case's."""
    return passage.places or ((within.place,) if within else ())
