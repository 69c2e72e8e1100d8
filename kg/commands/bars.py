"""How far something is: a bar on a terminal from the first step on, nothing elsewhere."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

import click

if TYPE_CHECKING:
    from rich.progress import Progress, Task, TaskID

MAKING: Final = "검색 색인을 만듭니다 / making the search index"


class Bar:
    """A bar that stands while it is entered.

    Args:
        title: said beside it where a step has no words of its own.
        line: said once before the first step, on a terminal or not.
    """

    def __init__(self, title: str, line: str = "") -> None:
        self._title, self._line = title, line
        self._shown: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> Self:
        """Wait for the first step."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._shown:
            self._shown[0].stop()

    def __call__(self, done: int, whole: int, said: str = "") -> None:
        """So many are done, of how many; 0 where that is not known yet."""
        if self._line:
            click.echo(self._line, err=True)
            self._line = ""
        if sys.stderr.isatty():
            bar, task = self._shown = self._shown or _started(self._title)
            bar.update(task, completed=done, total=whole or None, description=said or self._title)


def _started(title: str) -> tuple[Progress, TaskID]:
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
        """How many a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.finished_speed or task.speed or 0:.1f}/s")

    columns = (TextColumn("{task.description:.40}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(title, total=None)
    bar.start()
    return bar, task
