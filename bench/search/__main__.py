"""``python -m bench.search``: nDCG@10, Recall@5 and MRR of the baselines and of ours, with bootstrap intervals.

``--half tune`` is what weights and rules may be chosen on; ``--half test`` is for reporting. ``--ours`` leaves the
baselines out, ``--misses`` adds the queries that our hybrid answers worst.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.search import ours, table
from bench.search.corpus import units
from bench.search.dense import Remembering
from bench.search.judged import NOTHING, judgements, queries
from bench.search.systems import System, baselines
from kg.search import encoder
from kg.workspace import Workspace

POOR: Final = 0.7
"""nDCG@10 below which a query is listed as a miss."""


def report(workspace: Workspace, others: dict[str, System], half: str, misses: bool) -> Iterator[str]:
    """The lines of the report on one half, or on all."""
    every = queries(half)
    answered = [q for q in every if q.kind != NOTHING]
    results = table.asked({**others, **dict(ours.systems(workspace))}, answered, judgements())
    yield f"\nhalf: {half}, {len(answered)} queries with answers, {len(every) - len(answered)} without\n"
    yield from table.overall(results)
    yield ""
    yield from table.classes(results, answered)
    yield ""
    yield from table.paired(results, ours.HYBRID)
    yield ""
    yield from table.margins(results, ours.HYBRID, answered)
    yield "\nsaid to be weak"
    yield from table.weakness({q.id: ours.weak(workspace, q.text) for q in every}, every)
    if misses:
        yield f"\nqueries below nDCG@10 {POOR}"
        yield from table.missed(results[ours.HYBRID], answered, POOR)


def main(arguments: Iterable[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--half", choices=("tune", "test", "all"), nargs="+", default=["test"])
    parser.add_argument("--ours", action="store_true", help="without the baselines")
    parser.add_argument("--misses", action="store_true", help="with the queries our hybrid answers worst")
    chosen = parser.parse_args(None if arguments is None else list(arguments))
    others = {} if chosen.ours else dict(baselines(units(), Remembering(encoder.load())))
    with TemporaryDirectory() as folder:
        workspace = ours.opened(Path(folder) / "home")
        for half in chosen.half:
            for line in report(workspace, others, half, chosen.misses):
                print(line, flush=True)


if __name__ == "__main__":
    main()
