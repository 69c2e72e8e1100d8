"""Where the files that travel with the package lie: in a wheel beside the code, in a checkout beside the package."""

from __future__ import annotations

from pathlib import Path

from kg.errors import OntologyError

_PACKAGE = Path(__file__).resolve().parent.parent


def folder(name: str) -> Path:
    """The shipped folder ``ontology`` or ``data``; ``OntologyError`` where the installation lacks it."""
    for place in (_PACKAGE / "shipped" / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise OntologyError(f"the installation lacks its folder {name!r}", hint="install welfare-kg again")
