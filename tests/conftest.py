"""What the whole suite shares: the analyser is loaded once."""

from __future__ import annotations

import pytest

from kg.drafting import Tools


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The analyser, the register and the thesaurus."""
    return Tools()
