"""Where documents contradict themselves or arithmetic, by severity and kind, each with its words."""

from __future__ import annotations

from typing import Final

from kg.pages import Row, Section
from kg.questions import sections
from kg.web.endpoint import Call, Endpoint, Parameter, Plain
from kg.web.once import once
from kg.web.paging import PAGE, faceted, matching, paged, values
from kg.workspace import Workspace

_RANK: Final = {"high": 0, "medium": 1, "low": 2}
_TEXT: Final = Parameter("q", "지적이나 원문의 말", "words of the finding or of its source")


def rank(severity: object) -> int:
    """Where a severity stands among all, the worst first."""
    return _RANK.get(str(severity), len(_RANK))


def findings(workspace: Workspace) -> list[Row]:
    """Every finding, the worst first."""
    return once(workspace, "findings", lambda: _all(workspace))


def _all(workspace: Workspace) -> list[Row]:
    asked = next(question for question in sections("audit") if question.english == "Findings")
    return list(Section.of(workspace.view, asked).rows)


def _findings(call: Call) -> Plain:
    named = matching(findings(call.workspace), call.text("q"), "message", "english", "exact")
    asked = {name: call.texts(name) for name in ("severity", "kind")}
    kept, facets = faceted(named, asked, values)
    facets["severity"].sort(key=lambda facet: rank(facet["value"]))
    rows, place = paged(call, kept)
    return {"q": call.text("q"), "facets": facets, **place, "rows": rows}


ENDPOINTS = (
    Endpoint(
        *("/findings", "findings", "지적", "Findings", _findings),
        (
            _TEXT,
            Parameter("severity", "무게: high, medium, low", "severity: high, medium, low", many=True),
            Parameter("kind", "갈래", "kind", many=True),
            PAGE,
        ),
        listed=True,
    ),
)
