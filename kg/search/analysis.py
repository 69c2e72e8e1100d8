"""What of a unit and of a question is matched word by word: syllable pairs, concepts, and the things they name.

A concept's token begins with ``#``, a thing's with ``@``: no token of the text itself does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from kg.search.concepts import Concepts, Said
from kg.search.tokens import letters, tokens, words
from kg.search.units import Unit

CONCEPT: Final = "#"
THING: Final = "@"
WEIGHTS: Final[Mapping[str, float]] = {CONCEPT: 2.0, THING: 2.0}
"""How much more than a pair of syllables a concept or a name in a question counts (measured: bench/search)."""
_OWN: Final = 2
"""How often the municipality that a unit is about counts, where its province counts once."""


def of_unit(unit: Unit, concepts: Concepts) -> dict[str, int]:
    """How often each token occurs in a unit, context included."""
    counts: dict[str, int] = dict(tokens(unit.context))
    counts |= {CONCEPT + key: 1 for key in concepts.keys(unit.text)}
    own = unit.facets.get("municipality", frozenset())
    return counts | {THING + thing: _OWN if thing in own else 1 for thing in unit.things}


def held(unit: Unit, asked: Collection[str], concepts: Concepts) -> set[str]:
    """Which of these tokens a unit has; none of its others is made."""
    bare, latin = letters(unit.context).bare, frozenset(words(unit.context))
    wanted = frozenset(token[1:] for token in asked if token.startswith(CONCEPT))
    said = {CONCEPT + each.key for each in concepts.saying(unit.text, letters(unit.text), wanted)}
    other = said | latin | {THING + thing for thing in unit.things}
    return {token for token in asked if token in other or (len(token) == 2 and token in bare) or token == bare}


def of_question(text: str, things: Iterable[str], said: Iterable[Said]) -> dict[str, float]:
    """The tokens of a question with their weights.

    Args:
        things: that it names.
        said: its words that stand for concepts.
    """
    weights: dict[str, float] = dict.fromkeys(tokens(text), 1.0)
    weights |= {CONCEPT + each.key: WEIGHTS[CONCEPT] for each in said}
    return weights | {THING + thing: WEIGHTS[THING] for thing in things}
