"""One HTML file that shows a network from a USB stick: pyvis holds it, this template draws it, and no request leaves it.

pyvis's own template asks two other hosts for stylesheets and lets the forces run in the browser for minutes; of pyvis
we take the Network and the vis-network script that it brings, which is copied into the file when it is written.
Invariant: what comes from the graph reaches the page as JSON or as escaped text only, and the policy in the page's
head lets no script run but those whose hash it names.
"""

from __future__ import annotations

import base64
import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final, TypeAlias

from markupsafe import Markup

from kg.errors import StoreError
from kg.network.graph import Graph, labels, thing, tied
from kg.network.kinds import EdgeKind, NodeKind, Thing, Tie
from kg.network.layout import Positions, layout

Plain: TypeAlias = dict[str, Any]
"""What becomes a JSON object."""

_LIBRARY: Final = "lib/vis-9.1.2/vis-network.min.js"
_WIDEST: Final = 20
"""Letters of a label on the canvas; the whole stands in the table and the details."""
_MANY: Final = 1500
"""From so many nodes on, edges are left out while one drags."""
_SHAPES: Final[Mapping[NodeKind, tuple[str, str, str]]] = {
    NodeKind.MUNICIPALITY: ("dot", "#1f6fb4", '<circle cx="8" cy="8" r="6.5"/>'),
    NodeKind.PROGRAM: ("square", "#c2570c", '<rect x="2.5" y="2.5" width="11" height="11"/>'),
    NodeKind.ORGANISATION: ("triangle", "#0f7b5f", '<path d="M8 1.5 15 14H1z"/>'),
    NodeKind.AWARD: ("diamond", "#8e3aa0", '<path d="M8 .5 15.5 8 8 15.5.5 8z"/>'),
}
"""For each kind its shape, its colour, and the shape again for the legend: told apart without colours too."""
_INKS: Final = {"municipality": "#0f3f6b", "program": "#7a3404", "organisation": "#08493a", "award": "#571e66"}
_LINES: Final[Mapping[EdgeKind, str]] = {
    EdgeKind.WON: "#a765b5",
    EdgeKind.RUNS: "#d9813f",
    EdgeKind.WORKS: "#3f9d83",
    EdgeKind.PARTNER: "#7d8a2e",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the legend: a kind, its names, its mark, and how many there are."""

    kind: str
    ko: str
    en: str
    mark: Markup
    count: int = 0


def render(network: Graph, heading: str, centres: Sequence[str] = (), at: Positions | None = None) -> str:
    """The page; ``centres`` are drawn larger; ``at`` are positions that are known already."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only when a page is written
    from pyvis.network import Network  # noqa: PLC0415 - brings IPython along

    held = Network(directed=True, cdn_resources="in_line")
    held.nodes, held.edges, kept = _contents(network, frozenset(centres), at)
    held.node_ids = [node["id"] for node in held.nodes]
    held.heading, held.options = heading, _options(len(held.nodes))
    held.templateEnv = Environment(
        loader=PackageLoader("kg.network", "."), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    held.path = "page.html"
    held.templateEnv.globals.update(
        _parts(), **_legend(network), data=_data(held.nodes, held.edges, {"options": held.options, **kept})
    )
    return str(held.generate_html())


def short(label: str) -> str:
    """A label as the canvas shows it: one line, of bearable length, without signs that turn the writing round."""
    seen = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in label[: 10 * _WIDEST])
    line = " ".join(seen.split())
    return line if len(line) <= _WIDEST else line[: _WIDEST - 1].rstrip() + "…"


def _contents(network: Graph, centres: frozenset[str], at: Positions | None) -> tuple[list[Plain], list[Plain], Plain]:
    """Nodes and edges as pyvis keeps them, handed over at once (its own adding is quadratic), and what they share."""
    from pyvis.edge import Edge  # noqa: PLC0415
    from pyvis.node import Node  # noqa: PLC0415

    named, at, number = labels(network), at or layout(network), {iri: i for i, iri in enumerate(network)}
    pairs = tied(network)
    rank = dict.fromkeys(network, 0)
    for one, other, _ in pairs:
        rank[one] += 1
        rank[other] += 1
    nodes = [
        Node(
            number[iri], _SHAPES[held.kind][0], short(named[iri]), **_node(held, at[iri], rank[iri], iri in centres)
        ).options
        for iri, held in ((iri, thing(network, iri)) for iri in network)
    ]
    documents, contexts = _Pool(), _Pool()
    edges = [
        Edge(number[one], number[other], **_edge(i, kind, said, documents, contexts)).options
        for i, ((one, other, kind), said) in enumerate(pairs.items())
    ]
    return nodes, edges, {"documents": documents.held, "contexts": contexts.held}


class _Pool:
    """Strings that many edges share, each once."""

    def __init__(self) -> None:
        self._index: dict[str, int] = {}

    def __call__(self, value: str) -> int:
        return self._index.setdefault(value, len(self._index))

    @property
    def held(self) -> list[str]:
        return list(self._index)


def _node(held: Thing, at: tuple[float, float], rank: int, centre: bool) -> Plain:
    size = (16 if held.kind is NodeKind.AWARD else 7) + min(rank, 36) ** 0.5 * 2 + 6 * centre
    return {
        "group": held.kind.value,
        "x": at[0],
        "y": at[1],
        "size": round(size, 1),
        "rank": rank,
        "kind": held.kind.value,
        "ko": held.ko,
        "en": held.en,
        "within": held.within,
        "year": held.year,
        "names": held.names,
        "withinEn": held.within_en,
        "also": held.also,
        "alsoEn": held.also_en,
        "resolved": held.resolved,
        **({"centre": True, "borderWidth": 4} if centre else {}),
    }


def _edge(number: int, kind: EdgeKind, said: Sequence[Tie], documents: _Pool, contexts: _Pool) -> Plain:
    return {
        "id": number,
        "kind": kind.value,
        "width": min(1.6 + 0.6 * (len(said) - 1), 5.0),
        "said": [_said(tie, documents, contexts) for tie in said],
    }


def _said(tie: Tie, documents: _Pool, contexts: _Pool) -> Plain:
    """A statement, without what it does not have."""
    held = {"year": tie.year, "grade": tie.grade, "prize": tie.prize}
    known: Plain = {name: value for name, value in held.items() if value}
    if tie.context:
        known["context"] = contexts(tie.context)
    return {**known, "document": documents(tie.document), "start": tie.start, "end": tie.end, "words": tie.words}


def _options(nodes: int) -> Plain:
    """What vis-network is told: nothing moves by itself, edges are straight, and tooltips are our own."""
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "edges": {"smooth": False, "arrows": {"to": False}, "hoverWidth": 1.5, "selectionWidth": 1.5},
        "nodes": {"borderWidth": 1.5, "font": {"size": 0}},
        "groups": {kind.value: {"color": _colour(colour)} for kind, (_, colour, _) in _SHAPES.items()},
        "interaction": {
            "hover": True,
            "hideEdgesOnDrag": nodes > _MANY,
            "hideEdgesOnZoom": nodes > _MANY,
            "keyboard": {"enabled": True, "bindToWindow": False},
        },
    }


