"""Where nodes stand, computed before anything is drawn: the same graph always gives the same picture.

networkx's own layouts take 25 s at 2,000 nodes here, and igraph and fa2 are GPL; so the force model of ForceAtlas2
(Jacomy et al. 2014) over numpy arrays, its repulsion taken from a sample where nodes are many, which keeps a step linear in them. Then boxes that overlap are pushed apart, so that labels find room.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.network.graph import Graph, thing

Points: TypeAlias = NDArray[np.float64]
Positions: TypeAlias = Mapping[str, tuple[float, float]]
"""Where each node stands, by IRI."""
Numbers: TypeAlias = NDArray[np.float64]
Indices: TypeAlias = NDArray[np.int64]

_SEED: Final = 20171211
_EXACT: Final = 400
_SAMPLE: Final = 48
"""Up to ``_EXACT`` nodes all repel all; beyond, so many stand for all of them, chosen anew in each step."""
_STEPS: Final = 300
_LEGIBLE: Final = 2_000
_ROUNDS: Final = 120
"""Of making room for labels; beyond so many nodes few labels are seen at once, and a third has to do."""
_LETTER: Final = 13.0
"""Width of a Korean letter, in the units that positions are in."""
_HEIGHT: Final = 34.0
_SHOWN: Final = 12
"""Letters of a label that are given room."""


@dataclass(frozen=True, slots=True)
class Spring:
    """The forces' constants: how strongly nodes repel, and how strongly all are drawn to the middle."""

    repulsion: float = 1_400.0
    gravity: float = 1.2


def layout(network: Graph, spring: Spring | None = None) -> Positions:
    """A position for each node."""
    return place({iri: thing(network, iri).ko for iri in network}, network.edges(), spring)


def place(
    labels: Mapping[str, str],
    pairs: Iterable[tuple[str, str]],
    spring: Spring | None = None,
    start: Positions | None = None,
) -> Positions:
    """A position for each label, near where it stood at the start if that is given."""
    iris = list(labels)
    ends = _ends(pairs, {iri: i for i, iri in enumerate(iris)})
    begun = np.array([start[iri] for iri in iris]).reshape(-1, 2) if start else None
    points = _settle(len(iris), ends, spring or Spring(), begun)
    sizes = np.array([_size(len(label)) for label in labels.values()]).reshape(-1, 2)
    apart = separate(points, sizes, _ROUNDS if len(iris) <= _LEGIBLE else _ROUNDS // 3)
    return {iri: (round(float(x), 1), round(float(y), 1)) for iri, (x, y) in zip(iris, apart, strict=True)}


def _size(letters: int) -> tuple[float, float]:
    return 24.0 + _LETTER * min(letters, _SHOWN), _HEIGHT


def _ends(edges: Iterable[tuple[str, str]], index: Mapping[str, int]) -> Indices:
    """The two ends of each tied pair, once, whatever the number and direction of its edges."""
    pairs = {(min(a, b), max(a, b)) for a, b in ((index[u], index[v]) for u, v in edges) if a != b}
    return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)


def _settle(count: int, ends: Indices, spring: Spring, start: Points | None = None) -> Points:
    """Let the forces move the nodes by steps that grow smaller."""
    random = np.random.default_rng(_SEED)
    reach = 30.0 * np.sqrt(max(count, 1))
    points: Points = random.uniform(-reach, reach, (count, 2))
    if start is not None and count > 1:
        points = points * 0.05 + (start - start.mean(axis=0)) * (reach / 2 / max(float(start.std()), 1.0))
    mass = 1.0 + np.bincount(ends.ravel(), minlength=count).astype(np.float64)
    for step in range(_STEPS if count > 1 else 0):
        others = np.arange(count) if count <= _EXACT else random.choice(count, _SAMPLE, replace=False)
        force = _repel(points, mass, others) * (spring.repulsion * count / len(others))
        force += _attract(points, ends) - spring.gravity * points * mass[:, None]
        points += _bounded(force / mass[:, None], reach * 0.1 * (1.0 - step / _STEPS) ** 1.5 + 0.5)
    if count:
        points -= points.mean(axis=0)
    points[:, 0] *= 1.25  # labels are wider than high
    return points


def _bounded(moves: Points, longest: float) -> Points:
    length = np.hypot(moves[:, 0], moves[:, 1])[:, None]
    cut: Points = moves * np.minimum(1.0, longest / np.maximum(length, 1e-9))
    return cut


def _attract(points: Points, ends: Indices) -> Points:
    """Each edge draws its ends together in proportion to its length."""
    pull = points[ends[:, 1]] - points[ends[:, 0]]
    total = np.zeros_like(points)
    np.add.at(total, ends[:, 0], pull)
    np.add.at(total, ends[:, 1], -pull)
    return total


def _repel(points: Points, mass: Numbers, others: Indices) -> Points:
    """Each is pushed away from the others, by both masses and the inverse of the distance."""
    x, y = points[:, 0], points[:, 1]
    dx, dy = x[:, None] - x[others], y[:, None] - y[others]
    share = mass[others] / np.maximum(dx * dx + dy * dy, 25.0)
    push = np.stack((np.einsum("ij,ij->i", dx, share), np.einsum("ij,ij->i", dy, share)), axis=1)
    pushed: Points = push * mass[:, None]
    return pushed


def separate(points: Points, sizes: Points, rounds: int = _ROUNDS) -> Points:
    """Push boxes of these widths and heights apart until none overlap, or the rounds are over."""
    moved = points.copy()
    for _ in range(rounds):
        shift = _overlaps(moved, sizes)
        if not shift.any():
            break
        moved += shift
    return moved


def _overlaps(points: Points, sizes: Points) -> Points:
    """How far each box has to give way: half of each overlap, along the axis where that is less."""
    order = np.lexsort((points[:, 1], points[:, 0]))
    at, size = points[order], sizes[order]
    shift = np.zeros_like(at)
    widest = float(size[:, 0].max()) if len(size) else 0.0
    for step in range(1, len(at)):
        gap = at[step:] - at[:-step]
        if not (gap[:, 0] < widest).any():
            break
        lack = (size[step:] + size[:-step]) / 2 - np.abs(gap)
        hit = np.flatnonzero((lack > 0.01).all(axis=1))
        _part(shift, hit, step, gap[hit], lack[hit])
    back = np.empty_like(shift)
    back[order] = shift
    return back


def _part(shift: Points, hit: Indices, step: int, gap: Points, lack: Points) -> None:
    """Add to ``shift`` what parts the pairs ``(hit, hit + step)``."""
    axis = np.argmin(lack, axis=1)
    rows = np.arange(len(hit))
    sign = np.where(gap[rows, axis] < 0, -1.0, 1.0)
    push = np.zeros_like(gap)
    push[rows, axis] = sign * (lack[rows, axis] / 2 + 0.01) * 0.7
    np.add.at(shift, hit + step, push)
    np.add.at(shift, hit, -push)
