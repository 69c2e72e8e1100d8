"""The reading half: all that is asked of a graph without writing, by whoever may only read."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import NoGraph, NotFound
from kg.questions import TABLES
from kg.reader import Reader
from kg.workspace import Workspace


@pytest.fixture(scope="module")
def reader(shipped: Workspace) -> Reader:
    return Reader(shipped.path)


def test_it_reads_what_a_workspace_does(reader: Reader, shipped: Workspace) -> None:
    assert reader.info() == shipped.info()
    assert {kind: len(reader.table(kind)) for kind in TABLES} == {kind: len(shipped.table(kind)) for kind in TABLES}
    assert [page.iri for page in reader.show("익산시")] == [page.iri for page in shipped.show("익산시")]
    assert not reader.outdated()


def test_spans_point_into_the_source(reader: Reader) -> None:
    (row, *_) = reader.findings()
    words = reader.source(str(row["document"]))[int(str(row["start"])) : int(str(row["end"]))]
    assert words.strip()
    with pytest.raises(NotFound, match="no such document"):
        reader.source("nowhere.txt")


def test_it_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(NoGraph):
        Reader(tmp_path / "home").info()
    assert not (tmp_path / "home").exists()
    assert not {"build", "remove", "index"} & set(vars(Reader))
