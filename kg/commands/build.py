"""``kg build``: files and folders into the graph."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from kg.commands.common import as_json, echo_json, home
from kg.errors import DocumentError
from kg.pipeline import Built, Failed, Outcome
from kg.workspace import Workspace, documents

if TYPE_CHECKING:
    from rich.progress import Progress, Task

_NAMED = 20
"""Files that are named one by one; of more, only the failed ones are."""


class Bar(Protocol):
    """What shows how far a build is."""

    def __call__(self, name: str) -> None:
        """One more file is done."""
        ...


@click.command(short_help="파일과 폴더를 그래프에 넣습니다 / read files and folders into the graph")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=None, help="일꾼 수 / processes that read (default: the cores)"
)
@as_json
@home
def build(workspace: Workspace, paths: tuple[Path, ...], jobs: int | None, as_json: bool) -> int:
    """파일과 폴더를 읽어 그래프에 넣습니다. 경로가 없으면 함께 온 문서를 읽습니다.

    Read files and folders into the graph; without a PATH, the documents that come with the package. A file that is
    built again changes nothing; a changed one replaces its own statements.
    """
    files = list(documents(paths))
    outcomes: list[Outcome] = []
    with _bar(len(files)) as advance:
        for outcome in workspace.build(files, workers=jobs or os.cpu_count() or 1):
            outcomes.append(outcome)
            advance(outcome.path.name)
    for outcome in outcomes:
        if len(outcomes) <= _NAMED or isinstance(outcome, Failed):
            click.echo(_line(outcome), err=True)
        if isinstance(outcome, Built) and outcome.warning:
            click.echo(f"{click.style('! 일부만 / in part', fg='yellow')}  {outcome.warning}", err=True)
    if len(outcomes) > _NAMED:
        click.echo(_total(outcomes), err=True)
    if as_json:
        echo_json([_plain(outcome) for outcome in outcomes])
    partly = any(isinstance(o, Failed) or (isinstance(o, Built) and o.warning) for o in outcomes)
    return DocumentError.exit_code if partly else 0


def _total(outcomes: list[Outcome]) -> str:
    built, failed = (sum(isinstance(o, kind) for o in outcomes) for kind in (Built, Failed))
    unchanged = len(outcomes) - built - failed
    return f"읽음 / built {built:,} · 그대로 / unchanged {unchanged:,} · 실패 / failed {failed:,}"


def _line(outcome: Outcome) -> str:
    if isinstance(outcome, Failed):
        return f"{click.style('✗ 실패 / failed', fg='red')}  {outcome.path.name}: {outcome.error}"
    word = "✓ 읽음 / built" if isinstance(outcome, Built) else "= 그대로 / unchanged"
    return f"{click.style(word, fg='green')}  {outcome.entry.name} ({outcome.entry.triples:,} triples)"


def _plain(outcome: Outcome) -> dict[str, object]:
    if isinstance(outcome, Failed):
        error = outcome.error
        return {"path": str(outcome.path), "outcome": "failed", "message": error.message, "hint": error.hint}
    entry = outcome.entry
    built = isinstance(outcome, Built)
    told = {"warning": outcome.warning} if isinstance(outcome, Built) and outcome.warning else {}
    word = "built" if built else "unchanged"
    return {"path": str(outcome.path), "outcome": word, "document": entry.name, "triples": entry.triples, **told}


@contextmanager
def _bar(total: int) -> Iterator[Bar]:
    """A progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    progress = _progress()
    task = progress.add_task("문서 / documents", total=total)
    with progress:
        yield lambda name: progress.update(task, advance=1, description=name)


def _progress() -> Progress:
    from rich.console import Console  # noqa: PLC0415 - only for a terminal
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text  # noqa: PLC0415

    class Rate(ProgressColumn):
        """Documents a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.finished_speed or task.speed or 0:.1f}/s")

    columns = (TextColumn("{task.description:.40}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
