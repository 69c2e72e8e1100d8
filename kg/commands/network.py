"""``kg network``: the graph, or what lies around one thing in it, as a page to look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.common import home
from kg.workspace import Workspace

if TYPE_CHECKING:
    from kg.network.write import NetworkSummary


@click.command(short_help="네트워크를 HTML 파일 하나로 그립니다 / draw the network as one HTML file")
@click.option("--focus", metavar="NAME", help="이 이름을 가운데에 / around this name or IRI")
@click.option("--depth", type=click.IntRange(min=0), default=1, show_default=True, help="몇 걸음까지 / how many steps")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE.html", required=True)
@home
def network(workspace: Workspace, focus: str | None, depth: int, output: Path) -> None:
    """지자체, 사업, 기관, 상을 HTML 파일 하나로 그립니다. 인터넷 없이 열리고, 찾고 거르고 원문의 말을 볼 수 있습니다.

    Draw municipalities, programs, organisations and awards as one HTML file that opens offline.
    """
    _tell(workspace.network(output, focus, depth))


def keep(workspace: Workspace) -> None:
    """Lay out the network of the graph as it stands, for whoever looks at it next; what fails here fails nothing else."""
    if workspace.kept():
        return
    click.echo("네트워크의 자리를 잡습니다 / laying out the network …", err=True)
    try:
        count = workspace.keep()
    except Exception as error:  # the graph is built, whatever becomes of its picture
        told = click.style("네트워크의 자리를 잡지 못했습니다 / the network was not laid out:", fg="yellow")
        click.echo(f"{told} {error}", err=True)
    else:
        click.echo(f"네트워크: 점 {count:,}개 / network: {count:,} nodes", err=True)


def _tell(summary: NetworkSummary) -> None:
    kinds = ", ".join(f"{kind.ko} / {kind.en.lower()} {count:,}" for kind, count in summary.nodes.items())
    click.echo(f"{summary.path}: {kinds or '없음 / nothing'} · 연결 / ties {summary.edges:,}", err=True)
    if (drawn := sum(summary.nodes.values())) < summary.found:
        click.echo(
            f"{summary.found:,}개 가운데 가장 많이 이어진 {drawn:,}개만 그렸습니다; 나머지는 --focus 로 / "
            f"only the {drawn:,} most tied of {summary.found:,}; look at the others with --focus",
            err=True,
        )
