"""Vectors that were made once: an append-only cache that all generations of a data folder share.

    FOLDER/<model>/keys        sha256 of model, role and text: 32 bytes each
    FOLDER/<model>/vectors     float32, ``dimension`` of them for each key, in the same order
    FOLDER/<model>/lock        held (flock) while a process appends

Vectors are written before their keys, so that a key always has its vector.  What a killed process left half written lies
beyond the last key with a vector; the next writer cuts it off.  A row that is no unit vector (a disk that lost power)
counts as missing.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import numpy as np

from kg.errors import StoreError
from kg.search.encoder.protocol import Encoder, Vectors

KEY = 32
"""Bytes of a key."""
ROLE = "document"


class Kept:
    """The kept vectors of one model's passages.

    Args:
        folder: where the vectors of all models lie; made when the first is kept.
        encoder: whose vectors; another revision has another file.
    """

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._model = f"{encoder.name}\0{encoder.revision}\0{ROLE}\0"
        self._folder = folder / sha256(self._model.encode()).hexdigest()[:16]
        self._keys, self._vectors = self._folder / "keys", self._folder / "vectors"
        self._dimension = encoder.dimension
        self._places: dict[bytes, int] = {}
        self._known = 0

    def __len__(self) -> int:
        self._refresh()
        return len(self._places)

    def vectors(self, texts: Sequence[str], make: Callable[[Sequence[str]], Vectors]) -> Vectors:
        """The texts' vectors; those that are not kept are made, each text once, and kept.

        Args:
            texts: passages.
            make: gives the vectors of texts, as an encoder's ``encode_document`` does.

        Raises ``StoreError`` where the folder cannot be written.
        """
        self._refresh()
        keys = [self._key(text) for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._places}
        if missing:
            self._append(list(missing), make(list(missing.values())))
        found = self._read(keys)
        broken = np.flatnonzero(abs((found * found).sum(axis=1) - 1) > 1e-3).tolist()
        if broken:
            found[broken] = again = make([texts[i] for i in broken])
            self._append([keys[i] for i in broken], again)
        return found

    def put(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep the vectors of texts that have none yet; ``StoreError`` where the folder cannot be written."""
        self._append([self._key(text) for text in texts], vectors)

    def missing(self, texts: Sequence[str]) -> list[str]:
        """Those of the texts that have no vector yet."""
        self._refresh()
        return [text for text in texts if self._key(text) not in self._places]

    def _key(self, text: str) -> bytes:
        return sha256((self._model + text).encode("utf-8", "replace")).digest()

    def _refresh(self) -> None:
        """Learn the keys that were added since, by this process or another; a later one takes an earlier one's place."""
        if not self._keys.exists():
            return
        whole = min(self._keys.stat().st_size // KEY, self._vectors.stat().st_size // self._size)
        with self._keys.open("rb") as file:
            file.seek(self._known * KEY)
            fresh = file.read((whole - self._known) * KEY)
        for start in range(0, len(fresh), KEY):
            self._places[fresh[start : start + KEY]] = self._known + start // KEY
        self._known = max(whole, self._known)

    def _read(self, keys: Sequence[bytes]) -> Vectors:
        if not keys:
            return np.empty((0, self._dimension), np.float32)
        rows = np.memmap(self._vectors, np.float32, "r", shape=(self._known, self._dimension))
        return np.array(rows[[self._places[key] for key in keys]])

    def _append(self, keys: list[bytes], vectors: Vectors) -> None:
        try:
            with self._writing():
                whole = min(_size(self._keys) // KEY, _size(self._vectors) // self._size)
                _put(self._vectors, whole * self._size, np.ascontiguousarray(vectors, np.float32).tobytes())
                _put(self._keys, whole * KEY, b"".join(keys))
        except OSError as error:
            raise StoreError(
                f"벡터를 보관할 수 없습니다 / cannot keep vectors in {self._folder}: {error.strerror}",
                hint="남은 용량과 권한을 살펴보세요 / check free space and permissions",
            ) from error
        self._refresh()

    @property
    def _size(self) -> int:
        """Bytes of a vector."""
        return 4 * self._dimension

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Be the one that appends; the kernel frees the lock of a process that dies."""
        self._folder.mkdir(parents=True, exist_ok=True)
        held = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield
        finally:
            os.close(held)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _put(path: Path, at: int, content: bytes) -> None:
    """Write at the end of what is whole, and have the disk hold it before anything is built on it."""
    with path.open("r+b" if path.exists() else "w+b") as file:
        file.truncate(at)
        file.seek(at)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
