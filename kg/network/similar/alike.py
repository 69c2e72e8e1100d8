"""Things whose names are alike: a local program of one municipality beside that of another, never told as the same.

Only names in which one thing at least is local are compared: two nationwide ones are two by the thesaurus.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.model.iri import RDFS
from kg.model.likeness import bigrams
from kg.network.names import cell
from kg.network.similar.queries import LOCAL
from kg.store.protocol import View

LIKE: Final = 0.7
"""Dice's coefficient from which names are alike: 지역복지대학 and 지역복지아카데미 are not, 공동사례회의 and 통합공동사례회의 are."""


class Pair(NamedTuple):
    """Two things with names alike: Dice's coefficient first, so that the likest sort first."""

    likeness: float
    one: str
    other: str


class Names:
    """The names of all programs and organisations, to find those like some of them.

    Args:
        labels: the name of each thing.
        local: things that are one municipality's own.
    """

    def __init__(self, labels: Mapping[str, str], local: frozenset[str]) -> None:
        self._local = local
        self._grams = {thing: bigrams(label) for thing, label in labels.items()}
        self._holding: dict[str, list[str]] = defaultdict(list)
        for thing, grams in self._grams.items():
            for gram in grams:
                self._holding[gram].append(thing)

    @staticmethod
    def read(view: View, things: Iterable[str]) -> Names:
        """Those of these things, from the graph; of several labels the first in code-point order."""
        held = {thing: sorted(_korean(view, thing)) for thing in sorted(set(things))}
        labels = {thing: names[0] for thing, names in held.items() if names}
        return Names(labels, frozenset(cell(row, "thing") for row in view.select(LOCAL)))

    def namesakes(self, *things: str) -> frozenset[str]:
        """All things that are called like one of these, themselves among them."""
        grams = {self._grams.get(thing, frozenset()) for thing in things}
        named = (other for held in grams for gram in sorted(held)[:1] for other in self._holding[gram])
        return frozenset(other for other in named if self._grams[other] in grams)

    def near(self, things: Iterable[str]) -> dict[str, list[Pair]]:
        """For each other thing, those of ``things`` whose names are like its own."""
        found: dict[str, list[Pair]] = defaultdict(list)
        for thing in sorted(things):
            for pair in self._near(thing):
                found[pair.other].append(pair)
        return found

    def _near(self, thing: str) -> Iterator[Pair]:
        grams = self._grams.get(thing, frozenset())
        shared = Counter(other for gram in grams for other in self._holding[gram])
        for other, count in shared.items():
            likeness = 2 * count / (len(grams) + len(self._grams[other]))
            if likeness >= LIKE and other != thing and (thing in self._local or other in self._local):
                yield Pair(likeness, thing, other)


def _korean(view: View, thing: str) -> Iterator[str]:
    for quad in view.quads(NamedNode(thing), RDFS.label, None, DefaultGraph()):
        if isinstance(quad.object, Literal) and quad.object.language != "en":
            yield quad.object.value


def matched(
    near: Mapping[str, list[Pair]], one: frozenset[str], other: frozenset[str], floor: float = LIKE
) -> list[Pair]:
    """The likest pairs between what one has alone and what the other has alone, each thing in one pair at most."""
    mine, yours = one - other, other - one
    found = (pair for thing in yours if thing in near for pair in near[thing] if pair.one in mine)
    pairs = (pair for pair in found if pair.likeness >= floor)
    return apart(sorted(pairs, key=lambda p: (-p.likeness, p.one, p.other)))


def apart(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs, best first, without those of which one end is taken."""
    taken: set[str] = set()
    kept = []
    for pair in pairs:
        if not taken & {pair.one, pair.other}:
            taken |= {pair.one, pair.other}
            kept.append(pair)
    return kept
