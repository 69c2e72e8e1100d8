"""One analyser for the reader's tests: it costs seconds to load."""

from __future__ import annotations

import pytest

from kg.model.korean import Korean
from kg.drafting import Tools


@pytest.fixture(scope="session")
def korean(tools: Tools) -> Korean:
    """The real analyser."""
    return tools.korean
