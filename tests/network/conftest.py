"""Views of small graphs, and a real browser that may reach nothing but files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
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


@pytest.fixture
def build(tmp_path: Path) -> Build:
    def made(*papers: Paper) -> View:
        store = OxigraphStore(tmp_path / "home")
        with store.writer() as writer:
            for paper in papers:
                graph = Minter().graph(paper.name).value
                writer.replace(Entry(paper.name, "0" * 64, "test", graph=graph), paper.quads())
        return store.view()

    return made


@pytest.fixture
def view(build: Build) -> View:
    return build(towns())


@pytest.fixture
def nasty(build: Build) -> View:
    return build(hostile())


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
