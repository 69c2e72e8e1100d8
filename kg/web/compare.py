"""Municipalities side by side: what is told of each, what of several, what of one alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from kg.model.iri import RDF, WK
from kg.model.likeness import normal
from kg.names import found, nearest
from kg.pages import Page, Row
from kg.pages import page as shown
from kg.store.protocol import View
from kg.web.endpoint import Call, Endpoint, Parameter, Plain
from kg.web.things import candidate
from kg.workspace import storing

MOST: Final = 4
"""How many stand side by side; more would not fit a page."""
_SHARED: Final = (("programs", "program"), ("partners", "organisation"), ("awards", "division"))
"""Sections compared by the things they name, and the column with a name."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A name as it was asked for, and who is so called."""

    name: str
    nodes: tuple[NamedNode, ...]


def compare(call: Call) -> Plain:
    """The columns, one for each municipality that is known, and a table for each kind of thing told of them."""
    view, names = call.workspace.view, call.texts("with")[: MOST + 1]
    with storing(call.workspace.path):
        asked = [_Asked(name, tuple(_municipalities(view, name))) for name in names[:MOST]]
        pages = list(dict.fromkeys(shown(view, one.nodes[0]) for one in asked if len(one.nodes) == 1))
        return {
            "with": [_told(view, one) for one in asked],
            "more": len(names) > MOST,
            "columns": [_column(page) for page in pages],
            "tables": {key: _table(pages, key, name) for key, name in _SHARED} if len(pages) > 1 else {},
        }


def _municipalities(view: View, name: str) -> Iterator[NamedNode]:
    return (n for n in found(view, name) if next(view.quads(n, RDF.type, WK.Municipality), None))


def _told(view: View, one: _Asked) -> Plain:
    """What came of a name: the one so called, or whom it could mean, or which names are near."""
    near = [] if one.nodes else nearest(view, one.name, (WK.Municipality,))
    return {"name": one.name, "found": [candidate(view, node) for node in one.nodes], "nearest": near}


def _column(page: Page) -> Plain:
    rows = {section.english.lower(): section.told for section in page.sections}
    kept = {name: rows.get(name, []) for name in ("awards", "figures", "cases", "findings")}
    return {"iri": page.iri, "label": page.label, "names": list(page.names), **kept}


def _table(pages: Sequence[Page], key: str, name: str) -> list[Plain]:
    """A line for each thing: what it is called, and for each municipality the rows that tell of it."""
    held = [_by_thing(page, key) for page in pages]
    things = dict.fromkeys(thing for column in held for thing in column)
    told = {thing: sum(thing in column for column in held) for thing in things}
    return [
        {
            **{"thing": thing, "label": _label(held, thing, name), "shared": told[thing] > 1},
            "cells": [column.get(thing, []) for column in held],
        }
        for thing in sorted(things, key=lambda thing: -told[thing])
    ]


def _by_thing(page: Page, key: str) -> dict[str, list[Row]]:
    rows = next((s.told for s in page.sections if s.english.lower() == key), [])
    held: dict[str, list[Row]] = {}
    for row in rows:
        held.setdefault(str(row["thing"] or row["fact"]), []).append(row)
    return held


def _label(held: Sequence[Mapping[str, Sequence[Row]]], thing: str, name: str) -> str:
    """The wording that the documents use most for it; the scheme and year of awards that have no division."""
    rows = [row for column in held for row in column.get(thing, ())]
    said = [str(row[name]) or f"{row['scheme']} {row['year'] or ''}".strip() for row in rows]
    return max(said, key=lambda one: sum(normal(one) == normal(other) for other in said))


ENDPOINTS = (
    Endpoint(
        *("/compare", "compare", "견주기", "Compare", compare),
        (Parameter("with", "지자체 이름, 여러 번", "name of a municipality, several times", many=True),),
        listed=True,
    ),
)
