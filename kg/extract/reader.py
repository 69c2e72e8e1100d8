"""One pass over a document: blocks to pieces, pieces to facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract import cases, owners, totals
from kg.extract.awards import results
from kg.extract.divisions import Divisions
from kg.extract.events import events
from kg.extract.honour import honour
from kg.extract.names import names
from kg.extract.owners import Switch, subjects
from kg.extract.piece import Piece
from kg.extract.places import Found, Places
from kg.extract.quantities import quantities
from kg.extract.release import dated, release
from kg.extract.scheme import scheme
from kg.extract.statements import statements, unite
from kg.model.document import BlockKind, Document
from kg.model.fact import Case, Facts, Passage
from kg.model.korean import Korean
from kg.model.place import Gazetteer
from kg.model.thesaurus import Thesaurus

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
        scheme_name, year = honour(document, dated(document, first).year)
        finder = Places(self.gazetteer)
        table = results(document, finder, scheme_name, year)
        found = {b.index: finder.find(b.content) for b in document.blocks if b.kind is not BlockKind.ROW}
        whose = owners.owners(document, found)
        awards = unite(table.awards, statements(document, found, whose, scheme_name, year, finder))
        divisions = Divisions.of(awards)
        who = {b.index: tuple(subjects(b, found.get(b.index, ()))) for b in document.blocks}
        told = cases.cases(document, who, divisions, year)
        pieces = self._pieces(document, found, whose, told)
        programs, organisations = names(pieces, self.thesaurus)
        announced = scheme(document)
        return Facts(
            release=first,
            events=events(document),
            tasks=announced.tasks,
            prizes=announced.prizes,
            separate=announced.separate,
            awards=awards,
            totals=totals.totals(document, divisions, table.totals),
            passages=tuple(_passage(p) for p in pieces),
            cases=told,
            programs=programs,
            organisations=organisations,
            quantities=tuple(q for q in quantities(pieces, programs) if q.place is not None),
            places=tuple(f.name for hits in found.values() for f in hits),
        )

    def _pieces(
        self,
        document: Document,
        found: Mapping[int, tuple[Found, ...]],
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
            )
            for block in blocks
        )


def _passage(piece: Piece) -> Passage:
    places = dict.fromkeys((*(p for _, _, p in piece.places), *(p for _, p in piece.owners if p is not None)))
    return Passage(piece.id, _KINDS[piece.block.kind], piece.text, piece.block.span, piece.case, tuple(places))
