"""Spread work: in order, none lost, none twice, whoever dies; the same through processes and through a cluster."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import dask
import numpy as np
import pytest
from distributed import LocalCluster
from pyoxigraph import CanonicalizationAlgorithm, Dataset

from kg.background import fingerprint
from kg.drafting import ENOUGH, Draft, Job, Tools, alone, drafting
from kg.embedding import encoding
from kg.errors import ClusterError, ModelError, NoGraph
from kg.search.encoder import Encoder, Vectors, load
from kg.search.encoder.kept import KEY
from kg.search.index import alone as embedded_alone
from kg.spread import Crew, Lost, cluster, processes, spread
from kg.store.manifest import Entry
from kg.workspace import Workspace

T = TypeVar("T")
DEADLY = 7
TEXT = "2019년 복지행정상 결과\n\n□ 전북 익산시는 ‘좋은 이웃들 {}’ 사업을 운영하여 취약계층 {}명을 지원하였다.\n"


def doubled(items: list[int]) -> list[int]:
    """The work: one item ends its worker."""
    if DEADLY in items:
        os._exit(1)
    return [2 * item for item in items]


def once(items: list[tuple[str, int]]) -> list[int]:
    """Work whose worker dies at the first try alone."""
    for mark, _ in items:
        if not Path(mark).exists():
            Path(mark).touch()
            os._exit(1)
    return [item for _, item in items]


def waiting(items: list[int]) -> list[int]:
    """Work that tells who does it, once two do."""
    time.sleep(0.2)
    return [os.getpid() for _ in items]


def hiring(told: str) -> None:
    """Hire two workers, name them in a file, and keep them waiting."""
    with processes(2).hire() as executor:
        pids = {pid for held in executor.map(waiting, [[1], [2], [3], [4]]) for pid in held}
        Path(told + ".new").write_text(" ".join(map(str, pids)), encoding="ascii")
        Path(told + ".new").rename(told)
        time.sleep(600)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The scheduler of a real cluster of two workers on this machine."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", host="127.0.0.1") as held,
    ):
        yield held.scheduler_address


def none() -> str:
    return "same"


def test_what_ends_its_worker_is_named_and_all_else_is_answered() -> None:
    answers = list(spread(processes(2), doubled, range(20), 4))
    assert answers == [Lost(item) if item == DEADLY else 2 * item for item in range(20)]


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    marks = [(str(tmp_path / str(number // 6)), number) for number in range(12)]
    assert list(spread(processes(2), once, marks, 2)) == list(range(12))


def test_workers_do_not_outlive_whoever_is_killed(tmp_path: Path) -> None:
    told, work = tmp_path / "workers", f"from tests.test_spread import hiring; hiring({str(tmp_path / 'workers')!r})"
    with subprocess.Popen([sys.executable, "-c", work], cwd=Path(__file__).parents[1]) as hirer:
        while not told.exists() and hirer.poll() is None:
            time.sleep(0.01)
        hirer.kill()
    workers = told.read_text(encoding="ascii").split()
    assert len(workers) == 2
    end = time.monotonic() + 30
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < end:
        time.sleep(0.05)
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


def test_a_cluster_does_the_same(address: str) -> None:
    with cluster(address, none) as crew:
        assert (crew.size, crew.far) == (2, True)
        assert list(spread(crew, doubled, [1, 2, 3], 2)) == [2, 4, 6]
        answers = list(spread(crew, doubled, range(5, 10), 2))
    assert answers == [10, 12, Lost(DEADLY), 16, 18]


def test_a_cluster_drafts_what_this_process_drafts_from_bytes_it_is_sent(
    address: str, tmp_path: Path, tools: Tools
) -> None:
    held = []
    for number in range(4):
        path = tmp_path / f"{number}.txt"
        path.write_text(TEXT.format("가나다라"[number], number + 1), encoding="utf-8")
        held.append(Job(path, Entry(path.name, "", "f"), frozenset()))
    held.append(Job(tmp_path / "none.txt", Entry("none.txt", "", "f"), frozenset()))
    assert len(held) < ENOUGH
    with cluster(address, fingerprint) as crew:
        there = list(drafting(tools, crew)(held))
    here = list(alone(held, tools))
    assert [(job, lines(made)) for job, made in there] == [(job, lines(made)) for job, made in here]


def lines(made: object) -> list[bytes] | str:
    return sorted(made.triples.splitlines()) if isinstance(made, Draft) else str(made)


def test_a_cluster_that_is_not_there_or_runs_something_else_is_an_error(address: str) -> None:
    with pytest.raises(ClusterError, match="another version"), cluster(address, lambda: str(os.getpid())):
        pass
    with pytest.raises(ClusterError, match="no cluster there"), cluster("tcp://127.0.0.1:9", none, patience=0.5):
        pass


class Counting(Executor):
    """Workers that answer at once, and note how much waits."""

    def __init__(self, breaks: int) -> None:
        self.left, self.sent = breaks, list[int]()

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002, ANN003, ANN201
        future: Future[object] = Future()
        self.left -= 1
        if self.left == 0:
            future.set_exception(BrokenExecutor("gone"))
        else:
            future.set_result(fn(*args, **kwargs))
            self.sent.append(len(args[0]))
        return future


def test_after_a_loss_what_was_under_way_goes_one_by_one() -> None:
    held = Counting(3)

    def hire() -> AbstractContextManager[Executor]:
        return nullcontext(held)

    answers = list(spread(Crew(hire, 1), list, range(30), 4))
    assert answers == list(range(30))
    assert held.sent[:2] == [4, 4]
    assert 1 in held.sent
    assert held.sent[-1] > 1


def test_items_are_made_ready_only_when_they_go() -> None:
    ready: list[int] = []

    def send(item: int) -> int:
        ready.append(item)
        return item

    held = Counting(0)
    answers = spread(Crew(lambda: nullcontext(held), 1), list, range(100), 2, send)
    assert next(answers) == 0
    assert len(ready) < 20
    assert list(answers) == list(range(1, 100))


def canonical(workspace: Workspace) -> list[str]:
    """The graph, line by line, its blank nodes named by what they are."""
    held = Dataset(workspace.view.quads())
    held.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, held))


def test_a_build_on_a_cluster_is_the_same_graph(address: str, tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text(TEXT.format("가나다라마바사아자"[number], number), encoding="utf-8")
    files = sorted(tmp_path.glob("*.txt"))
    here, there = Workspace(tmp_path / "here"), Workspace(tmp_path / "there")
    outcomes = [list(here.build(files)), list(there.build(files, workers=address))]
    assert [[type(outcome).__name__ for outcome in held] for held in outcomes] == [["Built"] * 9] * 2
    graphs = [canonical(workspace) for workspace in (here, there)]
    assert graphs[0] == graphs[1]
    assert here.view.manifest.version == there.view.manifest.version
    made = [here.index(True), there.index(True, workers=address)]
    assert made[0] == made[1]
    assert made[0].embedded >= 9
    kept = [sorted(vectors(workspace)) for workspace in (here, there)]
    assert kept[0] == kept[1]
    assert there.search("좋은 이웃들").hits


def vectors(workspace: Workspace) -> Iterator[bytes]:
    """Each kept vector after the key of its text."""
    (keys,) = workspace.path.glob("search/vectors/*/keys")
    held, size = keys.with_name("vectors").read_bytes(), keys.stat().st_size // KEY
    for number in range(size):
        of = len(held) // size
        yield keys.read_bytes()[number * KEY : (number + 1) * KEY] + held[number * of : (number + 1) * of]


def test_local_processes_embed_the_same_and_what_no_worker_survives_is_embedded_here() -> None:
    encoder, batches = load(), [["좋은 이웃들", "고독사"], ["맞춤형복지팀"]]
    here = list(embedded_alone(encoder, batches))
    for crew in (processes(2), Crew(lambda: nullcontext(Broken()), 1)):
        assert all(map(np.array_equal, encoding(crew)(encoder, batches), here))


class Broken(Executor):
    """Whose workers die whatever they are given."""

    def submit(self, *_: object, **__: object) -> Future[T]:
        held = Future[T]()
        held.set_exception(BrokenExecutor())
        return held


@dataclass(frozen=True)
class Newer:
    """The default model, of a revision that no worker has."""

    held: Encoder
    revision: str = "newer"

    @property
    def name(self) -> str:
        return self.held.name

    @property
    def dimension(self) -> int:
        return self.held.dimension

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        return self.held.encode_query(texts)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        return self.held.encode_document(texts)


def test_a_worker_with_another_model_is_an_error() -> None:
    with pytest.raises(ModelError, match="another model"):
        list(encoding(processes(2))(Newer(load()), [["고독사"]]))


def test_a_cluster_that_is_not_there_leaves_the_graph_as_it_was(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "home")
    with pytest.raises(ClusterError):
        list(workspace.build(workers="nothing://here"))
    with pytest.raises(NoGraph):
        _ = workspace.view


def doubled_while_it_goes() -> None:
    with (
        LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address="127.0.0.1:0", host="127.0.0.1") as held,
        cluster(held.scheduler_address, none) as crew,
    ):
        answers = spread(crew, doubled, range(100), 1)
        assert next(answers) == 0
        held.close()
        list(answers)


def test_a_cluster_that_goes_away_is_an_error() -> None:
    with pytest.raises(ClusterError, match="went away"):
        doubled_while_it_goes()
