"""What is run is one thing with its mentions; an implementation ties it to who runs it, with whom and how much."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import Store

from kg.model.iri import Minter
from tests.graph.asking import NOTHING, ask, graph
from tests.graph.release import FACTS


def test_a_nationwide_program_is_one_thing_with_two_implementations(store: Store) -> None:
    rows = ask(
        store,
        """SELECT ?program ?who { ?i a wk:Implementation ; wk:program ?program ; wk:municipality ?m .
        ?program a wk:NationwideProgram ; wk:key "test-keeper" . ?m dcterms:identifier ?who } ORDER BY ?who""",
    )
    assert rows == [(f"{Minter().base}program/test-keeper", who) for who in ("마루도-가람시", "마루도-남구")]


def test_a_local_program_is_its_municipalitys_own_whatever_the_spacing(store: Store) -> None:
    rows = ask(store, 'SELECT ?p ?n { ?p a wk:LocalProgram ; wk:name "햇살우체통", ?n } ORDER BY ?n')
    assert rows == [(f"{Minter().base}program/마루도-가람시/햇살우체통", n) for n in ("햇살 우체통", "햇살우체통")]


def test_the_short_cut_agrees_with_the_implementations(store: Store) -> None:
    short = ask(store, "SELECT ?m ?p { ?m wk:runs ?p }")
    long = ask(store, "SELECT DISTINCT ?m ?p { ?i a wk:Implementation ; wk:municipality ?m ; wk:program ?p }")
    assert sorted(short) == sorted(long)
    assert len(short) == 3


def test_implementations_have_partners_and_figures(store: Store) -> None:
    rows = ask(
        store,
        """SELECT ?partner ?value { ?i a wk:Implementation ; wk:partner/wk:name ?partner ; wk:quantity/rdf:value ?value
        } ORDER BY ?partner""",
    )
    assert rows == [("가람 교육청", "120"), ("햇살재단", "120")]


def test_a_figure_of_two_municipalities_is_recorded_for_both(store: Store) -> None:
    rows = ask(
        store, 'SELECT ?m { ?q a wk:Quantity ; wk:unit "명" ; wk:municipality/dcterms:identifier ?m } ORDER BY ?m'
    )
    assert rows == [("마루도-가람시",), ("마루도-남구",)]


def test_a_program_has_one_label_a_document(store: Store) -> None:
    rows = ask(store, 'SELECT ?l { ?p a wk:LocalProgram ; wk:name "햇살우체통" ; rdfs:label ?l }')
    assert rows == [("햇살 우체통",)]
    assert ask(store, "SELECT ?l { ?p a wk:LocalProgram ; skos:altLabel ?l }") == [("햇살우체통",)]


def test_an_implementation_is_called_by_official_names(store: Store) -> None:
    labels = {row[0] for row in ask(store, "SELECT ?l { ?i a wk:Implementation ; rdfs:label ?l }")}
    assert labels == {"마루도 가람시 햇살 우체통", "마루도 가람시 이웃지킴이", "마루도 남구 이웃지킴이"}


def test_a_program_nobody_is_said_to_run_is_kept_and_ties_nobody(store: Store) -> None:
    rows = ask(store, 'SELECT ?p ?who { ?m wk:name "이동상담" ; wk:program ?p OPTIONAL { ?who wk:runs ?p } }')
    assert rows == [(f"{Minter().base}program/_2019-나눔상.txt-08e8e725/이동상담", "")]


def test_organisations_a_municipality_works_with(store: Store) -> None:
    rows = ask(store, "SELECT ?id ?n { ?m wk:worksWith/rdfs:label ?n ; dcterms:identifier ?id } ORDER BY ?id ?n")
    assert rows == [("마루도-가람시", "가람 교육청"), ("마루도-가람시", "햇살재단"), ("마루도-남구", "이웃지킴이")]


def test_a_quantity_without_a_program_is_of_the_municipality(store: Store) -> None:
    rows = ask(store, 'SELECT ?p { ?q a wk:Quantity ; wk:unit "명" OPTIONAL { ?q wk:programMention ?p } }')
    assert rows == [("",), ("",)]


def test_two_figures_at_one_place_are_two() -> None:
    one = FACTS.quantities[0]
    store = graph(replace(NOTHING, quantities=(one, replace(one, role="to", measure="다른 것"), one)))
    assert sorted(ask(store, "SELECT ?m { ?q a wk:Quantity ; wk:measure ?m }")) == [("다른 것",), ("우체통",)]
