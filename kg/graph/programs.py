"""What municipalities run, with whom, and with which figures, as triples.

A mention is what the text says at one place; the program or organisation is the thing; an implementation ties a
municipality to a program over all mentions. ``wk:runs`` says the same in one edge, for questions that count.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kg.graph.mentions import Mentions
from kg.graph.reading import Reading
from kg.graph.terms import concept, decimal, describe, flag, ko, link, text
from kg.model.fact import Organisation, Program, Quantity
from kg.model.iri import DCTERMS, RDF, RDFS, WK
from kg.model.place import PlaceName


def programs(reading: Reading) -> Iterator[Triple]:
    """Programs, organisations and quantities, each with its mentions."""
    mentions = Mentions(reading)
    for node, program in mentions.programs:
        yield from _program(mentions, node, program)
    for node, organisation in mentions.organisations:
        yield from _organisation(mentions, node, organisation)
    for node, quantity in mentions.quantities:
        yield from _quantity(mentions, node, quantity)


def _program(mentions: Mentions, node: NamedNode, program: Program) -> Iterator[Triple]:
    reading = mentions.reading
    thing = mentions.thing(program)
    kind = concept("programType", program.type.value)
    yield from describe(thing, WK.Program, (DCTERMS.type, kind))
    yield from describe(thing, WK.NationwideProgram if mentions.links[program].key else WK.LocalProgram)
    yield from mentions.named(node, program)
    yield from describe(
        node,
        WK.ProgramMention,
        (WK.name, text(program.name)),
        (WK.program, thing),
        (DCTERMS.type, kind),
        (WK.year, mentions.year(program.passage)),
        (WK.passage, mentions.passages.get(program.passage)),
        (WK.cue, text(program.cue)),
    )
    yield from reading.where(node, program.place)
    yield from reading.words(node, program.span)
    yield from link(node, WK.partnerMention, (n for n, _ in mentions.partners(program)))
    yield from _implementation(mentions, thing, program)


def _implementation(mentions: Mentions, thing: NamedNode, program: Program) -> Iterator[Triple]:
    """Municipality and program tied together; only where the municipality is known."""
    reading = mentions.reading
    municipality = reading.municipality(program.place)
    if municipality is None or program.place is None:
        return
    linked = mentions.links[program]
    node = reading.mint("implementation", reading.owner(program.place), linked.thing.rsplit("/", 1)[-1])
    yield Triple(municipality, WK.runs, thing)
    yield from describe(
        node,
        WK.Implementation,
        (RDFS.label, ko(f"{_official(reading, program.place)} {linked.name}")),
        (WK.program, thing),
        (WK.passage, mentions.passages.get(program.passage)),
    )
    yield from reading.where(node, program.place)
    yield from reading.words(node, program.span)
    for mention, organisation in mentions.partners(program):
        yield from describe(node, None, (WK.partner, mentions.thing(organisation)), (WK.partnerMention, mention))
    yield from link(node, WK.quantity, mentions.figures(program))


def _official(reading: Reading, place: PlaceName) -> str:
    chosen = reading.chosen(place)
    return " ".join(reading.names.official(chosen, reading.on.day)).strip() if chosen else place.text


def _organisation(mentions: Mentions, node: NamedNode, organisation: Organisation) -> Iterator[Triple]:
    reading, body = mentions.reading, mentions.thing(organisation)
    kind = concept("organisationType", organisation.type.value)
    yield from describe(body, WK.Organisation, (DCTERMS.type, kind))
    yield from mentions.named(node, organisation)
    yield from describe(
        node,
        WK.OrganisationMention,
        (WK.name, text(organisation.name)),
        (WK.organisation, body),
        (DCTERMS.type, kind),
        (WK.year, mentions.year(organisation.passage)),
        (WK.passage, mentions.passages.get(organisation.passage)),
    )
    yield from reading.where(node, organisation.place)
    yield from reading.words(node, organisation.span)
    municipality = reading.municipality(organisation.place)
    if municipality is not None and not mentions.own(organisation):
        yield Triple(municipality, WK.worksWith, body)


def _quantity(mentions: Mentions, node: NamedNode, quantity: Quantity) -> Iterator[Triple]:
    reading = mentions.reading
    yield from describe(
        node,
        WK.Quantity,
        (RDF.value, decimal(quantity.value)),
        (WK.unit, text(quantity.unit)),
        (WK.approximate, flag(quantity.approximate)),
        (WK.measure, text(quantity.measure)),
        (WK.period, text(quantity.period)),
        (WK.role, text(quantity.role)),
        (WK.passage, mentions.passages.get(quantity.passage)),
    )
    yield from link(node, WK.programMention, mentions.measured(quantity))
    yield from reading.where(node, quantity.place)
    yield from reading.words(node, quantity.span)
