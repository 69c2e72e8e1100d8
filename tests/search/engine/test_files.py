"""The files of an index: opened while they are replaced, refused where they are damaged or of another time."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ArgumentError, StaleIndex, StoreError
from kg.search.engine import build, connect, discard
from kg.search.engine.files import Strings
from tests.search.engine.sample import DESCRIPTION, questions, units


@given(
    st.lists(st.text(st.characters(codec="utf-8")), unique=True, max_size=20),
    st.text(st.characters(codec="utf-8"), max_size=3),
)
def test_strings_are_found_by_halving(strings: list[str], other: str) -> None:
    rising = sorted(strings)
    letters = np.frombuffer("".join(rising).encode(), np.uint8)
    held = Strings(letters, np.cumsum([0, *(len(string.encode()) for string in rising)]))
    assert held[:] == rising
    assert [held.find(string) for string in rising] == list(range(len(rising)))
    assert (held.find(other) is not None) == (other in rising)
    places = list(range(len(rising)))
    assert held.places([*reversed(rising)]).tolist() == places[::-1]
    assert held.places([other]).tolist() == [rising.index(other) if other in rising else -1]


def test_few_of_many_and_all_of_many_are_found_alike(tmp_path: Path) -> None:
    names = [f"{number:08d}" for number in range(0, 3000, 3)]
    Strings.write(tmp_path, "ids", names)
    held = Strings.read(tmp_path, "ids")
    asked = ["00000003", "00000004", "00002997", "", "가"]
    assert held.places(asked).tolist() == [1, -1, 999, -1, -1]
    assert held.places(asked * 100).tolist() == [1, -1, 999, -1, -1] * 100


def test_a_reader_outlives_the_folder(tmp_path: Path) -> None:
    build(tmp_path / "new", DESCRIPTION, units(50))
    (tmp_path / "new").rename(tmp_path / "current")
    engine = connect(tmp_path / "current")
    before = engine.candidates(questions(1)[0], 5)
    (tmp_path / "current").rename(tmp_path / "old")
    build(tmp_path / "current", DESCRIPTION, units(7))
    for file in (tmp_path / "old").iterdir():
        file.unlink()
    assert engine.candidates(questions(1)[0], 5) == before
    assert (len(engine), len(connect(tmp_path / "current"))) == (50, 7)


def test_the_same_units_make_the_same_files(tmp_path: Path) -> None:
    build(tmp_path / "one", DESCRIPTION, units(60))
    build(tmp_path / "two", DESCRIPTION, reversed(units(60)))
    files = sorted(file.name for file in (tmp_path / "one").iterdir())
    assert files == sorted(file.name for file in (tmp_path / "two").iterdir())
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in files)


def test_every_file_cut_short_or_gone_is_damage(tmp_path: Path) -> None:
    build(tmp_path, DESCRIPTION, units(300))
    for file in sorted(tmp_path.iterdir()):
        whole = file.read_bytes()
        file.write_bytes(whole[: len(whole) // 2])
        with pytest.raises(StoreError) as raised:
            connect(tmp_path)
        assert "kg index" in raised.value.hint
        file.unlink()
        with pytest.raises(StoreError):
            connect(tmp_path)
        file.write_bytes(whole)
    assert len(connect(tmp_path)) == 300


def test_another_layout_is_told(tmp_path: Path) -> None:
    build(tmp_path, DESCRIPTION, units(3))
    head = json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))
    (tmp_path / "index.json").write_text(json.dumps(head | {"layout": 99}), encoding="utf-8")
    with pytest.raises(StaleIndex, match="layout 99") as raised:
        connect(tmp_path)
    assert "kg index" in raised.value.hint


def test_an_index_without_vectors_finds_words(tmp_path: Path) -> None:
    build(tmp_path, replace(DESCRIPTION, encoder="", dimension=0), [replace(unit, vector=None) for unit in units(30)])
    engine = connect(tmp_path)
    found = engine.candidates(replace(questions(1)[0], vector=None), 5)
    assert found
    assert all(candidate.dense is None and candidate.lexical_rank for candidate in found)
    assert engine.vectors([found[0].unit]).shape == (1, 0)


def test_an_id_comes_once_and_a_vector_has_its_length(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="two units have the id u000000"):
        build(tmp_path, DESCRIPTION, [*units(2), *units(1)])
    with pytest.raises(ArgumentError, match="shape"):
        build(tmp_path, DESCRIPTION, [replace(units(1)[0], vector=np.ones(3, np.float32))])


def test_nothing_is_discarded_with_a_folder(tmp_path: Path) -> None:
    build(tmp_path, DESCRIPTION, units(2))
    discard(tmp_path)
    assert len(connect(tmp_path)) == 2


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    with pytest.raises(StoreError, match="cannot write the search index"):
        build(tmp_path / "file" / "index", DESCRIPTION, units(2))
