"""``kg mcp``: the graph as tools for an assistant, over standard input and output."""

from __future__ import annotations

import click

from kg.commands.common import home
from kg.errors import ArgumentError
from kg.workspace import Workspace


@click.command(short_help="도우미 프로그램의 도구로 / the graph as tools for an assistant (MCP)")
@home
def mcp(workspace: Workspace) -> None:
    """그래프를 Model Context Protocol 도구로 내놓습니다. 표준입출력으로 말하며, 도우미 프로그램이 부릅니다.

    Offer search, similar, show, queries, SPARQL, passages and findings as tools of the Model Context Protocol. It speaks
    on standard input and output: an assistant starts it. {"command": "kg", "args": ["--home", "DIR", "mcp"]}
    """
    try:
        from kg.mcp import server  # noqa: PLC0415 - an extra

        made = server(workspace)
    except ImportError as error:
        raise ArgumentError(
            f"mcp 꾸러미가 있어야 합니다 / needs the package mcp: {error}", hint="pip install 'welfare-kg[mcp]'"
        ) from error
    _ = workspace.view  # without a graph, say so before anything is served
    made.run("stdio")
