"""The embedded store: what it merges, what it removes, and who sees which generation."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryBoolean, RdfFormat, serialize

from kg.errors import NoGraph, NotFound, QueryError, StoreBusy, StoreError
from kg.store.oxigraph import OxigraphStore, OxigraphView
from tests.store.conftest import E, entry, put, quad


def merged(view: OxigraphView) -> set[tuple[str, str]]:
    return {(q.subject.value.removeprefix(E), q.object.value) for q in view.quads(graph=DefaultGraph())}  # type: ignore[union-attr]


def tree(path: Path) -> dict[str, tuple[int, int]]:
    held = (p for p in path.rglob("*") if p.is_file())
    return {str(p.relative_to(path)): (p.stat().st_mtime_ns, p.stat().st_size) for p in held}


def test_without_a_build_there_is_no_graph(store: OxigraphStore) -> None:
    with pytest.raises(NoGraph) as caught:
        store.view()
    assert caught.value.exit_code == 4
    assert "kg build" in str(caught.value)
    assert not store.home.path.exists()


def test_a_triple_of_two_documents_counts_once(store: OxigraphStore) -> None:
    with store.writer() as writer:
        writer.replace(entry("a"), [quad("s", "p", "shared"), quad("s", "p", "a")])
        writer.replace(entry("b"), [quad("s", "p", "shared"), quad("s", "p", "b")])
    view = store.view()
    assert merged(view) == {("s", "shared"), ("s", "a"), ("s", "b")}
    assert len(view) == 3
    counted = view.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert [row["n"].value for row in counted] == ["3"]
    within = view.select("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p 'shared' } }")
    assert [row["n"].value for row in within] == ["2"]


def test_removing_takes_only_what_no_other_document_states(store: OxigraphStore) -> None:
    with store.writer() as writer:
        writer.replace(entry("a"), [quad("s", "p", "shared"), quad("s", "p", "a")])
        writer.replace(entry("b", "d2"), [quad("s", "p", "shared"), quad("s", "p", "b")])
        writer.keep("d1", b"a")
        writer.keep("d2", b"b")
    with store.writer() as writer:
        assert writer.remove("a").name == "a"
    view = store.view()
    assert merged(view) == {("s", "shared"), ("s", "b")}
    assert [g.value for g in view.graphs()] == [E + "b"]
    assert [e.name for e in view.manifest.documents] == ["b"]
    assert store.home.source("d2") == b"b"
    with pytest.raises(StoreError):
        store.home.source("d1")


def test_bytes_that_another_document_has_stay(store: OxigraphStore) -> None:
    with store.writer() as writer:
        writer.replace(entry("a"), [quad("s", "p", "a")])
        writer.replace(entry("b"), [quad("s", "p", "b")])
        writer.keep("d1", b"both")
    with store.writer() as writer:
        writer.remove("a")
    assert store.home.source("d1") == b"both"


def test_what_comes_and_goes_in_one_build_leaves_nothing(store: OxigraphStore) -> None:
    with store.writer() as writer:
        writer.replace(entry("a"), [quad("s", "p", "shared"), quad("s", "p", "a")])
        writer.put(entry("b"), f'<{E}s> <{E}p> "shared" .\n<{E}s> <{E}p> "b" .\n'.encode())
        writer.remove("a")
    assert merged(store.view()) == {("s", "shared"), ("s", "b")}


def test_a_document_that_is_not_there_stops_all(store: OxigraphStore) -> None:
    put(store, "award-2017.txt", [quad("s", "p", "a")])
    put(store, "award-2019.txt", [quad("s", "p", "b")])
    with pytest.raises(NotFound, match=r"award-2018[.]txt") as caught:
        _remove(store, "award-2017.txt", "award-2018.txt")
    assert "award-2017.txt" not in caught.value.hint
    assert "award-2019.txt" in caught.value.hint
    assert merged(store.view()) == {("s", "a"), ("s", "b")}


def _remove(store: OxigraphStore, *names: str) -> None:
    with store.writer() as writer:
        for name in names:
            writer.remove(name)


def test_the_background_is_no_document_to_remove(store: OxigraphStore) -> None:
    with store.writer() as writer:
        writer.replace(replace(entry("/ontology"), background=True), [quad("s", "p", "o")])
    with pytest.raises(NotFound), store.writer() as writer:
        writer.remove("/ontology")


def test_replacing_removes_only_what_no_other_document_states(store: OxigraphStore) -> None:
    with store.writer() as writer:
        writer.replace(entry("a"), [quad("s", "p", "shared"), quad("s", "p", "a")])
        writer.replace(entry("b"), [quad("s", "p", "shared"), quad("s", "p", "b")])
    put(store, "a", [quad("s", "p", "new")], "d2")
    view = store.view()
    assert merged(view) == {("s", "shared"), ("s", "b"), ("s", "new")}
    put(store, "b", [], "d2")
    last = store.view()
    assert merged(last) == {("s", "new")}
    assert [g.value for g in last.graphs()] == [E + "a"]
    assert {e.name: e.triples for e in last.manifest.documents} == {"a": 1, "b": 0}


def test_a_document_that_moves_to_another_graph_leaves_nothing_behind(store: OxigraphStore) -> None:
    put(store, "a", [quad("s", "p", "old")])
    with store.writer() as writer:
        moved = entry("b", "d2")
        writer.replace(type(moved)("a", "d2", "f1", graph=moved.graph), [quad("s", "p", "new")])
    view = store.view()
    assert merged(view) == {("s", "new")}
    assert [g.value for g in view.graphs()] == [E + "b"]


def test_a_writer_that_changes_nothing_writes_nothing(store: OxigraphStore) -> None:
    put(store, "a", [quad("s", "p", "1")])
    before = tree(store.home.path)
    with store.writer() as writer:
        assert writer.manifest.holds(entry("a"))
        assert not writer.manifest.holds(entry("a", "d2"))
        assert not writer.manifest.holds(entry("a", fingerprint="f2"))
    store.view().close()
    assert tree(store.home.path) == before


def test_a_failed_build_leaves_the_old_graph_and_no_files(store: OxigraphStore) -> None:
    put(store, "a", [quad("s", "p", "old")])

    def interrupted() -> Iterator[Quad]:
        yield quad("s", "p", "new")
        raise KeyboardInterrupt

    def build() -> None:
        with store.writer() as writer:
            writer.replace(entry("a", "d2"), [quad("s", "p", "never seen")])
            writer.replace(entry("b", "d2"), interrupted())

    with store.writer() as writer:
        writer.replace(entry("b"), [quad("s", "p", "b")])
    before = tree(store.home.path)
    with pytest.raises(KeyboardInterrupt):
        build()
    assert merged(store.view()) == {("s", "old"), ("s", "b")}
    assert tree(store.home.path) == before


def test_a_reader_keeps_its_generation_while_others_build(store: OxigraphStore) -> None:
    put(store, "a", [quad("s", "p", "1")])
    reader = store.view()
    for number in range(2, 6):
        put(store, "a", [quad("s", "p", str(number))], f"d{number}")
    assert merged(reader) == {("s", "1")}
    assert merged(store.view()) == {("s", "5")}
    generations = store.home.path / "generations"
    assert sorted(p.name for p in generations.iterdir()) == ["000001", "000005"]
    reader.close()
    put(store, "a", [quad("s", "p", "6")], "d6")
    assert sorted(p.name for p in generations.iterdir()) == ["000006"]


def test_two_builders_exclude_each_other_and_the_second_is_told(store: OxigraphStore) -> None:
    with store.writer() as writer:
        writer.replace(entry("a"), [quad("s", "p", "1")])
        with pytest.raises(StoreBusy) as caught, OxigraphStore(store.home.path).writer():
            pass
    assert caught.value.exit_code == 2
    assert caught.value.hint
    assert merged(store.view()) == {("s", "1")}


def test_bytes_are_kept_by_their_digest(store: OxigraphStore) -> None:
    with store.writer() as writer:
        writer.keep("abcd", "익산시".encode())
        writer.keep("abcd", b"not written again")
        writer.keep("beef", b"of no document")
        writer.replace(entry("a", "abcd"), [])
    assert store.home.source("abcd").decode() == "익산시"
    with pytest.raises(StoreError):
        store.home.source("beef")


def test_a_view_answers_and_refuses_to_write(store: OxigraphStore) -> None:
    put(store, "a", [quad("s", "p", "1")])
    view = store.view()
    answer = view.query("ASK { ?s ?p '1' }")
    assert isinstance(answer, QueryBoolean)
    assert bool(answer)
    with pytest.raises(QueryError):
        view.select("ASK {}")
    with pytest.raises(QueryError):
        view.query("SELEC")
    assert [q.graph_name for q in view.quads(NamedNode(E + "s"), graph=NamedNode(E + "a"))] == [NamedNode(E + "a")]
    assert not hasattr(view, "replace")


def test_damage_is_said(store: OxigraphStore) -> None:
    put(store, "a", [quad("s", "p", "1")])
    (generation,) = (store.home.path / "generations").iterdir()
    manifest = generation / "manifest.json"
    kept = manifest.read_text(encoding="utf-8")
    for damage in ("", "[]", kept.replace('"format": 1', '"format": 99')):
        manifest.write_text(damage, encoding="utf-8")
        with pytest.raises(StoreError):
            store.view()
    manifest.write_text(kept, encoding="utf-8")
    for path in (generation / "store").iterdir():
        path.unlink()
    with pytest.raises(StoreError):
        list(store.view().graphs())


def test_a_pointer_to_nothing_is_said_and_not_waited_for(store: OxigraphStore) -> None:
    put(store, "a", [quad("s", "p", "1")])
    (lock,) = store.home.path.glob("generations/*/lock")
    lock.unlink()
    with pytest.raises(StoreError) as caught:
        store.view()
    assert caught.value.hint
    (store.home.path / "current").write_text("000099\n", encoding="ascii")
    with pytest.raises(StoreError):
        store.view()


def test_what_blocks_inside_a_build_is_not_taken_for_another_builder(store: OxigraphStore) -> None:
    with pytest.raises(BlockingIOError), store.writer():
        raise BlockingIOError


def test_views_that_are_forgotten_let_go(store: OxigraphStore) -> None:
    put(store, "a", [quad("s", "p", "1")])
    store.view()
    gc.collect()
    put(store, "a", [quad("s", "p", "2")], "d2")
    put(store, "a", [quad("s", "p", "3")], "d3")
    assert [p.name for p in (store.home.path / "generations").iterdir()] == ["000003"]


def test_statements_put_as_text_are_as_those_put_as_quads(store: OxigraphStore, tmp_path: Path) -> None:
    odd = 'a "quoted" <word> .\nand a second line'
    held = {name: [quad("s", "p", "shared"), quad("s", "p", name), quad("s", "p", odd)] for name in ("a", "b")}
    with store.writer() as writer:
        for name, quads in held.items():
            text = serialize((q.triple for q in quads), format=RdfFormat.N_TRIPLES)
            assert writer.put(entry(name), text or b"").triples == 3
    other = OxigraphStore(tmp_path / "other")
    with other.writer() as writer:
        for name, quads in held.items():
            writer.replace(entry(name), quads)
    assert set(store.view().quads()) == set(other.view().quads())
    with store.writer() as writer:
        writer.put(entry("a", "d2"), b"")
    assert merged(store.view()) == {("s", "shared"), ("s", "b"), ("s", odd)}
