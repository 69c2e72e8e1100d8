"""Reads of the Graph Store Protocol."""

from __future__ import annotations

from collections.abc import Iterator

import httpx2 as httpx
import pyoxigraph as ox
import pytest

from kg.web.negotiate import GRAPHS
from kg.web.site import Site
from kg.workspace import Workspace
from tests.web.serving import serving

GRAPH = "https://w3id.org/welfare-kg/id/graph/2017-12-11-welfare-administration-awards.txt"


@pytest.fixture(scope="module")
def client(shipped: Workspace) -> Iterator[httpx.Client]:
    with serving(Site(shipped.path)) as at, httpx.Client(base_url=at, timeout=60) as held:
        yield held


@pytest.mark.parametrize("media", GRAPHS.values())
def test_a_graph_comes_whole_in_each_form(client: httpx.Client, shipped: Workspace, media: str) -> None:
    answer = client.get("/data", params={"graph": GRAPH}, headers={"accept": media})
    assert answer.headers["content-type"].partition(";")[0] == media
    held = {quad.triple for quad in ox.parse(answer.content, format=ox.RdfFormat.from_media_type(media))}
    assert held == {quad.triple for quad in shipped.view.quads(graph=ox.NamedNode(GRAPH))}


def test_the_default_graph_is_the_merged_one(client: httpx.Client, shipped: Workspace) -> None:
    answer = client.get("/data?default", headers={"accept": "application/n-triples"})
    assert answer.content.count(b"\n") == len(shipped.view)
    assert answer.headers["data-version"] == shipped.info().data


def test_it_is_sent_once_and_can_be_resumed(client: httpx.Client) -> None:
    first = client.get("/data?default", headers={"accept": "application/n-triples"})
    tag = first.headers["etag"]
    again = client.get("/data?default", headers={"accept": "application/n-triples", "if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    rest = client.get("/data?default", headers={"accept": "application/n-triples", "range": "bytes=1000-"})
    assert (rest.status_code, rest.content) == (206, first.content[1000:])
    head = client.head("/data?default", headers={"accept": "application/n-triples"})
    assert int(head.headers["content-length"]) == len(first.content)


@pytest.mark.parametrize(
    ("method", "query", "accept", "status"),
    [
        ("GET", "graph=http://example.org/none", "", 404),
        ("GET", "", "", 400),
        ("GET", f"default&graph={GRAPH}", "", 400),
        ("GET", f"graph={GRAPH}&graph={GRAPH}", "", 400),
        ("GET", "graph=relative", "", 400),
        ("GET", "graph=", "", 400),
        ("GET", "graph=%FF", "", 400),
        ("GET", "default", "text/html", 406),
        ("PUT", "default", "", 405),
        ("POST", "default", "", 405),
        ("DELETE", f"graph={GRAPH}", "", 405),
        ("PATCH", "default", "", 405),
    ],
)
def test_what_is_refused(client: httpx.Client, method: str, query: str, accept: str, status: int) -> None:
    answer = client.request(method, f"/data?{query}", headers={"accept": accept})
    assert answer.status_code == status
    if accept:
        assert str(status) in answer.text, "people read it as a page"
    else:
        assert answer.json()["status"] == status
