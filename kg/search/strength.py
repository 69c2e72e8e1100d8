"""How much of a question a hit answers: the rule by which a search says that what it found is weak.

A cosine cannot tell: this model gives relevant and irrelevant passages much the same ones. How far the best stands out
from the rest tells a paraphrase with an answer from a question without one no better than chance (area under the ROC curve
0.53 to 0.60 on the tuning half of ``data/benchmark``), so it is left out. What tells is the share of the question that the
best hit has in its words, in other words for them, or as the thing that they name, rare words counting more (0.97).

``ENOUGH`` is chosen on that half: all 12 questions without an answer are called weak there (142 units), and 9 of the 80
others, all paraphrases, which share no word with what answers them. Hence weak means "may not answer", not "no answer".
What a token counts for goes by the share of units that have it, not by how many units there are, so that the rule stays
the same as a graph grows. With 48 other documents added (447 units, by words only) 10 of the 12 are called weak, and the
same number of the 80, again paraphrases alone; no larger graph has been judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import Final

from kg.search.analysis import CONCEPT, THING, held
from kg.search.concepts import Concepts, Said
from kg.search.names import Found
from kg.search.tokens import tokens
from kg.search.units import Unit

ENOUGH: Final = 0.3
"""Share from which a hit is taken for an answer."""


_UNKNOWN: Final = 300
"""What a token that no unit has counts like: one that occurs in one unit of so many, however many there are."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is matched.

    Attributes:
        tokens: with their weights.
        names: what it names.
        said: its words that stand for concepts.
        rarity: what each token counts for.
    """

    text: str
    tokens: Mapping[str, float]
    names: Sequence[Found]
    said: Sequence[Said]
    rarity: Mapping[str, float]

    @property
    def literal(self) -> Question:
        """The question by its own words and names, without what they may be taken for."""
        own = {token: weight for token, weight in self.tokens.items() if not token.startswith(CONCEPT)}
        return replace(self, tokens=own, said=(), rarity={token: self.rarity[token] for token in own})


def rarity(tokens: Iterable[str], known: Mapping[str, int], size: int) -> dict[str, float]:
    """What tokens count for.

    Args:
        known: in how many units each occurs.
        size: how many units there are.
    """
    return {token: log(1 + 1 / (1 / _UNKNOWN + known.get(token, 0) / max(1, size))) for token in tokens}


def covered(question: Question, units: Iterable[Unit], concepts: Concepts) -> float:
    """Share of the question that a hit's units answer, 0 to 1; 0 where there is nothing to match."""
    met = {token for unit in units for token in held(unit, question.tokens, concepts)}
    met |= _said(question, met)
    whole = sum(question.rarity.values())
    return sum(value for token, value in question.rarity.items() if token in met) / whole if whole else 0.0


def _said(question: Question, met: set[str]) -> set[str]:
    """Tokens of the question's words that the hit says otherwise."""
    meant = [said.word for said in question.said if CONCEPT + said.key in met]
    named = [found.word for found in question.names if THING + found.thing in met]
    return {token for word in (*meant, *named) for token in tokens(word)}
