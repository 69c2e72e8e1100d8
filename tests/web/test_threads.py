"""Work in threads: results come back, errors come back without what they held."""

from __future__ import annotations

import asyncio
import gc
import weakref

import pytest

from kg.errors import NotFound
from kg.web.threads import aside


class Cursor:
    """What must not leave its thread."""


HELD: list[weakref.ref[Cursor]] = []


def failing() -> None:
    cursor = Cursor()
    HELD.append(weakref.ref(cursor))
    raise NotFound("없음")


def test_results_come_back() -> None:
    assert asyncio.run(aside(sorted, [2, 1], reverse=True)) == [2, 1]


def test_an_error_comes_back_without_what_its_frames_held() -> None:
    with pytest.raises(NotFound) as caught:
        asyncio.run(aside(failing))
    gc.collect()
    assert caught.value.message == "없음"
    assert [held() for held in HELD] == [None]
