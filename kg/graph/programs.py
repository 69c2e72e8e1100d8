"""What municipalities run, with whom, and with which figures, as triples.

A mention is what the text says at one place; the program or organisation is the thing; an implementation ties a
municipality to a program over all mentions. ``wk:runs`` says the same in one edge, for questions that count.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.authority import called, decided
from kg.graph.cases import passage_nodes
from kg.graph.reading import Reading, distinct
from kg.graph.terms import concept, decimal, describe, flag, integer, ko, link, text
from kg.model.fact import Organisation, Program, Quantity
from kg.model.iri import DCTERMS, RDF, RDFS, WK, slug
from kg.model.place import PlaceName
from kg.model.span import Span


class Mentions:
    """The mentions of one document by where they stand, for what refers to them by their words."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.passages = passage_nodes(reading)
        held = {case.id: case for case in reading.facts.cases}
        self.cases = {p.id: held[p.case] for p in reading.facts.passages if p.case in held}
        self.programs = list(distinct(reading.facts.programs, lambda p: self._node("program-mention", p.span, p.place)))
        self.organisations = list(
            distinct(reading.facts.organisations, lambda o: self._node("organisation-mention", o.span, o.place))
        )
        self.quantities = list(distinct(reading.facts.quantities, lambda q: self._node("quantity", q.span, q.place)))

    def _node(self, kind: str, span: Span, place: PlaceName | None) -> NamedNode:
        return self.reading.node(kind, span, self.reading.owner(place))

    def year(self, passage: str) -> Literal | None:
        """The year of a mention: its case's, else that of the awards, else the document's day."""
        case = self.cases.get(passage)
        award = next(iter(self.reading.facts.awards), None)
        return integer(case.year if case else award.year if award else self.reading.on.day.year)

    def partners(self, program: Program) -> Iterator[tuple[NamedNode, Organisation]]:
        """The organisation mentions that a program mention names, of its own municipality where that is told."""
        wanted = set(program.partners)
        for node, held in self.organisations:
            if held.span in wanted and _agree(self.reading, held.place, program.place):
                yield node, held

    def figures(self, program: Program) -> Iterator[tuple[NamedNode, Quantity]]:
        """The quantities of a program mention."""
        for node, held in self.quantities:
            if held.program == program.span and _agree(self.reading, held.place, program.place):
                yield node, held


def _agree(reading: Reading, one: PlaceName | None, other: PlaceName | None) -> bool:
    return one is None or other is None or reading.owner(one) == reading.owner(other)


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
    thing = reading.mint.program(program.name, owner=reading.owner(program.place), key=program.key)
    kind = concept("programType", program.type.value)
    yield from describe(thing, WK.Program, (DCTERMS.type, kind))
    yield from describe(thing, WK.NationwideProgram if program.key else WK.LocalProgram)
    yield from called(thing, program.name, program.key)
    yield from decided(reading, node, thing, program)
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
    tail = slug(program.key) if program.key else slug(program.name)
    node = reading.mint("implementation", reading.owner(program.place), tail)
    yield Triple(municipality, WK.runs, thing)
    yield from describe(
        node,
        WK.Implementation,
        (RDFS.label, ko(f"{program.place.text} {program.name}")),
        (WK.program, thing),
        (WK.passage, mentions.passages.get(program.passage)),
    )
    yield from reading.where(node, program.place)
    yield from reading.words(node, program.span)
    for mention, organisation in mentions.partners(program):
        yield from describe(node, None, (WK.partner, _body(reading, organisation)), (WK.partnerMention, mention))
    yield from link(node, WK.quantity, (n for n, _ in mentions.figures(program)))


def _body(reading: Reading, organisation: Organisation) -> NamedNode:
    owner = reading.owner(organisation.place)
    return reading.mint.organisation(organisation.name, owner=owner, key=organisation.key)


def _organisation(mentions: Mentions, node: NamedNode, organisation: Organisation) -> Iterator[Triple]:
    reading, body = mentions.reading, _body(mentions.reading, organisation)
    kind = concept("organisationType", organisation.type.value)
    yield from describe(body, WK.Organisation, (DCTERMS.type, kind))
    yield from called(body, organisation.name, organisation.key)
    yield from decided(reading, node, body, organisation)
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
    if municipality is not None:
        yield Triple(municipality, WK.worksWith, body)


def _quantity(mentions: Mentions, node: NamedNode, quantity: Quantity) -> Iterator[Triple]:
    reading = mentions.reading
    about = (n for n, p in mentions.programs if quantity.program == p.span and _agree(reading, quantity.place, p.place))
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
    yield from link(node, WK.programMention, about)
    yield from reading.where(node, quantity.place)
    yield from reading.words(node, quantity.span)
