"""Reads the table of the smallest pieces of land that boundaries are put together from: ``data/geo/atoms.csv``."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.errors import OntologyError
from kg.model.shipped import folder


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of land that has always been governed as a whole, as far as the polygons tell.

    Attributes:
        code: of the 시군구 polygon that it is, or is a part of.
        parts: codes of the towns (법정동) that it consists of; empty for a whole polygon, or what other atoms leave of it.
        units: identifiers of the municipalities it has belonged to; of those in force on a day the first has it.
    """

    code: str
    parts: tuple[str, ...]
    units: tuple[str, ...]


def file() -> Path:
    """Where the table stands."""
    return folder("data") / "geo" / "atoms.csv"


def read(path: Path | None = None) -> tuple[Atom, ...]:
    """All atoms, in the table's order; ``OntologyError`` where the table is missing or damaged."""
    try:
        with (path or file()).open(encoding="utf-8", newline="") as lines:
            return tuple(
                Atom(row["code"], tuple(row["parts"].split()), tuple(row["units"].split()))
                for row in csv.DictReader(lines)
            )
    except (OSError, KeyError, AttributeError) as error:
        raise OntologyError(f"지도의 표가 손상되었습니다 / the table of the map is damaged: {error}") from error


def fingerprint() -> str:
    """Stands for the table's content."""
    return sha256(file().read_bytes()).hexdigest()[:12]
