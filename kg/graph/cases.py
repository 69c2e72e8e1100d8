"""Cases and their passages as triples; two tellings of one case are linked, never doubled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from pyoxigraph import NamedNode, Triple

from kg.graph.awards import conferral
from kg.graph.divisions import division
from kg.graph.reading import Reading
from kg.graph.terms import column, describe, flag, integer, ko, link, text
from kg.model.fact import Case, Passage
from kg.model.iri import DCTERMS, RDFS, WK
from kg.model.place import PlaceName

Claim: TypeAlias = tuple[str, NamedNode]
"""A municipality's identifier and a division."""


def cases(reading: Reading) -> Iterator[Triple]:
    """Every case and every passage, in a case or outside."""
    held = {case.id: case for case in reading.facts.cases}
    passages = passage_nodes(reading)
    won = _won(reading)
    for case in reading.facts.cases:
        yield from _case(reading, case, held)
        yield from link(case_node(reading, case), DCTERMS.hasPart, (passages.get(p) for p in case.passages))
        yield from link(case_node(reading, case), WK.award, won.get(_claim(reading, case), ()))
    for passage in reading.facts.passages:
        within = held.get(passage.case)
        yield from _passage(reading, passages[passage.id], passage, within)


def passage_nodes(reading: Reading) -> Mapping[str, NamedNode]:
    """The passages' own nodes by their identifier within the document."""
    return {p.id: reading.node("passage", p.span) for p in reading.facts.passages}


def case_node(reading: Reading, case: Case) -> NamedNode:
    """The case's own node: one stretch of text may hold the cases of several municipalities."""
    return reading.node("case", case.span, reading.owner(case.place))


def _case(reading: Reading, case: Case, held: Mapping[str, Case]) -> Iterator[Triple]:
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


def _won(reading: Reading) -> Mapping[Claim, list[NamedNode]]:
    """Awards by who won them in which division."""
    held: dict[Claim, list[NamedNode]] = {}
    for award in reading.facts.awards:
        chosen = reading.chosen(award.place)
        if chosen:
            within = division(reading, award.year, award.division, award.scheme)
            held.setdefault((chosen, within), []).append(conferral(reading, award))
    return held


def _claim(reading: Reading, case: Case) -> Claim:
    """Whose award, in which division, a case would explain."""
    return reading.chosen(case.place) or "", division(reading, case.year, case.division)


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
