"""Queries side by side: bounded in number, in their order, taken back, and a child kept only where it is sound."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import QueryBusy, QueryError, QueryRefused, QueryTimeout
from kg.store.child import Limits, Question
from kg.store.oxigraph import OxigraphStore
from kg.store.pool import Pool, Queue, Ticket
from kg.store.worker import Worker
from tests.store.conftest import E, put

ENDLESS = Question(f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(5))} }}")
ONE = Question("SELECT (1 AS ?x) {}", rows="text/csv")


@pytest.fixture
def path(store: OxigraphStore) -> Path:
    put(
        store, "a", [Quad(NamedNode(f"{E}{i}"), NamedNode(f"{E}n"), Literal(i), NamedNode(f"{E}g")) for i in range(200)]
    )
    return store.view().path


@pytest.fixture
def pool() -> Iterator[Pool]:
    held = Pool(size=2, waiting=1, patience=0.2)
    yield held
    held.close()


def test_one_child_answers_many_questions(path: Path, pool: Pool) -> None:
    worker = Worker.spawn(path, 1 << 30)
    try:
        answers = [worker.ask(ONE, Limits()).content for _ in range(3)]
        with pytest.raises(QueryError, match="line 1"):
            worker.ask(Question("SELECT"), Limits())
        assert worker.fresh, "a question that nobody can read does it no harm"
    finally:
        worker.kill()
        worker.close()
    assert answers == [b"x\r\n1\r\n"] * 3
    assert worker.asked == 4


def test_a_child_that_was_killed_tells_so(path: Path) -> None:
    worker = Worker.spawn(path, 1 << 30)
    worker.kill()
    with pytest.raises(QueryError):
        worker.ask(ONE, Limits())
    assert not worker.fresh
    assert worker.close() == -9
    worker.kill()
    assert worker.close() == -9, "ending it again harms nobody else"


def test_others_go_on_while_one_runs_to_its_deadline(path: Path, pool: Pool) -> None:
    with ThreadPoolExecutor(3) as threads:
        long = threads.submit(pool.ask, path, ENDLESS, Limits(seconds=1.5))
        for _ in range(10):
            assert pool.ask(path, ONE, Limits()).content == b"x\r\n1\r\n"
        assert not long.done()
        with pytest.raises(QueryTimeout):
            long.result()
    assert pool.ask(path, ONE, Limits()).content == b"x\r\n1\r\n"


def test_beyond_those_that_may_run_and_wait_nobody_is_kept(path: Path, pool: Pool) -> None:
    tickets = [Ticket(), Ticket()]
    with ThreadPoolExecutor(3) as threads:
        running = [threads.submit(pool.ask, path, ENDLESS, Limits(seconds=20), ticket) for ticket in tickets]
        while pool._queue.free:
            time.sleep(0.01)
        with pytest.raises(QueryBusy, match="take long"):
            pool.ask(path, ONE, Limits())
        waiting = threads.submit(pool.ask, path, ONE, Limits())
        while not pool._queue._row:
            time.sleep(0.001)
        with pytest.raises(QueryBusy, match="too many"):
            pool.ask(path, ONE, Limits())
        with pytest.raises(QueryBusy):
            waiting.result()
        for ticket in tickets:
            ticket.cancel()
        for one in running:
            with pytest.raises(QueryError):
                one.result()
    assert pool.ask(path, ONE, Limits()).content == b"x\r\n1\r\n"


def test_a_question_taken_back_before_its_turn_is_not_asked(path: Path, pool: Pool) -> None:
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(QueryError, match="taken back"):
        pool.ask(path, ENDLESS, Limits(), ticket)


def test_closing_ends_what_works(path: Path) -> None:
    pool = Pool(size=1)
    with ThreadPoolExecutor(1) as threads:
        running = threads.submit(pool.ask, path, ENDLESS, Limits(seconds=20))
        while not pool._busy:
            time.sleep(0.01)
        pool.close()
        with pytest.raises(QueryError):
            running.result()
    assert not pool._idle


def test_children_of_an_older_graph_are_not_asked(store: OxigraphStore, path: Path, pool: Pool) -> None:
    count = Question("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", rows="text/csv")
    assert pool.ask(path, count, Limits()).content == b"n\r\n200\r\n"
    put(store, "b", [Quad(NamedNode(E + "s"), NamedNode(E + "p"), Literal("o"), NamedNode(E + "g"))])
    assert pool.ask(store.view().path, count, Limits()).content == b"n\r\n201\r\n"


def test_what_would_write_or_reach_outside_never_starts(path: Path, pool: Pool) -> None:
    for query in ("CLEAR ALL", "SELECT * { SERVICE <http://x/> {} }"):
        with pytest.raises(QueryRefused):
            pool.ask(path, Question(query), Limits())
    assert not pool._idle


def test_an_answer_ends_at_a_row_and_says_so(path: Path, pool: Pool) -> None:
    rows = Question("SELECT ?s { ?s ?p ?o }", rows="text/csv")
    few = pool.ask(path, rows, Limits(rows=3))
    assert (few.cut, few.content.count(b"\r\n")) == (True, 4)
    exact = pool.ask(path, rows, Limits(rows=200))
    assert (exact.cut, exact.content.count(b"\r\n")) == (False, 201)
    small = pool.ask(path, rows, Limits(size=100))
    assert small.cut
    assert small.content.endswith(b"\r\n")
    graph = pool.ask(path, Question("CONSTRUCT WHERE { ?s ?p ?o }", graph="text/turtle", notice="n"), Limits(rows=2))
    assert graph.cut
    assert graph.content.endswith(b"# n\n")


def test_a_triple_in_two_default_graphs_counts_once(store: OxigraphStore, pool: Pool) -> None:
    for graph in ("g1", "g2"):
        put(store, graph, [Quad(NamedNode(E + "s"), NamedNode(E + "p"), Literal("o"), NamedNode(E + graph))])
    path, count = store.view().path, "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}"
    inside = Question(count.format(f"FROM ex:g1 FROM <{E}g2>"), {"ex": E}, rows="text/csv")
    outside = Question(count.format(""), rows="text/csv", default=(E + "g1", E + "g2"))
    nothing = Question(count.format(""), rows="text/csv", default=(), named=(E + "g1",))
    answers = [pool.ask(path, question, Limits()).content for question in (inside, outside, nothing)]
    assert answers == [b"n\r\n1\r\n", b"n\r\n1\r\n", b"n\r\n0\r\n"]


def test_a_queue_serves_in_order() -> None:
    queue, order, inside = Queue(1, 9, 5.0), list[int](), Event()

    def stand(number: int) -> None:
        with queue.place():
            order.append(number)
            inside.wait(5)

    threads = []
    for number in range(4):
        threads.append(Thread(target=stand, args=(number,)))
        threads[-1].start()
        while len(order) + len(queue._row) <= number:
            time.sleep(0.001)
    inside.set()
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3]
    assert queue.free == 1


def test_what_the_open_store_takes_is_not_the_query_s(path: Path) -> None:
    worker = Worker.spawn(path, 64 << 20)
    try:
        assert worker.ask(ONE, Limits()).content == b"x\r\n1\r\n"
    finally:
        worker.kill()
        worker.close()
