"""``kg validate``: the graph held against its shapes."""

from __future__ import annotations

from dataclasses import asdict

import click

from kg.commands.common import as_json, echo_json, home
from kg.workspace import Workspace


@click.command(short_help="SHACL 로 검사합니다 / check against the SHACL shapes")
@as_json
@home
def validate(workspace: Workspace, as_json: bool) -> int:
    """그래프를 SHACL 모양에 맞추어 봅니다. 어긋나면 1로 끝납니다.

    Hold the graph against its SHACL shapes; the exit code is 1 if it violates any.
    """
    report = workspace.validate()
    if as_json:
        echo_json(asdict(report))
    else:
        for result in report.results:
            path = f" {result.path}" if result.path else ""
            value = f": {result.value}" if result.value else ""
            click.echo(f"{result.severity}  {result.focus}{path}{value}\n    {result.message or result.constraint}")
        word = "맞습니다 / conforms" if report.conforms else f"어긋남 / violations: {len(report.results)}"
        click.echo(click.style(word, fg="green" if report.conforms else "red"))
    return 0 if report.conforms else 1
