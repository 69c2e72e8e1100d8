"""Any model through sentence-transformers: a hub's by name, or a local directory; imported only when it is asked for."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.errors import ModelError
from kg.search.encoder.prompts import ROLES, prompts
from kg.search.encoder.protocol import Vectors
from kg.search.encoder.text import LONGEST, QUESTION, clean

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 32
EDGE = 1 << 20
"""Bytes of a large file's head and tail that stand for it in a revision."""


class Transformer:
    """A model that sentence-transformers loads; what it cannot load is a ``ModelError``, never another model.

    Args:
        setting: a directory, or a hub model's name.
        download: whether the hub may be asked; otherwise only what is here already is used, without a wait.
    """

    def __init__(self, setting: str, download: bool = False) -> None:
        directory = _directory(setting)
        self._model = _load(str(directory or setting), local=directory is not None or not download)
        config = getattr(getattr(self._model[0], "model", None), "config", None)
        self.name = directory.name if directory else setting
        self.revision = digest(directory) if directory else str(getattr(config, "_commit_hash", None) or "")
        self.dimension = self._model.get_embedding_dimension() or len(self._encode("query", ["가"])[0])
        called = (self.name, str(getattr(config, "_name_or_path", "")))
        own = {role: text for role, text in self._model.prompts.items() if text}
        self._model.prompts = {**prompts(called, own)}

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, a row each."""
        return self._encode("query", texts)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, a row each."""
        return self._encode("document", texts)

    def _encode(self, role: str, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        asked = role == ROLES[0]
        call = self._model.encode_query if asked else self._model.encode_document
        made = call(
            clean(texts, QUESTION if asked else LONGEST),
            batch_size=BATCH,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(made, dtype=np.float32)


def _directory(setting: str) -> Path | None:
    """The directory that a setting names, or None where it names a hub model."""
    path = Path(setting).expanduser()
    if path.is_dir():
        return path.resolve()
    if path.is_absolute() or setting.startswith((".", "~")) or setting.count(os.sep) > 1:
        raise ModelError(
            f"모형 폴더가 없습니다 / no such model directory: {setting}",
            hint="KG_MODEL 의 경로를 살펴보세요 / check the path in KG_MODEL",
        )
    return None


def _load(setting: str, local: bool) -> SentenceTransformer:
    """The model; anything that goes wrong in the many libraries below is told as one kind of failure."""
    options: dict[str, Any] = {"local_files_only": local}
    try:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - seconds, and torch
        from transformers.utils import logging  # noqa: PLC0415

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        return SentenceTransformer(setting, **options)
    except Exception as error:
        raise ModelError(
            f"모형을 읽을 수 없습니다 / cannot load the model {setting}: {type(error).__name__}: {_first(error)}",
            hint="KG_MODEL 에 이 컴퓨터에 있는 모형을 쓰세요 / name a model that is on this machine in KG_MODEL"
            if Path(setting).is_dir()
            else "이 컴퓨터에 있는 모형을 KG_MODEL 에 쓰거나 먼저 받으세요 / "
            f"name a model that is on this machine in KG_MODEL, or fetch it first: hf download {setting}",
        ) from error


def _first(error: Exception) -> str:
    """An error's first line: the rest repeats how a hub is reached."""
    return next(iter(str(error).splitlines()), "")[:300]


def digest(directory: Path) -> str:
    """A revision of a model's files: their names, sizes and bytes (of large ones the first and last megabyte)."""
    made = hashlib.sha256()
    for path in sorted(p for p in directory.rglob("*") if p.is_file() and not p.name.startswith(".")):
        made.update(f"{path.relative_to(directory).as_posix()}\0{path.stat().st_size}\0".encode())
        for part in _edges(path):
            made.update(part)
    return made.hexdigest()[:16]


def _edges(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield file.read(EDGE)
        if path.stat().st_size > EDGE:
            file.seek(max(EDGE, path.stat().st_size - EDGE))
            yield file.read(EDGE)
