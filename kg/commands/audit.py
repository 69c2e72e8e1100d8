"""``kg audit``: where the documents contradict themselves, and which names were left open."""

from __future__ import annotations

from typing import Final

import click

from kg.commands.common import as_json, echo_json, home
from kg.commands.show import cited
from kg.commands.tables import line
from kg.store.rows import Value
from kg.workspace import Workspace

_LOOKS: Final = {"high": ("높음 / high", "red"), "medium": ("중간 / medium", "yellow"), "low": ("낮음 / low", "blue")}


@click.command(short_help="문서가 자신과 어긋나는 곳 / where documents contradict themselves")
@as_json
@home
def audit(workspace: Workspace, as_json: bool) -> None:
    """문서가 자신이나 셈과 어긋나는 곳을, 무거운 것부터 보입니다.

    List where a document contradicts itself or arithmetic, the worst first, and the names that were left open.
    """
    findings, names = workspace.section("audit")
    if as_json:
        echo_json({"findings": list(findings.rows), "names": list(names.rows)})
        return
    for row in findings.rows:
        click.echo(_finding(row))
    click.echo(f"{findings.korean} / {findings.english}: {len(findings.rows)}", err=True)
    if names.rows:
        click.echo(f"\n{names.korean} / {names.english} ({len(names.rows)})")
    for row in names.rows:
        said = line(f"{row['name']} · {row['rule']} · {row['candidates'] or '-'}")
        click.echo(f"  {said}{cited(row)}")


def _finding(row: dict[str, Value]) -> str:
    told = {name: line(str(value or "")) for name, value in row.items()}
    word, colour = _LOOKS.get(told["severity"], (told["severity"], "white"))
    lines = [f"{click.style(word, fg=colour, bold=True)}  {told['kind']}", f"  {told['message']}"]
    lines += [f"  {told['english']}"] if told["english"] else []
    if told["stated"] or told["computed"]:
        lines.append(f"  문서 / stated: {told['stated'] or '-'}   셈 / computed: {told['computed'] or '-'}")
    lines += [f"  → {told['trust']}"] if told["trust"] else []
    return "\n".join(lines) + cited(row)
