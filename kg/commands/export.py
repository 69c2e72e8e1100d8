"""``kg export``: the tables and the graph, in files that other programs read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

import click

from kg.commands.common import home
from kg.commands.formats import GRAPHS, TABLES, write_graph, write_table
from kg.errors import ArgumentError
from kg.questions import TABLES as KINDS
from kg.workspace import Workspace

_FORMS: Final = (*TABLES, *GRAPHS)


@click.command(short_help="표나 그래프를 내보냅니다 / write a table or the graph")
@click.argument("kind", type=click.Choice([*KINDS, "graph"]))
@click.option("--format", "form", type=click.Choice(_FORMS), help="[csv; ttl for graph]")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="파일로 / to a file")
@click.option("--excel", is_flag=True, help="엑셀용 CSV: BOM, 수식으로 읽힐 칸 막기 / CSV for Excel")
@home
def export(workspace: Workspace, kind: str, form: str | None, output: Path | None, excel: bool) -> None:
    """표 하나나 그래프 전체를 내보냅니다.

    Write one of the tables (csv, jsonl, parquet), or the graph (ttl, nt, nq, trig, jsonld, rdfxml, graphml, gexf).
    """
    chosen = form or ("ttl" if kind == "graph" else "csv")
    _check(kind, chosen, output, excel)
    if kind == "graph":
        view = workspace.view
        with _opened(output) as out:
            write_graph(view, chosen, out)
        return
    rows = workspace.table(kind)
    with _opened(output) as out:
        write_table(rows, chosen, out, excel=excel)
    click.echo(f"{kind}: {len(rows):,}행 / rows", err=True)


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
        with fresh.open("wb") as out:
            yield out
        fresh.replace(output)
    except OSError as error:
        raise ArgumentError(
            f"쓸 수 없습니다 / cannot write {output}: {error.strerror or error}",
            hint="폴더와 권한, 디스크 공간을 살펴보세요 / check the folder, its permissions, and free space",
        ) from error
    finally:
        fresh.unlink(missing_ok=True)
