"""The engines of the search index: files that are mapped into memory, or a PostgreSQL server with pgvector."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.search.engine.protocol import Asked, Candidate, Description, Engine, Filters, Indexed

__all__ = ["Asked", "Candidate", "Description", "Engine", "Filters", "Indexed", "build", "connect"]


def build(folder: Path, description: Description, units: Iterable[Indexed], setting: str | None = None) -> None:
    """Write an index whole into ``folder`` (made here, empty), for the caller to rename into place.

    Args:
        folder: where the index lives; one on a server leaves here only which one it is.
        description: recorded in the index.
        units: in any order, each id once; read once, one at a time.
        setting: where to, else ``KG_INDEX``, else the folder itself: ``postgresql://…``.

    Raises ``ArgumentError`` for a setting of no known kind, ``StoreError`` where it cannot be written.
    """
    raise NotImplementedError


def connect(folder: Path, setting: str | None = None) -> Engine:
    """Open the index of ``folder``; ``StoreError`` where it is damaged, gone, or of another layout.

    Compare its ``description`` with the encoder by ``description.matches`` before asking it.
    """
    raise NotImplementedError
