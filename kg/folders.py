"""The files that a build is to read, in the folders and files that a person names; and those it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import ArgumentError
from kg.model.shipped import folder


def documents(paths: Iterable[Path]) -> Iterator[Path]:
    """The files themselves, and what folders hold of known kinds, in a stable order; each once.

    Raises:
        ArgumentError: a path that is not there, or paths in which there is nothing to read.
    """
    from kg.documents import SUFFIXES  # noqa: PLC0415 - only for a build

    named = list(paths) or [folder("data") / "documents"]
    if missing := [path for path in named if not path.exists()]:
        raise ArgumentError(
            f"그런 파일이나 폴더가 없습니다 / no such file or folder: {', '.join(map(str, missing))}",
            hint="경로를 살펴보세요 / check the path",
        )
    seen: set[Path] = set()
    for path in named:
        inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
        for file in inside if path.is_dir() else [path]:
            if (real := file.resolve()) not in seen:
                seen.add(real)
                yield file
    if not seen:
        kinds = ", ".join(sorted(SUFFIXES))
        raise ArgumentError(
            f"여기에는 읽을 것이 없습니다 / nothing to read here: {', '.join(map(str, named))} (kinds read: {kinds})",
            hint="다른 폴더나 파일을 대세요 / name another folder or file",
        )


def skipped(paths: Iterable[Path]) -> tuple[Path, ...]:
    """What folders hold of kinds that are not read, in a stable order; hidden files are nobody's documents."""
    from kg.documents import SUFFIXES  # noqa: PLC0415 - only for a build

    inside = (file for path in paths if path.is_dir() for file in path.rglob("*"))
    other = {f for f in inside if f.suffix.lower() not in SUFFIXES and not f.name.startswith(".") and f.is_file()}
    return tuple(sorted(other))
