"""``kg queries`` and ``kg query``: the competency questions that travel with the package."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

import click

from kg.commands.common import as_json, echo_json, home
from kg.commands.tables import echo_table, line
from kg.errors import ArgumentError
from kg.formats import write_table
from kg.questions import Question, question
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
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    help="답의 형식 / format of the answer  [table]",
)
@as_json
@home
def query(workspace: Workspace, name: str, values: tuple[str, ...], form: str, as_json: bool) -> None:
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
    asked.asking(chosen)  # A parameter that it does not have is told before a name that nothing has.
    held = workspace.meant(asked, chosen)
    rows = workspace.rows(asked.asking(held))
    if not rows:
        click.echo("답이 없습니다 / no rows", err=True)
    if as_json or form == "json":
        echo_json(list(rows))
    elif form == "csv":
        write_table(rows, "csv", sys.stdout.buffer)
    else:
        echo_table(rows, title=_title(asked, held))
        click.echo(f"{len(rows):,}행 / rows", err=True)


def _title(asked: Question, held: Mapping[str, Sequence[str]]) -> str:
    """What was asked, and about what: the defaults too."""
    about = [f"{name}={', '.join(held.get(name, (usual,)))}" for name, usual in asked.parameters.items()]
    return "\n".join(line(said) for said in (f"{asked.korean} / {asked.english}", "  ".join(about)) if said)
