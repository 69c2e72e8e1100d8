"""A finding is a quality annotation on the words it is about."""

from __future__ import annotations

from pyoxigraph import Store

from tests.graph.asking import ask
from tests.graph.release import FINDINGS, at


def test_a_finding_says_what_how_bad_and_whom_to_trust(store: Store) -> None:
    rows = ask(
        store,
        """SELECT ?kind ?level ?stated ?computed ?trust { ?f a wk:Finding ; wk:kind ?kind ; wk:stated ?stated ;
        wk:severity ?s ; wk:computed ?computed ; wk:trust ?trust BIND(STRAFTER(STR(?s), "Severity-") AS ?level) }""",
    )
    assert rows == [("stated-total", "high", "3", "4", "목록")]


def test_a_finding_speaks_both_languages(store: Store) -> None:
    rows = ask(store, "SELECT ?l (LANG(?l) AS ?in) { ?f a wk:Finding ; rdfs:label ?l } ORDER BY ?in")
    assert rows == [(FINDINGS[0].english, "en"), (FINDINGS[0].message, "ko")]


def test_all_its_words_are_targets_and_the_first_its_own(store: Store) -> None:
    targets = ask(store, "SELECT ?s { ?f a wk:Finding ; oa:hasTarget/oa:start ?s } ORDER BY ?s")
    assert targets == [(str(at("나래군").start),), (str(at("총 3개소").start),)]
    assert ask(store, "SELECT ?s { ?f a wk:Finding ; wk:words/oa:start ?s }") == [(str(at("총 3개소").start),)]


def test_it_names_the_municipalities_it_concerns_known_or_not(store: Store) -> None:
    assert ask(store, "SELECT ?id { ?f wk:concerns/dcterms:identifier ?id }") == [("마루도-가람시",)]
    assert ask(store, "SELECT ?n { ?f a wk:Finding ; wk:placeName ?n }") == [("어디",)]
