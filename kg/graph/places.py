"""Municipalities as triples: the thing through time, how the document names it, and every decision about a name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from pyoxigraph import NamedNode, Triple

from kg.graph.reading import Reading
from kg.graph.terms import column, concept, day, describe, en, flag, ko, link, named, text
from kg.model.iri import DCTERMS, PROV, RDFS, SCHEMA, SKOS, WK
from kg.model.likeness import normal
from kg.model.place import Level, Municipality, Naming, PlaceName, Resolution


def places(reading: Reading) -> Iterator[Triple]:
    """Everything the document says of municipalities by naming them."""
    ordered = sorted(reading.resolutions.values(), key=lambda r: (r.name.span, r.name.sido))
    for resolution in ordered:
        yield from _decision(reading, resolution)
        yield from _unresolved(reading, resolution.name) if resolution.chosen is None else ()
    for name in _undecided(reading):
        yield from _unresolved(reading, name)
    chosen = sorted({r.chosen for r in ordered if r.chosen})
    for identifier in chosen:
        yield from _resolved(reading, identifier)
    for identifier in sorted(_provinces(reading, chosen)):
        yield from _municipality(reading, reading.names.get(identifier))


def _decision(reading: Reading, resolution: Resolution) -> Iterator[Triple]:
    """The record of one decision: stated words in, a municipality or an abstention out."""
    name, node = resolution.name, reading.decision(resolution.name)
    yield from describe(
        node,
        WK.Decision,
        (WK.name, text(name.text)),
        (WK.writtenProvince, text(name.sido)),
        (WK.rule, text(resolution.rule)),
        (WK.guess, flag(resolution.guess)),
        (WK.note, text(resolution.note)),
        (WK.place, reading.place(name)),
        (WK.chosen, reading.municipality(name)),
    )
    chosen = reading.municipality(name)
    if chosen is not None and not resolution.guess:
        yield Triple(chosen, WK.folded, column(normal(name.text)))
    if resolution.guess:
        yield from describe(node, WK.Guess)
    if resolution.chosen is None:
        yield from describe(node, WK.Abstention)
    yield from _candidates(reading, node, resolution)
    yield from reading.words(node, name.span)


def _candidates(reading: Reading, node: NamedNode, resolution: Resolution) -> Iterator[Triple]:
    """Whom the name could mean, by name; the document says nothing of those that were not chosen."""
    official = (reading.names.official(identifier, reading.on.day) for identifier in resolution.candidates)
    names = "; ".join(sorted(" ".join(part for part in pair if part) for pair in official))
    yield from describe(node, None, (WK.candidateNames, text(names)))
    yield from link(node, WK.candidate, map(reading.mint.municipality, resolution.candidates))


def _undecided(reading: Reading) -> Iterator[PlaceName]:
    """Names in facts about which the registry was not asked."""
    facts = reading.facts
    named = {a.place for a in facts.awards} | {c.place for c in facts.cases} | set(facts.places)
    named |= {p for passage in facts.passages for p in passage.places}
    optional = chain(
        (p.place for p in facts.programs), (o.place for o in facts.organisations), (q.place for q in facts.quantities)
    )
    named |= {name for name in optional if name is not None}
    return iter(sorted(named - set(reading.resolutions), key=lambda n: (n.span, n.sido)))


def _unresolved(reading: Reading, name: PlaceName) -> Iterator[Triple]:
    """A place of which only the words are known."""
    province = name.text if name.level is Level.SIDO else name.sido
    district = "" if name.level is Level.SIDO else name.text
    yield from _place(reading, reading.place(name), province, district)
    yield from describe(reading.place(name), WK.UnresolvedPlace, (WK.name, text(name.text)))
    yield from reading.words(reading.place(name), name.span)


def _resolved(reading: Reading, identifier: str) -> Iterator[Triple]:
    """A municipality, and what it was called on the document's day."""
    municipality = reading.names.get(identifier)
    place = reading.mint("place", reading.file, identifier)
    yield from _municipality(reading, municipality)
    yield from _place(reading, place, *reading.names.official(identifier, reading.on.day))
    naming = municipality.naming(reading.on.day)
    yield from describe(place, None, (WK.municipality, reading.mint.municipality(identifier)))
    if naming is not None:
        yield from describe(place, None, (WK.naming, _node(reading, municipality, naming)))
        yield from describe(place, None, (WK.province, _province(reading, naming)))


def _place(reading: Reading, place: NamedNode, sido: str, sigungu: str) -> Iterator[Triple]:
    """The two name columns of every table; the second is empty for a 시도 and never missing."""
    yield from describe(
        place,
        WK.Place,
        (RDFS.label, ko(f"{sido} {sigungu}".strip())),
        (DCTERMS.isPartOf, reading.source),
        (WK.sido, column(sido)),
        (WK.sigungu, column(sigungu)),
    )


def _municipality(reading: Reading, municipality: Municipality) -> Iterator[Triple]:
    """The thing through time: the same triples whichever document names it."""
    node, latest = reading.mint.municipality(municipality.id), municipality.latest
    yield from describe(
        node,
        WK.Municipality,
        (RDFS.label, ko(latest.name)),
        (RDFS.label, en(latest.romanised)),
        (DCTERMS.identifier, text(municipality.id)),
        (WK.level, concept("governmentLevel", municipality.level.value)),
        (DCTERMS.isPartOf, _province(reading, latest)),
    )
    for naming in municipality.namings:
        yield from _naming(reading, municipality, naming)
    yield from link(node, DCTERMS.isReplacedBy, map(reading.mint.municipality, municipality.successors))


def _naming(reading: Reading, municipality: Municipality, naming: Naming) -> Iterator[Triple]:
    """One name with its code, province and dates; also as plain names to look the municipality up by."""
    node, whose = _node(reading, municipality, naming), reading.mint.municipality(municipality.id)
    yield Triple(whose, WK.naming, node)
    yield from named(whose, naming.name)
    if naming.sido is not None:
        province = reading.names.get(naming.sido)
        yield from named(whose, f"{(province.naming(naming.start) or province.latest).name} {naming.name}")
    if naming.name != municipality.latest.name:
        yield from describe(whose, None, (SKOS.altLabel, ko(naming.name)))
    yield from describe(
        node,
        WK.Naming,
        (RDFS.label, ko(naming.name)),
        (RDFS.label, en(naming.romanised)),
        (SKOS.notation, text(naming.code)),
        (WK.province, _province(reading, naming)),
        (SCHEMA.validFrom, day(naming.start)),
        (WK.until, day(naming.end)),
        (PROV.specializationOf, whose),
    )


def _node(reading: Reading, municipality: Municipality, naming: Naming) -> NamedNode:
    return reading.mint("naming", municipality.id, naming.start.isoformat())


def _province(reading: Reading, naming: Naming) -> NamedNode | None:
    return reading.mint.municipality(naming.sido) if naming.sido else None


def _provinces(reading: Reading, chosen: list[str]) -> set[str]:
    """Provinces that the chosen ones ever belonged to and that are not chosen themselves."""
    namings = (n for identifier in chosen for n in reading.names.get(identifier).namings)
    return {n.sido for n in namings if n.sido} - set(chosen)
