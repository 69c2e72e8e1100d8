"""The graph that is measured is the one that is told of: as many things as asked for, all tied, the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.network import home, triples


def test_a_graph_has_as_many_things_as_are_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = home(tmp_path, 60).held
    assert 54 <= len(held.graph) <= 60
    assert all(degree for _, degree in held.graph.degree())
    assert f"{len(held.graph)} nodes" in capsys.readouterr().out


def test_the_same_each_time() -> None:
    assert list(triples(60)) == list(triples(60))
    assert len(list(triples(60))) < len(list(triples(120)))
