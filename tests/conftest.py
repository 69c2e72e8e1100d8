"""What the whole suite shares: the analyser is loaded once."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from kg.drafting import Tools

settings.register_profile("ci", derandomize=True)
"""In CI the same examples every time; elsewhere new ones, which find what nobody thought of."""
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The analyser, the register and the thesaurus."""
    return Tools()
