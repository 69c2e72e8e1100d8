"""Who municipalities are: their tier, their province, and their official names on the day they were last named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from kg.model.iri import WK
from kg.model.place import Level
from kg.network.names import cell
from kg.network.similar import queries
from kg.network.similar.kinds import Who
from kg.store.protocol import View

_LEVELS: Final = {WK[f"governmentLevel-{level.value}"].value: level for level in Level}


def levels(view: View) -> dict[str, Level]:
    """The tier of every municipality, in the order of their IRIs."""
    held = {cell(row, "who"): _LEVELS.get(cell(row, "level"), Level.SIGUNGU) for row in view.select(queries.LEVELS)}
    return dict(sorted(held.items()))


def districts(view: View, tiers: Mapping[str, Level]) -> dict[str, frozenset[str]]:
    """For each province its districts, as they belonged on the days of the documents, and as they belong today."""
    below: dict[str, set[str]] = {iri: set() for iri, level in tiers.items() if level is Level.SIDO}
    for row in view.select(queries.WITHIN):
        below.setdefault(cell(row, "above"), set()).add(cell(row, "who"))
    return {iri: frozenset(held) for iri, held in below.items() if iri in tiers}


def apart(below: Mapping[str, frozenset[str]], asked: str) -> dict[str, frozenset[str]]:
    """Provinces without those that are others over again: what several were merged into says what they said."""
    whole = below.get(asked, frozenset())
    return {iri: held for iri, held in below.items() if iri == asked or not _again(held, whole, below.values())}


def _again(held: frozenset[str], asked: frozenset[str], all_: Iterable[frozenset[str]]) -> bool:
    """Whether districts are the asked ones, lie among them or take them in; or are those of smaller provinces together."""
    same = bool(held and asked) and (held <= asked or asked <= held)
    return same or (bool(held) and held == frozenset().union(*(other for other in all_ if other < held)))


def official(view: View, iris: Iterable[str]) -> dict[str, Who]:
    """Each by its official names on the day of the latest document that names it, else by today's, which are beside."""
    wanted = sorted(set(iris))
    named = {
        cell(row, "who"): _today(cell(row, "who"), cell(row, "label"), cell(row, "within"))
        for row in view.select(queries.labelled(wanted))
    }
    rows = view.select(queries.places(wanted))
    for row in sorted(rows, key=lambda row: (cell(row, "day"), cell(row, "sido"), cell(row, "sigungu"))):
        who = cell(row, "who")
        named[who] = Who(who, cell(row, "sido"), cell(row, "sigungu"), named[who].today if who in named else "")
    return named


def _today(iri: str, label: str, within: str) -> Who:
    return Who(iri, within, label, f"{within} {label}") if within else Who(iri, label, "", label)
