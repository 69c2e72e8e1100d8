"""Writing gives one file, whole or not at all, and says what is in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import ArgumentError, NotFound
from kg.network.held import make
from kg.network.kinds import NodeKind
from kg.network.write import write
from kg.store.protocol import View
from tests.network.conftest import Build
from tests.network.paper import Paper, towns
from tests.network.test_graph import GARAM, ID, POST

ROOT = Path(__file__).resolve().parents[2]


def test_the_whole_graph_without_what_is_tied_to_nothing(view: View, tmp_path: Path) -> None:
    summary = write(make(view), tmp_path / "out" / "network.html")
    assert summary.path.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert summary.nodes == {
        NodeKind.MUNICIPALITY: 4,
        NodeKind.PROGRAM: 2,
        NodeKind.ORGANISATION: 1,
        NodeKind.AWARD: 1,
    }
    assert (summary.edges, summary.statements, summary.focus) == (9, 10, ())


def test_around_one_thing(view: View, tmp_path: Path) -> None:
    summary = write(make(view), tmp_path / "n.html", [POST], 1)
    assert summary.focus == ("햇살 우체통",)
    assert sum(summary.nodes.values()) == 3
    assert "햇살 우체통 · 깊이 1 / depth 1" in summary.path.read_text(encoding="utf-8")
    assert sum(write(make(view), tmp_path / "n.html", [POST], 2).nodes.values()) == 5


@pytest.mark.parametrize("iri", [ID + "program/nobody", "https://example.org/"])
def test_what_is_tied_to_nothing_is_told_and_not_drawn(view: View, tmp_path: Path, iri: str) -> None:
    with pytest.raises(NotFound, match="nothing is tied to it"):
        write(make(view), tmp_path / "n.html", [iri])
    assert not (tmp_path / "n.html").exists()


def test_writing_again_changes_no_byte(view: View, tmp_path: Path) -> None:
    out = tmp_path / "n.html"
    write(make(view), out)
    first = out.read_bytes()
    write(make(view), out)
    assert out.read_bytes() == first


def test_another_process_writes_the_same_bytes(build: Build, tmp_path: Path) -> None:
    assert build(towns())
    program = """if True:
        import sys
        from pathlib import Path
        from kg.network.held import make
        from kg.network.write import write
        from kg.store.oxigraph import OxigraphStore
        write(make(OxigraphStore(Path(sys.argv[1])).view()), Path(sys.argv[2]), [sys.argv[3]], 1)
    """
    written = []
    for seed in "123":
        out = tmp_path / f"{seed}.html"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", program, tmp_path / "home", out, GARAM], env=environment, check=True)
        written.append(out.read_bytes())
    assert len(set(written)) == 1


def test_a_place_that_takes_no_file_is_an_argument_error(view: View, tmp_path: Path) -> None:
    (tmp_path / "folder.html").mkdir()
    (tmp_path / "file").write_text("")
    for out in (tmp_path / "folder.html", tmp_path / "file" / "n.html"):
        with pytest.raises(ArgumentError, match=out.name):
            write(make(view), out)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder.html"]


def test_an_empty_graph_gives_an_empty_page(build: Build, tmp_path: Path) -> None:
    summary = write(make(build(Paper())), tmp_path / "n.html")
    assert (dict(summary.nodes), summary.edges) == ({}, 0)
    assert "그릴 것이 없습니다" in summary.path.read_text(encoding="utf-8")


def test_of_a_large_graph_the_most_tied_are_drawn(build: Build, tmp_path: Path) -> None:
    paper = towns()
    garam = next(name for name in paper.resolutions if name.text == "가람시")
    lead = 60
    for number in range(lead):
        paper.program(garam, f"사업 {number}호")
    summary = write(make(build(paper)), tmp_path / "n.html", lead=lead)
    assert sum(summary.nodes.values()) == lead < summary.found
    assert summary.nodes[NodeKind.MUNICIPALITY] == 4
    assert f"the {lead:,} most tied of {summary.found:,}" in summary.path.read_text(encoding="utf-8")