def _colour(colour: str) -> Plain:
    strong = {"background": colour, "border": "#1b1f24"}
    return {"background": colour, "border": "#ffffff", "highlight": strong, "hover": strong}


def _data(nodes: list[Plain], edges: list[Plain], kept: Plain) -> Markup:
    """All the page's data as JSON in which no tag and no comment can begin or end."""
    words = {kind.value: (kind.ko, kind.en) for kind in (*NodeKind, *EdgeKind)}
    lines = {kind.value: colour for kind, colour in _LINES.items()}
    content = {"nodes": nodes, "edges": edges, "words": words, "lines": lines, "inks": _INKS, **kept}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace").decode("utf-8")
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704


def _legend(network: Graph) -> dict[str, list[Line]]:
    things = [thing(network, iri).kind for iri in network]
    drawn = [kind for _, _, kind in tied(network)]
    kinds = [
        Line(k.value, k.ko, k.en, Markup('<g fill="{}">{}</g>').format(colour, Markup(mark)), things.count(k))  # noqa: S704
        for k, (_, colour, mark) in _SHAPES.items()
    ]
    stroke = Markup('<path d="M1 8h20" stroke="{}" stroke-width="3"/>')
    lines = [Line(k.value, k.ko, k.en, stroke.format(colour), drawn.count(k)) for k, colour in _LINES.items()]
    return {"kinds": [line for line in kinds if line.count], "lines": [line for line in lines if line.count]}


@cache
def _parts() -> dict[str, Markup]:
    """The page's own style and script, vis-network's script, and the policy that names them by their hashes."""
    ours = resources.files("kg.network")
    style, script = (ours.joinpath(f"page.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    library = _library()
    hashes = {name: f"'sha256-{_digest(part)}'" for name, part in (("css", style), ("js", script), ("vis", library))}
    policy = (
        f"default-src 'none'; script-src {hashes['vis']} {hashes['js']}; style-src {hashes['css']}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    parts = {"style": style, "script": script, "library": library, "policy": policy}
    return {name: Markup(part) for name, part in parts.items()}  # noqa: S704 - our own files and the library's


def _library() -> str:
    """vis-network's script out of the installed pyvis, without the line that asks for its source map."""
    try:
        text = resources.files("pyvis").joinpath("templates").joinpath(_LIBRARY).read_text(encoding="utf-8")
    except OSError as error:
        raise StoreError(
            f"pyvis 에 vis-network 가 없습니다 / pyvis lacks vis-network: {error}", hint="pip install pyvis==0.3.2"
        ) from error
    kept = "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL"))
    if "</script" in kept.lower() or "<!--" in kept:
        raise StoreError(
            "vis-network 를 문서에 넣을 수 없습니다 / vis-network cannot be put inline", hint="pyvis==0.3.2"
        )
    return kept


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
