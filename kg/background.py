"""What the program itself brings into every graph: the ontology and its schemes; and the pipeline's fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import Quad

from kg.model.iri import Minter
from kg.model.ontology import FILES, triples
from kg.model.shipped import folder, release
from kg.store.manifest import Entry
from kg.store.protocol import Writer

NAME: Final = "/ontology"
"""The background's name in the manifest; no file name has a slash."""
_READ: Final = (*FILES, "heads.ttl")
"""What reading takes of the ontology: shapes only check it, and ``words.ttl`` is for searching."""
_LAYERS: Final = ("model", "documents", "extract", "registry", "graph")


def fingerprint() -> str:
    """Of everything that decides what a document becomes: version, code of the layers that read, shipped data."""
    digest = hashlib.sha256(release().encode())
    for path in inputs():
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def inputs() -> Iterator[Path]:
    """The files that decide what a document becomes."""
    package = Path(__file__).parent
    yield from (package / "pipeline.py", package / "drafting.py")
    for layer in _LAYERS:
        yield from sorted((package / layer).rglob("*.py"))
    yield from (folder("ontology") / name for name in _READ)
    yield from sorted(p for p in (folder("data") / "registry").iterdir() if p.is_file())


def background(writer: Writer, mark: str) -> None:
    """Bring the ontology into the graph, unless it holds this very one."""
    entry = Entry(NAME, mark, mark, graph=Minter()("graph", "ontology").value, background=True)
    if not writer.manifest.holds(entry):
        writer.replace(entry, (Quad(*triple) for triple in triples(*FILES)))
