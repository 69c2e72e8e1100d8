"""The words of reasons: for each municipality and thing the statements that tie them, asked for all at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from pyoxigraph import QuerySolution

from kg.network.names import cell
from kg.network.similar.kinds import Part, Side, Source
from kg.network.similar.queries import texts, words
from kg.network.similar.stated import Stated

_MOST: Final = 5
"""Statements shown of a side: the first of each year, the first years first."""
_NONE: Final = Side((), (), 0)


class Words:
    """The statements of some municipalities about some things.

    Args:
        stated: what is stated of whom; of provinces, it is their districts' words that are looked up.
        wanted: pairs of an IRI that is compared and a thing, by part; of passages, the thing is the passage.
    """

    def __init__(self, stated: Stated, wanted: Mapping[Part, Iterable[tuple[str, str]]]) -> None:
        self._stated = stated
        self._kinds = {Part.TYPES: Part.PROGRAMS}
        self._found: dict[tuple[Part, str, str], set[Source]] = defaultdict(set)
        for part, pairs in wanted.items():
            self._look(part, pairs)

    def side(self, part: Part, who: str, *things: str) -> Side:
        """What is stated of one about things that are told as one."""
        year = self._stated.scope.year
        key = self._kinds.get(part, part)
        held = {
            source
            for one in self._stated.members[who]
            for thing in things
            for source in self._found.get((key, one, thing), ())
            if year is None or source.year == year
        }
        ordered = sorted(held, key=_place)
        first = {(source.year, source.name): source for source in reversed(ordered)}
        years = tuple(sorted({source.year for source in ordered if source.year}))
        return Side(tuple(_few(first.values())), years, len(ordered)) if ordered else _NONE

    def passage(self, passage: str) -> Side:
        """A passage's own text and words."""
        found = sorted(self._found.get((Part.PASSAGES, "", passage), ()), key=_place)
        return Side(tuple(found[:1]), tuple(s.year for s in found[:1] if s.year), len(found))

    def _look(self, part: Part, pairs: Iterable[tuple[str, str]]) -> None:
        view, wanted = self._stated.view, sorted(set(pairs))
        if part is Part.PASSAGES:
            for row in view.select(texts(passage for _, passage in wanted)) if wanted else ():
                self._found[part, "", cell(row, "passage")].add(_source(row))
            return
        spread = sorted({(one, thing) for who, thing in wanted for one in self._stated.members[who]})
        for row in view.select(words(part, spread)) if spread else ():
            self._found[part, cell(row, "who"), cell(row, "thing")].add(_source(row))


def _few(sources: Iterable[Source]) -> list[Source]:
    """One of each year before a second of any, in the order of years."""
    ordered = sorted(sources, key=_place)
    first = {source.year: source for source in reversed(ordered)}
    rest = [source for source in ordered if source not in first.values()]
    return sorted([*first.values(), *rest][:_MOST], key=_place)


def _place(source: Source) -> tuple[int, str, int, int, str]:
    return source.year, source.document, source.start, source.end, source.name


def _source(row: QuerySolution) -> Source:
    year = cell(row, "year")
    start, end = int(cell(row, "start")), int(cell(row, "end"))
    return Source(cell(row, "name"), int(year) if year else 0, cell(row, "document"), start, end, cell(row, "exact"))
