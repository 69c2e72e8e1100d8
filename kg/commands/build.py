"""``kg build``: files and folders into the graph."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import click

from kg.commands.common import as_json, echo_json, home
from kg.commands.index import progress, tell
from kg.errors import DocumentError
from kg.pipeline import Built, Failed, Outcome
from kg.workspace import Workspace, documents, skipped

if TYPE_CHECKING:
    from rich.progress import Progress, Task

_NAMED = 20
"""Files that are named one by one; of more, only the failed ones are."""
_SAID: Final = {"built": ("✓", "읽음"), "replaced": ("↻", "바꿈")} | {
    "unchanged": ("=", "그대로"),
    "failed": ("✗", "실패"),
}
"""A sign and a Korean word for what became of a file."""


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
@click.option(
    "--index/--no-index",
    "meanings",
    default=None,
    help="검색 색인에 뜻까지, 또는 낱말만 / index meanings too, or words only (default: meanings, unless much is new)",
)
@as_json
@home
def build(workspace: Workspace, paths: tuple[Path, ...], jobs: int | None, meanings: bool | None, as_json: bool) -> int:
    """파일과 폴더를 읽어 그래프에 넣습니다. 경로가 없으면 함께 온 문서를 읽습니다.

    Read files and folders into the graph; without a PATH, the documents that come with the package. A file that is
    built again changes nothing; a changed one replaces its own statements.
    """
    files, other = list(documents(paths)), skipped(paths)
    outcomes: list[Outcome] = []
    with _bar(len(files)) as advance:
        for outcome in workspace.build(files, workers=jobs or os.cpu_count() or 1):
            outcomes.append(outcome)
            advance(outcome.path.name)
    _tell(outcomes, other)
    if any(not isinstance(outcome, Failed) for outcome in outcomes):
        with progress() as embedded:
            tell(workspace.index(meanings, embedded))
    if as_json:
        left = [{"path": str(path), "outcome": "skipped"} for path in other]
        echo_json([*(_plain(outcome) for outcome in outcomes), *left])
    partly = any(isinstance(o, Failed) or (isinstance(o, Built) and o.warning) for o in outcomes)
    return DocumentError.exit_code if partly else 0


def _tell(outcomes: Sequence[Outcome], other: Sequence[Path]) -> None:
    for outcome in outcomes:
        if len(outcomes) <= _NAMED or isinstance(outcome, Failed):
            click.echo(_line(outcome), err=True)
        if isinstance(outcome, Built) and outcome.warning:
            click.echo(f"{click.style('! 일부만 / in part', fg='yellow')}  {outcome.warning}", err=True)
    if len(outcomes) > _NAMED:
        click.echo(_total(outcomes), err=True)
    if other:
        kinds = Counter(path.suffix.lower() or "(확장자 없음 / no suffix)" for path in other).most_common()
        told = ", ".join(f"{kind} {count:,}" for kind, count in kinds)
        click.echo(
            f"읽지 않는 종류라 뺀 파일 / left out, of kinds that are not read: {len(other):,} ({told})", err=True
        )


def _total(outcomes: Sequence[Outcome]) -> str:
    words = Counter(_word(outcome) for outcome in outcomes)
    return " · ".join(f"{said} / {word} {words[word]:,}" for word, (_, said) in _SAID.items())


def _word(outcome: Outcome) -> str:
    """What became of it, as programs read it."""
    if isinstance(outcome, Built):
        return "replaced" if outcome.replaced else "built"
    return "failed" if isinstance(outcome, Failed) else "unchanged"


def _line(outcome: Outcome) -> str:
    if isinstance(outcome, Failed):
        return f"{click.style('✗ 실패 / failed', fg='red')}  {_named(outcome)}"
    word = _word(outcome)
    sign, said = _SAID[word]
    return f"{click.style(f'{sign} {said} / {word}', fg='green')}  {outcome.entry.name} ({outcome.entry.triples:,} triples)"


def _named(failed: Failed) -> str:
    """The error, with the file's name if it does not begin with it."""
    told = str(failed.error)
    return told if told.startswith((failed.path.name, str(failed.path))) else f"{failed.path.name}: {told}"


def _plain(outcome: Outcome) -> dict[str, object]:
    if isinstance(outcome, Failed):
        error = outcome.error
        return {"path": str(outcome.path), "outcome": "failed", "message": error.message, "hint": error.hint}
    entry = outcome.entry
    told = {"warning": outcome.warning} if isinstance(outcome, Built) and outcome.warning else {}
    return {
        "path": str(outcome.path),
        "outcome": _word(outcome),
        "document": entry.name,
        "triples": entry.triples,
        **told,
    }


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
