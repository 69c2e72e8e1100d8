"""``kg audit``: where the documents contradict themselves, and which names were left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import click

from kg.commands.common import as_json, echo_json, home
from kg.commands.show import cited
from kg.commands.tables import line
from kg.errors import NotFound
from kg.store.rows import Value
from kg.workspace import Workspace

Row = dict[str, Value]

_LOOKS: Final = {"high": ("높음 / high", "red"), "medium": ("보통 / medium", "yellow"), "low": ("낮음 / low", "blue")}
_LIMIT: Final = 50
"""Rows of each list that are shown, unless more are asked for."""
_KOREAN: Final = {"kind": "갈래의 지적이", "document": "문서가"}
_FEW: Final = 12
"""Values that are all told to whom none of them was meant by."""


@click.command(short_help="문서가 자신과 어긋나는 곳 / where documents contradict themselves")
@click.option("--severity", type=click.Choice(list(_LOOKS)), help="무게 / how bad")
@click.option("--kind", metavar="KIND", help="지적의 갈래 (total, person …) / kind of finding")
@click.option(
    "--document", metavar="NAME", help="문서의 파일 이름이나 그 일부 / file name of the document, or a part of it"
)
@click.option("--limit", type=click.IntRange(min=0), default=_LIMIT, show_default=True, help="0: 모두 / 0: all")
@as_json
@home
def audit(
    workspace: Workspace, severity: str | None, kind: str | None, document: str | None, limit: int, as_json: bool
) -> None:
    """문서가 자신이나 셈과 어긋나는 곳을, 무거운 것부터 보입니다. --json 은 거른 것을 모두 씁니다.

    List where a document contradicts itself or arithmetic, the worst first, and the names that were left open; with
    --json all that the filters leave.
    """
    findings, names = workspace.section("audit")
    _known("kind", kind, [str(row["kind"]) for row in findings.rows])
    _known("document", document, [entry.name for entry in workspace.view.manifest.documents])
    found = _narrowed(findings.rows, {"severity": severity, "kind": kind, "document": document})
    # A name left open is no finding: it has no severity and no kind, and a filter by these is about findings alone.
    left = [] if severity or kind else _narrowed(names.rows, {"document": document})
    if as_json:
        echo_json({"findings": found, "names": left})
        return
    most = limit or len(found) + len(left)
    for row in found[:most]:
        click.echo(_finding(row))
    click.echo(_counted(found, findings.korean, findings.english), err=True)
    _rest(found, most)
    if left:
        click.echo(f"\n{names.korean} / {names.english} ({len(left)})")
    for row in left[:most]:
        said = line(f"{row['name']} · {row['rule']} · {row['candidates'] or '-'}")
        click.echo(f"  {said}{cited(row)}")
    _rest(left, most)


def _known(column: str, value: str | None, held: list[str]) -> None:
    """Refuse a value that nothing has, with the most frequent there are."""
    if value is not None and not any(_is(column, one, value) for one in held):
        there = ", ".join(name for name, _ in Counter(held).most_common(_FEW))
        raise NotFound(
            f"그런 {_KOREAN[column]} 없습니다 / there is no such {column}: {value!r}",
            hint=f"있는 것 / there are: {there}" if there else "",
        )


def _narrowed(rows: Iterable[Row], asked: Mapping[str, str | None]) -> list[Row]:
    """The rows of these values."""
    wanted = {column: value for column, value in asked.items() if value is not None}
    return [row for row in rows if all(_is(column, str(row[column]), value) for column, value in wanted.items())]


def _is(column: str, held: str, value: str) -> bool:
    return value in held if column == "document" else value == held


def _counted(rows: Iterable[Row], korean: str, english: str) -> str:
    """How many findings, and of each severity."""
    counts = Counter(str(row["severity"]) for row in rows)
    told = ", ".join(f"{_LOOKS[name][0]} {counts[name]:,}" for name in _LOOKS if counts[name])
    return f"{korean} / {english}: {counts.total():,}" + (f" ({told})" if told else "")


def _rest(rows: list[Row], most: int) -> None:
    """Say how many are not shown."""
    if len(rows) > most:
        click.echo(
            f"… {len(rows) - most:,}건 더: --severity, --kind, --document 로 거르거나 --limit 0 / "
            f"{len(rows) - most:,} more: narrow with --severity, --kind, --document, or --limit 0",
            err=True,
        )


def _finding(row: Row) -> str:
    told = {name: line(str(value or "")) for name, value in row.items()}
    word, colour = _LOOKS.get(told["severity"], (told["severity"], "white"))
    lines = [f"{click.style(word, fg=colour, bold=True)}  {told['kind']}", f"  {told['message']}"]
    lines += [f"  {told['english']}"] if told["english"] else []
    if told["stated"] or told["computed"]:
        lines.append(f"  문서 / stated: {told['stated'] or '-'}   셈 / computed: {told['computed'] or '-'}")
    lines += [f"  → {told[name]}" for name in ("trust", "trusted") if told[name]]
    return "\n".join(lines) + cited(row)
