"""Views of small graphs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest

from kg.model.iri import Minter
from kg.store.manifest import Entry
from kg.store.oxigraph import OxigraphStore
from kg.store.protocol import View
from tests.network.paper import Paper, hostile, towns

Build: TypeAlias = Callable[..., View]


def store(home: Path, *papers: Paper) -> View:
    """A view of what the papers state, in a data folder."""
    held = OxigraphStore(home)
    with held.writer() as writer:
        for paper in papers:
            graph = Minter().graph(paper.name).value
            writer.replace(Entry(paper.name, "0" * 64, "test", graph=graph), paper.quads())
    return held.view()


@pytest.fixture
def build(tmp_path: Path) -> Build:
    return partial(store, tmp_path / "home")


@pytest.fixture(scope="session")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return store(tmp_path_factory.mktemp("towns"), towns())


@pytest.fixture(scope="session")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> View:
    return store(tmp_path_factory.mktemp("hostile"), hostile())
