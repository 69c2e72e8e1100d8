"""Views of small graphs, and a real browser that may reach nothing but files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser, sync_playwright

from kg.model.iri import Minter
from kg.store.manifest import Entry
from kg.store.oxigraph import OxigraphStore
from kg.store.protocol import View
from tests.network.paper import Paper, hostile, towns

CHROMIUM = Path("/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync"]
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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail("CI has no chromium, and these tests must not be skipped there")
        pytest.skip("no chromium here")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()
