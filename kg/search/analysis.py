"""What of a unit and of a question is matched word by word: syllable pairs, concepts, and the things they name.

A concept's token begins with ``#``, a thing's with ``@``: no token of the text itself does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from kg.search.concepts import Concepts
from kg.search.tokens import tokens
from kg.search.units import Unit

CONCEPT: Final = "#"
THING: Final = "@"
WEIGHTS: Final[Mapping[str, float]] = {CONCEPT: 2.0, THING: 2.0}
"""How much more than a pair of syllables a concept or a name in a question counts (measured: bench/search)."""
_OWN: Final = 2
"""How often the municipality that a unit is about counts, where its province counts once."""


def of_unit(unit: Unit, concepts: Concepts) -> dict[str, int]:
    """How often each token occurs in a unit, context included."""
    held: dict[str, int] = dict(tokens(unit.context))
    held |= {CONCEPT + key: 1 for key in concepts.keys(unit.text)}
    own = unit.facets.get("municipality", frozenset())
    return held | {THING + thing: _OWN if thing in own else 1 for thing in unit.things}


def of_question(text: str, things: Iterable[str], concepts: Concepts) -> dict[str, float]:
    """The tokens of a question with their weights."""
    held = dict.fromkeys(tokens(text), 1.0)
    held |= {CONCEPT + key: WEIGHTS[CONCEPT] for key in concepts.keys(text)}
    return held | {THING + thing: WEIGHTS[THING] for thing in things}
