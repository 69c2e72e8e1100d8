"""welfare-kg: press releases on welfare awards as a graph in which every statement leads back to its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.workspace import Workspace, build, open  # noqa: A004 - `kg.open()` is the front door

__all__ = ["Workspace", "build", "open"]


def __getattr__(name: str) -> object:
    """The front door, loaded when it is used: a command that needs only a part stays quick."""
    if name not in __all__:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from kg import workspace  # noqa: PLC0415

    return getattr(workspace, name)
