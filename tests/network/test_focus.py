"""A name leads to all that bear it, in either language; a misspelt one to the nearest."""

from __future__ import annotations

import pytest

from kg.errors import NotFound
from kg.network.focus import find
from kg.network.graph import graph, thing
from kg.store.protocol import View
from tests.network.test_graph import GARAM, KEEPER, NAM, OTHER, POST


@pytest.mark.parametrize("name", ["가람시", "가람 시", "Garam-si", "GARAM-SI", "마루도 가람시", GARAM])
def test_a_thing_is_found_by_each_of_its_names(view: View, name: str) -> None:
    assert find(graph(view), name) == [GARAM]


def test_a_name_of_several_gives_all(view: View) -> None:
    network = graph(view)
    found = find(network, "남구")
    assert {NAM, OTHER} < set(found)
    assert [thing(network, iri).resolved for iri in found].count(False) == 1


def test_programs_are_found_too(view: View) -> None:
    assert find(graph(view), "햇살우체통") == [POST]
    assert find(graph(view), "이웃지킴이") == [KEEPER]


@pytest.mark.parametrize(
    ("name", "near"), [("가람", "가람시"), ("이웃지키미", "이웃지킴이"), ("우체통", "햇살 우체통")]
)
def test_a_misspelt_name_gets_the_nearest(view: View, name: str, near: str) -> None:
    with pytest.raises(NotFound) as caught:
        find(graph(view), name)
    assert near in caught.value.hint


@pytest.mark.parametrize("name", ["", "   ", "zzzz", "https://example.org/"])
def test_nonsense_is_not_found(view: View, name: str) -> None:
    with pytest.raises(NotFound):
        find(graph(view), name)
