"""The engines of the search index: files that are mapped into memory, or a PostgreSQL server with pgvector."""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import cast

from kg.errors import ArgumentError, StoreError
from kg.search.engine.files import sync
from kg.search.engine.header import Header
from kg.search.engine.protocol import Asked, Candidate, Description, Engine, Filters, Indexed

__all__ = ["Asked", "Candidate", "Description", "Engine", "Filters", "Indexed", "build", "connect", "discard"]

SCHEMES = ("postgresql://", "postgres://")


def build(folder: Path, description: Description, units: Iterable[Indexed], setting: str | None = None) -> None:
    """Write an index whole into ``folder`` (made here where it is not there), for the caller to rename into place.

    Args:
        folder: where the index lives; one on a server leaves here only which one it is.
        description: recorded in the index.
        units: in any order, each id once; read once, one at a time.
        setting: where to, else ``KG_INDEX``, else the folder itself: ``postgresql://…``.

    Raises ``ArgumentError`` for a setting of no known kind, ``StoreError`` where it cannot be written.
    """
    server = _server(setting)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if server:
            Header(description, _postgres().write(server, description, units, folder)).write(folder)
        else:
            from kg.search.engine import mapped  # noqa: PLC0415 - numpy

            mapped.write(folder, description, units)
            Header(description).write(folder)
        for path in (*folder.iterdir(), folder):
            sync(path)
    except OSError as error:
        raise StoreError(
            f"검색 색인을 쓸 수 없습니다 / cannot write the search index {folder}: {error.strerror or error}",
            hint="남은 용량과 권한을 살펴보세요 / check free space and permissions",
        ) from error


def connect(folder: Path, setting: str | None = None) -> Engine:
    """Open the index of ``folder``, compare its ``description`` with the encoder before asking it.

    Raises ``StoreError`` where it is damaged, gone, or on a server that does not answer; ``StaleIndex`` where it is of
    another layout; ``ArgumentError`` where it is on a server and the setting names none.
    """
    header = Header.read(folder)
    if not header.schema:
        from kg.search.engine.mapped import Mapped  # noqa: PLC0415 - numpy

        return Mapped(folder, header.description)
    return cast(Engine, _postgres().Postgres(_needed(setting), header))


def discard(folder: Path, setting: str | None = None) -> None:
    """Remove what an index holds on a server; the folder itself is its owner's to remove."""
    header = Header.read(folder)
    if header.schema:
        _postgres().drop(_needed(setting), header.schema)


def _postgres() -> ModuleType:
    """The engine on a server, whose driver few need."""
    try:
        return import_module("kg.search.engine.postgres")
    except ImportError as error:
        raise StoreError(
            f"PostgreSQL 드라이버가 없습니다 / the driver of PostgreSQL is not installed: {error}",
            hint="pip install 'welfare-kg[postgresql]'",
        ) from error


def _server(setting: str | None) -> str:
    """The server that is asked for; empty for the folder itself. A setting may hold a password: it is never repeated."""
    named = setting or os.environ.get("KG_INDEX") or ""
    if named and not named.startswith(SCHEMES):
        raise ArgumentError(
            "KG_INDEX 는 postgresql://… 이어야 합니다 / KG_INDEX must be postgresql://…",
            hint="비워 두면 데이터 폴더에 색인을 만듭니다 / leave it empty for an index in the data folder",
        )
    return named


def _needed(setting: str | None) -> str:
    server = _server(setting)
    if not server:
        raise ArgumentError(
            "이 색인은 서버에 있습니다 / this index is on a server",
            hint="KG_INDEX=postgresql://… 를 주거나 다시 만드세요 / set KG_INDEX=postgresql://…, or make it again",
        )
    return server
