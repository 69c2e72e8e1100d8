"""One suite for every store: what it merges, replaces and removes, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    RdfFormat,
    Variable,
    serialize,
)

from kg.errors import NoGraph, NotFound, QueryError, QueryRefused, StoreError
from kg.store.child import Kind, Limits, Question
from kg.store.protocol import Store, View
from tests.store.conftest import E, entry, put, quad

XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = {"ex": E}
KINDS = [
    *(("2017", "gYear"), ("2017-03", "gYearMonth"), ("2017-12-11", "date"), ("2017-12-11T01:02:03", "dateTime")),
    *(("true", "boolean"), ("false", "boolean"), ("0", "integer"), ("-30000000", "integer"), ("85", "decimal")),
    *(("0.5", "decimal"), ("-12.25", "decimal"), ("http://a/b", "anyURI")),
]
WORDS = [
    "",
    " 띄어 쓴 ",
    '따옴표 " 와 \\ 와 \n 줄\t\r',
    "'작은'",
    "😀𠀀",
    "e\u0301",
    "가" * 3000,
    "<a> & {b} ?c $d",
    "2017",
]


def merged(view: View) -> set[tuple[str, str]]:
    return {(q.subject.value.removeprefix(E), q.object.value) for q in view.quads(graph=DefaultGraph())}  # type: ignore[union-attr]


def test_without_a_build_there_is_no_graph(each: Store) -> None:
    with pytest.raises(NoGraph) as caught:
        each.view()
    assert "kg build" in str(caught.value)
    assert each.current() == ""


def test_a_triple_of_two_documents_counts_once(each: Store) -> None:
    with each.writer() as writer:
        writer.replace(entry("a"), [quad("s", "p", "shared"), quad("s", "p", "a")])
        writer.replace(entry("b"), [quad("s", "p", "shared"), quad("s", "p", "b")])
    view = each.view()
    assert view.version == each.current() != ""
    assert view.version.isdigit()
    assert merged(view) == {("s", "shared"), ("s", "a"), ("s", "b")}
    assert len(view) == 3
    counted = view.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert [row["n"].value for row in counted] == ["3"]
    within = view.select("SELECT ?g { GRAPH ?g { ?s ?p 'shared' } } ORDER BY ?g")
    assert [row["g"].value for row in within] == [E + "a", E + "b"]


def test_replacing_removes_only_what_no_other_document_states(each: Store) -> None:
    with each.writer() as writer:
        writer.replace(entry("a"), [quad("s", "p", "shared"), quad("s", "p", "a")])
        writer.replace(entry("b"), [quad("s", "p", "shared"), quad("s", "p", "b")])
    put(each, "a", [quad("s", "p", "new")], "d2")
    assert merged(each.view()) == {("s", "shared"), ("s", "b"), ("s", "new")}
    put(each, "b", [], "d2")
    view = each.view()
    assert merged(view) == {("s", "new")}
    assert [g.value for g in view.graphs()] == [E + "a"]
    assert {e.name: (e.triples, e.digest) for e in view.manifest.documents} == {"a": (1, "d2"), "b": (0, "d2")}


def test_removing_takes_only_what_no_other_document_states(each: Store) -> None:
    with each.writer() as writer:
        for name, digest in (("a", "d1"), ("b", "d2"), ("c", "d2")):
            writer.replace(entry(name, digest), [quad("s", "p", "shared"), quad("s", "p", name)])
        writer.keep("d1", b"a")
        writer.keep("d2", "익산시".encode() * 1000)
    with each.writer() as writer:
        assert writer.remove("a").name == "a"
        writer.remove("b")
    view = each.view()
    assert merged(view) == {("s", "shared"), ("s", "c")}
    assert [g.value for g in view.graphs()] == [E + "c"]
    assert [e.name for e in view.manifest.documents] == ["c"]
    assert each.source("d2").decode() == "익산시" * 1000
    with pytest.raises(StoreError):
        each.source("d1")


def test_what_comes_and_goes_in_one_build_leaves_nothing(each: Store) -> None:
    with each.writer() as writer:
        writer.replace(entry("a"), [quad("s", "p", "shared"), quad("s", "p", "a")])
        writer.replace(entry("b"), [quad("s", "p", "never")])
        writer.put(entry("b"), f'<{E}s> <{E}p> "shared" .\n<{E}s> <{E}p> "b" .\n'.encode())
        writer.remove("a")
    view = each.view()
    assert merged(view) == {("s", "shared"), ("s", "b")}
    assert {q.graph_name.value for q in view.quads() if isinstance(q.graph_name, NamedNode)} == {E + "b"}


def test_a_document_that_is_not_there_and_the_background_stay(each: Store) -> None:
    with each.writer() as writer:
        writer.replace(entry("award-2019.txt"), [quad("s", "p", "b")])
        writer.replace(replace(entry("/ontology"), background=True), [quad("s", "p", "o")])
    for name in ("award-2018.txt", "/ontology"):
        with pytest.raises(NotFound) as caught, each.writer() as writer:
            writer.remove(name)
        assert name == "/ontology" or "award-2019.txt" in caught.value.hint
    assert merged(each.view()) == {("s", "b"), ("s", "o")}


def test_a_document_that_moves_to_another_graph_leaves_nothing_behind(each: Store) -> None:
    put(each, "a", [quad("s", "p", "old")])
    with each.writer() as writer:
        writer.replace(replace(entry("a", "d2"), graph=E + "b"), [quad("s", "p", "new")])
    view = each.view()
    assert merged(view) == {("s", "new")}
    assert [g.value for g in view.graphs()] == [E + "b"]


def test_a_writer_that_changes_nothing_writes_nothing(each: Store) -> None:
    put(each, "a", [quad("s", "p", "1")])
    before = each.current()
    with each.writer() as writer:
        assert writer.manifest.holds(entry("a"))
        assert not writer.manifest.holds(entry("a", "d2"))
    assert each.current() == before


def test_a_failed_build_leaves_the_old_graph(each: Store) -> None:
    put(each, "a", [quad("s", "p", "old")])
    before = each.current()

    def interrupted() -> Iterator[Quad]:
        yield quad("s", "p", "new")
        raise KeyboardInterrupt

    def build() -> None:
        with each.writer() as writer:
            writer.replace(entry("a", "d2"), [quad("s", "p", "never seen")])
            writer.replace(entry("b", "d2"), interrupted())

    with pytest.raises(KeyboardInterrupt):
        build()
    assert each.current() == before
    assert merged(each.view()) == {("s", "old")}
    assert len(list(each.view().quads())) == 2


def test_readers_see_nothing_of_a_build_under_way(each: Store) -> None:
    put(each, "a", [quad("s", "p", "old")])
    many = [quad("s", "p", f"new {i}") for i in range(5000)]  # more than one update holds
    with each.writer() as writer:
        writer.replace(entry("b"), many)
        view = each.view()
        assert merged(view) == {("s", "old")}
        everywhere = view.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
        assert [row["g"].value for row in everywhere] == [E + "a"]
        reply = view.ask(Question("SELECT ?g { GRAPH ?g { ?s ?p ?o } }", rows="text/csv"), Limits())
        assert reply.content.decode().split() == ["g", E + "a"]
    assert len(each.view()) == 5001


def test_terms_come_back_as_they_were(each: Store) -> None:
    where, p = NamedNode(E + "g"), NamedNode(E + "p")
    held = [Literal(value, datatype=NamedNode(XSD + kind)) for value, kind in KINDS]
    held += [Literal(word) for word in WORDS] + [Literal(word, language="ko") for word in WORDS]
    held += [Literal("Hi", language="en"), Literal("x", datatype=NamedNode(E + "kind"))]
    objects: list[Literal | NamedNode] = [*held, NamedNode(E + "익산시"), NamedNode(E + "a%20b?c=d#e")]
    quads = {Quad(NamedNode(f"{E}s{i}"), p, value, where) for i, value in enumerate(objects)}
    put(each, "a", quads)
    view = each.view()
    assert {q.triple for q in view.quads(graph=DefaultGraph())} == {q.triple for q in quads}
    rows = {row["s"].value: row["o"] for row in view.select("SELECT ?s ?o { ?s ?p ?o }")}
    assert rows == {q.subject.value: q.object for q in quads}  # type: ignore[union-attr]
    for q in quads:  # each can be asked for, too (to Virtuoso 0 and false are one value)
        found = [other.subject for other in view.quads(None, p, q.object, DefaultGraph())]
        assert q.subject in found
        assert len(found) == 1 or q.object.value in {"0", "false"}  # type: ignore[union-attr]


def test_blank_nodes_can_be_followed(each: Store) -> None:
    node, p, where = BlankNode("inner"), NamedNode(E + "p"), NamedNode(E + "g")
    put(each, "a", [Quad(NamedNode(E + "s"), p, node, where), Quad(node, p, Literal("inside"), where)])
    view = each.view()
    (found,) = view.quads(NamedNode(E + "s"), graph=DefaultGraph())
    assert isinstance(found.object, BlankNode)
    assert [q.object for q in view.quads(found.object, graph=DefaultGraph())] == [Literal("inside")]
    put(each, "a", [quad("s", "p", "plain")], "d2")
    assert merged(each.view()) == {("s", "plain")}


def test_statements_put_as_text_are_as_those_put_as_quads(each: Store) -> None:
    held = [quad("s", "p", "shared"), quad("s", "p", 'a "quoted" <word> .\nand a second line')]
    text = serialize((q.triple for q in held), format=RdfFormat.N_TRIPLES) or b""
    with each.writer() as writer:
        assert writer.put(entry("a"), text).triples == 2
    before = {q.triple for q in each.view().quads(graph=DefaultGraph())}
    with each.writer() as writer:
        assert writer.put(entry("a", "d2"), text).triples == 2
    assert {q.triple for q in each.view().quads(graph=DefaultGraph())} == before == {q.triple for q in held}


def test_every_pattern(each: Store) -> None:
    with each.writer() as writer:
        writer.replace(entry("a"), [quad("s", "p", "1"), quad("t", "q", "2")])
        writer.replace(entry("b"), [quad("s", "p", "1")])
    view = each.view()
    s, p, one = NamedNode(E + "s"), NamedNode(E + "p"), Literal("1")
    assert len(list(view.quads())) == 5
    patterns: tuple[tuple[NamedNode | None, NamedNode | None, Literal | None], ...] = (
        (s, None, None),
        (None, p, None),
        (None, None, one),
        (s, p, None),
        (s, p, one),
    )
    for a, b, c in patterns:
        found = list(view.quads(a, b, c))
        assert {q.triple for q in found} == {Quad(s, p, one).triple}
        assert len(found) == 3
        assert [q.graph_name for q in view.quads(a, b, c, NamedNode(E + "a"))] == [NamedNode(E + "a")]
    assert list(view.quads(s, p, Literal("2"))) == []
    assert list(view.quads(s, graph=NamedNode(E + "none"))) == []


def test_a_view_answers_and_refuses_to_write(each: Store) -> None:
    put(each, "a", [quad("s", "p", "1"), quad("s", "p", "2")])
    view = each.view()
    answer = view.query("ASK { ?s ?p '1' }")
    assert isinstance(answer, QueryBoolean)
    assert bool(answer)
    bound = view.query("SELECT ?s ?o { ?s ?p ?o }", {Variable("o"): Literal("2")})
    assert isinstance(bound, QuerySolutions)
    assert len(list(bound)) == 1
    for wrong in ("ASK {}", "SELEC", "SELECT * {"):
        with pytest.raises(QueryError):
            view.select(wrong)
    triples = view.query(f"CONSTRUCT {{ ?s <{E}q> ?o }} {{ ?s ?p ?o }}")
    assert {str(triple) for triple in triples} == {f'<{E}s> <{E}q> "1"', f'<{E}s> <{E}q> "2"'}  # type: ignore[union-attr]
    assert not hasattr(view, "replace")


class TestQueriesOfOthers:
    @pytest.fixture
    def view(self, each: Store) -> View:
        put(each, "a", [quad(f"s{i:03}", "p", f"값 {i}") for i in range(300)])
        return each.view()

    def test_formats(self, view: View) -> None:
        query = "SELECT ?o { ex:s007 ?p ?o }"
        for media, told in (("text/csv", "o\r\n값 7\r\n"), ("text/tab-separated-values", '?o\n"값 7"\n')):
            reply = view.ask(Question(query, PREFIXES, rows=media), Limits())
            assert (reply.kind, reply.content.decode(), reply.cut) == (Kind.ROWS, told, False)
        reply = view.ask(Question("ASK { ex:s007 ?p ?o }", PREFIXES), Limits())
        assert reply.kind is Kind.TRUTH
        assert b"true" in reply.content
        reply = view.ask(Question("CONSTRUCT WHERE { ex:s007 ex:p ?o }", PREFIXES, graph="text/turtle"), Limits())
        assert reply.kind is Kind.GRAPH
        assert "ex:s007 ex:p" in reply.content.decode()

    def test_refusals(self, view: View) -> None:
        for text in (
            "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
            "DROP ALL",
            "LOAD <http://127.0.0.1:1/>",
        ):
            with pytest.raises(QueryRefused):
                view.ask(Question(text), Limits())
        with pytest.raises(QueryError):
            view.ask(Question("SELECT * { none:a ?p ?o }", PREFIXES), Limits())

    def test_limits(self, view: View) -> None:
        few = view.ask(Question("SELECT ?s { ?s ?p ?o }", rows="text/csv"), Limits(rows=10))
        assert few.cut
        assert len(few.content.split()) == 11
        small = view.ask(Question("SELECT ?s { ?s ?p ?o }", rows="text/csv"), Limits(size=1000))
        assert small.cut
        assert len(small.content) <= 1100
        triples = view.ask(Question("CONSTRUCT WHERE { ?s ?p ?o }"), Limits(rows=10))
        assert triples.cut
        assert triples.content.count(b"<https://example.org/p>") == 10

    def test_a_dataset_of_ones_own(self, view: View) -> None:
        here, count = f"<{E}a>", "SELECT (COUNT(*) AS ?n)"
        for query in (f"{count} FROM {here} {{ ?s ?p ?o }}", f"{count} {{ GRAPH {here} {{ ?s ?p ?o }} }}"):
            assert view.ask(Question(query, rows="text/csv"), Limits()).content.split() == [b"n", b"300"]
        asked = Question(f"{count} {{ ?s ?p ?o }}", rows="text/csv", default=(E + "a",))
        assert view.ask(asked, Limits()).content.split() == [b"n", b"300"]
