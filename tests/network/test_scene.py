"""Filters, projections, surroundings and paths of a small network; what is left out is counted."""

from __future__ import annotations

import pytest

from kg.network.graph import graph
from kg.network.kinds import NodeKind
from kg.network.scene import SHARED, Asked, Filters, Scene, filtered, links, scene
from kg.store.protocol import View
from tests.network.test_graph import GARAM, KEEPER, NAM, OTHER, POST

WHOLE = Asked()


def seen(view: View, filters: Filters | None = None, asked: Asked = WHOLE) -> Scene:
    wanted = filters or Filters()
    return scene(links(filtered(graph(view), wanted), wanted), asked)


def test_the_whole_is_all_that_is_tied(view: View) -> None:
    found = seen(view)
    assert (len(found.nodes), len(found.links), found.whole) == (8, 9, (8, 9))
    assert set(found.nodes.values()) == {0}
    assert found.links[0].weight == 2


def test_kinds_years_and_weights_are_let_through(view: View) -> None:
    kinds = frozenset({NodeKind.MUNICIPALITY, NodeKind.PROGRAM})
    assert {link.kind for link in seen(view, Filters(kinds=kinds)).links} == {"runs"}
    assert seen(view, Filters(years=frozenset({1999}))).nodes == {}
    assert len(seen(view, Filters(years=frozenset({2019}))).nodes) > 4
    assert [(link.one, link.other) for link in seen(view, Filters(weight=2)).links] == [(GARAM, KEEPER)]


def test_a_province_is_its_municipalities_and_what_is_tied_to_them(view: View) -> None:
    found = seen(view, Filters(provinces=frozenset({"마루도"})))
    assert {GARAM, NAM, POST} <= set(found.nodes)
    assert OTHER not in found.nodes


def test_a_division_is_its_winners(view: View) -> None:
    assert {GARAM, NAM, OTHER} <= set(seen(view, Filters(divisions=frozenset({"돌봄 분야"}))).nodes)
    assert seen(view, Filters(divisions=frozenset({"없는 분야"}))).nodes == {}


def test_municipalities_by_what_they_share(view: View) -> None:
    (link,) = seen(view, Filters(over=NodeKind.PROGRAM)).links
    assert ({link.one, link.other}, link.kind, link.weight, link.shared) == ({GARAM, NAM}, SHARED, 1, (KEEPER,))
    assert len(seen(view, Filters(over=NodeKind.AWARD)).links) == 6


def test_around_a_thing_others_open_and_close(view: View) -> None:
    near = seen(view, asked=Asked(centres=(POST,)))
    assert GARAM in near.nodes
    assert near.nodes[GARAM] == 2
    opened = seen(view, asked=Asked(centres=(POST,), opened=(GARAM,)))
    assert (opened.nodes[GARAM], KEEPER in opened.nodes) == (0, True)
    closed = seen(view, asked=Asked(centres=(GARAM,), closed=(GARAM,)))
    assert set(closed.nodes) < set(seen(view, asked=Asked(centres=(GARAM,))).nodes)


def test_a_path_gives_each_step_with_its_words(view: View) -> None:
    found = seen(view, asked=Asked(depth=0, ends=(POST, NAM)))
    assert (found.path[0], found.path[-1], len(found.steps)) == (POST, NAM, len(found.path) - 1)
    assert all(step.said and step.said[0].words for step in found.steps)
    assert set(found.nodes) == set(found.path)
    assert seen(view, Filters(years=frozenset({1999})), Asked(ends=(POST, NAM))).path == []


@pytest.mark.parametrize("most", [2, 3])
def test_the_most_tied_lead_and_the_others_are_counted(view: View, most: int) -> None:
    found = seen(view, asked=Asked(most=most))
    assert (len(found.nodes), found.whole) == (most, (8, 9))
    assert GARAM in found.nodes
    assert found.nodes[GARAM] > 0
