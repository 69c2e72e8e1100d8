"""The notebooks run from top to bottom, offline, and give what the committed ones show: figures where these have figures."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import groupby
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import nbformat
import pytest

from kg.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory, shipped: Workspace) -> Path:
    """A checkout as a notebook sees it, with the graph of the shipped documents built."""
    shipped.index()
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    for name in ("data", "bench", "tests"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(shipped.path, folder / ".kg")
    return folder


def shown(cell: dict[str, Any]) -> list[str]:
    """The kinds of a cell's outputs; what is printed may come in any number of parts."""
    kinds = [min(output.get("data", {"text": ""})) for output in cell.get("outputs", [])]
    return [kind for kind, _ in groupby(kinds)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path, checkout: Path) -> None:
    copy = checkout / "notebooks" / path.name
    command = [str(Path(sys.executable).parent / "jupyter-execute"), "--inplace", "--timeout=240", str(copy)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    wanted, run = (nbformat.read(file, as_version=4) for file in (path, copy))
    assert [shown(cell) for cell in run.cells] == [shown(cell) for cell in wanted.cells]
    assert not any(output.get("name") == "stderr" for cell in run.cells for output in cell.get("outputs", []))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_speaks_both_languages_and_of_no_machine(path: Path) -> None:
    book = nbformat.read(path, as_version=4)
    nbformat.validate(book)
    text = path.read_text(encoding="utf-8")
    assert not any(str(folder) in text for folder in (ROOT, Path.home(), gettempdir()))
    first = book.cells[0].source
    assert "*" in first
    assert any("가" <= letter <= "힣" for letter in first)
    assert any(cell.cell_type == "code" and cell.outputs for cell in book.cells)


def test_there_are_six() -> None:
    assert [path.name[0] for path in NOTEBOOKS] == list("123456")
