"""Programs and organisations (in work)."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.piece import Piece
from kg.model.fact import Organisation, Program
from kg.model.thesaurus import Thesaurus


def names(pieces: Sequence[Piece], thesaurus: Thesaurus) -> tuple[tuple[Program, ...], tuple[Organisation, ...]]:
    """Programs and organisations."""
    return (), ()
