"""``kg info``: what the graph holds, in numbers."""

from __future__ import annotations

from dataclasses import asdict
from typing import Final

import click

from kg.commands.common import as_json, echo_json, home
from kg.commands.tables import echo_table
from kg.workspace import Workspace

_WORDS: Final = {
    "awards": "수상",
    "recipients": "상을 받은 지자체",
    "cases": "우수사례",
    "municipalities": "이름이 나온 지자체",
    "programs": "사업",
    "organisations": "기관·단체",
    "quantities": "수치",
    "findings": "지적",
}

_NAMED: Final = 10
"""Documents that are named one by one; of more, their number is told."""


@click.command(short_help="그래프에 든 것 / what the graph holds")
@click.option("--summary", is_flag=True, help="분야·등급별 수상까지 / with awards by division and grade")
@as_json
@home
def info(workspace: Workspace, summary: bool, as_json: bool) -> None:
    """판, 문서, 그래프에 든 것의 수를 보입니다. / Version, documents, and how much the graph holds."""
    held = workspace.info()
    tables = workspace.section("info")[1:] if summary else ()
    if as_json:
        echo_json(asdict(held) | {table.english.lower(): list(table.rows) for table in tables})
        return
    click.echo(f"welfare-kg {held.version}  {held.home}")
    for name in held.documents[:_NAMED]:
        click.echo(f"  문서 / document  {name}")
    if len(held.documents) > _NAMED:
        click.echo(f"  … 모두 {len(held.documents):,}건 / documents in all (--json)")
    for name, count in (*held.counts.items(), ("triples", held.triples)):
        click.echo(f"  {count:>8,}  {_WORDS.get(name, '삼중항')} / {name}")
    for table in tables:
        click.echo()
        echo_table(table.rows, title=f"{table.korean} / {table.english}")
