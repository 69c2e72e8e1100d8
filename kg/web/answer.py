"""The answer of a SPARQL query as a page shows it: a truth, or columns and cells, each cell a term that may lead somewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import pyoxigraph as ox

from kg.model.iri import PREFIXES
from kg.store.child import Kind
from kg.store.worker import Reply
from kg.web.endpoint import Plain
from kg.web.links import path

_SPOKEN: Final = {"string", "langString", "boolean", "date", "gYear"}
_NUMBERS: Final = {"integer", "decimal", "double", "float", "int", "long", "short", "nonNegativeInteger"}
_TRIPLE: Final = ("subject", "predicate", "object")


def answer(reply: Reply) -> Plain:
    """What the child answered, its rows as SPARQL's JSON and its triples as N-Triples."""
    if reply.kind is Kind.TRUTH:
        return {"kind": "truth", "truth": bool(json.loads(reply.content)["boolean"]), "cut": False}
    if reply.kind is Kind.GRAPH:
        triples = list(ox.parse(reply.content, ox.RdfFormat.N_TRIPLES))
        return _table("graph", _TRIPLE, [_triple(one) for one in triples], reply.cut)
    told = json.loads(reply.content)
    return _table("rows", told["head"]["vars"], told["results"]["bindings"], reply.cut)


def _triple(quad: ox.Quad) -> dict[str, dict[str, object]]:
    return {name: _term(part) for name, part in zip(_TRIPLE, quad.triple, strict=True)}


def _term(term: object) -> dict[str, object]:
    """A term as SPARQL's JSON has it."""
    if isinstance(term, ox.Literal):
        return {"type": "literal", "value": term.value, "xml:lang": term.language, "datatype": term.datatype.value}
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    return {"type": "bnode", "value": term.value if isinstance(term, ox.BlankNode) else str(term)}


def _table(kind: str, names: Sequence[str], rows: Sequence[Mapping[str, Mapping[str, object]]], cut: bool) -> Plain:
    cells = [[_cell(row[name]) if name in row else None for name in names] for row in rows]
    numeric = [_numeric(row[place] for row in cells) for place in range(len(names))]
    columns = [{"name": name, "numeric": number} for name, number in zip(names, numeric, strict=True)]
    held = {"columns": columns, "rows": cells, "total": len(rows), "cut": cut}
    return {"kind": kind, **held, "sources": [_source(row) for row in rows]}


def _cell(term: Mapping[str, object]) -> Plain:
    """The term, with a short form of an IRI and the page it leads to, and a datatype where it says more than the value."""
    kind, value = str(term["type"]), term["value"]
    if kind == "uri":
        return {"type": kind, "value": value, "short": short(str(value)), "path": path(value)}
    if kind == "literal":
        datatype = str(term.get("datatype") or "")
        held = {
            "type": kind,
            "value": value,
            "language": term.get("xml:lang") or "",
            "number": _local(datatype) in _NUMBERS,
        }
        return held | {"datatype": "" if _local(datatype) in _SPOKEN | _NUMBERS else short(datatype)}
    return {"type": kind, "value": value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}


def _local(datatype: str) -> str:
    return datatype.removeprefix(PREFIXES["xsd"]).rpartition("#")[2]


def short(iri: str) -> str:
    """With the prefix of the longest namespace that it stands in; itself where none has it."""
    known = [(base, name) for name, base in PREFIXES.items() if iri.startswith(base)]
    base, name = max(known, key=lambda pair: len(pair[0]), default=("", ""))
    return f"{name}:{iri.removeprefix(base)}" if name else iri


def _numeric(cells: Iterable[Plain | None]) -> bool:
    held = [cell for cell in cells if cell is not None]
    return bool(held) and all(cell.get("number") for cell in held)


def _source(row: Mapping[str, Mapping[str, object]]) -> Plain | None:
    """The place that a row was read from, where it names a file and both ends."""
    document, start, end = (str(row.get(name, {}).get("value", "")) for name in ("document", "start", "end"))
    numbers = (start + end).isascii() and start.isdigit() and end.isdigit()  # ² is a digit too, and no number
    if not document or not numbers or row["document"]["type"] != "literal":
        return None
    return {"document": document, "start": int(start), "end": int(end)}
