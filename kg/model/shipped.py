"""What travels with the package: its version, and its folders, in a wheel beside the code, in a checkout beside the package."""

from __future__ import annotations

from pathlib import Path

from kg.errors import OntologyError

_PACKAGE = Path(__file__).resolve().parent.parent


def folder(name: str) -> Path:
    """The shipped folder ``ontology`` or ``data``; ``OntologyError`` where the installation lacks it."""
    for place in (_PACKAGE / "shipped" / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise OntologyError(f"설치에 폴더가 빠졌습니다 / the installation lacks its folder {name!r}")


def release() -> str:
    """The installed version."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - 30 ms

    try:
        return version("welfare-kg")
    except PackageNotFoundError:
        return "0"
