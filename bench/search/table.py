"""The report: figures with their intervals, by system and by class of query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bench.search.judged import CLASSES, NOTHING, Judged, Query
from bench.search.metrics import Scores, measure
from bench.search.resample import Interval, difference, interval
from bench.search.systems import System

Results = Mapping[str, Sequence[Scores]]
"""By system: its figures, a query each, in one order for all."""
WIDTH = 32
KINDS = tuple(kind for kind in CLASSES if kind != NOTHING)


def asked(systems: Mapping[str, System], queries: Sequence[Query], judged: Judged) -> Results:
    """Every query put to every system; the queries must have answers."""
    return {name: [measure(ask(q.text), judged[q.id]) for q in queries] for name, ask in systems.items()}


def overall(results: Results) -> Iterator[str]:
    """Each system's three figures over all queries."""
    yield f"{'':<{WIDTH}}{'nDCG@10':>19}{'Recall@5':>19}{'MRR':>19}"
    for name, scores in results.items():
        columns = ([s.ndcg for s in scores], [s.recall for s in scores], [s.rank for s in scores])
        yield f"{name:<{WIDTH}}" + "".join(f"{_written(interval(c)):>19}" for c in columns)


def classes(results: Results, queries: Sequence[Query]) -> Iterator[str]:
    """Each system's nDCG@10 by class, the intervals on a line of their own."""
    yield f"{'nDCG@10':<{WIDTH}}" + "".join(f"{kind:>11}" for kind in KINDS)
    counts = [sum(q.kind == kind for q in queries) for kind in KINDS]
    yield f"{'queries':<{WIDTH}}" + "".join(f"{count:>11}" for count in counts)
    for name, scores in results.items():
        held = [interval(values) for values in _by_class(scores, queries)]
        yield f"{name:<{WIDTH}}" + "".join(f"{one.mean:>11.3f}" for one in held)
        yield " " * WIDTH + "".join(f"{f'{one.low:.2f}–{one.high:.2f}':>11}" for one in held)


def paired(results: Results, ours: str) -> Iterator[str]:
    """How much better ours is than each other system."""
    yield f"{f'{ours} minus':<{WIDTH}}{'nDCG@10':>24}{'Recall@5':>24}{'MRR':>24}"
    mine = results[ours]
    for name, scores in results.items():
        if name != ours:
            pairs = (
                difference([s.ndcg for s in mine], [s.ndcg for s in scores]),
                difference([s.recall for s in mine], [s.recall for s in scores]),
                difference([s.rank for s in mine], [s.rank for s in scores]),
            )
            yield f"{name:<{WIDTH}}" + "".join(f"{_signed(pair):>24}" for pair in pairs)


def margins(results: Results, ours: str, queries: Sequence[Query]) -> Iterator[str]:
    """How much better ours is in nDCG@10 than the best other system of each class, with the interval of that."""
    mine = list(_by_class(results[ours], queries))
    others = {name: list(_by_class(scores, queries)) for name, scores in results.items() if name != ours}
    yield f"{f'{ours} minus the best other':<{WIDTH}}{'nDCG@10':>24}"
    for place, kind in enumerate(KINDS):
        best = max(others, key=lambda name: sum(others[name][place]))
        yield f"{kind:<{WIDTH}}{_signed(difference(mine[place], others[best][place])):>24}  {best}"


def weakness(called: Mapping[str, bool], queries: Sequence[Query]) -> Iterator[str]:
    """How often queries are said to have weak matches only: those about nothing should be, the others not."""
    for kind in CLASSES:
        weak = [called[q.id] for q in queries if q.kind == kind]
        yield f"{kind:<{WIDTH}}{f'{sum(weak)}/{len(weak)}':>19}"


def missed(scores: Sequence[Scores], queries: Sequence[Query], below: float) -> Iterator[str]:
    """The queries that score below, worst first."""
    pairs = sorted(zip(scores, queries, strict=True), key=lambda pair: pair[0].ndcg)
    yield from (f"{s.ndcg:.2f}  {q.id}  {q.text}" for s, q in pairs if s.ndcg < below)


def _by_class(scores: Sequence[Scores], queries: Sequence[Query]) -> Iterator[list[float]]:
    for kind in KINDS:
        yield [s.ndcg for s, q in zip(scores, queries, strict=True) if q.kind == kind]


def _written(one: Interval) -> str:
    return f"{one.mean:.3f} {one.low:.2f}–{one.high:.2f}"


def _signed(one: Interval) -> str:
    return f"{one.mean:+.3f} [{one.low:+.3f}, {one.high:+.3f}]"
