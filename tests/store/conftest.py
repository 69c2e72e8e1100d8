"""Small graphs for the store's tests."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.store.manifest import Entry
from kg.store.oxigraph import OxigraphStore

E = "https://example.org/"


def quad(subject: str, predicate: str, value: str, graph: str = "g") -> Quad:
    return Quad(NamedNode(E + subject), NamedNode(E + predicate), Literal(value), NamedNode(E + graph))


def entry(name: str, digest: str = "d1", fingerprint: str = "f1") -> Entry:
    return Entry(name, digest, fingerprint, graph=E + name)


def put(store: OxigraphStore, name: str, quads: Iterable[Quad], digest: str = "d1") -> None:
    with store.writer() as writer:
        writer.replace(entry(name, digest), quads)


@pytest.fixture
def store(tmp_path: Path) -> OxigraphStore:
    return OxigraphStore(tmp_path / "home")
