"""The mentions of one document: what each names, and by where they stand for what refers to them by their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.authority import called, decided, recorded
from kg.graph.cases import passage_nodes
from kg.graph.reading import Reading, distinct
from kg.graph.terms import integer
from kg.model.fact import Organisation, Program, ProgramType, Quantity
from kg.model.iri import WK
from kg.model.place import PlaceName
from kg.model.span import Span
from kg.registry.authority import Owners


class Mentions:
    """Programs, organisations and quantities with their nodes, and the ways between them.

    Attributes:
        links: which program or organisation each mention names.
    """

    def __init__(self, reading: Reading) -> None:
        facts = reading.facts
        self.reading = reading
        self.passages = passage_nodes(reading)
        cases = {case.id: case for case in facts.cases}
        self._cases = {p.id: cases[p.case] for p in facts.passages if p.case in cases}
        self.programs = list(distinct(facts.programs, lambda p: self._node("program-mention", p.span, p.place)))
        self.organisations = list(
            distinct(facts.organisations, lambda o: self._node("organisation-mention", o.span, o.place))
        )
        self.quantities = list(distinct(facts.quantities, lambda q: self._node("quantity", q.span, q.place)))
        owners = Owners(reading.chosen, reading.own)
        self.links = reading.authority.link((*facts.programs, *facts.organisations), owners, reading.undone)
        self._programs = defaultdict(list)
        self._organisations = defaultdict(list)
        self._figures = defaultdict(list)
        for node, program in self.programs:
            self._programs[program.span].append((node, program))
        for node, organisation in self.organisations:
            self._organisations[organisation.span].append((node, organisation))
        for node, quantity in self.quantities:
            self._figures[quantity.program].append((node, quantity))

    def _node(self, kind: str, span: Span, place: PlaceName | None) -> NamedNode:
        return self.reading.node(kind, span, self.reading.owner(place))

    def thing(self, mention: Program | Organisation) -> NamedNode:
        """The program or organisation that a mention speaks of."""
        return self.reading.mint(self.links[mention].thing)

    def decision(self, node: NamedNode) -> NamedNode:
        """The record of what the mention of that node was taken to name."""
        mint = self.reading.mint
        return mint("decision", node.value.removeprefix(mint.base))

    def named(self, node: NamedNode, mention: Program | Organisation) -> Iterator[Triple]:
        """What the mention's thing is called, and the decision that led to it where there was one to make."""
        reading, linked = self.reading, self.links[mention]
        yield from called(self.thing(mention), linked, reading.authority.term(linked.key))
        if recorded(linked):
            record = self.decision(node)
            yield Triple(node, WK.decision, record)
            yield from decided(record, linked, reading.mint)
            yield from reading.words(record, mention.span)

    def year(self, passage: str) -> Literal | None:
        """The year of a mention: its case's, else that of the awards, else the document's day."""
        case = self._cases.get(passage)
        award = next(iter(self.reading.facts.awards), None)
        return integer(case.year if case else award.year if award else self.reading.on.year)

    def partners(self, program: Program) -> Iterator[tuple[NamedNode, Organisation]]:
        """The organisation mentions that a program mention names, of its own municipality where that is told."""
        found = (mention for span in program.partners for mention in self._organisations[span])
        return ((node, held) for node, held in found if self._agree(held.place, program.place))

    def own(self, organisation: Organisation) -> bool:
        """Whether it is a unit of the municipality itself, which the same words name as a team: no partner of its own."""
        return any(
            held.type is ProgramType.TEAM and self._agree(held.place, organisation.place)
            for _, held in self._programs[organisation.span]
        )

    def figures(self, program: Program) -> Iterator[NamedNode]:
        """The quantities of a program mention."""
        return (n for n, held in self._figures[program.span] if self._agree(held.place, program.place))

    def measured(self, quantity: Quantity) -> Iterator[NamedNode]:
        """The program mentions that a quantity is a figure of."""
        found = self._programs[quantity.program] if quantity.program else []
        return (node for node, held in found if self._agree(held.place, quantity.place))

    def _agree(self, one: PlaceName | None, other: PlaceName | None) -> bool:
        return one is None or other is None or self.reading.owner(one) == self.reading.owner(other)
