"""What holds for a whole generation of the graph is found once: counts and lists, and the documents looked at last."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final, TypeVar
from weakref import WeakKeyDictionary

from kg.workspace import Workspace

T = TypeVar("T")
_MOST: Final = 48
"""Answers kept a generation."""
_HELD: Final[WeakKeyDictionary[Workspace, OrderedDict[Hashable, object]]] = WeakKeyDictionary()
_LOCK: Final = Lock()


def once(workspace: Workspace, key: Hashable, make: Callable[[], T]) -> T:
    """The answer of that key, made where it is not held; a site takes a new workspace for each generation."""
    with _LOCK:
        held = _HELD.setdefault(workspace, OrderedDict())
        if key in held:
            held.move_to_end(key)
            return held[key]  # type: ignore[return-value]
    made = make()
    with _LOCK:
        held[key] = made
        while len(held) > _MOST:
            held.popitem(last=False)
    return made
