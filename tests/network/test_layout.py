"""Positions are the same each time, finite, near what they are tied to, and leave room for labels."""

from __future__ import annotations

import math
import random
from dataclasses import asdict
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network.graph import Graph
from kg.network.kinds import NodeKind, Thing
from kg.network.layout import layout, separate


def made(nodes: int, edges: int, seed: int = 1) -> Graph:
    chance = random.Random(seed)
    network: Graph = nx.MultiDiGraph()
    for i in range(nodes):
        network.add_node(f"n{i}", **{**asdict(Thing(NodeKind.PROGRAM, "이름" * (1 + i % 9))), "kind": "program"})
    for _ in range(edges):
        network.add_edge(f"n{chance.randrange(nodes)}", f"n{chance.randrange(nodes)}")
    return network


@pytest.mark.parametrize("nodes", [1, 2, 60, 500])
def test_the_same_graph_gives_the_same_picture(nodes: int) -> None:
    first, second = layout(made(nodes, 2 * nodes)), layout(made(nodes, 2 * nodes))
    assert first == second
    assert list(first) == [f"n{i}" for i in range(nodes)]
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in first.values())


def test_nothing_to_lay_out_is_no_error() -> None:
    assert layout(nx.MultiDiGraph()) == {}


def test_no_two_nodes_stand_in_one_place() -> None:
    for network in (made(300, 400), made(500, 700)):
        at = list(layout(network).values())
        assert len(set(at)) == len(at)


def test_labels_of_a_common_graph_do_not_overlap() -> None:
    network = made(200, 260)
    at = layout(network)
    wide = {iri: 13.0 * min(len(network.nodes[iri]["ko"]), 12) for iri in network}
    hits = [
        (one, other)
        for one, other in combinations(network, 2)
        if abs(at[one][0] - at[other][0]) < (wide[one] + wide[other]) / 2 and abs(at[one][1] - at[other][1]) < 20
    ]
    assert hits == []


@pytest.mark.parametrize("nodes", [120, 500])
def test_what_is_tied_stands_nearer(nodes: int) -> None:
    network = made(nodes, nodes)
    at = {iri: np.array(point) for iri, point in layout(network).items()}
    tied = [float(np.hypot(*(at[a] - at[b]))) for a, b in network.edges() if a != b]
    chance = random.Random(2)
    others = [float(np.hypot(*(at[a] - at[b]))) for a, b in (chance.sample(list(at), 2) for _ in range(2000))]
    assert np.mean(tied) < 0.5 * np.mean(others)


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.tuples(st.floats(-200, 200), st.floats(-200, 200), st.floats(1, 60), st.floats(1, 30)),
        max_size=25,
    )
)
def test_boxes_come_apart(boxes: list[tuple[float, float, float, float]]) -> None:
    held = np.array(boxes, dtype=np.float64).reshape(-1, 4)
    moved = separate(held[:, :2], held[:, 2:], rounds=3000)
    for (a, size), (b, other) in combinations(zip(moved, held[:, 2:], strict=True), 2):
        lack = (size + other) / 2 - np.abs(a - b)
        assert (lack <= 0.05).any()


def test_boxes_that_have_room_stay() -> None:
    points = np.array([[0.0, 0.0], [100.0, 0.0], [0.0, 100.0]])
    assert (separate(points, np.full((3, 2), 90.0)) == points).all()
