"""What the program brings along: the ontology once, and a fingerprint of all that decides what a document becomes."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.background import NAME, background, fingerprint, inputs
from kg.model.iri import RDF, SKOS, WK
from kg.model.shipped import release
from kg.store.oxigraph import OxigraphStore


def test_the_fingerprint_is_stable_and_short() -> None:
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 16
    assert release()


def test_the_fingerprint_is_of_what_reading_uses() -> None:
    names = {path.name for path in inputs()}
    assert {"pipeline.py", "drafting.py", "thesaurus.ttl", "heads.ttl", "schemes.ttl"} <= names
    assert not {"words.ttl", "shapes.ttl", "searcher.py"} & names


def test_the_ontology_comes_once_and_is_no_document(tmp_path: Path) -> None:
    store = OxigraphStore(tmp_path / "home")
    with store.writer() as writer:
        background(writer, "one")
    with store.writer() as writer:
        background(writer, "one")
    view = store.view()
    assert view.path.parent.name == "000001"
    assert view.manifest.documents == ()
    assert list(view.manifest.entries) == [NAME]
    (grade,) = view.quads(WK["awardGrade-대상"], RDF.type, SKOS.Concept, NamedNode(view.manifest.entries[NAME].graph))
    assert isinstance(grade, Quad)


def test_another_program_brings_its_own_anew(tmp_path: Path) -> None:
    store = OxigraphStore(tmp_path / "home")
    for mark in ("one", "two"):
        with store.writer() as writer:
            background(writer, mark)
    view = store.view()
    assert view.manifest.entries[NAME].fingerprint == "two"
    assert len(view) == view.manifest.entries[NAME].triples
