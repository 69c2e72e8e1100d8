"""Borders as SVG paths, in units of 100 m from the upper left corner of the drawing; 울릉도 and 독도 in a box near the coast."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kg.geo import Region
from kg.geo.shapes import Ring

UNIT: Final = 100.0
"""Metres."""
_LEFT, _TOP = -265_000.0, 4_295_000.0
WIDTH, HEIGHT = 5_080, 6_160
"""Of the whole country."""
_MARGIN: Final = 60
BOX: Final = (4_330, 880, 700, 420)
"""Left, top, width and height of the box with the far islands."""
_FAR: Final = (
    (240_000.0, 340_000.0, 296_000.0, 4_170_600.0, 4_530, 1_090),
    (340_000.0, 1e9, 386_900.0, 4_141_000.0, 4_890, 1_090),
)
"""From which x to which an island is moved, and which of its points comes to which place of the drawing."""
_ENLARGED: Final = 2.0
"""How much larger the far islands are drawn."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is looked at: left, top, width and height."""

    left: int
    top: int
    width: int
    height: int

    @staticmethod
    def around(regions: Sequence[Region], whole: bool) -> Frame:
        """The whole country, or what holds these regions."""
        if whole or not regions:
            return Frame(0, 0, WIDTH, HEIGHT)
        points = [point(p) for region in regions for ring in region.rings for p in ring]
        if any(far(region) for region in regions):
            points += [BOX[:2], (BOX[0] + BOX[2], BOX[1] + BOX[3])]
        left, top = (min(p[i] for p in points) - _MARGIN for i in (0, 1))
        right, low = (max(p[i] for p in points) + _MARGIN for i in (0, 1))
        return Frame(left, top, right - left, low - top)


def far(region: Region) -> bool:
    """Whether islands of it are drawn in the box."""
    return any(x >= _FAR[0][0] for ring in region.rings for x, _ in ring)


def point(at: tuple[float, float]) -> tuple[int, int]:
    """Where a place stands in the drawing."""
    x, y = at
    for start, end, east, north, left, top in _FAR:
        if start <= x < end:
            return round(left + (x - east) / UNIT * _ENLARGED), round(top - (y - north) / UNIT * _ENLARGED)
    return round((x - _LEFT) / UNIT), round((_TOP - y) / UNIT)


def path(rings: Iterable[Ring]) -> str:
    """The borders, to be filled by the even-odd rule."""
    return "".join(_ring([point(p) for p in ring]) for ring in rings)


def _ring(points: Sequence[tuple[int, int]]) -> str:
    """Relative steps: shorter than places, and a third of the page."""
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points) if (a, b) != (x, y)]
    told = "".join(f"{dx}{_signed(dy)}{' ' if i < len(steps) - 1 else ''}" for i, (dx, dy) in enumerate(steps))
    return f"M{points[0][0]} {points[0][1]}l{told}z" if steps else ""


def _signed(step: int) -> str:
    return str(step) if step < 0 else f" {step}"
