"""A short way to read statements: text in, ``(grade, 시도, 시군구)`` out, by the real finder and register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.documents import read_bytes
from kg.extract.honour import Honour
from kg.extract.owners import owners
from kg.extract.places import Found, Places
from kg.extract.statements import statements
from kg.model.document import BlockKind, Document
from kg.model.fact import Award
from kg.model.korean import Korean
from kg.registry import Register

DAY = date(2023, 12, 8)

Told = Callable[[str], tuple[Award, ...]]
Won = Callable[[str], set[str]]


@pytest.fixture(scope="session")
def told(places: Places, korean: Korean) -> Told:
    """``told(text)``: the awards that a text of 2023 states."""

    def read(text: str) -> tuple[Award, ...]:
        document = read_bytes("article.txt", text.encode(), korean)
        found = named(document, places)
        return statements(document, found, owners(document, found), Honour("지역복지사업 평가", DAY.year), places)

    return read


@pytest.fixture(scope="session")
def won(told: Told, register: Register) -> Won:
    """``won(text)``: each award as ``대상 경기도 시흥시``."""

    def read(text: str) -> set[str]:
        awards = told(text)
        known = (register.resolve(a.place, DAY).chosen for a in awards)
        context = [key for key in known if key]
        return {f"{a.grade} {_official(register, a, context)}" for a in awards}

    return read


def named(document: Document, places: Places) -> dict[int, tuple[Found, ...]]:
    return {b.index: places.find(b.content) for b in document.blocks if b.kind is not BlockKind.ROW}


def _official(register: Register, award: Award, context: list[str]) -> str:
    chosen = register.resolve(award.place, DAY, context).chosen
    return " ".join(register.official(chosen, DAY)).strip() if chosen else f"? {award.place.text}"
