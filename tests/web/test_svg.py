"""Borders as paths: what is drawn is where it lies, and the far islands are in their box."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.geo import Region
from kg.web import svg

PLACES = st.tuples(st.floats(-260_000, 239_000), st.floats(3_680_000, 4_290_000))


def drawn(path: str) -> list[tuple[int, int]]:
    """The points that a path goes through."""
    begin, _, steps = path.removeprefix("M").removesuffix("z").partition("l")
    x, y = map(int, begin.split())
    points = [(x, y)]
    numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


def region(*ring: tuple[float, float]) -> Region:
    return Region("a", "가", "a", "가", (ring,), ring[0], 1.0, approximate=False)


@given(st.lists(PLACES, min_size=3, max_size=30))
def test_a_path_goes_through_its_points(ring: list[tuple[float, float]]) -> None:
    points = [svg.point(place) for place in ring]
    told = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
    path = svg.path([ring])
    assert (drawn(path) if path else [points[0]]) == told


@given(PLACES)
def test_the_country_is_inside_its_frame(place: tuple[float, float]) -> None:
    x, y = svg.point(place)
    assert 0 <= x <= svg.WIDTH
    assert 0 <= y <= svg.HEIGHT


def test_far_islands_stand_in_the_box() -> None:
    left, top, width, height = svg.BOX
    for place in ((296_000.0, 4_170_600.0), (386_900.0, 4_141_000.0)):
        x, y = svg.point(place)
        assert left < x < left + width
        assert top < y < top + height
        assert svg.far(region(place, place, place))
    assert not svg.far(region((180_000.0, 4_000_000.0)))


def test_a_frame_holds_what_is_looked_at_and_the_box_only_where_it_is_needed() -> None:
    near = [region((0.0, 4_000_000.0), (10_000.0, 4_000_000.0), (0.0, 4_010_000.0))]
    frame = svg.Frame.around(near, whole=False)
    assert (frame.width, frame.height) == (220, 220)
    assert svg.Frame.around(near, whole=True) == svg.Frame(0, 0, svg.WIDTH, svg.HEIGHT)
    far = svg.Frame.around([*near, region((296_000.0, 4_170_600.0))], whole=False)
    assert far.left + far.width >= svg.BOX[0] + svg.BOX[2]
