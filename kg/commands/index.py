"""``kg index``: the search index of the graph as it stands, completed or made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.commands.bars import Bar
from kg.commands.common import as_json, echo_json, home
from kg.commands.workers import Workers
from kg.workspace import Workspace

if TYPE_CHECKING:
    from kg.search.index import Made

VECTORS = "벡터 / vectors"


@click.command(short_help="검색 색인을 만들거나 마저 만듭니다 / make or complete the search index")
@click.option("--words-only", is_flag=True, help="낱말만, 뜻은 빼고 / words only, no meanings")
@click.option(
    "--jobs",
    type=Workers(),
    envvar="KG_JOBS",
    default=1,
    help="일꾼 수, 또는 Dask 클러스터의 주소 / processes, or a Dask cluster (default: this process, on all cores)",
)
@as_json
@home
def index(workspace: Workspace, words_only: bool, jobs: int | str, as_json: bool) -> None:
    """그래프에 맞추어 검색 색인을 만듭니다. 이미 만든 벡터는 다시 쓰고, 멈추면 그때까지 만든 것이 남습니다.

    Bring the search index to the graph. Vectors that were made are used again; if it is stopped, they are kept.
    """
    with Bar(VECTORS) as advance:
        made = workspace.index(not words_only, advance, jobs)
    tell(made)
    if as_json:
        echo_json({"version": made.version, "units": made.units, "embedded": made.embedded, "pending": made.pending})


def tell(made: Made) -> None:
    """What became of the index."""
    if made.why:
        click.echo(f"{click.style('! ', fg='yellow')}{made.why}", err=True)
    if made.pending:
        click.echo(
            f"검색 색인: {made.units:,}개 글조각, 낱말로만 찾습니다. 뜻으로도 찾으려면 kg index"
            f" (글 {made.pending:,}개, 1초에 약 20개)\n"
            f"search index: {made.units:,} pieces, by words only; for meanings run `kg index`"
            f" ({made.pending:,} texts, about 20 a second)",
            err=True,
        )
    else:
        click.echo(f"검색 색인: {made.units:,}개 글조각 / search index: {made.units:,} pieces", err=True)
