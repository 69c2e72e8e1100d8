"""Arrays as files: written whole, opened by mapping, so that opening costs nothing and readers share the memory."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, Self, overload

import numpy as np
from numpy.typing import NDArray

from kg.errors import StoreError

SMALL = 1 << 14
"""Bytes below which a file is sooner read than mapped."""

_HALVINGS = 32
"""Strings that are gone through in the time in which one is found by halving, about."""


def write(folder: Path, name: str, values: NDArray[Any]) -> None:
    """Write an array."""
    np.save(folder / f"{name}.npy", values, allow_pickle=False)


def read(folder: Path, name: str) -> NDArray[Any]:
    """An array, read only; ``StoreError`` where its file is gone or cut short."""
    path = folder / f"{name}.npy"
    try:
        mapped: NDArray[Any] = np.load(path, "r" if path.stat().st_size > SMALL else None, allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise StoreError(
            f"검색 색인이 상했습니다 / the search index is damaged: {path.name}: {error}",
            hint="kg index 로 다시 만드세요 / make it again with `kg index`",
        ) from error
    return np.asarray(mapped)


def sync(path: Path) -> None:
    """Have the disk hold a file or folder."""
    held = os.open(path, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


class Strings(Sequence[str]):
    """Rising strings in two arrays; found by halving, so that none has to be loaded before."""

    def __init__(self, letters: NDArray[np.uint8], ends: NDArray[np.int64]) -> None:
        self._letters = memoryview(letters.data)
        self._ends = ends

    @staticmethod
    def write(folder: Path, name: str, strings: Sequence[str]) -> None:
        """Write strings, which must rise."""
        encoded = [string.encode() for string in strings]
        write(folder, f"{name}.letters", np.frombuffer(b"".join(encoded), np.uint8))
        write(folder, f"{name}.ends", np.fromiter(accumulate(map(len, encoded), initial=0), np.int64))

    @classmethod
    def read(cls, folder: Path, name: str) -> Self:
        """Open strings."""
        return cls(read(folder, f"{name}.letters"), read(folder, f"{name}.ends"))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        return bytes(self._letters[self._ends[place] : self._ends[place + 1]]).decode()

    def places(self, strings: Sequence[str]) -> NDArray[np.int64]:
        """The places of strings, -1 for one that is not here; of many, by going through all of them once."""
        if len(strings) * _HALVINGS < len(self):
            held = {string: place for string in strings if (place := self.find(string)) is not None}
        else:
            whole, ends = self._letters.tobytes(), pairwise(self._ends.tolist())
            held = {whole[start:end].decode(): place for place, (start, end) in enumerate(ends)}
        return np.array([held.get(string, -1) for string in strings], np.int64)

    def find(self, string: str) -> int | None:
        """The place of a string, or None."""
        place = bisect_left(self, string)
        return place if place < len(self) and self[place] == string else None
