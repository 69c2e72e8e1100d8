"""The same questions to real stores over the same quads: the same numbers of rows, and an end to what takes too long."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from bench.engines import ENGINES, MEMORY, OURS, SERVER, Engine, Files, Reply, peak
from bench.generator import write
from bench.queries import Asked, asked, figures, suite
from kg.model.iri import Minter
from kg.store.remote import names

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    held = Files(tmp_path / "quads.nq", tmp_path / "named.nq", tmp_path / "home", Minter()("graph", "bench-").value)
    write(15_000, {held.quads: None, held.named: NamedNode(names.MERGED)})
    return held


def test_ours_the_server_and_rdflib_find_the_same(files: Files) -> None:
    queries = suite(files.quads)
    with (
        ENGINES[OURS](files, 60) as ours,
        ENGINES[SERVER](files, 60) as server,
        ENGINES[MEMORY](files, 60) as memory,
    ):
        engines: Mapping[str, Engine] = {OURS: ours, SERVER: server, MEMORY: memory}
        held = asked(engines, queries, 1, 60)
        assert {len(one.seconds) for one in held.values()} == {1}
        for query in queries:
            assert len({held[query, name].rows for name in engines}) == 1, query
        assert sum(held[query, OURS].rows > 0 for query in queries) >= len(queries) - 2
        assert all(peak(engine.pid) > 1 for engine in engines.values())
        assert memory.ask(ENDLESS, 0.3) == Reply(failed="late")
        assert "Exception" in memory.ask("SELECT", 5).failed


def test_what_was_late_is_asked_no_more_and_told() -> None:
    one = Asked()
    one.add(Reply(0.5, 3), counts=False)
    assert (one.seconds, one.goes_on) == ([], True)
    one.add(Reply(failed="late"), counts=True)
    assert not one.goes_on
    (figure,) = figures(10, {("q", "rdflib"): one}, 60)
    assert (figure.values, figure.note) == ((), "> 60 s")


def test_other_numbers_of_rows_than_ours_are_told() -> None:
    ours, other = Asked([1.0], rows=3), Asked([2.0], rows=4)
    told = list(figures(10, {("q", OURS): ours, ("q", "rdflib"): other}, 60))
    assert [one.note for one in told] == ["", "4 rows"]
