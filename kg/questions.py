"""The queries that travel with the package: one for each export table."""

from __future__ import annotations

from typing import Final

from kg.errors import ArgumentError
from kg.model.shipped import folder

TABLES: Final = ("awards", "cases", "programs", "organisations", "quantities", "findings")


def table(kind: str) -> str:
    """The query of an export table; ``ArgumentError`` for an unknown one."""
    if kind not in TABLES:
        raise ArgumentError(
            f"그런 표가 없습니다 / no such table: {kind}", hint=f"있는 표 / tables: {', '.join(TABLES)}"
        )
    return (folder("ontology") / "tables" / f"{kind}.rq").read_text(encoding="utf-8")
