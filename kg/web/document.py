"""A document's page: its text as it was read, every fact laid over the words that state it; and the list of documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import NamedNode

from kg.errors import NotFound
from kg.pages import IRIS, WORDS, Row, Section, contents, listed
from kg.questions import sections
from kg.web.endpoint import Call, Endpoint, Parameter, Plain
from kg.web.links import PART
from kg.web.once import once
from kg.web.paging import PAGE, TEXT, faceted, matching, paged, values
from kg.workspace import Workspace

Place: TypeAlias = tuple[int, int]
"""Start and end of words."""


@dataclass(frozen=True, slots=True)
class Held:
    """All that is known of a document's text.

    Attributes:
        about: title, day, publisher, file.
        facts: one row a fact, with ``of``, the section it belongs to, in the order of the text.
        anchors: every place that anything in the graph points to.
        evidence: the further words that a fact rests on, by its IRI: of an award its division, grade and prize.
    """

    about: Row
    text: str
    facts: tuple[Row, ...]
    anchors: tuple[Place, ...]
    evidence: Mapping[str, Sequence[Place]]


def document(workspace: Workspace, node: NamedNode, part: int = 1) -> Plain:
    """One part of the text, with the facts that begin in it.

    ``marks`` holds all words that anything points to, as start, end and kinds of facts; ``entries`` the facts by
    their words, in the order of the text, ``with`` the places of the further words that they rest on.
    """
    return once(workspace, ("document", node.value, part), lambda: _document(workspace, node, part))


def _document(workspace: Workspace, node: NamedNode, part: int) -> Plain:
    held = once(workspace, ("document", node.value), lambda: _held(workspace, node))
    parts = max(1, -(-len(held.text) // PART))
    part = max(1, min(part, parts))
    within = range((part - 1) * PART, part * PART if part < parts else len(held.text) + 1)
    entries = _entries((row for row in held.facts if _place(row)[0] in within), held.evidence)
    marks: dict[Place, list[str]] = {place: [] for place in held.anchors if place[0] in within}
    marks |= {_place(entry): _kinds(entry) for entry in entries}
    first = held.text.rfind("\n", 0, within.start) + 1
    last = max([_line(held.text, within.stop), *(end for _, end in marks)])
    return {
        **_heading(node, held),
        "part": part,
        "parts": parts,
        "offset": first,
        "text": held.text[first:last],
        "marks": [{"start": s, "end": e, "kinds": kinds} for (s, e), kinds in sorted(marks.items())],
        "entries": entries,
    }


def _heading(node: NamedNode, held: Held) -> Plain:
    name = str(held.about["document"])
    counted = [str(row["of"]) for row in held.facts]
    headings = [{"key": _key(s.name), "korean": s.korean, "english": s.english} for s in sections("document")]
    counts = {heading["key"]: counted.count(heading["key"]) for heading in headings}
    label = held.about["title"] or name
    return {
        **{"iri": node.value, "kind": "document", "label": label, "document": name},
        **{"about": held.about, "headings": headings, "counts": counts},
    }


def _held(workspace: Workspace, node: NamedNode) -> Held:
    view = workspace.view
    anchors, about, others = (Section.of(view, asked, node).rows for asked in sections("words"))
    if not about:
        raise NotFound(f"그런 문서가 없습니다 / no such document: {node.value}", hint="/documents")
    rows = [{"of": _key(s.name), **row} for s in sections("document") for row in Section.of(view, s, node).rows]
    rows.sort(key=lambda row: (_place(row)[0], -_place(row)[1]))
    places = tuple(sorted({_place(row) for row in anchors}))
    evidence: dict[str, list[Place]] = {}
    for row in others:
        evidence.setdefault(str(row["fact"]), []).append(_place(row))
    return Held(about[0], workspace.source(str(about[0]["document"])), tuple(rows), places, evidence)


def _key(section: str) -> str:
    return section.partition("-")[2]


def _place(row: Row) -> Place:
    return int(str(row["start"])), int(str(row["end"]))


def _line(text: str, at: int) -> int:
    """The end of the line in which a place of the text is."""
    found = text.find("\n", at) if at < len(text) else -1
    return len(text) if found < 0 else found


@dataclass(slots=True)
class _Facts:
    exact: object
    facts: list[Plain]
    others: dict[Place, None]


def _entries(rows: Iterable[Row], evidence: Mapping[str, Sequence[Place]]) -> list[dict[str, object]]:
    """The facts that share their words, together."""
    held: dict[Place, _Facts] = {}
    for row in rows:
        one = held.setdefault(_place(row), _Facts(row["exact"], [], {}))
        one.facts.append(_fact(row))
        one.others |= dict.fromkeys(evidence.get(str(row.get("fact")), ()))
    return [
        {"start": s, "end": e, "exact": one.exact, "facts": one.facts, "with": list(one.others)}
        for (s, e), one in held.items()
    ]


def _fact(row: Row) -> Plain:
    said = {name: value for name, value in row.items() if name not in (*WORDS, "of") and value not in (None, "")}
    return {"kind": row["of"], "said": said, **{name: row[name] for name in IRIS if row.get(name)}}


def _kinds(entry: Row) -> list[str]:
    facts = entry["facts"]
    return list(dict.fromkeys(str(fact["kind"]) for fact in facts)) if isinstance(facts, list) else []


def _documents(call: Call) -> Plain:
    rows = once(call.workspace, "documents", lambda: _all(call.workspace))
    named = matching(rows, call.text("q"), "document", "title")
    kept, facets = faceted(named, {name: call.texts(name) for name in ("year", "type")}, values)
    shown, place = paged(call, kept)
    told = [{**row, **contents(call.workspace.view, str(row["document"]))} for row in shown]
    return {"q": call.text("q"), "facets": facets, **place, "rows": told}


def _all(workspace: Workspace) -> list[Row]:
    """Every document, newest first."""
    rows = [
        {**row, "year": str(row["day"] or "")[:4], "type": str(row["document"]).rpartition(".")[2].lower()}
        for row in listed(workspace.view, "documents")
    ]
    return sorted(rows, key=lambda row: (str(row["day"] or ""), str(row["document"])), reverse=True)


ENDPOINTS = (
    Endpoint(
        *("/documents", "documents", "문서", "Documents", _documents),
        (TEXT, Parameter("year", "연도", "year", many=True), Parameter("type", "형식", "format", many=True), PAGE),
        listed=True,
    ),
)
