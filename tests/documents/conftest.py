"""One analyser for the reader's tests: it costs seconds to load."""

from __future__ import annotations

import pytest

from kg.drafting import Tools
from kg.model.korean import Korean


@pytest.fixture(scope="session")
def korean(tools: Tools) -> Korean:
    """The real analyser."""
    return tools.korean
