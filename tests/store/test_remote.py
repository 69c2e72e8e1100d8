"""Servers that fail half way, builds that meet, and who may do what: the old graph or the new one, never a mixture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread

import pytest
from click.testing import CliRunner
from pyoxigraph import DefaultGraph, Literal

from kg.cli import cli
from kg.errors import ArgumentError, NoGraph, QueryRefused, QueryTimeout, StoreBusy, StoreError
from kg.store.child import Limits, Question
from kg.store.pool import Pool, Ticket
from kg.store.protocol import Store, View
from kg.store.remote import changes, names, staging
from kg.store.remote.endpoint import Address, Endpoint
from kg.store.remote.ledger import NONE, Ledger, token
from kg.store.remote.store import RemoteStore
from tests.store.conftest import E, entry, put, quad, remote
from tests.store.cutting import Proxy
from tests.store.servers import ROWS, Server, free

COMMIT = b"DELETE { GRAPH <urn:welfare-kg:ledger> { <urn:welfare-kg:store> <urn:welfare-kg:generation>"
"""How the one request that counts begins."""
OLD = ("s", "old")


def merged(view: View) -> set[tuple[str, str]]:
    return {(q.subject.value.removeprefix(E), q.object.value) for q in view.quads(graph=DefaultGraph())}  # type: ignore[union-attr]


def rest(server: Server) -> list[str]:
    """What builds have left besides the graph."""
    return [
        name for name in server.graphs() if name.startswith((names.OWN + "stage", names.plan(""), names.doomed("")))
    ]


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    put(remote(server), "a", [quad("s", "p", "old"), quad("s", "p", "gone")])
    put(remote(server), "a", [quad("s", "p", "old")], "d2")
    with Proxy(server.port) as proxy:
        yield proxy


def through(server: Server, proxy: Proxy) -> RemoteStore:
    return remote(server, server.url.replace(str(server.port), str(proxy.port)))


def build(store: Store) -> None:
    with store.writer() as writer:
        writer.keep("d9", b"bytes")
        writer.replace(entry("a", "d9"), [quad("s", "p", f"new {i}") for i in range(9000)])
        writer.replace(entry("b", "d9"), [quad("t", "p", "b")])


class TestFailures:
    def test_while_it_gathers(self, server: Server, proxy: Proxy) -> None:
        before, store = remote(server).current(), through(server, proxy)
        proxy.after = 300_000
        with pytest.raises(StoreError, match="the graph is as it was"):
            build(store)
        assert proxy.cuts
        assert remote(server).current() == before
        assert merged(remote(server).view()) == {OLD}
        build(remote(server))
        assert len(remote(server).view()) == 9001

    def test_before_it_counts(self, server: Server, proxy: Proxy) -> None:
        proxy.asked = COMMIT
        with pytest.raises(StoreError, match="the graph is as it was"):
            build(through(server, proxy))
        assert proxy.cuts == 1
        assert merged(remote(server).view()) == {OLD}
        assert rest(server) == []
        build(remote(server))
        assert len(remote(server).view()) == 9001

    def test_the_answer_that_it_counts_gets_lost(self, server: Server, proxy: Proxy) -> None:
        proxy.answered = COMMIT
        build(through(server, proxy))
        assert proxy.cuts == 1
        assert len(remote(server).view()) == 9001
        assert rest(server) == []

    def test_the_server_goes_for_good(self, server: Server, proxy: Proxy) -> None:
        store = through(server, proxy)

        def broken() -> None:
            with store.writer() as writer:
                writer.replace(entry("b", "d2"), [quad("s", "p", "new")])
                proxy.down = True

        with pytest.raises(StoreError, match="the graph is as it was"):
            broken()
        with pytest.raises(StoreError, match="cannot reach"):
            store.view()
        assert merged(remote(server).view()) == {OLD}

    def test_an_answer_breaks_off(self, server: Server, proxy: Proxy) -> None:
        build(remote(server))
        view = through(server, proxy).view()
        proxy.answered = b"%3Fs+%3Fp+%3Fo"
        with pytest.raises(StoreError, match=r"broke off|cannot reach"):
            list(view.quads(graph=DefaultGraph()))

    @pytest.mark.parametrize("steps", range(1, 8))
    def test_a_server_that_stopped_between_two_steps(self, server: Server, steps: int) -> None:
        put(remote(server), "a", [quad("s", "p", "old"), quad("s", "p", "both")])
        put(remote(server), "c", [quad("s", "p", "both")])
        endpoint = Endpoint.open(server.url, server.user, server.password)
        ledger, mine = Ledger(endpoint, 0.2), token()
        held = staging.Staging(endpoint, mine)
        held.replace(entry("a", "d2"), [f'<{E}s> <{E}p> "new" .'])
        held.plan()
        whole = changes.applied(mine, ledger.merged).split(" ;\n")
        server.update(" ;\n".join([changes.decided(mine, ledger.state().generation), *whole[:steps]]))
        if steps < len(whole):
            with pytest.raises(StoreBusy, match="kg build"):
                remote(server, patience=0.2).view()
        with remote(server, patience=0.2).writer() as writer:
            assert writer.manifest.entries["a"].digest == "d2"
        view = remote(server).view()
        assert merged(view) == {("s", "new"), ("s", "both")}
        assert len(list(view.quads())) == 4


class TestTwoBuilds:
    def test_the_first_wins_and_the_other_is_told(self, server: Server) -> None:
        put(remote(server), "a", [quad("s", "p", "old")])
        first, second = remote(server).writer(), remote(server).writer()

        def lose() -> None:
            with second:
                second.replace(entry("b"), [quad("s", "p", "second")])
                with first:
                    first.replace(entry("a", "d2"), [quad("s", "p", "first")])

        with pytest.raises(StoreBusy, match="has changed nothing"):
            lose()
        assert merged(remote(server).view()) == {("s", "first")}
        assert rest(server) == []
        put(remote(server), "b", [quad("s", "p", "second")])
        assert merged(remote(server).view()) == {("s", "first"), ("s", "second")}

    def test_at_the_same_moment_at_most_one_wins(self, server: Server) -> None:
        for number in range(4):
            barrier, lost = Barrier(2), list[str]()
            args = [(barrier, lost, f"{number}{name}") for name in "ab"]
            threads = [Thread(target=race, args=(server, *given)) for given in args]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(60)
            try:
                found = merged(remote(server).view())
            except NoGraph:
                found = set()
            stated = {value for _, value in found if value.startswith(str(number))}
            assert stated == {name for *_, name in args} - set(lost)
            assert len(lost) >= 1
        put(remote(server), "z", [])  # what two that crossed could not take away, the next one does
        assert rest(server) == []

    def test_of_two_first_builds_the_first_stays(self, server: Server) -> None:
        mine = token()
        endpoint = Endpoint.open(server.url, server.user, server.password)
        server.update(changes.told("INSERT", names.STAGING, mine))
        ledger = Ledger(endpoint)
        assert ledger.state().generation == ""
        put(remote(server), "a", [quad("s", "p", "first")])
        before = remote(server).current()
        ledger.found(mine)
        assert ledger.state().generation == before
        assert merged(remote(server).view()) == {("s", "first")}

    def test_two_generations_are_damage(self, server: Server) -> None:
        put(remote(server), "a", [quad("s", "p", "old")])
        server.update(changes.told("INSERT", names.GENERATION, "1"))
        for use in (remote(server).view, remote(server).writer().__enter__):
            with pytest.raises(StoreError, match="two generations"):
                use()

    def test_a_beginning_that_comes_late_says_nothing(self, server: Server) -> None:
        put(remote(server), "a", [quad("s", "p", "first")])
        server.update(changes.told("INSERT", names.GENERATION, NONE))
        put(remote(server), "b", [quad("s", "p", "second")])
        assert merged(remote(server).view()) == {("s", "first"), ("s", "second")}

    def test_a_build_whose_gathering_was_cleared_away_does_not_count(self, server: Server) -> None:
        put(remote(server), "a", [quad("s", "p", "old")])
        mine = remote(server).writer()

        def late() -> None:
            with mine:
                mine.replace(entry("b"), [quad("s", "p", f"new {i}") for i in range(5000)])
                (left,) = Ledger(Endpoint.open(server.url, server.user, server.password)).state().staging
                server.update(changes.cleaned(left))

        with pytest.raises(StoreBusy, match="has changed nothing"):
            late()
        assert merged(remote(server).view()) == {OLD}
        assert set(remote(server).view().manifest.entries) == {"a"}

    def test_who_reads_all_while_a_build_changes_it_is_told(self, server: Server) -> None:
        put(remote(server), "a", [quad("s", "p", "old")])
        view = remote(server).view()
        assert list(view.quads())
        reading = view.quads()
        assert next(reading).object == Literal("old")
        put(remote(server), "a", [quad("s", "p", "new")], "d2")
        with pytest.raises(StoreBusy, match="mixture"):
            list(reading)
        assert [q.object for q in remote(server).view().quads(graph=DefaultGraph())] == [Literal("new")]

    def test_a_claim_counts_as_long_as_it_is_fresh(self, server: Server) -> None:
        put(remote(server), "a", [quad("s", "p", "old")])
        claim = token()
        server.update(changes.told("INSERT", names.CLAIM, claim))
        with pytest.raises(StoreBusy):
            put(remote(server), "a", [quad("s", "p", "new")], "d2")
        assert merged(remote(server).view()) == {OLD}
        server.update(changes.told("DELETE", names.CLAIM, claim))
        server.update(changes.told("INSERT", names.CLAIM, "1000" + "0" * 9))
        put(remote(server), "a", [quad("s", "p", "new")], "d2")
        assert merged(remote(server).view()) == {("s", "new")}

    def test_a_claim_of_the_build_that_counts_holds_up_nobody(self, server: Server) -> None:
        put(remote(server), "a", [quad("s", "p", "old")])
        server.update(changes.told("INSERT", names.CLAIM, remote(server).current()))
        put(remote(server), "a", [quad("s", "p", "new")], "d2")
        assert merged(remote(server).view()) == {("s", "new")}

    def test_what_a_build_of_long_ago_left_is_cleared_away(self, server: Server) -> None:
        put(remote(server), "a", [quad("s", "p", "old")])
        held = staging.Staging(Endpoint.open(server.url, server.user, server.password), "1000" + "0" * 9)
        held.replace(entry("b"), [f'<{E}s> <{E}p> "left" .'])
        held.plan()
        assert rest(server)
        with remote(server).writer():
            pass
        assert rest(server) == []


def race(server: Server, barrier: Barrier, lost: list[str], name: str) -> None:
    writer = remote(server).writer()
    try:
        with writer:
            writer.replace(entry(name), [quad("s", "p", name)])
            barrier.wait(60)
    except StoreBusy:
        lost.append(name)


class TestWho:
    def test_a_wrong_password_is_told_without_it(self, virtuoso: Server) -> None:
        store = RemoteStore(virtuoso.url, virtuoso.user, "s3cret-and-wrong")
        with pytest.raises(StoreError) as caught:
            store.view()
        assert "KG_STORE_PASSWORD" in str(caught.value)
        assert "s3cret" not in str(caught.value) + repr(store) + repr(vars(store))

    def test_nobody_may_not_write(self, virtuoso: Server) -> None:
        store = RemoteStore(virtuoso.url, "", "")
        with pytest.raises(StoreError, match="refuses access"):
            put(store, "a", [quad("s", "p", "1")])

    def test_an_address_is_one_and_has_no_password(self) -> None:
        secret = (
            "http://user:s3cret@127.0.0.1/query",
            "user:s3cret@127.0.0.1/query",
            "http://127.0.0.1/query?key=s3cret",
        )
        for wrong in ("ftp://127.0.0.1/", "127.0.0.1:7878", "http://", *secret):
            with pytest.raises(ArgumentError) as caught:
                Address.of(wrong)
            assert "s3cret" not in str(caught.value)

    def test_addresses_of_known_servers(self) -> None:
        at = "http://127.0.0.1:1"
        assert Address.of(at) == Address.of(at + "/") == Address(at + "/query", at + "/update")
        assert Address.of(at + "/ds/query") == Address(at + "/ds/query", at + "/ds/update")
        assert Address.of(at + "/sparql") == Address(at + "/sparql", at + "/sparql-auth")
        assert Address.of(at + "/other") == Address(at + "/other", at + "/other")
        assert Address.of(at + "/other", at + "/there") == Address(at + "/other", at + "/there")
        with pytest.raises(ArgumentError, match="another server"):
            Address.of(at, "http://127.0.0.1:2/update")

    def test_nobody_is_there(self) -> None:
        with pytest.raises(StoreError, match="cannot reach"):
            RemoteStore(f"http://127.0.0.1:{free()}").view()


class TestWhatIsThere:
    def test_a_graph_of_others_is_left_alone(self, oxigraph: Server) -> None:
        oxigraph.empty()
        oxigraph.update(f'INSERT DATA {{ <{E}theirs> <{E}p> "1" }}')
        with pytest.raises(StoreError, match="something else already"):
            put(remote(oxigraph), "a", [quad("s", "p", "1")])
        assert oxigraph.graphs() == []
        oxigraph.empty()

    def test_no_query_reads_what_is_not_ours(self, server: Server) -> None:
        put(remote(server), "a", [quad("s", "p", "ours")])
        server.update(f'INSERT DATA {{ GRAPH <{E}others> {{ <{E}s> <{E}p> "SECRET" }} }}')
        view, prefixes = remote(server).view(), {"x": E}
        for name in (f"<{E}others>", "x:others", f"<{names.LEDGER}>", f"<{names.SOURCES}>", "<others>", "<#>"):
            for query in ("SELECT * { GRAPH %s { ?s ?p ?o } }", "ASK FROM %s { ?s ?p ?o }", "ASK FROM NAMED %s {}"):
                with pytest.raises(QueryRefused):
                    view.ask(Question(f"BASE <{E}> {query % name}", prefixes), Limits())
        for graph in (E + "others", names.LEDGER):
            for asked in (Question("ASK {}", default=(graph,)), Question("ASK {}", named=(graph,))):
                with pytest.raises(QueryRefused):
                    view.ask(asked, Limits())
        with pytest.raises(QueryRefused):
            view.ask(Question("SELECT * { \\u0047RAPH ?g { ?s ?p ?o } }"), Limits())
        reply = view.ask(Question("SELECT ?o { GRAPH ?g { ?s ?p ?o } }", rows="text/csv"), Limits())
        assert reply.content.split() == [b"o", b"ours"]
        reply = view.ask(Question("SELECT ?o FROM x:a { ?s ?p ?o }", prefixes, rows="text/csv"), Limits())
        assert reply.content.split() == [b"o", b"ours"]

    def test_a_newer_layout_is_refused(self, server: Server) -> None:
        put(remote(server), "a", [quad("s", "p", "1")])
        here = f"GRAPH <{names.LEDGER}> {{ <{names.STORE}> <{names.FORMAT}>"
        server.update(f'DELETE DATA {{ {here} "1" }} }} ; INSERT DATA {{ {here} "99" }} }}')
        for use in (remote(server).view, remote(server).writer().__enter__):
            with pytest.raises(StoreError, match="layout"):
                use()

    def test_damage_is_said(self, server: Server) -> None:
        with remote(server).writer() as writer:
            writer.keep("d1", b"bytes")
            writer.replace(entry("a"), [quad("s", "p", "1")])
        where = f"GRAPH <{names.SOURCES}> {{ <{names.source('d1')}> <{names.CONTENT}>"
        server.update(f'DELETE WHERE {{ {where} ?o }} }} ; INSERT DATA {{ {where} "0/1 AAAA" }} }}')
        with pytest.raises(StoreError, match="lacks the bytes"):
            remote(server).source("d1")
        server.update(f'INSERT DATA {{ GRAPH <{names.LEDGER}> {{ <{E}a> <{names.ENTRY}> "no json" }} }}')
        with pytest.raises(StoreError, match="manifest"):
            remote(server).view()


class TestLimits:
    @pytest.fixture
    def view(self, server: Server) -> View:
        put(remote(server), "a", [quad(f"s{i}", "p", str(i)) for i in range(400)])
        return remote(server).view()

    def test_a_query_ends_at_its_deadline(self, view: View) -> None:
        heavy = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(CONCAT(?c, ?f, ?i) = 'x') }"
        with pytest.raises(QueryTimeout):
            view.ask(Question(heavy), Limits(seconds=0.5))

    def test_places_are_shared_and_a_ticket_takes_a_query_back(self, view: View) -> None:
        pool, ticket = Pool(size=1), Ticket()
        for _ in range(3):
            reply = view.ask(Question("ASK { ?s ?p '7' }"), Limits(), pool=pool, ticket=ticket)
            assert b"true" in reply.content
        ticket.cancel()
        with pytest.raises(Exception, match="taken back"):
            view.ask(Question("ASK { ?s ?p '7' }"), Limits(), pool=pool, ticket=ticket)
        view.warm(pool, 1)
        pool.close()

    def test_an_answer_that_the_server_cuts_is_no_answer(self, virtuoso: Server, tmp_path: Path) -> None:
        virtuoso.empty()
        put(remote(virtuoso), "a", [quad(f"s{i}", "p", str(i)) for i in range(210)])
        view, query = remote(virtuoso).view(), "SELECT ?a ?b { ?a ?p ?x . ?b ?p ?y }"
        with pytest.raises(StoreError, match="ResultSetMaxRows"):
            list(view.select(query))
        reply = view.ask(Question(query, rows="text/csv"), Limits())
        assert reply.cut
        assert reply.content.count(b"\n") == ROWS + 1
        who = {"KG_STORE_USER": virtuoso.user, "KG_STORE_PASSWORD": virtuoso.password}
        asked = ["sparql", "--home", str(tmp_path), "--store", virtuoso.url, query]
        told = CliRunner(env=who).invoke(cli, asked)
        assert told.exit_code == 0
        assert "a part of it" in told.stderr
