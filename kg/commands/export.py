"""``kg export``: the tables and the graph, in files that other programs read."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final

import click

from kg.commands.common import home
from kg.errors import ArgumentError
from kg.formats import GRAPHS, NETWORKS, TABLES, write_graph, write_table
from kg.model.span import Span
from kg.questions import TABLES as KINDS
from kg.store.rows import Rows, Value
from kg.workspace import Workspace

_FORMS: Final = (*TABLES, *GRAPHS)
_SUFFIXES: Final = {
    "rdf": "rdfxml",
    "xml": "rdfxml",
    "json": "jsonld",
    "ndjson": "jsonl",
    "turtle": "ttl",
    "pq": "parquet",
}
"""Other suffixes of files in these formats."""
HIDING: Final = ("cases", "programs", "organisations", "quantities")
"""The tables that rows can be left out of: the others tell of no one, or are what tells of them."""
_KIND: Final = "person"
_WEIGHTY: Final = ("high", "medium")


@click.command(short_help="표나 그래프를 내보냅니다 / write a table or the graph")
@click.argument("kind", type=click.Choice([*KINDS, "graph"]))
@click.option(
    "--format", "form", type=click.Choice(_FORMS), help="[-o 의 확장자 / the suffix of -o; csv; ttl for graph]"
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="파일로 / to a file")
@click.option("--excel", is_flag=True, help="엑셀용 CSV: BOM, 수식으로 읽힐 칸 막기 / CSV for Excel")
@click.option(
    "--without-persons",
    "hide",
    is_flag=True,
    help="사람을 알아볼 수 있는 행 빼기 / leave out rows that may point to a person",
)
@home
def export(workspace: Workspace, kind: str, form: str | None, output: Path | None, excel: bool, hide: bool) -> None:
    """표 하나나 그래프 전체를 내보냅니다.

    Write one of the tables (csv, jsonl, parquet), or the graph: as RDF (ttl, nt, nq, trig, jsonld, rdfxml), or as the
    network of municipalities, programs, organisations and awards for Gephi and others (graphml, gexf).
    """
    chosen = _form(kind, form, output)
    _check(kind, chosen, output, excel)
    if hide and kind not in HIDING:
        raise ArgumentError(f"--without-persons 는 {kind} 에 쓰지 않습니다 / not for {kind}", hint=" ".join(HIDING))
    if kind == "graph":
        with _opened(output) as out:
            _graph(workspace, chosen, out)
        return
    rows = workspace.table(kind)
    if hide:
        rows = _hiding(rows, workspace.findings())
    with _opened(output) as out:
        write_table(rows, chosen, out, excel=excel)
    click.echo(f"{kind}: {len(rows):,}행 / rows", err=True)


def _graph(workspace: Workspace, form: str, out: BinaryIO) -> None:
    """As RDF; or, for drawing programs, the network of municipalities, programs, organisations and awards."""
    if form in NETWORKS:
        from kg.network.files import write  # noqa: PLC0415 - networkx and numpy

        write(workspace.held.graph, workspace.held.at, form, out)
    else:
        write_graph(workspace.view, form, out)


def _hiding(rows: Rows, findings: Rows) -> Rows:
    """The rows that meet no person; says how many do."""
    kept = without_persons(rows, findings)
    left = len(rows) - len(kept)
    click.echo(f"사람을 알아볼 수 있어 뺀 행 / rows left out as they may point to a person: {left:,}", err=True)
    return kept


def without_persons(rows: Rows, findings: Rows) -> Rows:
    """The rows whose words share no character with a passage of medium or high risk in the same document."""
    told = _told(findings)
    kept = [terms for terms, row in zip(rows.terms, rows, strict=True) if not _meets(row, told)]
    return replace(rows, terms=tuple(kept))


def _told(findings: Rows) -> Mapping[Value, list[Span]]:
    held: dict[Value, list[Span]] = defaultdict(list)
    for row in findings:
        if row["kind"] == _KIND and row["severity"] in _WEIGHTY:
            held[row["document"]].append(_span(row))
    return held


def _meets(row: Mapping[str, Value], told: Mapping[Value, list[Span]]) -> bool:
    span = _span(row)
    return any(span.overlaps(person) for person in told.get(row["document"], ()))


def _span(row: Mapping[str, Value]) -> Span:
    return Span(int(str(row["start"])), int(str(row["end"])))


def _form(kind: str, form: str | None, output: Path | None) -> str:
    """The format as named, or as the file's suffix says; both may be given if they agree."""
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    told = _SUFFIXES.get(suffix, suffix if suffix in _FORMS else None)
    if form and told and form != told:
        raise ArgumentError(
            f"--format {form} 과 {output} 이(가) 어긋납니다 / --format {form} contradicts the suffix of {output}",
            hint="하나만 쓰세요 / give one of the two",
        )
    return form or told or ("ttl" if kind == "graph" else "csv")


def _check(kind: str, form: str, output: Path | None, excel: bool) -> None:
    fitting = GRAPHS if kind == "graph" else TABLES
    if form not in fitting:
        raise ArgumentError(f"{kind} 은(는) {form} 이 될 수 없습니다 / {kind} is no {form}", hint=" ".join(fitting))
    if excel and form != "csv":
        raise ArgumentError("--excel 은 csv 에만 씁니다 / --excel is for csv", hint="--format csv")
    if form == "parquet" and output is None and sys.stdout.isatty():
        raise ArgumentError("parquet 은 화면에 쓸 수 없습니다 / parquet is not for a terminal", hint="-o FILE")


@contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    """The file, whole or not at all; without one, standard output."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    fresh = output.with_name(f".{output.name}.new")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("wb") as out:
            yield out
        fresh.replace(output)
    except OSError as error:
        raise ArgumentError(
            f"쓸 수 없습니다 / cannot write {output}: {error.strerror or error}",
            hint="폴더와 권한, 디스크 공간을 살펴보세요 / check the folder, its permissions, and free space",
        ) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
