"""What the editor completes with."""

from __future__ import annotations

from kg.model.iri import PREFIXES
from kg.web.vocabulary import vocabulary


def test_it_knows_our_terms_and_those_we_use_of_others() -> None:
    told = vocabulary()
    classes, properties = told["classes"], told["properties"]
    assert isinstance(classes, list)
    assert isinstance(properties, list)
    assert {PREFIXES["wk"] + "Award", PREFIXES["wk"] + "Municipality"} <= set(classes)
    assert {PREFIXES["wk"] + "words", PREFIXES["oa"] + "start", PREFIXES["skos"] + "notation"} <= set(properties)
    assert not set(classes) & set(properties)
    assert all(iri.startswith("http") for iri in (*classes, *properties))
    assert classes == sorted(set(classes))


def test_prefixes_are_written_as_a_query_declares_them() -> None:
    prefixes = vocabulary()["prefixes"]
    assert isinstance(prefixes, list)
    assert "wk: <https://w3id.org/welfare-kg/ontology#>" in prefixes
    assert len(prefixes) == len(PREFIXES)
