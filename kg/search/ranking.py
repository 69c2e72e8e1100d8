"""Ranking: two retrievers' scores as one.

Raw scores are not comparable: a cosine of this model lies between 0.75 and 0.9 whatever is asked, a BM25 sum grows with
the question. So each is led to 0 to 1 for the question at hand: a cosine from what nearly every passage reaches to the
best one's, a BM25 sum from nothing to the best one's; then they are weighed. The score orders the hits of one question;
it is no probability and does not compare questions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from kg.search.engine.protocol import Candidate

LEAST: Final = 0.3
MOST: Final = 0.8
"""Weight of the words where they cover nothing of a question literally, and all of it; the rest is the meaning's.

Chosen on the tuning half of data/benchmark, each question asked nine times: once with all everyday words that the
thesaurus has for it, and with half, three quarters and all of them left out, for a thesaurus knows some of what is asked.
In 4 of 5 folds the same three came out best: these two, and to count as covered the question's own words and names only."""
TELLING: Final = 0.1
"""Share of a question that words must cover, in whatever words, to weigh that much; below, they weigh less by as much.

What covers less shares a particle with the question, or the end of one word and the beginning of the next. Chosen like
``LEAST`` and ``MOST``: a hundred times on four fifths of the questions, it came out within 0.09 and 0.1 in 96, and gave the
other fifth +0.002 nDCG@10 over all classes, +0.013 over paraphrases. Anything from 0.05 to 0.125 is better than none."""
BELOW: Final = 2.0
"""Standard deviations below the mean from which a cosine counts: what hardly any passage falls short of."""


class Cover(NamedTuple):
    """Share of a question that the best match by words answers, 0 to 1.

    Attributes:
        own: in the question's own words and names.
        all: in other words for them, too.
    """

    own: float = 1.0
    all: float = 1.0

    @property
    def weight(self) -> float:
        """What the words weigh against the meaning."""
        return (LEAST + (MOST - LEAST) * self.own) * min(1.0, self.all / TELLING)


WHOLE: Final = Cover()
"""All of it, in its own words."""


class Mode(StrEnum):
    """Which retrievers answer."""

    HYBRID = "hybrid"
    DENSE = "dense"
    LEXICAL = "lexical"


@dataclass(frozen=True, slots=True)
class Part:
    """What one retriever says of a unit.

    Attributes:
        value: its raw score.
        rank: its place among that retriever's; None behind the last it looked at.
        share: what it adds to the score.
    """

    value: float
    rank: int | None
    share: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A unit with its score, and the parts that add up to it."""

    unit: str
    score: float
    dense: Part | None
    lexical: Part | None


@dataclass(frozen=True, slots=True)
class Background:
    """Cosines of a question with passages picked without regard to it."""

    mean: float = 0.0
    spread: float = 0.0

    @staticmethod
    def of(cosines: Sequence[float]) -> Background:
        """Their mean and standard deviation."""
        count = len(cosines)
        mean = sum(cosines) / count if count else 0.0
        return Background(mean, (sum((c - mean) ** 2 for c in cosines) / count) ** 0.5 if count else 0.0)

    @property
    def floor(self) -> float:
        """What nearly every passage reaches."""
        return self.mean - BELOW * self.spread


def fuse(candidates: Sequence[Candidate], background: Background, mode: Mode, cover: Cover = WHOLE) -> Iterator[Scored]:
    """The candidates, best first; of equal ones in the order given.

    Where none is nearer than nearly every passage (a graph of one passage), words decide; where there are none to decide
    by, cosines count as they are.

    Args:
        cover: what of the question the best match by words answers.
    """
    nearest = max((c.dense for c in candidates if c.dense is not None), default=0.0)
    most = max((c.lexical for c in candidates), default=0.0)
    weight = {Mode.HYBRID: cover.weight, Mode.DENSE: 0.0, Mode.LEXICAL: 1.0}[mode]
    base = background.floor
    if nearest <= base and most and mode is not Mode.DENSE:
        weight = 1.0
    elif nearest <= base:
        base = 0.0
    near = (1 - weight) / (nearest - base) if weight < 1 and nearest > base else 0.0
    word = weight / most if most else 0.0
    shares = [(max(0.0, near * ((c.dense or 0.0) - base)), word * c.lexical) for c in candidates]
    scores = [dense + lexical for dense, lexical in shares]
    for place in sorted(range(len(scores)), key=scores.__getitem__, reverse=True):
        if scores[place] <= 0:
            return
        yield _scored(candidates[place], *shares[place], weight)


def _scored(candidate: Candidate, near: float, word: float, weight: float) -> Scored:
    dense = lexical = None
    if candidate.dense is not None and weight < 1:
        dense = Part(candidate.dense, candidate.dense_rank, near)
    if candidate.lexical and weight > 0:
        lexical = Part(candidate.lexical, candidate.lexical_rank, word)
    return Scored(candidate.unit, near + word, dense, lexical)
