"""The encoder seam: the light default, or any model through sentence-transformers."""

from __future__ import annotations

import os

from kg.search.encoder.protocol import Encoder, Vectors

__all__ = ["DEFAULT", "Encoder", "Vectors", "load"]

DEFAULT = "multilingual-e5-small"
"""The model that answers where nothing is set: offline, with weights that a package ships."""


def load(setting: str | None = None, download: bool = False) -> Encoder:
    """The encoder that is asked for by argument, else by ``KG_MODEL``, else the default (offline, without torch).

    Args:
        setting: ``DEFAULT``, a local directory, or a hub model's name; the latter two go through sentence-transformers.
        download: whether a hub model that is not here yet may be fetched.

    Raises ``ModelError`` where the model cannot be loaded; another one never answers in its place.
    """
    named = setting or os.environ.get("KG_MODEL") or DEFAULT
    if named == DEFAULT:
        from kg.search.encoder.light import Light  # noqa: PLC0415 - not for those who chose another

        return Light()
    from kg.search.encoder.transformer import Transformer  # noqa: PLC0415 - torch takes seconds

    return Transformer(named, download)
