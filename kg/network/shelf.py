"""Where the network of a version of the data is kept; known without reading it, or what reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_FORM: Final = 3
"""Of the kept file; raised when what is read or how it is placed changes."""


def file(folder: Path, version: str) -> Path:
    """Its file in that folder, there or not."""
    return folder / f"{version}-{_FORM}.json.gz"
