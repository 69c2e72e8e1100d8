"""The README's console blocks are what the commands print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.drafting import Tools
from kg.workspace import Workspace

README = Path(__file__).resolve().parent.parent / "README.md"
BLOCK = re.compile(r"^```console\n\$ kg (?P<command>.+)\n(?P<output>(?s:.*?))^```", re.MULTILINE)
BLOCKS = [(m["command"], m["output"].splitlines()) for m in BLOCK.finditer(README.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, tools: Tools) -> Path:
    """A graph of the shipped documents."""
    home = tmp_path_factory.mktemp("readme")
    list(Workspace(home).build(tools=tools))
    return home


@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[command[:40] for command, _ in BLOCKS])
def test_a_block_shows_what_the_command_prints(command: str, shown: list[str], built: Path) -> None:
    result = CliRunner().invoke(cli, ["--home", str(built), *shlex.split(command)])
    assert result.exit_code == 0, result.stderr
    printed = iter(line.rstrip() for line in result.stdout.splitlines())
    for line in shown:
        assert line == "…" or line in printed, f"not printed, or not in this place: {line}"


def test_the_readme_shows_real_output() -> None:
    assert len(BLOCKS) >= 4
