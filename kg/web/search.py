"""Search: passages with the reasons they were found for, narrowed by what they have in common, and who was meant by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.model.iri import BASE
from kg.names import found, nearest
from kg.pages import Row, listed
from kg.store.protocol import View
from kg.web.endpoint import Call, Endpoint, Parameter, Plain
from kg.web.home import EXAMPLES
from kg.web.paging import PAGE, faceted, paged, values
from kg.web.things import candidate
from kg.workspace import Workspace

MOST: Final = 60
"""Passages that a search looks at: facets count among them."""
_FACETS: Final = ("year", "sido", "division", "grade", "type")
_NARROWED: Final = ("year", "sido", "division", "grade")
"""Facets by which the index itself can be narrowed, to one value each."""
SIZE: Final = 20
"""Passages on a page."""
_NAME: Final = 40
"""Letters of a question that may be nothing but a name."""


@dataclass(frozen=True, slots=True)
class _Answer:
    hits: Sequence[Row]
    weak: bool
    names: Sequence[str]


def search(call: Call) -> Plain:
    """What a question finds; without a question, questions to begin with."""
    text = call.text("q").strip()
    asked = {name: call.texts(name) for name in _FACETS}
    held = _asked(call.workspace, text, _single(asked)) if text else _Answer((), False, ())
    left = {name: () if name in _single(asked) else wanted for name, wanted in asked.items()}
    kept, facets = faceted(_known(call.workspace.view, held.hits), left, values)
    rows, place = paged(call, kept, SIZE)
    return {
        "q": text,
        "facets": {name: _chosen(facets[name], asked[name], len(kept)) for name in _FACETS},
        "suggestions": _suggested(call.workspace.view, text, held.names),
        "nearest": nearest(call.workspace.view, text) if text and not rows and len(text) <= _NAME else [],
        "examples": [{"korean": korean, "english": english} for korean, english in EXAMPLES],
        "weak": held.weak,
        "most": MOST,
        "size": SIZE,
        **place,
        "rows": rows,
    }


def _single(asked: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The facets that the index can be narrowed by before it is asked."""
    return {name: asked[name][0] for name in _NARROWED if len(asked[name]) == 1}


def _asked(workspace: Workspace, text: str, narrow: Mapping[str, str]) -> _Answer:
    answer = workspace.search(text, narrow, MOST)
    return _Answer([hit.json() for hit in answer.hits], answer.weak, [BASE + name.thing for name in answer.names])


def _known(view: View, hits: Sequence[Row]) -> list[Row]:
    """The hits with the types of the programs and the grades of the awards that they speak of, and their own words.

    A hit takes in the notes beside its passage: ``words`` is where the passage itself stands, which can be pointed to.
    """
    told: dict[tuple[str, str], list[object]] = {}
    for row in listed(view, "hits", [str(hit["passage"]) for hit in hits]) if hits else ():
        for name in ("type", "grade", "start", "end"):
            if row[name] is not None:
                told.setdefault((str(row["node"]), name), []).append(row[name])
    return [_told(hit, told) for hit in hits]


def _told(hit: Row, told: Mapping[tuple[str, str], Sequence[object]]) -> Row:
    held = {name: list(told.get((str(hit["passage"]), name), ())) for name in ("type", "grade", "start", "end")}
    place = {"document": hit["document"], "start": (*held["start"], 0)[0], "end": (*held["end"], 0)[0]}
    return {**hit, "type": held["type"], "grade": held["grade"], "words": place}


def _chosen(facet: Sequence[Plain], wanted: Sequence[str], count: int) -> list[Plain]:
    """The facet's values, those that were asked for first and marked."""
    counts = {one["value"]: one["count"] for one in facet}
    first: list[Plain] = [{"value": v, "count": counts.get(v, count), "chosen": True} for v in dict.fromkeys(wanted)]
    return [*first, *(one for one in facet if one["value"] not in wanted)]


def _suggested(view: View, text: str, named: Sequence[str]) -> list[Plain]:
    """Things that the question is, or names: the ways past the passages."""
    nodes = found(view, text) if text and len(text) <= _NAME else []
    nodes = list(dict.fromkeys([*nodes, *(node for iri in named for node in found(view, iri))]))
    return [candidate(view, node) for node in nodes[:6]]


ENDPOINTS = (
    Endpoint(
        *("/search", "search", "찾기", "Search", search),
        (
            Parameter("q", "물음이나 이름", "a question or a name"),
            Parameter("year", "연도", "year", many=True),
            Parameter("sido", "시도", "province", many=True),
            Parameter("division", "상의 분야", "award division", many=True),
            Parameter("grade", "상의 등급", "award grade", many=True),
            Parameter("type", "사업의 종류", "program type", many=True),
            PAGE,
        ),
        listed=True,
    ),
)
