"""The first page: a search box, what is in the graph, and the ways into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from kg.model.shipped import release
from kg.pages import Row, Section
from kg.questions import sections
from kg.web.endpoint import Call, Endpoint, Plain
from kg.web.findings import findings, rank
from kg.web.lists import things
from kg.web.once import once
from kg.web.paging import values
from kg.workspace import Workspace

EXAMPLES: Final = (
    ("위기가구를 이웃이 찾아내는 방법", "ways in which neighbours find households in need"),
    ("홀로 사는 어르신을 살피는 사업", "programs that look after older people living alone"),
    ("민간 기관과 함께하는 사례관리", "case management together with private bodies"),
)
"""Questions that any release of this kind may answer."""


def overview(workspace: Workspace) -> Plain:
    """What the graph holds, in numbers; found once for each generation."""
    return once(workspace, "overview", lambda: _overview(workspace))


def _overview(workspace: Workspace) -> Plain:
    counts, *_ = sections("info")
    (years,) = sections("home")
    rows = Section.of(workspace.view, counts).rows
    return {
        "release": release(),
        "documents": len(workspace.view.manifest.documents),
        "counts": {str(row["what"]): row["count"] for row in rows},
        "years": list(Section.of(workspace.view, years).rows),
    }


def _home(call: Call) -> Plain:
    workspace = call.workspace
    return {
        **overview(workspace),
        "examples": [{"korean": korean, "english": english} for korean, english in EXAMPLES],
        "provinces": _counted(things(workspace, "municipalities"), "sido"),
        "types": _counted(things(workspace, "programs"), "type"),
        "divisions": [dict(row) for row in things(workspace, "divisions")[:8]],
        "severities": sorted(_counted(findings(workspace), "severity"), key=lambda one: rank(one["value"])),
    }


def _counted(rows: Sequence[Row], name: str) -> list[Plain]:
    counts = Counter(value for row in rows for value in values(row, name))
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"value": value, "count": count} for value, count in ordered]


ENDPOINTS = (Endpoint("/", "home", "처음", "Home", _home, cited=False),)
