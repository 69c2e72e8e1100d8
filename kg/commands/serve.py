"""``kg serve``: the explorer, on this machine unless told otherwise."""

from __future__ import annotations

import click

from kg.commands.common import home
from kg.workspace import Workspace


@click.command(short_help="탐색기를 엽니다 / open the explorer in a browser")
@click.option("--host", default="127.0.0.1", show_default=True, help="들을 주소 / address to listen on")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="포트 / port; 0: any free")
@click.option("--timeout", default=30.0, show_default=True, type=click.FloatRange(0.1, 3600), help="질의 한도(초)")
@home
def serve(workspace: Workspace, host: str, port: int, timeout: float) -> None:
    """그래프를 찾아보고 질의하는 웹 쪽을 엽니다.

    Serve the pages, the networks, the map and the SPARQL endpoint.
    """
    import uvicorn  # noqa: PLC0415 - the web half, only when asked for

    from kg.web.app import create  # noqa: PLC0415
    from kg.web.site import Settings, Site  # noqa: PLC0415

    _ = workspace.view  # without a graph, say so before anything is served
    site = Site(workspace.path, Settings(seconds=timeout))
    config = uvicorn.Config(create(site), host=host, port=port, log_level="warning", server_header=False)
    uvicorn.Server(config).run()
