"""What the pages show is what comes of it: console blocks, Python, requests, and every command line parses."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kg.cli import COMMANDS, cli
from kg.questions import questions
from kg.workspace import Workspace
from tests.consoles import ROOT, Block, blocks, fenced

PAGES = sorted((ROOT / "docs").glob("*.md"))
BLOCKS = blocks(*PAGES)
PYTHON = [(page.name, body) for page in PAGES for body in fenced(page, "python")]
REQUESTS = [body for page in PAGES for body in fenced(page, "bash")]
LINES = [
    line
    for page in (*PAGES, ROOT / "README.md")
    for body in fenced(page, "sh")
    for line in body.splitlines()
    if line.startswith("kg ")
]
ASKED = [
    told for page in (*PAGES, ROOT / "README.md") for told in re.findall(r"`kg query ([^`]+)`", page.read_text("utf-8"))
]
INLINE = [
    told for page in (*PAGES, ROOT / "README.md") for told in re.findall(r"`kg ([a-z]+)", page.read_text("utf-8"))
]
ADDRESS = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def indexed(shipped: Workspace) -> Workspace:
    """With meanings in its index, as ``make run`` leaves it."""
    assert not shipped.index().pending
    return shipped


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_a_block_shows_what_the_command_prints(block: Block, indexed: Workspace) -> None:
    block.check(indexed.path)


def test_the_tutorial_is_made_of_blocks() -> None:
    assert len([block for block in BLOCKS if block.page == "tutorial.md"]) >= 8


@pytest.mark.parametrize(("page", "body"), PYTHON, ids=[f"{page}-{n}" for n, (page, _) in enumerate(PYTHON)])
def test_python_runs_as_it_stands(page: str, body: str, site: str, shipped: Workspace, tmp_path: Path) -> None:
    """In a process of its own, as a reader runs it: nothing but the address is put in its place."""
    run = subprocess.run(
        [sys.executable, "-c", body.replace(ADDRESS, site.rstrip("/"))],
        env={**os.environ, "KG_HOME": str(shipped.path), "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"{page}: {run.stderr}"


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl here")
def test_a_request_is_answered(site: str) -> None:
    assert REQUESTS
    for body in REQUESTS:
        command = ["bash", "-c", body.replace(ADDRESS, site.rstrip("/"))]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        first, *rest = run.stdout.splitlines()
        assert first == "division,awards"
        assert len(rest) > 3


@pytest.mark.parametrize("line", LINES)
def test_every_command_line_parses(line: str) -> None:
    """Names of commands and options; nothing is run."""
    _, name, *arguments = shlex.split(line, comments=True)
    command = cli.get_command(click.Context(cli), name)
    assert command is not None, name
    context = click.Context(command, info_name=name)
    command.make_parser(context).parse_args(arguments)


def test_settings_of_other_programs_name_a_command() -> None:
    settings = [json.loads(body) for page in PAGES for body in fenced(page, "json")]
    assert settings
    for one in settings:
        called = one["mcpServers"]["welfare-kg"]
        assert (called["command"], called["args"][-1]) == ("kg", "mcp")
        cli.make_parser(click.Context(cli)).parse_args(called["args"])


def test_every_command_that_is_named_is_there() -> None:
    assert len(INLINE) > 20
    assert set(INLINE) <= set(COMMANDS)


def test_every_question_that_is_named_can_be_asked() -> None:
    known = {one.name: one for one in questions()}
    named = [shlex.split(told) for told in ASKED if told[0].islower()]
    assert len(named) > 5
    for name, *values in named:
        assert {value.partition("=")[0] for value in values} <= set(known[name].parameters)
        assert all("=" in value for value in values)
