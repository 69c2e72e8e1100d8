"""The whole data as files, and the catalogue that names each of them."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator

import httpx2 as httpx
import pyoxigraph as ox
import pytest
from pyoxigraph import RdfFormat

from kg.formats import guarded
from kg.questions import TABLES
from kg.web.dumps import files
from kg.web.negotiate import GRAPHS
from kg.web.site import Site
from kg.workspace import Workspace
from tests.web.serving import serving

DCAT = "http://www.w3.org/ns/dcat#"
VOID = "http://rdfs.org/ns/void#"


@pytest.fixture(scope="module")
def client(shipped: Workspace) -> Iterator[httpx.Client]:
    with serving(Site(shipped.path)) as at, httpx.Client(base_url=at, timeout=60) as held:
        yield held


@pytest.fixture(scope="module")
def version(shipped: Workspace) -> str:
    return shipped.info().data


@pytest.mark.parametrize("short", GRAPHS)
def test_a_dump_holds_everything(client: httpx.Client, shipped: Workspace, version: str, short: str) -> None:
    plain = client.get(f"/dumps/welfare-kg-{version}.{short}")
    packed = client.get(f"/dumps/welfare-kg-{version}.{short}.gz")
    assert gzip.decompress(packed.content) == plain.content
    quads = set(ox.parse(plain.content, format=RdfFormat.from_media_type(GRAPHS[short])))
    if short in {"nq", "trig", "jsonld"}:
        assert quads == set(shipped.view.quads())
    else:
        assert quads == set(shipped.view.quads(graph=ox.DefaultGraph()))


@pytest.mark.parametrize("table", TABLES)
def test_tables_open_without_harm(client: httpx.Client, shipped: Workspace, version: str, table: str) -> None:
    answer = client.get(f"/dumps/welfare-kg-{version}-{table}.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    told = shipped.table(table)
    assert rows[0] == list(told.columns)
    assert rows[1:] == [[guarded(cell) for cell in cells] for cells in told.texts()]


def test_a_version_never_changes(client: httpx.Client, version: str) -> None:
    first = client.get(f"/dumps/welfare-kg-{version}.nt")
    assert "immutable" in first.headers["cache-control"]
    tag = {"if-none-match": first.headers["etag"]}
    assert client.get(f"/dumps/welfare-kg-{version}.nt", headers=tag).status_code == 304
    latest = client.get("/dumps/welfare-kg-latest.nt")
    assert (latest.status_code, latest.headers["location"]) == (302, f"/dumps/welfare-kg-{version}.nt")


@pytest.mark.parametrize(
    "name",
    ["welfare-kg-0123456789ab.ttl", "x", "..%2f..%2fetc%2fpasswd", "welfare-kg-latest.exe", "welfare-kg-latest-x.csv"],
)
def test_other_names_are_nobody_s(client: httpx.Client, name: str) -> None:
    answer = client.get(f"/dumps/{name}")
    assert (answer.status_code, answer.json()["status"]) == (404, 404)


def test_the_catalogue_names_each_file_and_each_is_there(client: httpx.Client, version: str) -> None:
    listed = client.get("/catalogue.json").json()
    assert listed["version"] == version
    assert [file["name"] for file in listed["files"]] == [name for name, _, _ in files(version)]
    for file in listed["files"]:
        assert client.head(file["href"]).status_code == 200
    page = client.get("/catalogue", headers={"accept": "text/html"})
    assert all(f'href="{file["href"]}"' in page.text for file in listed["files"])
    assert version in page.text


@pytest.mark.parametrize("path", ["/.well-known/void", "/catalogue", "/catalogue.nt"])
def test_the_data_described_for_programs(client: httpx.Client, shipped: Workspace, path: str) -> None:
    answer = client.get(path, headers={"accept": "application/n-triples"})
    held = {(q.predicate.value, str(q.object)) for q in ox.parse(answer.content, format=RdfFormat.N_TRIPLES)}
    files_of = {value for name, value in held if name == DCAT + "downloadURL"}
    assert len(files_of) == 2 * len(GRAPHS) + len(TABLES)
    assert f'"{len(shipped.view)}"^^<http://www.w3.org/2001/XMLSchema#integer>' in {
        value for name, value in held if name == VOID + "triples"
    }
    assert (VOID + "sparqlEndpoint", f"<{client.base_url}/sparql>".replace("//sparql", "/sparql")) in held
    assert (DCAT + "version", f'"{shipped.info().data}"') in held


def test_where_the_site_stands_can_be_said(shipped: Workspace) -> None:
    from kg.web.site import Settings

    settings = Settings(base="https://kg.example.org/data")
    with serving(Site(shipped.path, settings)) as at:
        text = httpx.get(at + "/.well-known/void").text
    assert "https://kg.example.org/data/sparql" in text
    assert "127.0.0.1" not in text
