"""Queries of others: refused, ended, or answered, and never the end of this process."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import QueryError, QueryRefused, QueryTimeout
from kg.store.child import Kind, Question
from kg.store.guard import Limits, ask, check
from kg.store.oxigraph import OxigraphStore
from tests.store.conftest import E, put, quad

PREFIXES = {"wk": "https://w3id.org/welfare-kg/ontology#", "ex": E}


@pytest.fixture
def path(store: OxigraphStore) -> Path:
    numbers = [Quad(NamedNode(f"{E}{i}"), NamedNode(f"{E}n"), Literal(i), NamedNode(f"{E}g")) for i in range(200)]
    put(store, "a", [*numbers, quad("x", "n", "12번"), quad("x", "label", "익산시")])
    return store.view().path


@pytest.mark.parametrize("fork", [True, False])
class TestAnswers:
    def test_rows(self, path: Path, fork: bool) -> None:
        reply = ask(path, Question("SELECT ?o { ex:x ex:label ?o }", PREFIXES, rows="text/csv"), fork=fork)
        assert (reply.kind, reply.content.decode()) == (Kind.ROWS, "o\r\n익산시\r\n")

    def test_truth(self, path: Path, fork: bool) -> None:
        reply = ask(path, Question("ASK { ex:x ex:label '익산시' }", PREFIXES), fork=fork)
        assert reply.kind is Kind.TRUTH
        assert b"true" in reply.content

    def test_graph(self, path: Path, fork: bool) -> None:
        reply = ask(path, Question("CONSTRUCT { ?s ex:l ?o } { ?s ex:label ?o }", PREFIXES), fork=fork)
        assert reply.kind is Kind.GRAPH
        assert reply.content.decode() == f'<{E}x> <{E}l> "익산시" .\n'

    def test_a_long_answer_comes_whole(self, path: Path, fork: bool) -> None:
        crossed = "SELECT ?a ?b { ?a ex:n ?x . ?b ex:n ?y }"
        reply = ask(path, Question(crossed, PREFIXES, rows="text/csv"), fork=fork)
        assert reply.content.count(b"\r\n") == 201 * 201 + 1

    def test_a_long_question_arrives_whole(self, path: Path, fork: bool) -> None:
        values = " ".join(f"'{i:08d}'" for i in range(30_000))
        reply = ask(path, Question(f"SELECT (COUNT(*) AS ?n) {{ VALUES ?v {{ {values} }} }}"), fork=fork)
        assert b'"30000"' in reply.content

    def test_the_deadline(self, path: Path, fork: bool) -> None:
        endless = "SELECT (COUNT(*) AS ?n) { ?a ex:n ?1 . ?b ex:n ?2 . ?c ex:n ?3 . ?d ex:n ?4 }"
        with pytest.raises(QueryTimeout) as caught:
            ask(path, Question(endless, PREFIXES), Limits(seconds=0.5), fork=fork)
        assert "0.5" in caught.value.message
        assert caught.value.exit_code == 2

    def test_the_memory(self, path: Path, fork: bool) -> None:
        greedy = "SELECT * { ?a ex:n ?1 . ?b ex:n ?2 . ?c ex:n ?3 } ORDER BY ?1 ?2 ?3"
        with pytest.raises(QueryTimeout) as caught:
            ask(path, Question(greedy, PREFIXES), Limits(memory=500 << 20), fork=fork)
        assert "memory" in caught.value.message

    def test_what_panics_in_the_engine(self, path: Path, fork: bool) -> None:
        mixed = "SELECT ?v { VALUES ?v { 1 '1a' 2 '2b' 3.5 '10' 'x' 1e3 '3c' 7 } } ORDER BY ?v"
        many = " ".join(f"{i} '{i}x' '{i % 7}' {i}.5" for i in range(300))
        for query in (mixed, f"SELECT ?v {{ VALUES ?v {{ {many} }} }} ORDER BY ?v"):
            try:
                ask(path, Question(query), fork=fork)
            except QueryError as error:
                assert "STR()" in error.hint  # noqa: PT017 - some builds of the engine answer


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * { service?x{ ?s ?p ?o } }",
        "SELECT * { ?s ?p '\"' . SERVICE SILENT <http://x/> {} }",
        "SELECT * { ?s ?p <http://x#> . SERVICE <http://x/> {} }",
        "SELECT * { ?s ex:\\# ?o . SERVICE <http://x/> {} }",
        "SELECT * { FILTER(?a<?b) SERVICE <http://x/> {} }",
        "SELECT * # '\n{ SERVICE <http://x/> {} }",
        "SELECT * { VALUES ?x { <http://x/> } FILTER(?a<?b)SERVICE?x#>\n{ ?s ?p ?o } }",
        "SELECT * { FILTER((?a<?b)&&(1<2))SERVICE<http://x/>{} }",
        "SELECT (?a<" + "(" * 200 + "1" + ")" * 200 + "#>\n AS ?x) {}",
        "LOAD <http://x/>",
        "INSERT DATA { <a:> <b:> <c:> }",
        "DELETE WHERE { ?s ?p ?o }",
        "clear all",
        "PREFIX x: <http://x/> DROP GRAPH x:g",
        "SELECT * " + "{" * 300 + "}" * 300,
        "SELECT (" + "(" * 5000 + "1" + ")" * 5000 + " AS ?x) {}",
    ],
)
def test_refused(query: str) -> None:
    with pytest.raises(QueryRefused) as caught:
        check(query, PREFIXES)
    assert caught.value.hint


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE' }",
        'SELECT * { ?s ?p "a \\" SERVICE <http://x/>" }',
        "SELECT * { ?s ?p '''it's\nSERVICE''' }",
        'SELECT * { ?s ?p """INSERT "DATA" {""" }',
        "SELECT * { ?s <http://x/SERVICE> ?o } # SERVICE DELETE",
        "SELECT * { ?s <http://x/(SERVICE)/LOAD> ?o }",
        "SELECT ?service $DELETE { ?service ?p $DELETE }",
        "SELECT * { ?s ex:SERVICE ?o ; wk:load ex:INSERT . _:drop ?p ?o }",
        "SELECT * { ?s ?p 'x'@en }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
        "PREFIX : <http://x/> PREFIX 한글: <http://y/> SELECT * { ?s :p 한글:값 }",
        "",
    ],
)
def test_not_refused(query: str) -> None:
    check(query, PREFIXES)


def test_an_undeclared_prefix_is_named_with_its_place_and_the_nearest() -> None:
    with pytest.raises(QueryError) as caught:
        check("SELECT *\n{ ?s wkk:p ?o }", PREFIXES)
    assert "2행 6열" in caught.value.message
    assert "wkk:" in caught.value.message
    assert "wk: " in caught.value.hint


@pytest.mark.parametrize(
    ("query", "place", "advice"),
    [
        ("SELEC * {}", "line 1, column", "ASK"),
        ("SELECT * {\n  ?s ?p\n}", "line 3, column", "full stop"),
        ("SELECT * {\n  ?s ?p ?o", "line 2, column", "1 opened, 0 closed"),
        ("SELECT * { ?s ?p '익산 }", "line 1, column", "closed"),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "line 1, column", "GROUP BY"),
        ("", "line 1, column 1", "SELECT"),
    ],
)
def test_a_syntax_error_says_where_and_what_to_try(path: Path, query: str, place: str, advice: str) -> None:
    with pytest.raises(QueryError) as caught:
        ask(path, Question(query, PREFIXES), fork=True)
    assert place in caught.value.message
    assert advice in caught.value.hint
