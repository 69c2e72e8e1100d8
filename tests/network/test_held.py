"""The network of one version is made once and then read: the same graph, the same places."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest

from kg.network.files import write
from kg.network.graph import connected, graph
from kg.network.held import hold, keep, make
from kg.network.shelf import file
from kg.store.protocol import View
from tests.network.test_graph import GARAM, KEEPER


def test_what_is_kept_is_what_was_made(view: View, tmp_path: Path) -> None:
    made = hold(view, tmp_path / "network", "a")
    (one,) = (tmp_path / "network").iterdir()
    kept = hold(view, tmp_path / "network", "a")
    assert (list(kept.graph.nodes(data=True)), kept.at) == (list(made.graph.nodes(data=True)), made.at)
    assert list(kept.graph.edges(data=True)) == list(made.graph.edges(data=True))
    assert list(connected(graph(view))) == list(kept.graph)
    assert one.name.startswith("a-")


def test_another_version_takes_its_place(view: View, tmp_path: Path) -> None:
    hold(view, tmp_path, "a")
    hold(view, tmp_path, "b")
    assert [one.name[:1] for one in tmp_path.iterdir()] == ["b"]


@pytest.mark.parametrize("content", [b"", b"{}", b"\x1f\x8b broken", gzip.compress(b"{}" * 99, mtime=0)[:-9]])
def test_a_broken_file_is_made_anew(view: View, tmp_path: Path, content: bytes) -> None:
    hold(view, tmp_path, "a")
    (one,) = tmp_path.iterdir()
    one.write_bytes(content)
    assert GARAM in hold(view, tmp_path, "a").graph
    assert one.read_bytes() != content


def test_two_who_write_at_once_leave_one_whole_file(view: View, tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert len({made.result() for made in [pool.submit(keep, view, tmp_path, "a") for _ in range(8)]}) == 1
    assert list(tmp_path.iterdir()) == [file(tmp_path, "a")]
    assert GARAM in hold(view, tmp_path, "a").graph


def test_a_folder_that_takes_no_file_does_no_harm(view: View, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert GARAM in hold(view, tmp_path / "file", "a").graph


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_drawing_programs_read_names_places_and_words(view: View, nasty: View, form: str, read: object) -> None:
    for shown in (view, nasty):
        held, out = make(shown), BytesIO()
        write(held.graph, held.at, form, out)
        out.seek(0)
        back = read(out)  # type: ignore[operator]
        assert set(back) == set(held.graph)
        assert back.number_of_edges() == held.graph.number_of_edges()
        assert back.nodes[GARAM]["label"] == "가람시"
        assert {told["words"] for _, _, told in back.edges(data=True)} >= {"가람시"}
    assert KEEPER not in back


def test_a_network_is_put_there_for_the_next_who_looks(view: View, tmp_path: Path) -> None:
    assert not file(tmp_path, "a").is_file()
    assert keep(view, tmp_path, "a") == len(connected(graph(view)))
    assert file(tmp_path, "a").is_file()
    (tmp_path / "taken").write_text("")
    with pytest.raises(FileExistsError):
        keep(view, tmp_path / "taken", "a")
