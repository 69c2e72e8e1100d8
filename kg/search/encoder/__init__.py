"""The encoder seam: the light default, or any model through sentence-transformers."""

from __future__ import annotations

from kg.search.encoder.protocol import Encoder, Vectors

__all__ = ["Encoder", "Vectors", "load"]


def load(setting: str | None = None, download: bool = False) -> Encoder:
    """The encoder that is asked for by argument, else by ``KG_MODEL``, else the default (offline, without torch).

    Args:
        setting: a local directory or a hub model's name, loaded through sentence-transformers.
        download: whether a hub model that is not here yet may be fetched.

    Raises ``ModelError`` where the model cannot be loaded; another one never answers in its place.
    """
    raise NotImplementedError
