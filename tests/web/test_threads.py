"""Work in threads: results come back, errors come back without what they held."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest

from kg.errors import NotFound
from kg.web.threads import aside


class Cursor:
    """What must not leave its thread."""


T = TypeVar("T")
HELD: list[weakref.ref[Cursor]] = []


def failing() -> None:
    cursor = Cursor()
    HELD.append(weakref.ref(cursor))
    raise NotFound("없음")


def run(work: Coroutine[Any, Any, T]) -> T:
    """In a loop on a thread of its own: the browser's tests may have one open on this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def test_results_come_back() -> None:
    assert run(aside(sorted, [2, 1], reverse=True)) == [2, 1]


def test_an_error_comes_back_without_what_its_frames_held() -> None:
    with pytest.raises(NotFound) as caught:
        run(aside(failing))
    gc.collect()
    assert caught.value.message == "없음"
    assert [held() for held in HELD] == [None]
