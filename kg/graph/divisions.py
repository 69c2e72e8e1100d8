"""Divisions as concepts of one year's scheme, as the document writes them; spellings that differ in space are one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode, Triple

from kg.graph.reading import Reading
from kg.graph.terms import describe, integer, ko, named
from kg.model.iri import RDFS, SKOS, WK, slug

_NAMELESS: Final = "이름이 적히지 않은 포상"


def edition(reading: Reading, year: int, scheme: str = "") -> str:
    """The scheme of one year: the one named, else the one whose awards the document lists, else the document's own."""
    known = _known(reading, scheme)
    return slug(f"{known}-{year}") if known else f"{reading.own}-{year}"


def _known(reading: Reading, scheme: str) -> str:
    return scheme or next((award.scheme for award in reading.facts.awards if award.scheme), "")


def division(reading: Reading, year: int, name: str, scheme: str = "") -> NamedNode:
    """A division of one year's scheme."""
    return reading.mint("division", edition(reading, year, scheme), slug(name))


def divisions(reading: Reading) -> Iterator[Triple]:
    """Every division and part that an award or a case names; the first spelling is the preferred one."""
    facts = reading.facts
    awards = sorted(facts.awards, key=lambda a: (not a.table, a.span))
    told = [(a.year, a.scheme, a.division, a.part) for a in awards]
    told += [(c.year, "", c.division, "") for c in facts.cases]
    preferred: dict[NamedNode, str] = {}
    for year, scheme, name, part in (each for each in told if each[2]):
        within = reading.mint("scheme", edition(reading, year, scheme))
        node = division(reading, year, name, scheme)
        called = _known(reading, scheme)
        yield from describe(within, WK.Scheme, (RDFS.label, ko(f"{called or _NAMELESS} {year}")))
        yield from describe(within, SKOS.ConceptScheme)
        yield from _concept(node, name, within, preferred.setdefault(node, name))
        yield from describe(node, WK.Division, (WK.year, integer(year)))
        if part:
            above = reading.mint("part", edition(reading, year, scheme), slug(part))
            yield from _concept(above, part, within, preferred.setdefault(above, part))
            yield from describe(above, WK.Part, (WK.year, integer(year)), (SKOS.topConceptOf, within))
            yield Triple(node, SKOS.broader, above)


def _concept(node: NamedNode, name: str, within: NamedNode, preferred: str) -> Iterator[Triple]:
    yield from describe(
        node,
        SKOS.Concept,
        (SKOS.prefLabel, ko(preferred)),
        (SKOS.altLabel, ko(name) if name != preferred else None),
        (SKOS.inScheme, within),
    )
    yield from named(node, name)
