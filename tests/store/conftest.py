"""Small graphs for the store's tests, and the stores that hold them: embedded, and two real servers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.store.manifest import Entry
from kg.store.oxigraph import OxigraphStore
from kg.store.protocol import Store
from kg.store.remote.store import RemoteStore
from tests.store import servers
from tests.store.servers import Server

E = "https://example.org/"


def quad(subject: str, predicate: str, value: str, graph: str = "g") -> Quad:
    return Quad(NamedNode(E + subject), NamedNode(E + predicate), Literal(value), NamedNode(E + graph))


def entry(name: str, digest: str = "d1", fingerprint: str = "f1") -> Entry:
    return Entry(name, digest, fingerprint, graph=E + name)


def put(store: Store, name: str, quads: Iterable[Quad], digest: str = "d1") -> None:
    with store.writer() as writer:
        writer.replace(entry(name, digest), quads)


@pytest.fixture
def store(tmp_path: Path) -> OxigraphStore:
    return OxigraphStore(tmp_path / "home")


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        yield server


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest) -> Server:
    """Each server, empty."""
    held: Server = request.getfixturevalue(request.param)
    held.empty()
    return held


def remote(server: Server, url: str = "", patience: float = 20.0) -> RemoteStore:
    return RemoteStore(url or server.url, server.user, server.password, patience)


@pytest.fixture(params=["embedded", "oxigraph", "virtuoso"])
def each(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Each kind of store, empty."""
    if request.param == "embedded":
        return OxigraphStore(tmp_path / "home")
    held: Server = request.getfixturevalue(request.param)
    held.empty()
    return remote(held)
