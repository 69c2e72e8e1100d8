"""The formats of an export: tables as csv, jsonl and parquet; the graph as RDF."""

from __future__ import annotations

import codecs
import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from pyoxigraph import DefaultGraph, Quad, RdfFormat, serialize

from kg.model.iri import PREFIXES
from kg.store.protocol import View
from kg.store.rows import Rows, plain

TABLES: Final = ("csv", "jsonl", "parquet")
_MERGED: Final = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML}
_WHOLE: Final = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}
NETWORKS: Final = ("graphml", "gexf")
"""Of these ``kg.network.files`` writes."""
GRAPHS: Final = (*_MERGED, *_WHOLE, *NETWORKS)
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
    """Write the graph in one of the RDF formats of ``GRAPHS``: merged where a format knows no named graphs."""
    prefixes = None if form in {"nt", "nq"} else dict(PREFIXES)
    if form in _MERGED:
        serialize((q.triple for q in _sorted(view.quads(graph=DefaultGraph()))), out, _MERGED[form], prefixes=prefixes)
    else:
        serialize(_sorted(view.quads()), out, _WHOLE[form], prefixes=prefixes)


def _sorted(quads: Iterator[Quad]) -> list[Quad]:
    """In an order that does not change from build to build, a subject's statements together."""
    return sorted(quads, key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)))
