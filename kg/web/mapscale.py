"""Classes of values for a map: a class a value where there are few, else as many places in each as ties allow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

COLOURS: Final = ("#d0e1f2", "#94c4df", "#4a98c9", "#1764ab", "#08306b")
"""From light to dark; told apart also by those who see no red or no green, and in print."""
_FEW: Final = {1: (3,), 2: (1, 3), 3: (1, 2, 4), 4: (1, 2, 3, 4), 5: (0, 1, 2, 3, 4)}
"""Which colours so many classes have."""


@dataclass(frozen=True, slots=True)
class Class:
    """Values from ``low`` to ``high``, both included; how many places have one."""

    low: int
    high: int
    colour: str
    places: int


def classes(values: Iterable[int]) -> tuple[Class, ...]:
    """Classes for all values above zero, from low to high."""
    held = sorted(value for value in values if value > 0)
    groups = _each(held) if len(set(held)) <= len(COLOURS) else _quantiles(held)
    colours = [COLOURS[i] for i in _FEW.get(len(groups), ())]
    return tuple(Class(g[0], g[-1], colour, len(g)) for g, colour in zip(groups, colours, strict=True))


def _each(held: Sequence[int]) -> list[list[int]]:
    return [[value] * held.count(value) for value in sorted(set(held))]


def _quantiles(held: Sequence[int]) -> list[list[int]]:
    """Equal values are never parted: a class ends where the value changes."""
    ends = [held[(len(held) * k - 1) // len(COLOURS)] for k in range(1, len(COLOURS) + 1)]
    bounds = sorted(set(ends))
    groups = [[v for v in held if low < v <= high] for low, high in zip([0, *bounds], bounds, strict=False)]
    return [group for group in groups if group]


def colour(value: int, held: Sequence[Class]) -> str:
    """The colour of a value; empty for none."""
    return next((one.colour for one in held if one.low <= value <= one.high), "")
