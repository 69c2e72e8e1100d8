"""What the code imports is what the project declares: an installation by its pins lacks nothing, whatever lay around here."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINNED = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()


def plain(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\[ ]", name)[0]).lower()


def imported(folder: str) -> set[str]:
    """Top-level names of other people's modules, also those imported inside functions."""
    found: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return {
        name for name in found if name not in sys.stdlib_module_names and name not in {"kg", "tests", "bench", "docs"}
    }


def undeclared(folder: str, declared: Iterable[str]) -> list[str]:
    known, owners = {plain(name) for name in declared}, packages_distributions()
    return sorted(name for name in imported(folder) if not known & set(map(plain, owners.get(name, ()))))


EXTRAS = PROJECT["optional-dependencies"]
NEEDED = [*PROJECT["dependencies"], *(name for part, held in EXTRAS.items() if part != "dev" for name in held)]
"""What the package itself can import, with the extras that a part of it asks for."""


def test_the_package_declares_what_it_imports() -> None:
    assert undeclared("kg", NEEDED) == []


def test_so_do_the_tests_and_benches() -> None:
    declared = [*NEEDED, *EXTRAS["dev"]]
    assert undeclared("tests", declared) == []
    assert undeclared("bench", declared) == []


def test_what_is_declared_is_pinned() -> None:
    pinned = {plain(line) for line in PINNED if "==" in line and not line.startswith("#")}
    declared = {
        plain(name) for extra in ([PROJECT["dependencies"]], EXTRAS.values()) for held in extra for name in held
    }
    assert declared - pinned == set()
