"""The formats of an export: tables as csv, jsonl and parquet; the graph as RDF or as a network for drawing programs."""

from __future__ import annotations

import codecs
import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.model.iri import OA, PREFIXES, RDF, RDFS, SKOS
from kg.store.protocol import View
from kg.store.rows import Rows, plain

if TYPE_CHECKING:
    import networkx as nx

TABLES: Final = ("csv", "jsonl", "parquet")
_MERGED: Final = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML}
_WHOLE: Final = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}
GRAPHS: Final = (*_MERGED, *_WHOLE, "graphml", "gexf")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell may not begin with: East Asian spreadsheets take the full-width signs for the others."""
_NUMBER: Final = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?(?:[eE][+-]?\d+)?")


def write_table(rows: Rows, form: str, out: BinaryIO, *, excel: bool = False) -> None:
    """Write the rows in one of the formats of ``TABLES``."""
    {"csv": _csv, "jsonl": _jsonl, "parquet": _parquet}[form](rows, out, excel)


@dataclass(frozen=True, slots=True)
class _Encoded:
    """Text into bytes; unlike the library's wrapper it never closes what it writes to, whatever fails."""

    out: BinaryIO

    def write(self, text: str) -> int:
        return self.out.write(text.encode())


def _csv(rows: Rows, out: BinaryIO, excel: bool) -> None:
    out.write(codecs.BOM_UTF8 if excel else b"")
    writer = csv.writer(_Encoded(out), lineterminator="\n")
    writer.writerow(rows.columns)
    for cells in rows.texts():
        writer.writerow([guarded(cell) for cell in cells] if excel else cells)


def guarded(cell: str) -> str:
    """The cell, with an apostrophe before what Excel would run as a formula; numbers stay numbers."""
    return "'" + cell if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def _jsonl(rows: Rows, out: BinaryIO, _: bool) -> None:
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False, default=plain).encode() + b"\n")


def _parquet(rows: Rows, out: BinaryIO, _: bool) -> None:
    import pyarrow as pa  # noqa: PLC0415 - only for this format
    import pyarrow.parquet as pq  # noqa: PLC0415

    columns = {name: pa.array([row[i] for row in rows.values()]) for i, name in enumerate(rows.columns)}
    pq.write_table(pa.table(columns), out)


def write_graph(view: View, form: str, out: BinaryIO) -> None:
    """Write the graph in one of the formats of ``GRAPHS``: merged where a format knows no named graphs."""
    if form in _MERGED:
        prefixes = None if form == "nt" else dict(PREFIXES)
        serialize((q.triple for q in _sorted(view.quads(graph=DefaultGraph()))), out, _MERGED[form], prefixes=prefixes)
    elif form in _WHOLE:
        prefixes = None if form == "nq" else dict(PREFIXES)
        serialize(_sorted(view.quads()), out, _WHOLE[form], prefixes=prefixes)
    else:
        import networkx as nx  # noqa: PLC0415 - only for these formats

        made = network(quad.triple for quad in _sorted(view.quads(graph=DefaultGraph())))
        (nx.write_graphml if form == "graphml" else nx.write_gexf)(made, out)


def _sorted(quads: Iterator[Quad]) -> list[Quad]:
    """In an order that does not change from build to build, a subject's statements together."""
    return sorted(quads, key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)))


def network(triples: Iterator[Triple]) -> nx.MultiDiGraph[str]:
    """Things as nodes with their plain values, what ties them as edges; types become a value, words are left out."""
    import networkx as nx  # noqa: PLC0415 - only for drawing programs

    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for triple in triples:
        if not isinstance(triple.subject, NamedNode) or triple.predicate in _SKIPPED or _words(triple):
            continue
        subject, name = triple.subject.value, _local(triple.predicate)
        made.add_node(subject)
        if isinstance(triple.object, Literal):
            _describe(made.nodes[subject], triple.predicate, triple.object)
        elif triple.predicate == RDF.type and isinstance(triple.object, NamedNode):
            made.nodes[subject].setdefault("type", _local(triple.object))
        elif isinstance(triple.object, NamedNode):
            made.add_edge(subject, triple.object.value, label=name)
    return made


_SKIPPED: Final = {OA.hasSelector, OA.hasSource, OA.hasTarget}


def _words(triple: Triple) -> bool:
    """Whether it is about the words of the source, or leads to them."""
    ends = (triple.subject, triple.object)
    return any(isinstance(end, NamedNode) and "/id/words/" in end.value for end in ends)


def _describe(node: dict[str, str], predicate: NamedNode, value: Literal) -> None:
    """A plain value of the node; the Korean label before others, and no signs that XML refuses."""
    key = "label" if predicate in (RDFS.label, SKOS.prefLabel) else _local(predicate)
    if key not in node or (key == "label" and value.language == "ko"):
        node[key] = "".join(c for c in value.value if c >= " " or c in "\t\n")


def _local(node: NamedNode) -> str:
    return node.value.replace("#", "/").rsplit("/", 1)[-1]
