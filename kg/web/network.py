"""The network page: who is tied to what, filtered, projected, around a thing or along a path; its address is the view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import ArgumentError
from kg.names import found, nearest
from kg.web.drawing import COLOURS, drawn
from kg.web.endpoint import Call, Endpoint, Parameter, Plain
from kg.web.once import once

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.network.held import Held
    from kg.network.kinds import NodeKind
    from kg.network.layout import Positions
    from kg.network.scene import Asked, Filters, Scene
    from kg.network.similar.groups import Group
    from kg.workspace import Workspace

LEAD: Final = 300
MOST: Final = 10_000
_SIZES: Final = (100, LEAD, 1_000, 2_000, MOST)
_ROOM: Final = 600
"""So many nodes get places of their own; more keep those they have in the whole."""
_SCRIPT: Final = Path(__file__).with_name("static") / "vendor" / "graph.js"
KINDS: Final = ("municipality", "program", "organisation", "award")
PROJECTIONS: Final = ("program", "organisation", "award")


@dataclass(frozen=True, slots=True)
class _Looked:
    """A view of the network: what was asked, what is seen, where it stands, and names that lead nowhere."""

    filters: Filters
    asked: Asked
    scene: Scene
    at: Positions
    unclear: Sequence[Plain]


def network(call: Call) -> Plain:
    """What is seen, with the words behind it."""
    call.making.network(call.workspace)
    key = ("network", *sorted((n, v) for n, v in call.values.items() if n not in {"pick", "at", "colour", "group"}))
    looked = once(call.workspace, key, lambda: _looked(call))
    held, groups = call.workspace.held, _groups(call)
    whole, named = looked.scene.whole, (*call.texts("focus"), call.text("from"), call.text("to"))
    return {
        **drawn(held.graph, looked.scene, looked.at, groups, frozenset((*looked.asked.centres, *looked.scene.path))),
        "opened": list(looked.asked.opened),
        "closed": list(looked.asked.closed),
        "centres": list(looked.asked.centres),
        "whole": {"nodes": whole[0], "links": whole[1]},
        "over": call.text("over"),
        "colour": call.text("colour"),
        "weight": looked.filters.weight,
        "depth": looked.asked.depth,
        "most": looked.asked.most,
        "ends": [call.text("from"), call.text("to")],
        "unclear": list(looked.unclear),
        "pick": call.text("pick"),
        "script": _SCRIPT.is_file(),
        "choices": once(call.workspace, ("network choices",), lambda: _choices(call.workspace)),
        "titles": {one: str(held.graph.nodes[one]["ko"]) for one in named if one in held.graph},
        "chosen": {name: list(call.texts(name)) for name in ("kind", "year", "sido", "division", "focus")},
        "sizes": list(_SIZES),
        "colours": list(COLOURS),
    }


def _looked(call: Call) -> _Looked:
    from kg.network.scene import filtered, links, scene  # noqa: PLC0415 - networkx

    held, filters = call.workspace.held, _filters(call)
    asked, unclear = _asked(call)
    seen = scene(links(filtered(held.graph, filters), filters), asked)
    return _Looked(filters, asked, seen, _stood(held, seen), unclear)


def _stood(held: Held, seen: Scene) -> Positions:
    """Where what is seen stands: a path in a row, few things in places of their own, more where they are in the whole."""
    from kg.network.layout import place  # noqa: PLC0415 - networkx and numpy

    if set(seen.nodes) == set(seen.path):
        return {iri: (200.0 * i, 60.0 * (i % 2)) for i, iri in enumerate(seen.path)}
    if len(seen.nodes) > _ROOM or len(seen.nodes) == len(held.graph):
        return {iri: held.at[iri] for iri in seen.nodes}
    named = {iri: str(held.graph.nodes[iri]["ko"]) for iri in seen.nodes}
    return place(named, [(link.one, link.other) for link in seen.links], start=held.at)


def _filters(call: Call) -> Filters:
    from kg.network.kinds import NodeKind  # noqa: PLC0415 - only for this page
    from kg.network.scene import Filters  # noqa: PLC0415

    over = call.text("over")
    return Filters(
        frozenset(_kind(kind) for kind in call.texts("kind")),
        frozenset(int(year) for year in call.texts("year")),
        frozenset(call.texts("sido")),
        frozenset(call.texts("division")),
        NodeKind(over) if over in PROJECTIONS else None,
        call.whole("weight", 1, 1_000),
    )


def _kind(name: str) -> NodeKind:
    from kg.network.kinds import NodeKind  # noqa: PLC0415 - only for this page

    if name not in KINDS:
        raise ArgumentError(f"그런 종류가 없습니다 / no such kind: {name[:40]}", hint=", ".join(KINDS))
    return NodeKind(name)


def _asked(call: Call) -> tuple[Asked, list[Plain]]:
    """What is looked at; and the names of which it is not clear whose they are."""
    from kg.network.scene import Asked  # noqa: PLC0415 - networkx

    graph = call.workspace.held.graph
    focus = {name: _named(call.workspace, name) for name in call.texts("focus")}
    ends = {name: _named(call.workspace, name) for end in ("from", "to") if (name := call.text(end))}
    sure = [held[0] for held in ends.values() if len(held) == 1]
    unclear = [_unclear(call, name, []) for name, held in focus.items() if not held]
    unclear += [_unclear(call, name, held) for name, held in ends.items() if len(held) != 1]
    path = (sure[0], sure[1]) if len(sure) == 2 else None
    centres = tuple(dict.fromkeys(iri for held in focus.values() for iri in held))
    opened, closed = (tuple(iri for iri in call.texts(name) if iri in graph) for name in ("open", "close"))
    depth = min(3, int(call.text("depth") or (0 if path and not centres else 1)))
    return Asked(centres, depth, opened, closed, path, call.whole("most", 1, MOST)), unclear


def _named(workspace: Workspace, name: str) -> list[str]:
    """All of the network that are so called."""
    graph = workspace.held.graph
    return [name] if name in graph else [n.value for n in found(workspace.view, name) if n.value in graph]


def _unclear(call: Call, name: str, held: Iterable[str]) -> Plain:
    from kg.network.graph import thing  # noqa: PLC0415 - networkx

    things = [(iri, thing(call.workspace.held.graph, iri)) for iri in held]
    several = [{"iri": iri, "label": f"{one.within} {one.ko}".strip()} for iri, one in things]
    return {"name": name, "found": several, "nearest": [] if several else nearest(call.workspace.view, name)}


def _groups(call: Call) -> Sequence[Group]:
    """Communities of municipalities of the one year that is asked for, or of all."""
    if call.text("colour") != "group":
        return ()
    years = call.texts("year")
    year = int(years[0]) if len(years) == 1 else None
    return once(call.workspace, ("network groups", year), lambda: call.workspace.groups(year=year)).groups


def _choices(workspace: Workspace) -> Mapping[str, list[str]]:
    from kg.network.kinds import NodeKind  # noqa: PLC0415 - only for this page

    nodes = [held for _, held in workspace.held.graph.nodes(data=True)]
    years = {str(held["year"]) for _, _, held in workspace.held.graph.edges(data=True) if held["year"]}
    places = (n["within"] or n["ko"] for n in nodes if n["kind"] == NodeKind.MUNICIPALITY and n["resolved"])
    divisions = (n["ko"] for n in nodes if n["kind"] == NodeKind.AWARD)
    return {"year": sorted(years), "sido": sorted(set(places)), "division": sorted(set(divisions))}


_PARAMETERS: Final = (
    Parameter("focus", "가운데에 둘 이름이나 IRI, 여러 번", "names or IRIs in the middle, several times", many=True),
    Parameter("depth", "몇 걸음까지 (0–3)", "how many steps away (0–3)", whole=True),
    Parameter("open", "이웃을 더 펼칠 IRI, 여러 번", "IRIs whose neighbours are shown besides", many=True),
    Parameter("close", "매달린 이웃을 접을 IRI, 여러 번", "IRIs whose own neighbours are hidden", many=True),
    Parameter("over", "무엇을 함께한 지자체끼리: " + ", ".join(PROJECTIONS), "municipalities by what they share"),
    Parameter("kind", "종류: " + ", ".join(KINDS), "kinds of nodes", many=True),
    Parameter("year", "연도, 여러 번", "years of statements", many=True, whole=True),
    Parameter("sido", "시도, 여러 번", "provinces of municipalities", many=True),
    Parameter("division", "상의 분야, 여러 번", "award divisions that municipalities won in", many=True),
    Parameter("weight", "가장 가벼운 연결의 무게", "least weight of a link", whole=True),
    Parameter("from", "길의 한 끝", "one end of a path"),
    Parameter("to", "길의 다른 끝", "the other end of a path"),
    Parameter("colour", "색: kind 또는 group(무리)", "colours: kind, or group for communities", default="kind"),
    Parameter("most", f"가장 많은 점 (최대 {MOST:,})", "most nodes shown", whole=True, default=str(LEAD)),
    Parameter("pick", "고른 것의 IRI", "IRI of what is selected"),
    Parameter("at", "그림의 자리와 크기: x,y,ratio", "camera: x,y,ratio"),
)
PAGE: Final = Endpoint("/network", "network", "네트워크", "Network", network, _PARAMETERS, listed=True)
ENDPOINTS: Final = (PAGE,)


async def file(request: Request) -> Response:
    """The view as GraphML or GEXF."""
    from kg.web.app import call  # noqa: PLC0415 - which makes this module's endpoints its own

    form = request.url.path.rpartition(".")[2]
    content = await run_in_threadpool(_file, call(request, PAGE), form)
    headers = {"content-disposition": f'attachment; filename="network.{form}"'}
    return Response(content, media_type="application/xml", headers=headers)


def _file(call: Call, form: str) -> bytes:
    from kg.network.files import write, write_shared  # noqa: PLC0415 - networkx
    from kg.network.graph import part  # noqa: PLC0415
    from kg.network.scene import filtered  # noqa: PLC0415

    call.making.network(call.workspace)
    looked, out, whole = _looked(call), BytesIO(), call.workspace.held.graph
    if looked.filters.over:
        write_shared(whole, looked.scene.links, looked.at, form, out)
    else:
        shown = set(looked.scene.nodes)
        kept = {(link.one, link.other, link.kind) for link in looked.scene.links}
        edges = [e for e in _edges(filtered(whole, looked.filters)) if (e[0], e[1], e[2]["kind"]) in kept]
        write(part(whole, shown, edges), looked.at, form, out)
    return out.getvalue()


def _edges(graph: object) -> Iterator[tuple[str, str, dict[str, object]]]:
    yield from graph.edges(data=True)  # type: ignore[attr-defined]


ROUTES: Final = tuple(
    Route(f"/network.{form}", file, methods=["GET"], name=f"network-{form}") for form in ("graphml", "gexf")
)
