"""``kg sparql``: anybody's query, answered in any of the standard's formats."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from kg.commands.common import as_json, home
from kg.commands.tables import echo_table
from kg.errors import ArgumentError
from kg.model.iri import PREFIXES
from kg.store.child import Kind, Question
from kg.store.guard import Limits
from kg.store.rows import Rows
from kg.workspace import Workspace

_ROWS: Final = {
    "table": "application/sparql-results+json",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
_GRAPHS: Final = {"ttl": "text/turtle", "json": "application/ld+json", "xml": "application/rdf+xml"}


@click.command(short_help="SPARQL 로 묻습니다 / ask in SPARQL")
@click.argument("query", metavar="QUERY|@FILE|-")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "tsv", "json", "xml", "ttl"]),
    help="답의 형식 / format of the answer  [table; ttl for CONSTRUCT]",
)
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=30.0, help="초 / seconds  [30]")
@as_json
@home
def sparql(workspace: Workspace, query: str, form: str | None, timeout: float, as_json: bool) -> None:
    """SPARQL 질의에 답합니다. 과제의 접두어(wk: skos: oa: …)는 선언하지 않아도 됩니다.

    Answer a SPARQL query; the project's prefixes need no declaration. The query runs in a process of its own, read
    only, within a time and memory limit.
    """
    form = "json" if as_json else form
    rows = _ROWS.get(form or "table", _ROWS["json"])
    graph = _GRAPHS.get(form or "ttl", "text/turtle")
    reply = workspace.ask(Question(_text(query), PREFIXES, rows, graph), Limits(seconds=timeout), fork=True)
    _fits(reply.kind, form)
    if reply.cut:
        click.echo(
            "답이 잘렸습니다: 이것은 일부입니다 / the answer was cut: this is a part of it (LIMIT, OFFSET)", err=True
        )
    if reply.kind is not Kind.GRAPH and form in {None, "table"}:
        _people(Rows.read(reply.kind, reply.content))
        return
    click.echo(reply.content, nl=not reply.content.endswith(b"\n"))


def _text(query: str) -> str:
    """The query itself, or the file or stream it stands in."""
    if query == "-":
        return sys.stdin.read()
    if not query.startswith("@"):
        return query
    try:
        return Path(query[1:]).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ArgumentError(
            f"질의 파일을 읽을 수 없습니다 / cannot read the query file {query[1:]}: {error}",
            hint="경로와 인코딩(UTF-8)을 살펴보세요 / check its path and encoding",
        ) from error


def _fits(kind: Kind, form: str | None) -> None:
    if kind is Kind.GRAPH and form in {"table", "csv", "tsv"}:
        raise ArgumentError(f"그래프는 {form} 이 될 수 없습니다 / a graph is no {form}", hint="--format ttl")
    if kind is not Kind.GRAPH and form == "ttl":
        raise ArgumentError("행은 ttl 이 될 수 없습니다 / rows are no ttl", hint="--format csv, 또는 / or CONSTRUCT")


def _people(rows: Rows) -> None:
    if rows.truth is not None:
        click.echo("예 / yes" if rows.truth else "아니요 / no")
        return
    echo_table(rows)
    click.echo(f"{len(rows):,}행 / rows", err=True)
