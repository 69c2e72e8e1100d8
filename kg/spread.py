"""Who does the work: processes of this machine or workers of a cluster, both through ``concurrent.futures``.

A share of work whose worker dies is done again; what kills its worker each time is named, and the rest goes on.
"""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures import wait as settle
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Final, Generic, TypeVar

from kg.errors import ClusterError

T = TypeVar("T")
R = TypeVar("R")
AHEAD: Final = 3
"""Shares that wait for each worker."""
BEAT: Final = 1.0
"""Seconds after which is looked whether those who work are still there."""


@dataclass(frozen=True)
class Crew:
    """Workers that can be hired, and hired anew when they are lost.

    Attributes:
        hire: an executor for as long as the context is open.
        size: how many work at a time.
        far: whether they may be on other machines, which do not see this one's files. Such a crew does a lost share
            again by itself before it gives up.
        lost: what a share raises whose worker died.
        gone: whether they will never answer again. A cluster that goes away may leave a share without any answer.
    """

    hire: Callable[[], AbstractContextManager[Executor]]
    size: int
    far: bool = False
    lost: tuple[type[Exception], ...] = (BrokenExecutor,)
    gone: Callable[[], bool] = lambda: False


def processes(count: int) -> Crew:
    """That many processes here. They are spawned: a forked analyser may hang."""
    return Crew(lambda: ProcessPoolExecutor(count, get_context("spawn"), _orphaned), count)


def _orphaned() -> None:
    """Have this worker end with the process that hired it, also where that is killed: it would wait for work for ever."""
    if parent := parent_process():
        Thread(target=_outlived, args=(parent.sentinel,), daemon=True).start()


def _outlived(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


@contextmanager
def hired(workers: int | str, mark: Callable[[], str]) -> Iterator[Crew | None]:
    """So many processes of this machine, or the workers of the cluster at that address; nobody where one would do."""
    if isinstance(workers, str):
        with cluster(workers, mark) as crew:
            yield crew
    else:
        yield processes(workers) if workers > 1 else None


@contextmanager
def cluster(address: str, mark: Callable[[], str], patience: float = 10.0) -> Iterator[Crew]:
    """The workers of a Dask cluster.

    Args:
        address: of its scheduler, ``tcp://host:8786``.
        mark: tells here and there what program would do the work: theirs must be ours.
        patience: seconds to wait for the scheduler.

    Raises:
        ClusterError: it cannot be reached, has no workers, or they run another program.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, for clusters alone
        from distributed.comm.core import CommClosedError  # noqa: PLC0415
        from distributed.scheduler import KilledWorker  # noqa: PLC0415
    except ImportError as error:
        raise ClusterError(
            "클러스터에 나누려면 distributed 꾸러미가 있어야 합니다 / a cluster needs the package distributed",
            hint="pip install 'welfare-kg[cluster]'",
        ) from error
    try:
        client = Client(address, timeout=patience, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"{address}: 클러스터에 닿지 못합니다 / no cluster there: {error}") from error
    with client:
        workers = client.nthreads()
        if not workers:
            raise ClusterError(
                f"{address}: 일꾼이 없습니다 / the cluster has no workers", hint=f"dask worker {address}"
            )
        _alike(client.run(mark, on_error="return"), mark(), address)
        try:
            yield Crew(
                lambda: client.get_executor(pure=False),
                sum(workers.values()),
                far=True,
                lost=(KilledWorker,),
                gone=lambda: client.status == "closed",
            )
        except (asyncio.CancelledError, CancelledError, CommClosedError) as error:
            raise ClusterError(
                f"{address}: 클러스터가 사라졌습니다: 그래프는 그대로입니다 / the cluster went away: the graph is as it was"
            ) from error


def _alike(said: Mapping[str, object], ours: str, address: str) -> None:
    """A worker that lacks the program answers with an error, which is another program than ours."""
    other = sorted(worker for worker, theirs in said.items() if theirs != ours)
    if other:
        raise ClusterError(
            f"{address}: 일꾼의 프로그램이 다릅니다 / workers run another version of welfare-kg: {', '.join(other)}",
            hint="모든 일꾼에 같은 판을 설치하세요 / install the same version for every worker",
        )


@dataclass(frozen=True)
class Lost(Generic[T]):
    """An item that ended its worker each time."""

    item: T


def spread(
    crew: Crew,
    share: Callable[[list[T]], Sequence[R]],
    items: Sequence[T],
    size: int,
    send: Callable[[T], T] = lambda item: item,
) -> Iterator[R | Lost[T]]:
    """What ``share`` makes of the items, in their order, none lost and none twice.

    When a worker dies, the shares under way are done again one item at a time: an item that ends its worker again is
    ``Lost``, all others are answered.

    Args:
        share: done by a worker; answers one to one.
        size: items a share.
        send: makes an item ready for its way, just before it goes.
    """
    done, careful, blamed = 0, 0, -1
    while done < len(items):
        slow = done < careful
        part = items[done:careful] if slow else items[done:]
        try:
            with crew.hire() as executor:
                ahead = 1 if slow else AHEAD * crew.size
                for waiting in _in_order(executor, share, map(send, part), 1 if slow else size, ahead):
                    for answer in _answer(waiting, crew.gone):
                        done += 1
                        yield answer
        except crew.lost:
            if not slow:
                careful = min(len(items), done + AHEAD * crew.size * size)
            elif crew.far or blamed == done:
                yield Lost(items[done])
                done += 1
            else:
                blamed = done


def _in_order(
    executor: Executor, share: Callable[[list[T]], Sequence[R]], items: Iterable[T], size: int, ahead: int
) -> Iterator[Future[Sequence[R]]]:
    """Shares in the order of the items; only ``ahead`` wait in memory."""
    pending: deque[Future[Sequence[R]]] = deque()
    rest = iter(items)
    while True:
        while len(pending) < ahead and (part := list(islice(rest, size))):
            pending.append(executor.submit(share, part))
        if not pending:
            return
        yield pending.popleft()


def _answer(waiting: Future[R], gone: Callable[[], bool]) -> R:
    while not waiting.done():
        if gone():
            raise CancelledError
        settle([waiting], BEAT)
    return waiting.result()
