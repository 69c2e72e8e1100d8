"""The lines of the report."""

from __future__ import annotations

from bench.search.judged import CLASSES, Hit, Judgement, Query
from bench.search.metrics import Scores
from bench.search.table import KINDS, asked, classes, margins, missed, overall, paired, weakness

ONE_EACH = [Query(kind, "tune", kind, "ko", f"text {kind}") for kind in KINDS]
GOOD, BAD = Scores(1.0, 1.0, 1.0), Scores(0.25, 0.5, 0.125)
RESULTS = {"ours": [GOOD] * len(KINDS), "theirs": [BAD] * len(KINDS)}


def test_every_system_is_asked_every_query() -> None:
    hit = Hit("d", 0, 10)
    judged = {query.id: (Judgement(query.id, 3, hit, 0, 0),) for query in ONE_EACH}
    results = asked({"finds": lambda text: [hit], "finds nothing": lambda text: []}, ONE_EACH, judged)
    assert results == {"finds": [GOOD] * len(KINDS), "finds nothing": [Scores(0, 0, 0)] * len(KINDS)}


def test_figures_over_all() -> None:
    head, first, second = overall(RESULTS)
    assert head.split() == ["nDCG@10", "Recall@5", "MRR"]
    assert first.split() == ["ours", *["1.000", "1.00–1.00"] * 3]
    assert second.split() == ["theirs", "0.250", "0.25–0.25", "0.500", "0.50–0.50", "0.125", "0.12–0.12"]


def test_figures_by_class() -> None:
    lines = list(classes(RESULTS, ONE_EACH))
    assert lines[0].split() == ["nDCG@10", *KINDS]
    assert lines[1].split() == ["queries", *["1"] * len(KINDS)]
    assert lines[4].split() == ["theirs", *["0.250"] * len(KINDS)]


def test_differences() -> None:
    head, line = paired(RESULTS, "ours")
    assert head.startswith("ours minus")
    assert line.split()[:4] == ["theirs", "+0.750", "[+0.750,", "+0.750]"]


def test_the_best_other_of_each_class() -> None:
    first = [GOOD, *[BAD] * (len(KINDS) - 1)]
    lines = list(margins({**RESULTS, "ours": first, "worse": [Scores(0, 0, 0)] * len(KINDS)}, "ours", ONE_EACH))
    assert lines[0].startswith("ours minus the best other")
    assert [line.split()[:2] for line in lines[1:3]] == [[KINDS[0], "+0.750"], [KINDS[1], "+0.000"]]
    assert all(line.split()[-1] == "theirs" for line in lines[1:])


def test_how_often_matches_are_called_weak() -> None:
    queries = [Query(f"{kind}{n}", "tune", kind, "ko", "") for kind in CLASSES for n in range(2)]
    called = {query.id: query.kind == "nothing" or query.id == "short0" for query in queries}
    told = dict(line.split() for line in weakness(called, queries))
    assert (told["nothing"], told["short"], told["keyword"]) == ("2/2", "1/2", "0/2")


def test_misses_come_worst_first() -> None:
    scores = [Scores(n / 10, 1, 1) for n in range(len(KINDS), 0, -1)]
    assert [line.split()[0] for line in missed(scores, ONE_EACH, 0.35)] == ["0.10", "0.20", "0.30"]
