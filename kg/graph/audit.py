"""Holds a document against itself: runs every check, names each finding, and puts them in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from kg.graph.checks import (
    counts,
    events,
    figures,
    known,
    names,
    numbering,
    people,
    rates,
    remarks,
    resolutions,
    rest,
    scheme,
    sums,
    winners,
)
from kg.graph.checks.paper import HIGH, LOW, MEDIUM, Check, Official, Paper
from kg.model.document import Document
from kg.model.fact import Dated, Facts, Finding
from kg.model.iri import digest
from kg.model.place import PlaceName, Resolution
from kg.model.thesaurus import Thesaurus

CHECKS: Final[tuple[Check, ...]] = (
    *counts.CHECKS,
    *rest.CHECKS,
    *sums.CHECKS,
    *winners.CHECKS,
    *scheme.CHECKS,
    *rates.CHECKS,
    *figures.CHECKS,
    *events.CHECKS,
    *numbering.CHECKS,
    *names.CHECKS,
    *known.CHECKS,
    *resolutions.CHECKS,
    *people.CHECKS,
    *remarks.CHECKS,
)
"""Every check that is run."""
_RANK: Final = {HIGH: 0, MEDIUM: 1, LOW: 2}


def audit(
    document: Document,
    facts: Facts,
    resolutions: Mapping[PlaceName, Resolution],
    thesaurus: Thesaurus | None = None,
    on: Dated | None = None,
    official: Official | None = None,
) -> tuple[Finding, ...]:
    """What a careful reader would object to, the worst first, each place once.

    Args:
        document: as read.
        facts: as extracted from it.
        resolutions: who its names mean; a name without a decision is known by its words alone.
        thesaurus: known names, against which misspelt and superseded ones show.
        on: the day it speaks on.
        official: official names of municipalities, by identifier and day.
    """
    paper = Paper(document, facts, resolutions, thesaurus, on, official)
    return _ordered(document.name, (finding for check in CHECKS for finding in check(paper)))


def _ordered(name: str, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorted and named; of two by one rule about the same words, the worse stays; one slip of the pen is told once."""
    kept: dict[tuple[str, int], Finding] = {}
    for finding in sorted(found, key=lambda f: (_RANK[f.severity], f.span, f.kind, f.message)):
        name_and_place = f"{digest(name)}-{finding.kind}-{finding.span.start}-{finding.span.end}"
        kept.setdefault((finding.kind, finding.span.start), replace(finding, id=name_and_place))
    slips = {finding.span.start for finding in kept.values() if finding.kind == "typo"}
    return tuple(f for (kind, start), f in kept.items() if kind != "name" or start not in slips)
