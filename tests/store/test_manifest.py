"""The manifest: what it holds, and that it comes back as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store.manifest import Entry, Manifest


def test_round_trip(tmp_path: Path) -> None:
    first = Entry("나 “문서”.txt", "d", "f", graph="https://example.org/g", encoding="cp949", triples=3)
    made = Manifest().put(first).put(Entry("/ontology", "x", "x", background=True))
    file = tmp_path / "manifest.json"
    file.write_text(made.dump(), encoding="utf-8")
    assert Manifest.load(file) == made
    assert made.documents == (first,)


def test_an_entry_takes_the_place_of_its_name() -> None:
    made = Manifest().put(Entry("a", "d1", "f")).put(Entry("a", "d2", "f"))
    assert [e.digest for e in made.documents] == ["d2"]
    assert made.holds(Entry("a", "d2", "f", triples=9))
    assert not made.holds(Entry("b", "d2", "f"))


@pytest.mark.parametrize("content", ["", "{}", '{"format": 1}', '{"format": 1, "documents": [{}]}', '{"format": 2}'])
def test_damage_is_said(tmp_path: Path, content: str) -> None:
    file = tmp_path / "manifest.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        Manifest.load(file)
    assert caught.value.hint


def test_the_version_is_of_what_it_was_made_of() -> None:
    one = Manifest().put(Entry("a", "d1", "f")).put(Entry("나", "d2", "f"))
    other_way_round = Manifest().put(Entry("나", "d2", "f", triples=9)).put(Entry("a", "d1", "f"))
    assert one.version == other_way_round.version
    assert len(one.version) == 12
    assert one.version != one.put(Entry("a", "d1", "g")).version != one.put(Entry("a", "d3", "f")).version
