"""The shipped graph on each server: what people ask, export and look at is what the embedded store says."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from starlette.testclient import TestClient

from kg.errors import KgError
from kg.formats import write_graph
from kg.questions import TABLES, questions
from kg.store.opening import folder
from kg.store.rows import Rows, Value
from kg.web.app import create
from kg.web.site import Site
from kg.workspace import Workspace
from tests.store import servers
from tests.store.conftest import remote
from tests.store.servers import Server

VIRTUOSO = {
    "new-and-ended-fields": "a second GROUP_CONCAT repeats the first",
    "awards-by-level": "a sort takes no text of more than 4,000 characters along",
    "awards-told-apart": "joins two variable graphs: minutes",
}
"""What Virtuoso 7.2.5 answers otherwise, each with what of it is to blame."""

BLANK = b"_:"
START = {"oxigraph": servers.oxigraph, "virtuoso": servers.virtuoso}


class Served(Workspace):
    """The folder of a server, whose credentials the test knows."""

    def __init__(self, path: Path, server: Server) -> None:
        super().__init__(path)
        self.server = server
        self.store = remote(server)


@pytest.fixture(scope="module", params=list(START))
def served(
    request: pytest.FixtureRequest, shipped: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The shipped graph, on a server that has never held anything else: what Virtuoso does follows its statistics."""
    with START[request.param](tmp_path_factory.mktemp(request.param)) as server:
        held = Served(folder(tmp_path_factory.mktemp("home"), server.url), server)
        view = shipped.view
        with held.store.writer() as writer:
            for entry in view.manifest.entries.values():
                if not entry.background:
                    writer.keep(entry.digest, shipped.store.source(entry.digest))
                writer.replace(entry, view.quads(graph=NamedNode(entry.graph)))
        yield held


def plain(value: Value) -> Value:
    """A truth is a number to Virtuoso, once computed; 85 and 85.0 are one."""
    return float(value) if isinstance(value, int) else value


def same(one: Rows, other: Rows) -> None:
    assert one.columns == other.columns
    assert [list(map(plain, row)) for row in one.values()] == [list(map(plain, row)) for row in other.values()]


def test_the_competency_questions(served: Served, shipped: Workspace) -> None:
    known = VIRTUOSO if served.server.name == "virtuoso" else {}
    asked = {question.name: question.text for question in questions() if question.name not in known}
    assert [name for name, text in asked.items() if said(served, text) != said(shipped, text)] == []


def listed(column: str, value: Value) -> Value:
    """What a GROUP_CONCAT put together counts, not in which order: no subquery's ORDER BY binds an aggregate."""
    return " ".join(sorted(value.split(" "))) if column == "evidence" and isinstance(value, str) else value


def said(workspace: Workspace, query: str) -> list[str]:
    try:
        return sorted(repr([plain(listed(k, row[k])) for k in row]) for row in workspace.rows(query))
    except KgError as error:
        return [error.message]


def test_the_tables_and_the_audit(served: Served, shipped: Workspace) -> None:
    known = VIRTUOSO if served.server.name == "virtuoso" else {}
    for kind in set(TABLES) - set(known):
        same(served.table(kind), shipped.table(kind))
    for page in ("audit", "info"):
        for one, other in zip(served.section(page), shipped.section(page), strict=True):
            assert sorted(map(repr, one.rows)) == sorted(map(repr, other.rows)), one
    assert served.info().counts == shipped.info().counts
    assert served.info().triples == shipped.info().triples
    assert served.info().data == shipped.info().data


def test_the_exports(served: Served, shipped: Workspace) -> None:
    """Whole, byte for byte, but for the names of blank nodes."""
    for form in ("nt", "nq"):
        one, other = io.BytesIO(), io.BytesIO()
        write_graph(served.view, form, one)
        write_graph(shipped.view, form, other)
        assert without(BLANK, one) == without(BLANK, other)
        assert len(one.getvalue().splitlines()) == len(other.getvalue().splitlines()) > len(without(BLANK, one))


def without(sign: bytes, written: io.BytesIO) -> list[bytes]:
    return sorted(line for line in written.getvalue().splitlines() if sign not in line)


def test_it_conforms_there_as_here(served: Served, shipped: Workspace) -> None:
    assert served.validate().conforms == shipped.validate().conforms


def test_pages_and_likeness(served: Served, shipped: Workspace) -> None:
    for name in ("익산시", "좋은이웃들"):
        for one, other in zip(served.show(name), shipped.show(name), strict=True):
            assert (one.iri, one.kind, one.label, one.names) == (other.iri, other.kind, other.label, other.names)
            for mine, theirs in zip(one.sections, other.sections, strict=True):
                assert sorted(map(repr, mine.rows)) == sorted(map(repr, theirs.rows))
    entry = shipped.view.manifest.documents[0]
    assert served.source(entry.name) == shipped.source(entry.name)


@pytest.fixture
def environment(served: Served) -> dict[str, str]:
    home = served.path.parent.parent
    return {**os.environ, "KG_HOME": str(home), "KG_STORE": served.server.url} | (
        {"KG_STORE_USER": served.server.user, "KG_STORE_PASSWORD": served.server.password} if served.server.user else {}
    )


def kg(environment: dict[str, str], *arguments: str) -> str:
    command = [str(Path(sys.executable).parent / "kg"), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert environment.get("KG_STORE_PASSWORD", "\0") not in done.stdout + done.stderr
    return done.stdout


def test_the_commands(served: Served, shipped: Workspace, environment: dict[str, str]) -> None:
    rows = json.loads(kg(environment, "query", "awards-of", "municipality=익산시", "--json"))
    assert rows == list(shipped.rows(next(q for q in questions() if q.name == "awards-of").text))
    counted = json.loads(kg(environment, "sparql", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "--json"))
    assert counted["results"]["bindings"][0]["n"]["value"] == str(len(shipped.view))
    assert "익산시" in kg(environment, "show", "익산시")


def test_the_explorer(served: Served, shipped: Workspace) -> None:
    site = Site(served.path)
    site._held = served
    with TestClient(create(site)) as client:
        for path in (
            "/",
            "/findings",
            "/about",
            "/sparql?query=ASK%20%7B%20%3Fs%20a%20wk%3AAward%20%7D",
            "/data?default",
        ):
            answer = client.get(path)
            assert answer.status_code == 200, (path, answer.text[:300])
        assert client.get("/sparql", params={"query": "DROP ALL"}).status_code == 403
        rows = client.get("/sparql", params={"query": "SELECT ?s { ?s a wk:Award }", "format": "json"}).json()
        assert len(rows["results"]["bindings"]) == len(shipped.query("SELECT ?s { ?s a wk:Award }"))
