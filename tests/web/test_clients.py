"""Programs that people use ask the endpoint as they are, over real HTTP."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from kg.model.iri import WK
from kg.web.site import Site
from kg.workspace import Workspace
from tests.web.serving import serving

LABELS = "SELECT ?o { wk:Award rdfs:label ?o } ORDER BY ?o"
CONSTRUCT = "CONSTRUCT WHERE { wk:Award rdfs:label ?o }"


@pytest.fixture(scope="module")
def endpoint(shipped: Workspace) -> Iterator[str]:
    with serving(Site(shipped.path)) as at:
        yield at + "/sparql"


@pytest.fixture(scope="module")
def expected(shipped: Workspace) -> list[str]:
    return [str(row["o"]) for row in shipped.query(LABELS)]


def converted(asking: SPARQLWrapper) -> Any:  # noqa: ANN401 - of a kind for each format
    return asking.queryAndConvert()


class TestSparqlWrapper:
    @pytest.mark.parametrize(("method", "how"), [("GET", None), (POST, None), (POST, POSTDIRECTLY)])
    def test_rows(self, endpoint: str, expected: list[str], method: str, how: str | None) -> None:
        asking = SPARQLWrapper(endpoint)
        asking.setQuery(LABELS)
        asking.setMethod(method)
        if how:
            asking.setRequestMethod(how)
        asking.setReturnFormat(JSON)
        answer = converted(asking)
        assert [row["o"]["value"] for row in answer["results"]["bindings"]] == expected

    def test_xml_and_csv(self, endpoint: str, expected: list[str]) -> None:
        asking = SPARQLWrapper(endpoint)
        asking.setQuery(LABELS)
        asking.setReturnFormat(XML)
        assert [node.firstChild.data for node in converted(asking).getElementsByTagName("literal")] == expected
        asking.setReturnFormat(CSV)
        assert converted(asking).decode().split("\r\n")[1:-1] == expected

    @pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # SPARQLWrapper's own, of rdflib
    def test_a_graph(self, endpoint: str, expected: list[str]) -> None:
        asking = SPARQLWrapper(endpoint)
        asking.setQuery(CONSTRUCT)
        asking.setReturnFormat(TURTLE)
        graph = rdflib.Graph().parse(data=converted(asking), format="turtle")
        assert sorted(map(str, graph.objects())) == expected
        asking.setReturnFormat(XML)
        assert sorted(map(str, converted(asking).objects())) == expected

    def test_a_bad_query_is_the_asker_s_error(self, endpoint: str) -> None:
        asking = SPARQLWrapper(endpoint)
        asking.setQuery("SELECT * {")
        with pytest.raises(QueryBadFormed, match="line 1"):
            converted(asking)


class TestRdflib:
    @pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
    @pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
    def test_rows(self, endpoint: str, expected: list[str], method: str, form: str) -> None:
        graph = rdflib.Graph(SPARQLStore(endpoint, method=method, returnFormat=form))
        rows = graph.query(f"PREFIX wk: <{WK.iri}> {LABELS}")
        assert [str(row[0]) for row in rows if isinstance(row, rdflib.query.ResultRow)] == expected

    def test_patterns(self, endpoint: str, expected: list[str]) -> None:
        graph = rdflib.Graph(SPARQLStore(endpoint))
        award = rdflib.URIRef(WK.Award.value)
        assert sorted(map(str, graph.objects(award, rdflib.RDFS.label))) == expected
        assert (award, rdflib.RDF.type, rdflib.OWL.Class) in graph
        assert len(graph) > 1_000

    def test_ask_and_construct(self, endpoint: str, expected: list[str]) -> None:
        graph = rdflib.Graph(SPARQLStore(endpoint))
        assert graph.query(f"ASK {{ <{WK.Award.value}> ?p ?o }}").askAnswer is True
        made = graph.query(f"PREFIX wk: <{WK.iri}> {CONSTRUCT}").graph
        assert made is not None
        assert sorted(map(str, made.objects())) == expected


@pytest.mark.skipif(not shutil.which("curl"), reason="without curl")
@pytest.mark.parametrize(
    "arguments",
    [
        ["-G", "--data-urlencode", "query=" + LABELS],
        ["--data-urlencode", "query=" + LABELS],
        ["-H", "Content-Type: application/sparql-query", "--data-binary", LABELS],
    ],
)
def test_curl(endpoint: str, expected: list[str], arguments: list[str]) -> None:
    command = ["curl", "-sS", "--fail", "-H", "Accept: text/csv", *arguments, endpoint]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["o", *expected]


@pytest.mark.skipif(not shutil.which("node"), reason="without node")
def test_javascript(endpoint: str, expected: list[str]) -> None:
    script = Path(__file__).with_name("client.mjs")
    done = subprocess.run(["node", str(script), endpoint], capture_output=True, text=True, check=False)
    told = json.loads(done.stdout or f'"{done.stderr}"')
    assert told["rows"] == [expected] * 3
    assert told["bytes"] > 100
    assert (told["status"], told["problem"]["status"]) == (400, 400)
