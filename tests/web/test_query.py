"""The page on which SPARQL is written, without a script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from kg.questions import questions
from kg.web.app import create
from kg.web.query import PAGE
from kg.web.site import Settings, Site
from kg.workspace import Workspace
from tests.web.conftest import SCRIPT
from tests.web.reading import Reading

LABELS = "SELECT ?s ?o { ?s rdfs:label ?o }"


def asked(client: TestClient, **values: str) -> dict[str, object]:
    answer = client.get("/query.json", params=values)
    assert answer.status_code == 200, answer.text
    told: dict[str, object] = answer.json()
    return told


def test_it_begins_with_a_question_and_every_other_as_a_link(pages: TestClient) -> None:
    page = pages.get("/query")
    assert page.status_code == 200
    assert "30" in Reading(page.text).texts["ask"]
    assert "SELECT" in Reading(page.text).texts["sparql"]
    links = [link for link in Reading(page.text).links if link.startswith("/query?example=")]
    assert len(links) == len(questions())
    assert 'href="/query" aria-current="page"' in page.text


def test_no_question_has_a_parameter_of_the_page_s_own(pages: TestClient) -> None:
    own = {one.name for one in PAGE.parameters} | {"lang", "page"}
    assert not [one.name for one in questions() if own & set(one.parameters)]


def test_a_form_without_a_script_is_answered_by_a_table(pages: TestClient) -> None:
    query = "SELECT ?m ?name { ?m a wk:Municipality ; rdfs:label ?name } ORDER BY ?m LIMIT 3"
    page = Reading(pages.get("/query", params={"query": query}).text)
    assert query in page.texts["sparql"]
    assert len([link for link in page.links if link.startswith("/id/municipality/")]) == 3
    assert [link for link in page.links if link.startswith("/sparql?query=") and link.endswith("format=csv")]


def test_a_question_about_something_has_its_rows_and_their_words(pages: TestClient) -> None:
    page = Reading(pages.get("/query?example=awards-of&municipality=순천시").text)
    assert '"순천시"' in page.texts["sparql"]
    assert "# param" not in page.texts["sparql"]
    assert [link for link in page.links if "#c" in link]
    told = asked(pages, example="awards-of", municipality="순천시")
    assert told["about"] == {"municipality": "순천시"}
    assert asked(pages, example="awards-of")["about"] == {"municipality": "익산시"}


def test_a_name_that_nothing_has_is_told_with_the_form_as_it_was(pages: TestClient) -> None:
    answer = pages.get("/query?example=awards-of&municipality=순찬시")
    assert answer.status_code == 404
    assert 'value="순찬시"' in answer.text
    assert "순천시" in Reading(answer.text).texts["answer"]
    assert pages.get("/query.json?example=awards-of&municipality=순찬시").json()["status"] == 404


def test_a_mistake_is_told_with_its_line(pages: TestClient) -> None:
    answer = pages.get("/query", params={"query": "SELECT ?a\nWHERE {\n  ?a ?b\n}"})
    assert answer.status_code == 400
    assert 'data-line="4"' in answer.text
    assert "4행 2열" in Reading(answer.text).texts["answer"]
    english = pages.get("/query", params={"query": "SELECT ?a\nWHERE {\n  ?a ?b\n}", "lang": "en"})
    assert "syntax error at line 4" in Reading(english.text).texts["answer"]
    pages.cookies.clear()


@pytest.mark.parametrize(
    ("query", "status"), [("INSERT DATA { <a:b> <a:c> 1 }", 403), ("ASK { SERVICE <http://x/> {} }", 403), ("{", 400)]
)
def test_what_is_refused_is_refused_here_too(pages: TestClient, query: str, status: int) -> None:
    answer = pages.get("/query", params={"query": query})
    assert answer.status_code == status
    assert query in Reading(answer.text).texts["sparql"]


def test_limits_may_be_lowered_but_not_raised(pages: TestClient) -> None:
    assert asked(pages, query="ASK {}", timeout="2.5")["seconds"] == 2.5
    assert asked(pages, query="ASK {}", timeout="9999")["seconds"] == 30
    assert pages.get("/query", params={"query": "ASK {}", "timeout": "soon"}).status_code == 400
    files = asked(pages, query="ASK {}", timeout="2.5")["files"]
    assert isinstance(files, list)
    assert all("timeout=2.5" in one["address"] for one in files)


def test_a_query_ends_at_its_limit_with_a_word(pages: TestClient) -> None:
    endless = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(4))} }}"
    answer = pages.get("/query", params={"query": endless, "timeout": "0.3"})
    assert answer.status_code == 503
    assert "0.3" in Reading(answer.text).texts["answer"]


@pytest.mark.parametrize(
    ("query", "kind", "files"),
    [
        ("ASK {}", "truth", ["json", "xml"]),
        ("CONSTRUCT WHERE { ?s a wk:Award } LIMIT 2", "graph", ["ttl", "nt", "jsonld", "rdf"]),
        (LABELS + " LIMIT 2", "rows", ["csv", "tsv", "json", "xml"]),
    ],
)
def test_each_kind_of_answer_can_be_taken_away(pages: TestClient, query: str, kind: str, files: list[str]) -> None:
    told = asked(pages, query=query)
    answer, held = told["answer"], told["files"]
    assert isinstance(answer, dict)
    assert isinstance(held, list)
    assert answer["kind"] == kind
    assert [one["form"] for one in held] == files
    for one in held:
        assert pages.get(one["address"]).headers["content-type"].startswith(one["media"])


def test_rows_that_do_not_fit_are_said_to_be_more(pages: TestClient) -> None:
    answer = pages.get("/query", params={"query": "SELECT * { ?s ?p ?o }"})
    assert Reading(answer.text).tags.count("tr") == 501
    assert "답이 더 있습니다" in Reading(answer.text).texts["answer"]


def test_nothing_found_is_said(pages: TestClient) -> None:
    answer = pages.get("/query", params={"query": "SELECT * { <urn:no> ?p ?o }"})
    assert "맞는 것이 없습니다" in Reading(answer.text).texts["answer"]


def test_a_long_query_fits(pages: TestClient) -> None:
    assert asked(pages, query="ASK {} #" + "글" * 5_000)["answer"] == {"kind": "truth", "truth": True, "cut": False}


def test_words_of_a_hostile_document_and_query_are_text(nastypages: TestClient) -> None:
    query = "SELECT ?name { ?x ?p ?name FILTER(CONTAINS(STR(?name), '<script')) } # </textarea>" + SCRIPT
    page = nastypages.get("/query", params={"query": query}).text
    assert SCRIPT not in page
    assert SCRIPT in Reading(page).texts["answer"]
    assert query in Reading(page).texts["sparql"]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    site = Site(Workspace(tmp_path_factory.mktemp("empty")).path, Settings(children=1))
    with TestClient(create(site), headers={"accept": "text/html,*/*;q=0.8"}) as client:
        yield client


def test_without_a_graph_it_says_what_to_do(empty: TestClient) -> None:
    assert "kg build" in empty.get("/query?query=ASK%20{}").text
    assert empty.get("/query?query=ASK%20{}").status_code == 503
