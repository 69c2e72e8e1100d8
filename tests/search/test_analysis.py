"""Tokens of units and questions: what a unit is asked for is what it was indexed by."""

from __future__ import annotations

import pytest

from kg.search.analysis import held as met
from kg.search.analysis import of_question, of_unit
from kg.search.concepts import shipped
from kg.search.names import found
from kg.search.searcher import Searcher
from kg.search.units import Unit

QUESTIONS = [
    "홀로 사는 어르신 집에 우편배달부가 들르는 익산",
    "순천 이동빨래방",
    "laundry for single parents in Suncheon",
    "빚",
    "2017년 79% 설치율",
    "KID 아이나라",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_a_unit_has_of_a_question(searcher: Searcher, held: list[Unit], question: str) -> None:
    said = list(shipped().said(question))
    asked = of_question(question, (name.thing for name in found(question, searcher.catalog)), said)
    shared = [met(unit, asked, shipped()) for unit in held]
    assert shared == [set(asked) & set(of_unit(unit, shipped())) for unit in held]
