"""A scene as plain values: nodes with place and colour, links with the words behind them, groups with what binds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from kg.web.endpoint import Plain
from kg.web.links import path, source

if TYPE_CHECKING:
    from kg.network.graph import Graph
    from kg.network.kinds import Tie
    from kg.network.layout import Positions
    from kg.network.scene import Link, Scene
    from kg.network.similar.groups import Group

_KINDS: Final = {"municipality": "#1f6fb4", "program": "#c2570c", "organisation": "#0f7b5f", "award": "#8e3aa0"}
COLOURS: Final = ("#0072b2", "#d55e00", "#009e73", "#b5528f", "#8a6d00", "#3d9fd3", "#7a3404", "#4b4f8f")
"""Of groups: Okabe and Ito's, made darker where white paper asks for it; further groups are grey."""
_GREY: Final = "#6b6f76"
_PALE: Final = "#aab2bb"
_SAID: Final = 3
_SHARED: Final = 12
_LETTERS: Final = 400
"""Of each link so many statements and shared things are told, and so many letters of a statement."""


def drawn(network: Graph, scene: Scene, at: Positions, groups: Sequence[Group], centres: frozenset[str]) -> Plain:
    """Nodes, links by the nodes' numbers, the path with its steps, and the groups."""
    number = {iri: i for i, iri in enumerate(scene.nodes)}
    member = {who.iri: n for n, group in enumerate(groups) for who in group.members}
    ties = Counter(iri for link in scene.links for iri in (link.one, link.other))
    named = _labels(network, scene.nodes)
    nodes = [
        {
            **_node(network, iri, at[iri]),
            "label": named[iri],
            "ties": ties[iri],
            "more": more,
            "centre": iri in centres,
            "group": member[iri] + 1 if iri in member else None,
            "colour": _colour(network, iri, member, grouped=bool(groups)),
        }
        for iri, more in scene.nodes.items()
    ]
    return {
        "nodes": nodes,
        "links": [_link(network, link, number) for link in scene.links],
        "path": [number[iri] for iri in scene.path],
        "steps": [_link(network, link, number) for link in scene.steps],
        "groups": [_group(n, group) for n, group in enumerate(groups)],
    }


def _labels(network: Graph, iris: Iterable[str]) -> Mapping[str, str]:
    """With the province or year where others of its kind have the same name."""
    held = {iri: network.nodes[iri] for iri in iris}
    count = Counter((one["kind"], one["ko"]) for one in held.values())
    return {
        iri: f"{one['within']} {one['ko']} {one['year'] or ''}".strip()
        if count[one["kind"], one["ko"]] > 1
        else one["ko"]
        for iri, one in held.items()
    }


def _node(network: Graph, iri: str, at: tuple[float, float]) -> Plain:
    from kg.network.page import short  # noqa: PLC0415 - networkx and numpy

    held = network.nodes[iri]
    kept = {name: held[name] for name in ("kind", "ko", "en", "within", "year", "also", "resolved")}
    return {"iri": iri, **kept, "short": short(held["ko"]), "path": path(iri), "x": at[0], "y": at[1]}


def _colour(network: Graph, iri: str, member: Mapping[str, int], *, grouped: bool) -> str:
    if not grouped:
        return _KINDS[network.nodes[iri]["kind"]]
    if iri not in member:
        return _PALE
    return COLOURS[member[iri]] if member[iri] < len(COLOURS) else _GREY


def _link(network: Graph, link: Link, number: Mapping[str, int]) -> Plain:
    said = [_said(tie) for tie in link.said[:_SAID]]
    shared = [{"iri": iri, "label": network.nodes[iri]["ko"][:_LETTERS]} for iri in link.shared[:_SHARED]]
    ends = {"from": number[link.one], "to": number[link.other]}
    return {**ends, "kind": link.kind, "weight": link.weight, "said": said, "shared": shared}


def _said(tie: Tie) -> Plain:
    where = {"document": tie.document, "start": tie.start, "end": tie.end}
    told = {"year": tie.year or None, "grade": tie.grade, "prize": tie.prize or None}
    return {"exact": tie.words[:_LETTERS], **where, "source": source(where), **told}


def _group(number: int, group: Group) -> Plain:
    colour = COLOURS[number] if number < len(COLOURS) else _GREY
    return {"number": number + 1, "colour": colour, **group.json()}
