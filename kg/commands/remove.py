"""``kg remove``: documents and what only they state out of the graph."""

from __future__ import annotations

import click

from kg.commands.common import as_json, echo_json, home
from kg.commands.tables import line
from kg.workspace import Workspace


@click.command(short_help="문서를 그래프에서 뺍니다 / take documents out of the graph")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT…")
@as_json
@home
def remove(workspace: Workspace, documents: tuple[str, ...], as_json: bool) -> None:
    """문서와 그 문서만 말하는 것을 그래프에서 뺍니다. 다른 문서가 말하는 것은 남고, 원래 파일은 그대로입니다.

    Take documents, by their file names (`kg info`), out of the graph with all that only they state. What others state
    stays, and the files themselves are not touched. All go, or none.
    """
    removed = workspace.remove(documents)
    if as_json:
        echo_json([{"document": entry.name, "triples": entry.triples} for entry in removed])
        return
    for entry in removed:
        click.echo(f"− 뺌 / removed  {line(entry.name)} ({entry.triples:,} triples)", err=True)
