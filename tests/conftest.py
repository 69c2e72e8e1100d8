"""What the whole suite shares: the analyser is loaded once, and one real browser is started."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from kg.drafting import Tools
from kg.pipeline import Built
from kg.workspace import Workspace

CHROMIUM = Path("/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync"]

settings.register_profile("ci", derandomize=True)
"""In CI the same examples every time; elsewhere new ones, which find what nobody thought of."""
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The analyser, the register and the thesaurus."""
    return Tools()


@pytest.fixture(scope="session")
def shipped(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A data folder with the shipped documents, to be read only."""
    workspace = Workspace(tmp_path_factory.mktemp("shipped"))
    assert all(isinstance(outcome, Built) for outcome in workspace.build(tools=tools))
    return workspace


@pytest.fixture(scope="session")
def indexed(shipped: Workspace) -> Workspace:
    """The same with its search index, made by the real model once."""
    assert shipped.index(True).pending == 0
    return shipped


@pytest.fixture(scope="session")
def vectors(indexed: Workspace) -> Path:
    """The kept vectors of its texts: where they are copied to ``search/vectors``, only what is new is embedded."""
    return indexed.path / "search" / "vectors"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for the whole suite: Playwright keeps its loop on this thread for as long as it is open."""
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail("CI has no chromium, and these tests must not be skipped there")
        pytest.skip("no chromium here")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()
