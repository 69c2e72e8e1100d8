"""What search asks of an encoder: texts in, unit vectors out, under a name and revision that the index records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = NDArray[np.float32]


class Encoder(Protocol):
    """A model that puts questions and passages into one space; it adds the prefixes it was trained with itself."""

    @property
    def name(self) -> str:
        """The model, as a setting names it."""
        ...

    @property
    def revision(self) -> str:
        """Which weights: two encoders of one name and revision give the same vectors."""
        ...

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        ...

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions: float32 of shape (len(texts), dimension), each of length 1."""
        ...

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages: float32 of shape (len(texts), dimension), each of length 1."""
        ...
