"""Divisions as concepts of one year's scheme, as the document writes them; spellings that differ in space are one.

Each is mapped to the spine of fields that last over the years (``kg.graph.spine``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, Triple

from kg.graph.reading import Reading
from kg.graph.spine import mapped
from kg.graph.terms import describe, integer, ko, named
from kg.model.iri import RDFS, SKOS, WK, slug
from kg.model.likeness import contained
from kg.model.span import Span

_NAMELESS: Final = "이름이 적히지 않은 포상"
_UNDATED: Final = "(연도 미상)"
_SOME: Final = 0.25
"""Share of a name that words must hold to be what names it: a heading may be broken over cells."""

_WHOSE: Final = re.compile(r"^(?:(?:전국|보건복지부|복지부|행정안전부|지방자치단체|자치단체|지자체)\s?)+")
_RESULTS: Final = re.compile(r"\s?(?:(?:시행|이행|실행)\s?)?(?:결과\s?)?평가(?:\s?결과)?$")
_NAMED: Final = 6
"""Letters that a scheme's name must keep to be one (``평가`` alone is any)."""
_GROUP: Final = re.compile(
    r"(?:광역|기초|시·?도|시·?군·?구|[시군구](?:\([市郡區]\))?부|대도시|중소도시|농어촌)(?:지방자치단체|자치단체|지자체|단체|그룹|지역)?"
)


def edition(reading: Reading, year: int | None, scheme: str = "") -> str:
    """The scheme of one year: the one named, else the one whose awards the document lists, else the document's own.

    Of a year that nobody knows, too, it is the document's own: another document may speak of another year.
    """
    known = _known(reading, scheme)
    if year is None:
        return f"{slug(known)}-{reading.own}" if known else reading.own
    return slug(f"{known}-{year}") if known else f"{reading.own}-{year}"


def _known(reading: Reading, scheme: str) -> str:
    return called(scheme or next((award.scheme for award in reading.facts.awards if award.scheme), ""))


def called(scheme: str) -> str:
    """A scheme's name as all that write of it would call it: without whose it is, nor that it is of results.

    ``지자체 지역사회보장계획 시행결과 평가`` is the ``지역사회보장계획 평가``.
    """
    bare = _RESULTS.sub(" 평가", _WHOSE.sub("", scheme)).strip()
    return bare if len(bare) >= _NAMED else scheme


def is_group(name: str) -> bool:
    """Whether a division's words only say with whom a municipality competed (``대도시``, ``군(郡)부``): it follows from the winner."""
    return _GROUP.fullmatch("".join(name.split())) is not None


def is_division(name: str) -> bool:
    """Whether a division's words name one."""
    return bool(name) and not is_group(name)


def division(reading: Reading, year: int | None, name: str, scheme: str = "") -> NamedNode:
    """A division of one year's scheme."""
    return reading.mint("division", edition(reading, year, scheme), slug(name))


def scheme(reading: Reading, year: int | None, name: str = "") -> NamedNode:
    """One year's scheme itself."""
    return reading.mint("scheme", edition(reading, year, name))


def of_year(reading: Reading, year: int | None, name: str = "") -> Iterator[Triple]:
    """What one year's scheme is, and is called."""
    node, known = scheme(reading, year, name), _known(reading, name) or _NAMELESS
    yield from describe(node, WK.Scheme, (RDFS.label, ko(f"{known} {year or _UNDATED}")))
    yield from describe(node, SKOS.ConceptScheme)


@dataclass(frozen=True, slots=True)
class _Told:
    """A division as one award or case names it, and the words that do."""

    year: int | None
    scheme: str
    name: str
    part: str
    where: Span


def divisions(reading: Reading) -> Iterator[Triple]:
    """Every division and part that an award or a case names; the first spelling is the preferred one."""
    preferred: dict[NamedNode, str] = {}
    for told in (each for each in _told(reading) if is_division(each.name)):
        within = scheme(reading, told.year, told.scheme)
        node = division(reading, told.year, told.name, told.scheme)
        yield from of_year(reading, told.year, told.scheme)
        if node not in preferred:
            yield from mapped(reading, node, told.name, told.where)
        yield from _concept(node, told.name, within, preferred.setdefault(node, told.name))
        yield from describe(node, WK.Division, (WK.year, integer(told.year)))
        if told.part:
            above = reading.mint("part", edition(reading, told.year, told.scheme), slug(told.part))
            yield from _concept(above, told.part, within, preferred.setdefault(above, told.part))
            yield from describe(above, WK.Part, (WK.year, integer(told.year)), (SKOS.topConceptOf, within))
            yield Triple(node, SKOS.broader, above)


def _told(reading: Reading) -> Iterator[_Told]:
    """Tables first, for they write names in full; then prose, then cases."""
    for award in sorted(reading.facts.awards, key=lambda a: (not a.table, a.span)):
        where = _naming(reading, award.division, award.evidence) or award.span
        yield _Told(award.year, award.scheme, award.division, award.part, where)
    for case in reading.facts.cases:
        yield _Told(case.year, "", case.division, "", case.span)


def _naming(reading: Reading, name: str, spans: Sequence[Span]) -> Span | None:
    """Those of the words that hold the most of the name, if they hold some of it."""
    source = reading.document.source
    held = [(contained(name, span.of(source)), -span.start, span) for span in spans]
    best = max(held, default=(0.0, 0, None))
    return best[2] if best[0] >= _SOME else None


def _concept(node: NamedNode, name: str, within: NamedNode, preferred: str) -> Iterator[Triple]:
    yield from describe(
        node,
        SKOS.Concept,
        (SKOS.prefLabel, ko(preferred)),
        (SKOS.altLabel, ko(name) if name != preferred else None),
        (SKOS.inScheme, within),
    )
    yield from named(node, name)
