"""What takes minutes to make is made by a process of its own, while all else is answered; who asks for it is told so.

The network of an archive and the borders of the map are made once and kept in files. ``kg build`` makes the first, and a
server, when it starts, whatever is missing. A process, for a thread would hold up every other answer meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Lock, Thread
from typing import Final

from kg.errors import KgError, Preparing
from kg.web.mapdata import atlas
from kg.workspace import Workspace

SMALL: Final = 300_000
"""Triples whose network is laid out in a second or two: while the asker waits."""
_NETWORK, _BORDERS = 5.0, 60.0
"""Seconds that an asker waits before being told."""


class Making:
    """The processes that one server has begun, by what they make: each is begun once."""

    def __init__(self) -> None:
        self._begun: dict[str, SpawnProcess] = {}
        self._lock = Lock()

    def begin(self, workspace: Workspace) -> None:
        """Have made what is missing, and read what is there, before it is asked for; return at once."""
        self._borders()
        if self._network(workspace) is None:
            Thread(target=_read, args=(workspace,), name="network").start()

    def network(self, workspace: Workspace) -> None:
        """Return once the network of the workspace can be had without a wait to speak of; ``Preparing`` if that takes long."""
        wait(self._network(workspace), _NETWORK, "네트워크를 준비하고 있습니다 / the network is being prepared")

    def borders(self) -> None:
        """The same for the borders of the map."""
        wait(self._borders(), _BORDERS, "지도의 경계를 준비하고 있습니다 / the borders of the map are being prepared")

    def _network(self, workspace: Workspace) -> SpawnProcess | None:
        if len(workspace.view) < SMALL or workspace.kept():
            return None
        return self.made(f"{workspace.path} {workspace.view.manifest.version}", lay, workspace.path)

    def _borders(self) -> SpawnProcess | None:
        return None if atlas().kept() else self.made("borders", _derive)

    def made(self, name: str, errand: Callable[..., None], *given: object) -> SpawnProcess:
        """The process that makes it, begun once: what it could not make, the asker's own thread tries."""
        with self._lock:
            if name not in self._begun:
                self._begun[name] = get_context("spawn").Process(target=errand, args=given, daemon=True)
                self._begun[name].start()
            return self._begun[name]


def wait(making: SpawnProcess | None, seconds: float, told: str) -> None:
    """Return when it has ended; ``Preparing`` if it has not after so many seconds."""
    if making is not None:
        making.join(seconds)
        if making.is_alive():
            raise Preparing(told)


def lay(home: Path) -> None:
    """The errand of such a process: the network of the data folder."""
    Workspace(home).keep()


def _derive() -> None:
    _ = atlas().atoms


def _read(workspace: Workspace) -> None:
    """Whoever asks next finds it read; what goes wrong is told to them."""
    with suppress(KgError):
        _ = workspace.held
