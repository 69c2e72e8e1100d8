"""Console and Python blocks of Markdown pages: what they show is what the commands print."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from click.testing import CliRunner

from kg.cli import cli

ROOT = Path(__file__).resolve().parent.parent
_FENCED = re.compile(r"^(?P<indent> *)```(?P<language>\w+)\n(?P<body>(?s:.*?))^(?P=indent)```$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A command of a page, and what the page says it prints.

    Attributes:
        shown: lines in their order; ``…`` stands for any lines, within a line for any letters.
    """

    page: str
    command: str
    shown: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.page}: {self.command.splitlines()[0][:40]}"

    def check(self, home: Path) -> None:
        """Run the command over a data folder: every line that is shown is printed, in that order."""
        result = CliRunner().invoke(cli, ["--home", str(home), *shlex.split(self.command)])
        assert result.exit_code == 0, result.stderr
        printed = iter(line.rstrip() for line in result.stdout.splitlines())
        for line in self.shown:
            wanted = re.compile(".*".join(map(re.escape, line.rstrip().split("…"))))
            assert line == "…" or any(map(wanted.fullmatch, printed)), f"not printed, or not in this place: {line}"


def fenced(page: Path, language: str) -> Iterator[str]:
    """The bodies of a page's blocks in that language."""
    for found in _FENCED.finditer(page.read_text(encoding="utf-8")):
        if found["language"] == language:
            yield dedent(found["body"])


def blocks(*pages: Path) -> list[Block]:
    """The ``kg`` commands that pages show with what they print."""
    return [_block(page.name, body) for page in pages for body in fenced(page, "console") if body.startswith("$ kg ")]


def _block(page: str, body: str) -> Block:
    """A command reaches as far as its quotes do."""
    lines = body.splitlines()
    for end in range(1, len(lines) + 1):
        command = "\n".join(lines[:end]).removeprefix("$ kg ")
        try:
            shlex.split(command)
        except ValueError:
            continue
        return Block(page, command, tuple(lines[end:]))
    raise AssertionError(f"{page}: quotes that never close: {lines[0]}")
