"""The shipped register, loaded once, and a short way to ask it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.model.place import Level, PlaceName, Resolution
from kg.model.span import Span
from kg.registry import Register

RELEASE = date(2017, 12, 8)

Ask = Callable[..., Resolution]


@pytest.fixture(scope="session")
def register() -> Register:
    return Register.load()


@pytest.fixture
def ask(register: Register) -> Ask:
    """``ask(text, sido, on=…, context=…, level=…)``."""

    def asked(
        text: str, sido: str = "", *, on: date = RELEASE, context: tuple[str, ...] = (), level: Level | None = None
    ) -> Resolution:
        return register.resolve(PlaceName(text, sido, Span(0, len(text)), level), on, context)

    return asked
