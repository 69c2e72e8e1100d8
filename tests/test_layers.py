"""Imports run downwards only, and no two modules import each other: read from the source, not from what happens to load."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "kg").rglob("*.py"))
BELOW = {"errors", "model"}
ALLOWED = {
    "errors": set(),
    "model": {"errors"},
    "documents": BELOW,
    "extract": BELOW,
    "registry": BELOW,
    "graph": BELOW | {"registry"},
    "geo": BELOW | {"registry"},
    "store": BELOW,
    "search": BELOW | {"store"},
    "network": BELOW | {"store"},
}
"""What each layer may import besides itself."""
ENDS = {"cli", "commands", "mcp", "web"}
"""The only places that know HTTP or print; nothing imports them."""
PRINTING = {"click", "rich", "starlette", "uvicorn", "http", "mcp"}


def module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


KNOWN = {module(path) for path in FILES}


def layer(name: str) -> str:
    return ([*name.split("."), ""])[1]


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported anywhere, also inside functions and for types only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from names
            if names - KNOWN:
                yield node.module


def own(path: Path) -> set[str]:
    """The package's own modules that a file imports."""
    found = set(imported(ast.parse(path.read_text(encoding="utf-8"))))
    return (found & KNOWN) - {module(path), "kg"}


@pytest.mark.parametrize("path", FILES, ids=module)
def test_imports_run_downwards(path: Path) -> None:
    here, seen = layer(module(path)), {layer(name) for name in own(path)}
    if here in ALLOWED:
        assert seen - {here} <= ALLOWED[here], f"{module(path)} reaches up or sideways"
    elif here not in ENDS:
        assert not seen & ENDS, f"{module(path)} knows the command line or the web"


@pytest.mark.parametrize("path", FILES, ids=module)
def test_only_the_ends_print(path: Path) -> None:
    outside = {name.split(".")[0] for name in imported(ast.parse(path.read_text(encoding="utf-8")))}
    assert layer(module(path)) in ENDS or not outside & PRINTING


def test_there_are_no_cycles() -> None:
    """A package's ``__init__`` that gathers its parts is no cycle as long as the parts do not ask it for anything."""
    graph = {module(path): own(path) for path in FILES}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"modules import each other: {' → '.join(error.args[1])}")
    assert order.index("kg.errors") < order.index("kg.workspace")


def test_modules_are_one_word_and_say_their_job() -> None:
    for path in FILES:
        name = path.stem
        assert name.startswith("__") or name.isalpha(), f"{path.name} is more than one word"
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), f"{module(path)} does not say its job"


def test_files_stay_readable() -> None:
    lengths = {module(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    long = {name: lines for name, lines in lengths.items() if lines > 300}
    assert len(long) <= len(FILES) // 20, f"more than one file in twenty is long: {long}"


def test_the_reader_itself_sees_what_hides() -> None:
    hidden = "def f():\n    from kg.store import guard\n    import kg.cli\n"
    assert {"kg.store.guard", "kg.cli"} <= set(imported(ast.parse(hidden)))
