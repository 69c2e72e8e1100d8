"""What a running server holds: the graph as it stands now, for each request the same one from beginning to end."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kg.web.preparing import Making
from kg.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Settings:
    """How a site is run.

    Attributes:
        seconds: the longest that a query of a visitor may take.
        rows, size: the most rows, and bytes, that it may answer.
        base: where the site stands for its readers, without a slash at the end; for links that leave it.
        children, waiting: how many queries run at once, and how many wait for one to end.
        patience: seconds that one waits at most, and that the body of a request is waited for.
        memory: bytes that a query may take.
        local: whether only this machine is to reach it, by its own names and from its own pages.
    """

    seconds: float = 30.0
    rows: int = 100_000
    size: int = 64 * 2**20
    base: str = ""
    children: int = 4
    waiting: int = 64
    patience: float = 10.0
    memory: int = 1 << 30
    local: bool = False


@dataclass(slots=True)
class Site:
    """One data folder being served."""

    path: Path
    settings: Settings = field(default_factory=Settings)
    making: Making = field(default_factory=Making, repr=False)
    _held: Workspace | None = field(default=None, repr=False)
    _version: tuple[str, str] | None = field(default=None, repr=False)

    def workspace(self) -> Workspace:
        """The graph that counts now; requests under way keep the one they began with."""
        held = self._held
        if held is None or held.outdated():
            self._held = held = Workspace(self.path)
        return held

    def version(self) -> str:
        """Of the data that counts now; worked out once for each graph, for it looks at every document."""
        view, held = self.workspace().view, self._version
        if held is None or held[0] != view.version:
            self._version = held = (view.version, view.manifest.version)
        return held[1]
