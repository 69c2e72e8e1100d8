"""Our search on the shipped queries: the tune half, so that nobody is led to tune on the other."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from statistics import fmean

import pytest

from bench.quality import RELEASE
from bench.search import ours
from bench.search.judged import NOTHING, judgements, queries
from bench.search.table import asked
from kg.workspace import Workspace

TUNE = queries("tune")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, vectors: Path) -> Workspace:
    home = tmp_path_factory.mktemp("ours") / "home"
    copytree(vectors, home / "search" / "vectors")
    return ours.opened(home)


def test_each_mode_answers_with_words_of_the_document(workspace: Workspace) -> None:
    for name, ask in ours.systems(workspace):
        hits = ask("이동빨래방")
        assert hits, name
        assert {hit.document for hit in hits} == {RELEASE}
        assert all(hit.start < hit.end for hit in hits)
        assert any("이동빨래방" in workspace.source(RELEASE)[hit.start : hit.end] for hit in hits[:10])


def test_the_hybrid_finds_what_is_judged_good(workspace: Workspace) -> None:
    answered = [query for query in TUNE if query.kind != NOTHING]
    systems = dict(ours.systems(workspace))
    (scores,) = asked({ours.HYBRID: systems[ours.HYBRID]}, answered, judgements()).values()
    assert fmean(s.ndcg for s in scores) >= 0.8
    assert fmean(s.recall for s in scores) >= 0.85


def test_what_nobody_answers_is_said_to_be_weak(workspace: Workspace) -> None:
    called = [ours.weak(workspace, query.text) for query in TUNE if query.kind == NOTHING]
    assert fmean(called) >= 0.7
    plain = [ours.weak(workspace, query.text) for query in TUNE if query.kind in ("keyword", "entity")]
    assert fmean(plain) <= 0.1
