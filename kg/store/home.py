"""The layout of a data folder, and the only place that renames or removes anything in it.

    current             the name of the generation that counts, switched by one atomic rename
    lock                held (flock) by the one process that builds
    generations/N/      store/ (Oxigraph), manifest.json, lock (shared by its readers)
    sources/ab/abcd…    bytes of the documents, by their sha256

A generation is never changed after ``current`` names it.  What a killed build leaves is a generation that nobody names;
the next build removes it, and older generations as soon as their last reader is gone.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import NoGraph, StoreBusy, StoreError
from kg.store.manifest import Manifest


class Generation:
    """A folder with one whole graph."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.store = path / "store"
        self._manifest = path / "manifest.json"
        self._lock = path / "lock"

    @property
    def name(self) -> str:
        """Its number, as the pointer writes it."""
        return self.path.name

    def manifest(self) -> Manifest:
        """Which documents it was made of."""
        return Manifest.load(self._manifest)

    def create(self) -> None:
        """Make the empty folder."""
        self.path.mkdir(parents=True)
        self._lock.touch()

    def seal(self, manifest: Manifest) -> None:
        """Write the manifest, and have the disk hold it all before the pointer may name it."""
        self._manifest.write_text(manifest.dump(), encoding="utf-8")
        for file in (*self.store.iterdir(), self._manifest, self.store, self.path, self.path.parent):
            _sync(file)

    def hold(self) -> int:
        """Share the reader's lock; ``FileNotFoundError`` where the generation has gone meanwhile."""
        held = os.open(self._lock, os.O_RDONLY)
        fcntl.flock(held, fcntl.LOCK_SH)
        if not self._lock.exists():
            os.close(held)
            raise FileNotFoundError(self._lock)
        return held

    def discard(self) -> None:
        """Remove it, unless somebody reads it."""
        with suppress(FileNotFoundError):
            held = os.open(self._lock, os.O_RDONLY)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._lock.unlink()
            except BlockingIOError:
                return
            finally:
                os.close(held)
        from shutil import rmtree  # noqa: PLC0415 - 10 ms that readers save

        rmtree(self.path, ignore_errors=True)


class Home:
    """One data folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._generations = path / "generations"
        self._pointer = path / "current"
        self._sources = path / "sources"

    def current(self) -> Generation | None:
        """The generation that counts, or None where nothing was built yet."""
        try:
            return Generation(self._generations / self._pointer.read_text(encoding="ascii").strip())
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise StoreError(
                f"데이터 폴더를 열 수 없습니다 / cannot open the data folder {self.path}: {error}",
                hint="--home 폴더와 권한을 살펴보세요 / check the folder of --home and its permissions",
            ) from error

    def open(self) -> tuple[Generation, int]:
        """The current generation with its reader's lock; ``NoGraph`` where there is none."""
        while generation := self.current():
            with suppress(FileNotFoundError):
                return generation, generation.hold()
            if self._names(generation):
                raise StoreError(
                    f"그래프 파일이 없습니다 / the graph's files are gone: {generation.path}",
                    hint="다른 --home 으로 다시 만드세요 / build again into another --home",
                )
        raise NoGraph(
            f"아직 만든 그래프가 없습니다 / no graph has been built in {self.path}",
            hint="먼저 kg build 를 실행하세요 / run `kg build` first, or name another folder with --home",
        )

    def _names(self, generation: Generation) -> bool:
        """Whether the generation still counts: if so, what it lacks will not come."""
        current = self.current()
        return current is not None and current.name == generation.name

    def next(self) -> Generation:
        """A generation with a number that no other has had."""
        taken = [int(p.name) for p in self._generations.iterdir()] if self._generations.exists() else []
        generation = Generation(self._generations / f"{max(taken, default=0) + 1:06d}")
        generation.create()
        return generation

    def switch(self, generation: Generation) -> None:
        """Let the generation count from now on."""
        fresh = self._pointer.with_suffix(".new")
        fresh.write_text(generation.name + "\n", encoding="ascii")
        _sync(fresh)
        fresh.replace(self._pointer)
        _sync(self.path)

    def clean(self) -> None:
        """Remove what killed builds left, old generations that nobody reads, and bytes of documents that none names."""
        current = self.current()
        for path in self._generations.glob("*"):
            if current is None or path.name != current.name:
                Generation(path).discard()
        if (held := self._held()) is not None:
            for path in self._sources.glob("*/*"):
                if path.name not in held:
                    path.unlink(missing_ok=True)

    def _held(self) -> set[str] | None:
        """Digests of the documents of all generations that are left; None where one of them cannot tell."""
        try:
            return {e.digest for path in self._generations.glob("*") for e in Generation(path).manifest().documents}
        except StoreError:
            return None

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Be the one builder; the kernel frees the lock of a process that dies."""
        self.path.mkdir(parents=True, exist_ok=True)
        held = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            self._claim(held)
            yield
        finally:
            os.close(held)

    def _claim(self, held: int) -> None:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreBusy(
                f"다른 프로세스가 이 폴더에 그래프를 만들고 있습니다 / another process is building in {self.path}",
                hint="끝난 뒤 다시 하거나 다른 --home 을 쓰세요 / wait for it to end, or use another --home",
            ) from error

    def keep(self, digest: str, content: bytes) -> None:
        """Keep the bytes of a document under their digest."""
        path = self._source(digest)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(path.name + ".new")
        fresh.write_bytes(content)
        _sync(fresh)
        fresh.replace(path)

    def forget(self, digest: str) -> None:
        """Remove kept bytes."""
        self._source(digest).unlink(missing_ok=True)

    def source(self, digest: str) -> bytes:
        """The kept bytes; ``StoreError`` where they are gone."""
        try:
            return self._source(digest).read_bytes()
        except OSError as error:
            raise StoreError(
                f"문서의 원본이 없습니다 / the bytes of a document are gone: {digest[:12]}…",
                hint="문서를 다시 넣으세요 / build the document again",
            ) from error

    def _source(self, digest: str) -> Path:
        return self._sources / digest[:2] / digest


def _sync(path: Path) -> None:
    """Have the disk hold a file or a folder's list of names."""
    held = os.open(path, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
