"""The manifest of a generation: which documents the graph was made of, from which bytes and by which pipeline."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from kg.errors import NotFound, StoreError

FORMAT = 1
"""Raised when the layout of the data folder changes in a way that older programs would misread."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the graph.

    Attributes:
        name: its file name, the document's identity.
        digest: sha256 of its bytes, in hex.
        fingerprint: of the pipeline that read it.
        graph: IRI of the named graph with its statements.
        background: no document but what the program itself brings along (the ontology).
        encoding: the codec of its text.
        triples: how many statements it makes.
    """

    name: str
    digest: str
    fingerprint: str
    graph: str = ""
    encoding: str = "utf-8"
    triples: int = 0
    background: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """The documents of one generation, by name.

    Attributes:
        merged: triples of the merged graph; -1 where nobody has counted.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    merged: int = -1

    @property
    def documents(self) -> tuple[Entry, ...]:
        """The documents, by name."""
        return tuple(self.entries[name] for name in sorted(self.entries) if not self.entries[name].background)

    @property
    def version(self) -> str:
        """Of the data: twelve hexadecimal digits of what it was made of, and by which pipelines; no build changes it
        that changes nothing.
        """
        made = [(entry.name, entry.digest, entry.fingerprint) for entry in self.entries.values()]
        return sha256(json.dumps([FORMAT, sorted(made)]).encode()).hexdigest()[:12]

    def holds(self, entry: Entry) -> bool:
        """Whether these bytes were read under this name by this very pipeline."""
        known = self.entries.get(entry.name)
        return known is not None and (known.digest, known.fingerprint) == (entry.digest, entry.fingerprint)

    def put(self, entry: Entry) -> Manifest:
        """With the entry in the place of the one of its name."""
        return replace(self, entries={**self.entries, entry.name: entry})

    def drop(self, name: str) -> Manifest:
        """Without the entry of that name."""
        return replace(self, entries={key: entry for key, entry in self.entries.items() if key != name})

    def absent(self, name: str) -> NotFound:
        """The error for a document that is not here, with the nearest names that are."""
        from difflib import get_close_matches  # noqa: PLC0415 - only for an answer that is no

        held = [entry.name for entry in self.documents]
        near = ", ".join(get_close_matches(name, held, n=3, cutoff=0.3))
        return NotFound(
            f"그래프에 그런 문서가 없습니다 / the graph has no document {name!r}",
            hint=f"비슷한 이름 / nearest: {near}" if near else "kg info",
        )

    def dump(self) -> str:
        """As JSON, stable."""
        documents = [asdict(self.entries[name]) for name in sorted(self.entries)]
        return (
            json.dumps({"format": FORMAT, "merged": self.merged, "documents": documents}, ensure_ascii=False, indent=1)
            + "\n"
        )

    @staticmethod
    def load(path: Path) -> Manifest:
        """Read a manifest; ``StoreError`` where it is damaged or of a newer program."""
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
            if held["format"] != FORMAT:
                raise ValueError(f"format {held['format']}")
            return Manifest({row["name"]: Entry(**row) for row in held["documents"]}, held.get("merged", -1))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"데이터 폴더의 목록을 읽을 수 없습니다 / cannot read {path.name}: {error}",
                hint="다른 --home 으로 다시 만드세요 / build again into another --home",
            ) from error
