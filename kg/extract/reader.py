"""One pass over a document: blocks to pieces, pieces to facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract import cases, owners, totals
from kg.extract.awards import results
from kg.extract.divisions import Divisions
from kg.extract.events import events
from kg.extract.grids import granted
from kg.extract.honour import announced
from kg.extract.names import names
from kg.extract.owners import Switch, subjects
from kg.extract.piece import Piece
from kg.extract.places import Found, Places
from kg.extract.quantities import quantities
from kg.extract.release import dated, release
from kg.extract.scheme import scheme
from kg.extract.statements import statements, unite
from kg.extract.tables import flat_tables
from kg.model.document import BlockKind, Document
from kg.model.fact import Award, Case, Facts, OrganisationType, Passage
from kg.model.korean import Korean
from kg.model.place import Gazetteer
from kg.model.span import Span
from kg.model.thesaurus import ORGANISATION, STRONG, Thesaurus

_LOCAL = frozenset(
    {OrganisationType.GOVERNMENT, OrganisationType.PUBLIC, OrganisationType.COUNCIL, OrganisationType.WELFARE}
)
"""Types of the bodies that stand behind a municipality's name (not so universities, banks, hospitals: ``대구대학교``)."""
_OFFICES = ("보건소", "보건의료원", "의료원", "의사회", "약사회", "교육지원청", "자원봉사센터")
"""Bodies of other types that each municipality has."""
_KINDS = {BlockKind.NOTE: "note", BlockKind.BULLET: "bullet", BlockKind.PARAGRAPH: "paragraph", BlockKind.TITLE: "lead"}


@dataclass(frozen=True)
class Extractor:
    """Document in, facts out.

    Attributes:
        gazetteer: which strings are municipalities.
        thesaurus: nationwide programs and bodies, and the nouns that head names.
        korean: the analyser; it should know the thesaurus's labels as words.
    """

    gazetteer: Gazetteer
    thesaurus: Thesaurus
    korean: Korean

    def extract(self, document: Document) -> Facts:
        """All facts, each with its span."""
        first = release(document)
        honour = announced(document, dated(document, first))
        finder = Places(self.gazetteer)
        table = results(document, finder, honour.name, honour.year)
        running = [b for b in document.blocks if b.kind is not BlockKind.ROW]
        both = {b.index: (finder.find(b.content), finder.bodies(b.content, self._local)) for b in running}
        found = {i: hits for i, (hits, _) in both.items()}
        bodies = {i: led for i, (_, led) in both.items()}
        spoken = {i: tuple(sorted((*hits, *_new(bodies[i], hits)), key=lambda f: f.start)) for i, hits in found.items()}
        whose = owners.owners(document, spoken)
        tabled = unite(table.awards, granted(document, finder, honour.name, honour.year))
        stated = statements(document, found, whose, honour, finder)
        awards = unite(_besides(document, tabled, stated), stated)
        divisions = Divisions.of(awards)
        who = {b.index: tuple(subjects(b, spoken.get(b.index, ()))) for b in document.blocks}
        told = cases.cases(document, who, divisions, honour.year)
        pieces = self._pieces(document, found, bodies, whose, told)
        programs, organisations = names(pieces, self.thesaurus, lambda one, other: finder.lies(one.text, other.text))
        plan = scheme(document)
        return Facts(
            release=first,
            events=events(document),
            tasks=plan.tasks,
            prizes=plan.prizes,
            separate=plan.separate,
            awards=awards,
            totals=totals.totals(document, divisions, table.totals),
            passages=tuple(_passage(p) for p in pieces),
            cases=told,
            programs=programs,
            organisations=organisations,
            quantities=tuple(q for q in quantities(pieces, programs) if q.place is not None),
            places=tuple(f.name for hits in found.values() for f in hits),
        )

    def _local(self, words: str, whole: bool) -> bool:
        """Whether words name a body that municipalities have: a term, or behind a whole name a noun of that kind."""
        term = self.thesaurus.lookup(words)
        if term is not None:
            return term.kind == ORGANISATION and not term.single and (term.type in _LOCAL or words.endswith(_OFFICES))
        heads = [h for h in self.thesaurus.head(words) if h.kind == ORGANISATION]
        return whole and any(h.type in _LOCAL and h.strength == STRONG for h in heads)

    def _pieces(
        self,
        document: Document,
        found: Mapping[int, tuple[Found, ...]],
        bodies: Mapping[int, tuple[Found, ...]],
        whose: Mapping[int, tuple[Switch, ...]],
        told: tuple[Case, ...],
    ) -> tuple[Piece, ...]:
        held = {passage: case.id for case in told for passage in case.passages}
        blocks = [b for b in document.blocks if b.kind in _KINDS]
        return tuple(
            Piece(
                block,
                tuple(self.korean.tokens(block.text)),
                tuple((f.start, f.end, f.name) for f in found[block.index]),
                whose[block.index],
                held.get(f"p{block.index}", ""),
                tuple((f.start, f.end, f.name) for f in bodies[block.index]),
            )
            for block in blocks
        )


def _besides(document: Document, tabled: tuple[Award, ...], told: tuple[Award, ...]) -> tuple[Award, ...]:
    """The awards of tables other than those that were read line by line."""
    lines = [award.span for award in told if award.table]
    regions = [Span.cover(row.span for row in table.rows) for table in flat_tables(document)]
    climbed = [region for region in regions if any(line in region for line in lines)]
    return tuple(a for a in tabled if not any(a.span in region for region in climbed))


def _new(bodies: tuple[Found, ...], hits: tuple[Found, ...]) -> tuple[Found, ...]:
    """The bodies whose municipality is not found by itself there."""
    return tuple(b for b in bodies if not any(h.start <= b.start < h.end for h in hits))


def _passage(piece: Piece) -> Passage:
    places = dict.fromkeys((*(p for _, _, p in piece.places), *(p for _, p in piece.owners if p is not None)))
    return Passage(piece.id, _KINDS[piece.block.kind], piece.text, piece.block.span, piece.case, tuple(places))
