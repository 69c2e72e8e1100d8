"""Municipalities like one, each with reasons that add up to its score and lead to the words on both sides."""

from __future__ import annotations

from typing import Final

from kg.errors import ArgumentError
from kg.names import municipality
from kg.web.endpoint import Call, Endpoint, Parameter, Plain
from kg.web.once import once
from kg.workspace import Workspace, storing

MOST: Final = 20
FEW: Final = 5
"""Neighbours that the page of a municipality tells of."""


def likest(workspace: Workspace, iri: str, most: int = MOST) -> Plain:
    """The nearest neighbours of a municipality, with their reasons, the weightiest first."""
    head, neighbours = once(workspace, ("similar", iri), lambda: _likest(workspace, iri))
    return {**head, "neighbours": neighbours[:most]}


def _likest(workspace: Workspace, iri: str) -> tuple[Plain, list[dict[str, object]]]:
    found = workspace.similar(iri, limit=MOST)
    told = {"awards": found.told.awards, "cases": found.told.cases}
    of = {"municipalities": found.coverage.municipalities, "awards": found.coverage.awards}
    head = {
        "municipality": found.asked.iri,
        "label": found.asked.label,
        "told": told | {part.value: count for part, count in found.told.parts.items()},
        "of": of | {"cases": found.coverage.cases} | {part.value: n for part, n in found.coverage.parts.items()},
        "closeness": found.closeness,
    }
    return head, found.json()


def _similar(call: Call) -> Plain:
    name = call.text("name")
    if not name:
        raise ArgumentError("누구와 비슷한 곳인지 적으세요 / say whom to compare with", hint="/similar?name=익산시")
    with storing(call.workspace.path):
        return likest(call.workspace, municipality(call.workspace.view, name).value)


ENDPOINTS = (
    Endpoint(
        *("/similar", "similar", "비슷한 곳", "Similar municipalities", _similar),
        (Parameter("name", "지자체 이름", "name of a municipality"),),
    ),
)
