"""What the whole suite shares: the analyser is loaded once."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from kg.drafting import Tools
from kg.pipeline import Built
from kg.workspace import Workspace

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
