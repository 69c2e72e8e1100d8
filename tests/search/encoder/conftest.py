"""The default model, loaded once."""

from __future__ import annotations

import pytest

from kg.search.encoder import load
from kg.search.encoder.protocol import Encoder


@pytest.fixture(scope="session")
def light() -> Encoder:
    return load()
