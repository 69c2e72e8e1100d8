"""``kg queries`` and ``kg query``: the competency questions that travel with the package."""

from __future__ import annotations

import sys

import click

from kg.commands.common import as_json, echo_json, home
from kg.commands.formats import write_table
from kg.commands.tables import echo_table
from kg.errors import ArgumentError
from kg.questions import question
from kg.questions import questions as shipped
from kg.workspace import Workspace


@click.command(short_help="준비된 질문들 / the shipped questions")
@as_json
@home
def queries(workspace: Workspace, as_json: bool) -> None:
    """준비된 질문과 그 매개변수를 보입니다. / List the shipped questions and what they can be asked about."""
    known = shipped()
    if as_json:
        echo_json([{"name": q.name, "ko": q.korean, "en": q.english, "parameters": dict(q.parameters)} for q in known])
        return
    for asked in known:
        parameters = "  ".join(f"{name}={value}" for name, value in asked.parameters.items())
        click.echo(f"{click.style(asked.name, bold=True)}  {parameters}".rstrip())
        click.echo(f"    {asked.korean}\n    {asked.english}")


@click.command(short_help="준비된 질문 하나를 묻습니다 / ask a shipped question")
@click.argument("name")
@click.argument("values", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table")
@home
def query(workspace: Workspace, name: str, values: tuple[str, ...], form: str) -> None:
    """준비된 질문을 묻습니다. 같은 이름을 되풀이하면 값이 더해집니다.

    Ask a shipped question; a parameter may be given more than once.
    """
    asked = question(name)
    chosen: dict[str, list[str]] = {}
    for value in values:
        key, equals, said = value.partition("=")
        if not equals:
            raise ArgumentError(f"이름=값 이 아닙니다 / not KEY=VALUE: {value}", hint=f"kg query {name} KEY=VALUE")
        chosen.setdefault(key, []).append(said)
    rows = workspace.rows(asked.asking(chosen))
    if form == "json":
        echo_json(list(rows))
    elif form == "csv":
        write_table(rows, "csv", sys.stdout.buffer)
    else:
        echo_table(rows, title=f"{asked.korean} / {asked.english}")
        click.echo(f"{len(rows):,}행 / rows", err=True)
