"""The made-up release as quads and in a store."""

from __future__ import annotations

import pytest
from pyoxigraph import Quad, Store

from kg.graph.quads import quads
from tests.graph.asking import merged
from tests.graph.release import DATED, DOCUMENT, FACTS, FINDINGS, REGISTER, RESOLUTIONS


@pytest.fixture(scope="session")
def sample() -> tuple[Quad, ...]:
    return tuple(quads(DOCUMENT, FACTS, RESOLUTIONS, FINDINGS, REGISTER, DATED))


@pytest.fixture(scope="session")
def store(sample: tuple[Quad, ...]) -> Store:
    return merged(sample)
