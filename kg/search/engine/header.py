"""What an index says of itself in ``index.json``: which engine holds it, and what it was made of and with."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import StaleIndex, StoreError
from kg.search.engine.protocol import Description

LAYOUT = 1
"""Raised when the files or tables change."""
FILE = "index.json"


@dataclass(frozen=True, slots=True)
class Header:
    """The head of an index.

    Attributes:
        description: what it was made of and with.
        schema: the PostgreSQL schema that holds it; empty where the folder itself does.
    """

    description: Description
    schema: str = ""

    def write(self, folder: Path) -> None:
        """Write it; it comes last, so that a folder that has one is whole."""
        told = {"layout": LAYOUT, "schema": self.schema, **asdict(self.description)}
        (folder / FILE).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Header:
        """Read it; ``StaleIndex`` where another version of the program wrote it."""
        try:
            told = json.loads((folder / FILE).read_text(encoding="utf-8"))
            layout, schema = told.pop("layout"), told.pop("schema")
            if layout == LAYOUT:
                return cls(Description(**told), schema)
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise StoreError(
                f"검색 색인을 열 수 없습니다 / cannot open the search index {folder}: {type(error).__name__}: {error}",
                hint="kg index 로 다시 만드세요 / make it again with `kg index`",
            ) from error
        raise StaleIndex(
            f"검색 색인의 판이 다릅니다 / the search index has layout {layout}, this program reads {LAYOUT}: {folder}"
        )
