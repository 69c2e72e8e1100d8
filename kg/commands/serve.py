"""``kg serve``: the explorer, on this machine unless told otherwise."""

from __future__ import annotations

import click

from kg.commands.common import home
from kg.workspace import Workspace


@click.command(short_help="탐색기를 엽니다 / open the explorer in a browser")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="들을 주소 / address to listen on; 0.0.0.0: for others too"
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="포트 / port; 0: any free")
@click.option(
    "--timeout",
    default=30.0,
    show_default=True,
    type=click.FloatRange(0.1, 3600),
    help="질의 한도(초) / seconds that a query may take",
)
@click.option("--base", default="", metavar="URL", help="밖에서 보이는 주소 / where the site stands for its readers")
@home
def serve(workspace: Workspace, host: str, port: int, timeout: float, base: str) -> None:
    """그래프를 찾아보고 질의하는 웹 쪽을 엽니다.

    Serve the pages, the networks, the map and the SPARQL endpoint.
    """
    from kg.web.app import create  # noqa: PLC0415 - the web half, only when asked for
    from kg.web.origins import loopback  # noqa: PLC0415
    from kg.web.site import Settings, Site  # noqa: PLC0415
    from kg.web.wire import bound, run  # noqa: PLC0415

    _ = workspace.view  # without a graph, say so before anything is served
    held = bound(host, port)
    address, number = held.getsockname()[:2]
    settings = Settings(seconds=timeout, base=base.rstrip("/"), local=loopback(address))
    shown = f"[{address}]" if ":" in address else address
    click.echo(f"http://{shown}:{number}/ · 멈추려면 Ctrl+C / Ctrl+C to stop", err=True)
    site = Site(workspace.path, settings)
    site.making.begin(site.workspace())
    run(create(site), held)
