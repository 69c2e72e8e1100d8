"""Extraction: Document in, facts out, each with the words it was read from."""

from __future__ import annotations

from kg.extract.reader import Extractor
from kg.model.document import Document
from kg.model.fact import Facts
from kg.model.korean import Korean
from kg.model.place import Gazetteer
from kg.model.thesaurus import Thesaurus

__all__ = ["Extractor", "extract"]


def extract(document: Document, gazetteer: Gazetteer, thesaurus: Thesaurus, korean: Korean | None = None) -> Facts:
    """The facts of one document; pass ``korean`` to share a loaded analyser between documents."""
    return Extractor(gazetteer, thesaurus, korean or Korean()).extract(document)
