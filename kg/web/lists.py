"""Lists of all municipalities, programs, organisations and divisions, narrowed by what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from kg.pages import Row, listed
from kg.web.endpoint import Call, Endpoint, Parameter, Plain
from kg.web.mapdata import then
from kg.web.once import once
from kg.web.paging import PAGE, TEXT, faceted, matching, paged, values
from kg.workspace import Workspace

_FACETS: Final[Mapping[str, Sequence[str]]] = {
    "municipalities": ("sido",),
    "programs": ("type", "scope"),
    "organisations": ("type",),
    "divisions": ("year", "scheme"),
}
_COUNTS: Final[Mapping[str, str]] = {
    "municipalities": "awards",
    "programs": "municipalities",
    "organisations": "municipalities",
    "divisions": "awards",
}
_SAID: Final[Mapping[str, tuple[str, str]]] = {
    "sido": ("시도", "province"),
    "type": ("종류", "type"),
    "scope": ("nationwide(전국) 또는 local(지역)", "nationwide or local"),
    "year": ("연도", "year"),
    "scheme": ("상", "award scheme"),
}


def things(workspace: Workspace, kind: str) -> list[Row]:
    """All things of a kind, most mentioned first, each once."""
    return once(workspace, ("list", kind), lambda: _things(workspace, kind))


def _things(workspace: Workspace, kind: str) -> list[Row]:
    held: dict[object, dict[str, object]] = {}
    for row in listed(workspace.view, kind):
        kept = held.setdefault(row["thing"], {**row, **{name: [] for name in _FACETS[kind]}})
        for name in _FACETS[kind]:
            known = kept[name]
            if isinstance(known, list) and row[name] is not None and row[name] not in known:
                known.append(row[name])
    count = _COUNTS[kind]
    return sorted(held.values(), key=lambda row: (-int(str(row[count] or 0)), str(row["label"]), str(row["thing"])))


def _data(kind: str, call: Call) -> Plain:
    asked = {name: call.texts(name) for name in _FACETS[kind]}
    named = matching(things(call.workspace, kind), call.text("q"), "label", "english")
    rows, facets = faceted(named, asked, values)
    shown, place = paged(call, rows)
    if kind == "municipalities":
        shown = [{**row, "then": _then(call.workspace, row)} for row in shown]
    return {"kind": kind, "q": call.text("q"), "facets": facets, **place, "rows": shown}


def _then(workspace: Workspace, row: Row) -> str:
    """The province when the documents told of it last, where its name was another than today's."""
    return then(workspace, str(row["thing"]).rpartition("/")[2], values(row, "sido") or [str(row["label"])])


def _endpoint(kind: str, korean: str, english: str) -> Endpoint:
    facets = (Parameter(name, *_SAID[name], many=True) for name in _FACETS[kind])
    data: Callable[[Call], Plain] = partial(_data, kind)
    return Endpoint(f"/{kind}", "list", korean, english, data, (TEXT, *facets, PAGE), listed=True)


ENDPOINTS = (
    _endpoint("municipalities", "지자체", "Municipalities"),
    _endpoint("programs", "사업", "Programs"),
    _endpoint("organisations", "기관·단체", "Organisations"),
    _endpoint("divisions", "상의 분야", "Divisions"),
)
