"""What a model wants before a text: its own configuration tells; the e5 family's does not, and its authors' card does."""

from __future__ import annotations

import re
from collections.abc import Mapping

ROLES = ("query", "document")
_E5 = re.compile(r"(?<![a-z0-9])e5(?![a-z0-9])", re.IGNORECASE)
_INSTRUCT = "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: "


def prompts(names: tuple[str, ...], own: Mapping[str, str]) -> dict[str, str]:
    """A prompt for each of ``ROLES``.

    Args:
        names: what the model is called: by the setting, by its configuration.
        own: the prompts of its configuration.
    """
    told = {role: own.get(role) or (own.get("passage", "") if role == "document" else "") for role in ROLES}
    if any(told.values()) or not any(map(_E5.search, names)):
        return told
    if any("instruct" in name.lower() for name in names):
        return {"query": _INSTRUCT, "document": ""}
    return {"query": "query: ", "document": "passage: "}
