"""What a running application holds besides the graph: children that answer queries, and files that were made once."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO, Final
from weakref import finalize

from kg.store.child import Limits, Question
from kg.store.pool import Pool, Ticket
from kg.store.worker import Reply
from kg.web.sending import Room
from kg.web.site import Site

if TYPE_CHECKING:
    from starlette.requests import Request

_ANSWERS: Final = 4
"""Answers of the largest size that may be on their way at once."""
_TURNED_AWAY: Final = 4
"""Threads that are there to tell the next one that too many wait."""


class Backing:
    """Made with the application, closed with it."""

    def __init__(self, site: Site) -> None:
        settings = site.settings
        self.site = site
        self.pool = Pool(settings.children, settings.waiting, settings.patience, settings.memory)
        self.room = Room(_ANSWERS * settings.size)
        self._askers = ThreadPoolExecutor(settings.children + settings.waiting + _TURNED_AWAY, "ask")
        self._makers = ThreadPoolExecutor(2, "make")
        self._files = Path(mkdtemp(prefix="welfare-kg-"))
        self._remove = finalize(self, rmtree, self._files, ignore_errors=True)
        self._making: dict[str, Lock] = {}
        self._lock = Lock()

    def warm(self) -> None:
        """Have a child for each processor wait for the first queries."""
        self.site.workspace().view.warm(self.pool, min(self.site.settings.children, os.cpu_count() or 1))

    def close(self) -> None:
        """End the children and whatever waits for them; remove the files."""
        self.pool.close()
        self._askers.shutdown(wait=True, cancel_futures=True)
        self._makers.shutdown(wait=True, cancel_futures=True)
        self._remove()

    async def ask(self, request: Request, question: Question, limits: Limits) -> Reply:
        """The answer to anybody's query; it ends with the client's patience. Call it once the body has been read."""
        ticket, workspace = Ticket(), self.site.workspace()
        watch = asyncio.ensure_future(_gone(request, ticket))
        run = lambda: workspace.view.ask(question, limits, pool=self.pool, ticket=ticket)  # noqa: E731 - a thread's errand
        try:
            return await asyncio.get_running_loop().run_in_executor(self._askers, run)
        except asyncio.CancelledError:
            ticket.cancel()
            raise
        finally:
            watch.cancel()

    async def file(self, name: str, write: Callable[[BinaryIO], None]) -> Path:
        """A file that is made when it is first asked for; its name tells its version, for it never changes."""
        return await asyncio.get_running_loop().run_in_executor(self._makers, self._made, name, write)

    def _made(self, name: str, write: Callable[[BinaryIO], None]) -> Path:
        path = self._files / name
        with self._lock:
            making = self._making.setdefault(name, Lock())
        with making:
            if not path.exists():
                fresh = path.with_name(f".{name}.new")
                with fresh.open("wb") as out:
                    write(out)
                fresh.replace(path)
        return path

    def forget(self, version: str) -> None:
        """Remove the files of other versions."""
        for path in self._files.glob("[!.]*"):
            if version not in path.name:
                path.unlink(missing_ok=True)


async def _gone(request: Request, ticket: Ticket) -> None:
    """Take the question back when the client has left."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    ticket.cancel()
