"""The real register, thesaurus and analyser, loaded once, and short ways to read words with them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.documents import read_bytes
from kg.extract import Extractor
from kg.extract.piece import Piece
from kg.extract.places import Places
from kg.model.document import Block, BlockKind, Document
from kg.model.fact import Facts
from kg.model.korean import Korean
from kg.model.place import PlaceName
from kg.model.span import Mapped, Span
from kg.model.thesaurus import Thesaurus
from kg.registry import Register

Read = Callable[[str], Document]
Extract = Callable[[str], tuple[Document, Facts]]
Cut = Callable[..., Piece]


@pytest.fixture(scope="session")
def register() -> Register:
    return Register.load()


@pytest.fixture(scope="session")
def thesaurus() -> Thesaurus:
    return Thesaurus.load()


@pytest.fixture(scope="session")
def korean(thesaurus: Thesaurus) -> Korean:
    return Korean(thesaurus.words)


@pytest.fixture(scope="session")
def places(register: Register) -> Places:
    return Places(register)


@pytest.fixture(scope="session")
def extractor(register: Register, thesaurus: Thesaurus, korean: Korean) -> Extractor:
    return Extractor(register, thesaurus, korean)


@pytest.fixture(scope="session")
def reads(korean: Korean) -> Read:
    """``reads(text)``: the document of that text."""
    return lambda text: read_bytes("release.txt", text.encode(), korean)


@pytest.fixture(scope="session")
def extracts(extractor: Extractor, reads: Read) -> Extract:
    """``extracts(text)``: the document of that text, and its facts."""

    def extracted(text: str) -> tuple[Document, Facts]:
        document = reads(text)
        return document, extractor.extract(document)

    return extracted


def plain(text: str, at: int = 0) -> Mapped:
    """Text that is its own source, from ``at`` on."""
    return Mapped(text, range(at, at + len(text)))


@pytest.fixture(scope="session")
def cut(korean: Korean, places: Places) -> Cut:
    """``cut(text, of=…, kind=…)``: a piece of that text, which speaks of ``of`` (whole text, nobody if empty)."""

    def piece(text: str, of: str = "익산시", kind: BlockKind = BlockKind.BULLET) -> Piece:
        content = plain(text)
        block = Block(0, kind, 0, "-", content)
        found = tuple((f.start, f.end, f.name) for f in places.find(content))
        owner = PlaceName(of, "", Span(0, 0)) if of else None
        return Piece(block, tuple(korean.tokens(text)), found, ((0, owner),))

    return piece
