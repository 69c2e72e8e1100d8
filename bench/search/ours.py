"""Ours: the shipped release in a fresh data folder, searched as everybody searches it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from bench.search.judged import Hit
from bench.search.systems import LISTED, System
from kg.workspace import Workspace, build

MODES: Final = ("lexical", "dense", "hybrid")
HYBRID: Final = "ours, hybrid"


def opened(home: Path) -> Workspace:
    """A folder with the graph of the shipped documents and its index."""
    workspace = build(home=home)
    workspace.index(dense=True)
    return workspace


def systems(workspace: Workspace) -> Iterator[tuple[str, System]]:
    """Each mode, with the name it has in the table."""
    for mode in MODES:
        yield f"ours, {mode}", partial(found, workspace, mode)


def found(workspace: Workspace, mode: str, text: str) -> list[Hit]:
    """The passages a mode finds."""
    answer = workspace.search(text, limit=LISTED, mode=mode)
    return [Hit(hit.document, hit.start, hit.end) for hit in answer.hits]


def weak(workspace: Workspace, text: str) -> bool:
    """Whether the search says that nothing it found is to be relied on."""
    return workspace.search(text).weak
