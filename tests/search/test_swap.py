"""An index that is damaged, written by others meanwhile, or of a graph that counts no more."""

from __future__ import annotations

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from threading import Event, Thread, Timer

import pytest

from kg.drafting import Tools
from kg.errors import StaleIndex, StoreBusy, StoreError
from kg.finding import version
from kg.search.encoder import load
from kg.search.index import Index
from kg.workspace import Workspace

NEWS = "전남 순천시는 달팽이마차라는 이름의 이동 진료소를 새로 열어 외딴 마을의 어르신을 찾아간다고 밝혔다.\n"


@pytest.fixture
def copy(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A data folder of one's own, with the graph and its index."""
    return Workspace(Path(copytree(workspace.path, tmp_path / "home")))


def place(workspace: Workspace) -> Path:
    """The folder of the index that counts."""
    return workspace.path / "search" / (workspace.path / "search" / "current").read_text().strip()


@contextmanager
def writing(workspace: Workspace) -> Iterator[int]:
    """Be another process that writes the index."""
    held = os.open(workspace.path / "search" / "lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(held, fcntl.LOCK_EX)
    try:
        yield held
    finally:
        os.close(held)


@pytest.mark.parametrize("file", ["catalog.sqlite", "engine/index.json", "engine/ids.ends.npy"])
@pytest.mark.parametrize("content", [b"", b"no index"])
def test_a_damaged_index_is_made_again_by_whoever_wants_it(copy: Workspace, file: str, content: bytes) -> None:
    (place(copy) / file).write_bytes(content)
    with pytest.raises(StoreError) as told:
        Index(copy.path).open(version(copy.view), load)
    assert "kg index" in told.value.hint
    assert copy.search("이동빨래방").hits[0].why.best.dense is not None
    assert copy.similar("순천시").closeness


def test_a_damaged_index_is_made_again_by_its_commands(copy: Workspace) -> None:
    (place(copy) / "engine" / "ids.ends.npy").unlink()
    assert copy.index().embedded == 0
    assert copy.search("이동빨래방").hits


def test_damage_deep_in_the_catalogue_is_told_and_mended(copy: Workspace) -> None:
    file = place(copy) / "catalog.sqlite"
    content = bytearray(file.read_bytes())
    content[8192:] = os.urandom(len(content) - 8192)
    file.write_bytes(content)
    copy.index()
    assert copy.search("이동빨래방").hits


def test_a_pointer_that_says_nothing_counts_as_none(copy: Workspace) -> None:
    (copy.path / "search" / "current").write_bytes(b"\xff\x00../..")
    assert copy.search("이동빨래방").hits


def test_a_folder_that_is_no_index_is_left_alone(copy: Workspace) -> None:
    (copy.path / "search" / "vectors-old").mkdir()
    Index(copy.path).make(copy.view, version(copy.view)).write(None)
    assert copy.search("이동빨래방", mode="lexical").hits
    assert (copy.path / "search" / "vectors-old").is_dir()


@pytest.fixture
def left(copy: Workspace) -> Path:
    """What a writer that was killed has left beside the index that counts."""
    return Path(copytree(place(copy), place(copy).with_name(f"{version(copy.view)}-99")))


def test_what_a_killed_writer_left_goes_though_the_index_is_whole(copy: Workspace, left: Path) -> None:
    before = place(copy)
    copy.index()
    assert not left.exists()
    assert place(copy) == before
    assert copy.search("이동빨래방").hits


def test_what_is_being_written_is_not_taken_for_left(copy: Workspace, left: Path) -> None:
    with writing(copy):
        copy.index()
    assert left.is_dir()
    copy.index()
    assert not left.exists()


def test_a_reader_of_an_older_graph_leaves_the_newer_index(copy: Workspace, tmp_path: Path, tools: Tools) -> None:
    reader = Workspace(copy.path)
    old = reader.view
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    list(copy.build([tmp_path / "news.txt"], tools=tools))
    copy.index()
    before = place(copy)
    with pytest.raises(StaleIndex, match="built again"):
        Index(copy.path).make(old, version(old)).write(None)
    assert place(copy) == before
    assert reader.search("달팽이마차").hits[0].document == "news.txt"
    assert place(copy) == before


def test_searches_go_on_while_the_index_is_written_again(copy: Workspace) -> None:
    draft, ended, failed = Index(copy.path).make(copy.view, version(copy.view)), Event(), list[Exception]()

    def write() -> None:
        try:
            for _ in range(8):
                draft.write(None)
        except Exception as error:
            failed.append(error)
        finally:
            ended.set()

    writer = Thread(target=write)
    writer.start()
    opened = 0
    while not ended.is_set():
        held = Index(copy.path).open(version(copy.view), load)
        assert held is not None
        held.close()
        opened += 1
    writer.join()
    assert not failed
    assert opened


def test_another_writer_is_waited_for_and_its_index_taken(copy: Workspace, caplog: pytest.LogCaptureFixture) -> None:
    draft, before = Index(copy.path).make(copy.view, version(copy.view)), place(copy)
    with writing(copy) as held, caplog.at_level(logging.WARNING):
        Timer(0.5, fcntl.flock, (held, fcntl.LOCK_UN)).start()
        draft.write(None)
    assert "another process" in caplog.text
    assert place(copy) == before


def test_a_writer_that_does_not_end_is_waited_for_no_longer(copy: Workspace) -> None:
    with writing(copy), pytest.raises(StoreBusy, match="another process"):
        Index(copy.path, patience=0.1).make(copy.view, version(copy.view)).write(None)
