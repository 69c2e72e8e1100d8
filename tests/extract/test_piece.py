"""A piece: whose each character is, and the way from a range of its text to the source and its spelling."""

from __future__ import annotations

import pytest

from kg.extract.piece import Piece
from kg.model.document import Block, BlockKind
from kg.model.place import PlaceName
from kg.model.span import RESTORED, Mapped, Span

IKSAN, JEONGEUP = PlaceName("익산시", "", Span(0, 3)), PlaceName("정읍시", "", Span(20, 23))
CONTENT = Mapped("온기 나눔곳간", (4, 5, RESTORED, 6, 7, 9, 10))


def piece(*owners: tuple[int, PlaceName | None]) -> Piece:
    return Piece(Block(7, BlockKind.BULLET, 0, "-", CONTENT), (), (), owners)


@pytest.mark.parametrize(("at", "owner"), [(0, IKSAN), (2, IKSAN), (3, JEONGEUP), (5, JEONGEUP), (6, None), (99, None)])
def test_whose_a_character_is(at: int, owner: PlaceName | None) -> None:
    assert piece((0, IKSAN), (3, JEONGEUP), (6, None)).owner(at) == owner


def test_without_owners_it_is_nobodys() -> None:
    assert piece().owner(3) is None


def test_it_is_named_after_its_block() -> None:
    assert (piece().id, piece().text) == ("p7", "온기 나눔곳간")


def test_a_range_leads_to_the_source_and_is_spelt_as_there() -> None:
    assert piece().span(0, 7) == Span(4, 11)
    assert piece().written(0, 7) == "온기나눔곳간"
    assert piece().written(3, 5) == "나눔"
