"""One graph of the shipped document for all commands, and the commands as real processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Ran]
ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str | Path, home: Path | None = None, stdin: str = "") -> Ran:
    """Run ``kg`` in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    environment.pop("KG_HOME", None)
    if home:
        environment["KG_HOME"] = str(home)
    command = [sys.executable, "-m", "kg.cli", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, env=environment, input=stdin.encode(), check=False)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, vectors: Path) -> Path:
    """The data folder with the shipped document, made by a real ``kg build`` that finds its vectors already kept."""
    path = tmp_path_factory.mktemp("kg") / "home"
    shutil.copytree(vectors, path / "search" / "vectors")
    done = run("build", home=path)
    assert done.code == 0, done.err
    return path


@pytest.fixture
def kg(home: Path) -> Run:
    """Run ``kg`` on the shipped document's graph."""
    return lambda *arguments, stdin="": run(*arguments, home=home, stdin=stdin)
