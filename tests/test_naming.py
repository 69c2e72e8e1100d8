"""Names of documents: bare where they can be, with folders where they must, the same at every build."""

from __future__ import annotations

from pathlib import Path

from kg.naming import named
from kg.store.manifest import Entry, Manifest

A, B, C = Path("/in/2021/a/x.md"), Path("/in/2021/b/x.md"), Path("/in/2022/b/x.md")


def test_a_name_that_is_alone_is_bare() -> None:
    assert named({A: "1", Path("/in/y.md"): "2"}, Manifest()) == {A: "x.md", Path("/in/y.md"): "y.md"}


def test_the_same_bytes_are_one_document() -> None:
    assert named({A: "1", B: "1"}, Manifest()) == {A: "x.md", B: "x.md"}


def test_as_much_of_the_folders_as_tells_them_apart() -> None:
    assert named({A: "1", B: "2"}, Manifest()) == {A: "x.md", B: "b/x.md"}
    assert named({A: "1", B: "2", C: "3"}, Manifest()) == {A: "x.md", B: "2021/b/x.md", C: "2022/b/x.md"}


def test_what_the_graph_holds_keeps_its_name() -> None:
    held = Manifest().put(Entry("x.md", "2", "f"))
    assert named({A: "1", B: "2"}, held) == {A: "a/x.md", B: "x.md"}
    assert named({A: "1", B: "2"}, Manifest().put(Entry("x.md", "9", "f"))) == {A: "x.md", B: "b/x.md"}


def test_a_file_that_comes_alone_keeps_the_name_it_had_among_others() -> None:
    held = Manifest().put(Entry("x.md", "2", "f")).put(Entry("a/x.md", "1", "f"))
    assert named({A: "1"}, held) == {A: "a/x.md"}
    assert named({B: "2"}, held) == {B: "x.md"}
    assert named({A: "7"}, held) == {A: "a/x.md"}, "changed, and known by its folder"
    assert named({A: "1", B: "7"}, held) == {A: "a/x.md", B: "x.md"}
