"""The parts ``search`` and ``network``: what their own benchmarks measure, as figures."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from itertools import islice
from math import isfinite
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.records import Figure
from bench.search.judged import NOTHING, judgements, queries
from bench.search.resample import interval
from bench.search.systems import System

ASKED: Final = 20
"""Queries by which latency is measured."""
PATIENCE: Final = 60.0


def search() -> Iterator[Figure]:
    """Quality and latency of ours and of the baselines on the test half."""
    from bench.search import ours, table  # noqa: PLC0415 - loads models
    from bench.search.corpus import units  # noqa: PLC0415
    from bench.search.systems import baselines  # noqa: PLC0415
    from kg.search import encoder  # noqa: PLC0415

    half = [query for query in queries("test") if query.kind != NOTHING]
    with TemporaryDirectory() as folder:
        workspace = ours.opened(Path(folder) / "home")
        systems = {**dict(baselines(units(), encoder.load())), **dict(ours.systems(workspace))}
        latency = {name: _latency(system, [query.text for query in half]) for name, system in systems.items()}
        for name, scores in table.asked(systems, half, judgements()).items():
            for measure in ("ndcg", "recall", "rank"):
                one = interval([getattr(score, measure) for score in scores])
                yield Figure("search", _SHOWN[measure], name, "", (one.low, one.mean, one.high))
        for name, seconds in latency.items():
            yield Figure("search", "latency", name, "ms", tuple(1000 * second for second in seconds))


_SHOWN: Final = {"ndcg": "nDCG@10", "recall": "Recall@5", "rank": "MRR"}


def _latency(system: System, texts: Sequence[str]) -> list[float]:
    """Seconds of each query, its encoding included; the first opens the system and does not count."""
    taken = []
    for text in islice(texts, ASKED):
        start = time.perf_counter()
        system(text)
        taken.append(time.perf_counter() - start)
    return sorted(taken[1:])[1:-1]


def network(left: list[str]) -> Iterator[Figure]:
    """The exported file beside plain pyvis."""
    from bench.network import QUIET, exported  # noqa: PLC0415 - brings Playwright
    from bench.opening import DOCUMENT  # noqa: PLC0415
    from kg.workspace import Workspace  # noqa: PLC0415

    if not Path("/usr/bin/chromium").exists():
        left.append("network view: no Chromium here")
        return
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(QUIET))
        shipped = Workspace(Path(folder) / "shipped")
        list(shipped.build([DOCUMENT]))
        seen = [exported(browser, shipped, Path(folder), PATIENCE) for _ in range(3)]
        browser.close()
    for name, place in (("ours", 0), ("plain pyvis", 1)):
        values = tuple(one[place] for one in seen if isfinite(one[place]))
        note = "" if values else f"> {PATIENCE:g} s"
        yield Figure("network", "drawn after", name, "s", values, note)
