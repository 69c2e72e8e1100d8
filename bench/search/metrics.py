"""From a ranked list of hits and the judgements of a query to nDCG@10, Recall@5 and reciprocal rank.

Rules and formulas stand in ``data/benchmark/README.md``: a document that tells the same words twice, and a search that
shows pieces or wholes, are neither paid nor fined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log2
from typing import Final

from bench.search.judged import Hit, Judgement

DEPTH: Final = 10
FIRST: Final = 5
GOOD: Final = 2
"""From this grade on something counts as found."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the list as the metrics see it.

    Attributes:
        gain: what the hit adds to what its answer has earned.
        reached: what its answer has earned by now; 0 for a hit that meets no judgement.
    """

    gain: int
    reached: int


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of one query."""

    ndcg: float
    recall: float
    rank: float


def shared(one: Hit, other: Hit) -> int:
    """How many characters two hits share; 0 unless that is at least half of the shorter."""
    common = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return common if one.document == other.document and common > 0 and 2 * common >= shorter else 0


def met(hit: Hit, judged: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that a hit meets, all of one answer, best grade first."""
    answers: dict[int, list[Judgement]] = defaultdict(list)
    for judgement in judged:
        if shared(hit, judgement.hit):
            answers[judgement.answer].append(judgement)
    if not answers:
        return ()
    chosen = max(answers.values(), key=lambda held: _claim(hit, held))
    return tuple(sorted(chosen, key=lambda j: -j.grade))


def _claim(hit: Hit, held: Sequence[Judgement]) -> tuple[int, int, int]:
    """What makes one answer rather than another the hit's: most characters, then better, then earlier."""
    return sum(shared(hit, j.hit) for j in held), max(j.grade for j in held), -held[0].answer


def places(hits: Iterable[Hit], judged: Sequence[Judgement]) -> Iterator[Place]:
    """What each hit that takes a place is worth there."""
    earned: dict[int, int] = {}
    told: dict[int, set[int]] = defaultdict(set)
    for hit in hits:
        judgements = met(hit, judged)
        if not judgements:
            yield Place(0, 0)
            continue
        best = judgements[0]
        before = earned.get(best.answer, 0)
        again = before >= best.grade and best.passage not in told[best.answer]
        told[best.answer].add(best.passage)
        earned[best.answer] = max(before, best.grade)
        if not again:
            yield Place(max(0, best.grade - before), earned[best.answer])


def ideal(judged: Iterable[Judgement]) -> list[int]:
    """The best grade of each answer, best first."""
    best: dict[int, int] = defaultdict(int)
    for judgement in judged:
        best[judgement.answer] = max(best[judgement.answer], judgement.grade)
    return sorted(best.values(), reverse=True)


def discounted(gains: Sequence[int]) -> float:
    """DCG with linear gain over the first ``DEPTH`` places."""
    return sum(gain / log2(place + 2) for place, gain in enumerate(gains[:DEPTH]))


def measure(hits: Iterable[Hit], judged: Sequence[Judgement]) -> Scores:
    """The figures of a query that has at least one answer of grade ``GOOD`` or better."""
    listed, best = list(places(hits, judged)), ideal(judged)
    found = [p.reached >= GOOD and p.reached - p.gain < GOOD for p in listed]
    wanted = sum(grade >= GOOD for grade in best)
    first = next((place for place, good in enumerate(found, 1) if good), 0)
    return Scores(
        ndcg=discounted([p.gain for p in listed]) / discounted(best),
        recall=sum(found[:FIRST]) / min(FIRST, wanted),
        rank=1 / first if first else 0.0,
    )
