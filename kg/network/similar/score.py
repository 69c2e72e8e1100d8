"""How alike two sets of statements are: pure arithmetic, the same for every part.

A part of the score is a weighted cosine (Ochiai 1957) of what is stated of the two, each thing weighted by its rarity
(Spärck Jones 1972), with room for what nobody wrote down:

    WEIGHTS[part] * sum(rarity of what both have) / sqrt((mass(one) + UNSAID) * (mass(other) + UNSAID))

where the mass is the sum of the rarities of all that is stated of one. So it is symmetric, lies between 0 and
``WEIGHTS[part]``, and a further thing in common never lowers it. ``UNSAID`` credits each side with a few rare things that
its documents do not mention: award releases describe winners, and some in two lines; without it two municipalities of
which only 맞춤형복지팀 is known would be the likest of all.

Between the parts the weights are fixed, never rescaled by what is there: what is not stated adds nothing and costs
nothing else, and scores of different questions can be compared. The question is who does what one does, so programs
count for as much as all else together; words that are close, and partners, are evidence of it from the side; an award's
division says in what a municipality excelled, not what it did; types are the coarse form of programs, and a shared
program shares its types too. The order is a judgement, the figures are round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt
from typing import Final

from kg.network.similar.kinds import Part

WEIGHTS: Final[Mapping[Part, float]] = {
    Part.PROGRAMS: 0.5,
    Part.TYPES: 0.05,
    Part.PARTNERS: 0.15,
    Part.DIVISIONS: 0.1,
    Part.PASSAGES: 0.2,
}
UNSAID: Final = 3.0
"""Things of the greatest rarity that are held to be unsaid on each side, in each part."""
ALIKE: Final = 0.5
"""What two things whose names are alike count for at most, against one and the same thing."""


def rarity(stated_by: int, of: int) -> float:
    """From 1 for what one of many states to nearly 0 for what all do; 1 where nobody else is known."""
    return log((of + 1) / stated_by) / log(of + 1)


def rarities(held: Iterable[Iterable[str]]) -> dict[str, float]:
    """The rarity of each thing, over those of whom anything is stated."""
    sets = [frozenset(things) for things in held]
    counts, of = Counter(thing for things in sets for thing in things), sum(1 for things in sets if things)
    return {thing: rarity(count, of) for thing, count in counts.items()}


def alike(likeness: float, stated_by: int, of: int) -> float:
    """What two things with names of that likeness count for: less than if they were one thing of all who state either."""
    return ALIKE * likeness * rarity(stated_by, of)


def scale(part: Part, one: float, other: float) -> float:
    """What a thing in common is multiplied with, for two of these masses."""
    return WEIGHTS[part] / sqrt((one + UNSAID) * (other + UNSAID))
