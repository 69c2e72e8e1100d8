"""Work beside the event loop: what reads the store runs in a thread, and nothing of the store leaves that thread."""

from __future__ import annotations

from collections.abc import Callable
from traceback import clear_frames
from typing import ParamSpec, TypeVar

from starlette.concurrency import run_in_threadpool

P = ParamSpec("P")
T = TypeVar("T")


async def aside(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The work's result, got in a thread of the pool."""

    def sealed() -> T:
        try:
            return work(*args, **kwargs)
        except Exception as error:
            # An error takes its frames along, and with them cursors of the store, which must end in their own thread.
            clear_frames(error.__traceback__)
            raise

    return await run_in_threadpool(sealed)
