"""One graph of the shipped document with its index, made by the real model and the real engine once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.search.searcher import Searcher
from kg.search.units import Unit, units
from kg.workspace import Workspace


@pytest.fixture(scope="session")
def workspace(indexed: Workspace) -> Workspace:
    """The shipped document, built and indexed."""
    assert len(indexed.view.manifest.documents) == 1
    return indexed


@pytest.fixture(scope="session")
def searcher(workspace: Workspace) -> Searcher:
    """The open index."""
    return workspace.searcher


@pytest.fixture(scope="session")
def held(workspace: Workspace) -> list[Unit]:
    """All units of the graph."""
    return list(units(workspace.view))


@pytest.fixture(scope="session")
def source(workspace: Workspace) -> str:
    """The text that offsets point into."""
    (document,) = workspace.view.manifest.documents
    return workspace.source(document.name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    return tmp_path / "folder"
