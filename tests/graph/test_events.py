"""The release and its ceremony are stated field by field, each with its words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pyoxigraph import Store

from kg.model.fact import Dated, Event, Release
from tests.graph.asking import NOTHING, ask, graph
from tests.graph.release import DOCUMENT, FACTS, NAME, at, stated


def test_what_the_file_is(store: Store) -> None:
    rows = ask(
        store,
        """SELECT ?file ?digest ?encoding ?day ?known { ?d a wk:Document ; wk:fileName ?file ; schema:sha256 ?digest ;
        wk:characterEncoding ?encoding ; wk:day ?day ; wk:dayKnownBy ?known }""",
    )
    assert rows == [(NAME, DOCUMENT.digest, "utf-8", "2019-05-07", "release")]


def test_a_day_that_nobody_states_is_not_stored() -> None:
    asked = "SELECT ?day ?year ?known { ?d a wk:Document ; wk:dayKnownBy ?known "
    asked += "OPTIONAL { ?d wk:day ?day } OPTIONAL { ?d wk:year ?year } }"
    for known, year in (("year", "2019"), ("assumed", "")):
        ((day, told, by),) = ask(graph(on=Dated(date(2019, 12, 31), known)), asked)
        assert (day or "", told or "", by) == ("", year, known)


def test_what_the_release_says_of_itself(store: Store) -> None:
    rows = ask(
        store,
        """SELECT ?title ?issued ?ministry ?department { ?d a wk:Document ; dcterms:title ?title ; dcterms:issued ?issued ;
        dcterms:publisher/rdfs:label ?ministry ; wk:department ?department }""",
    )
    assert rows == [("19년 나눔상 시상식", "2019-05-07", "복지부", "나눔과")]


def test_each_field_is_a_statement_with_its_words(store: Store) -> None:
    rows = ask(
        store,
        """SELECT ?o ?exact { ?s a wk:Statement ; rdf:subject/a wk:Document ; rdf:predicate dcterms:issued ; rdf:object ?o ;
        wk:words/oa:exact ?exact }""",
    )
    assert rows == [("2019-05-07", "2019. 5. 7.")]


def test_a_release_without_a_title_goes_by_its_file() -> None:
    assert ask(graph(), "SELECT ?l { ?d a wk:Document ; rdfs:label ?l }") == [(NAME,)]


def test_a_day_that_is_no_date_is_kept_as_written() -> None:
    odd = replace(NOTHING, release=Release(date=stated("배포일", "언젠가")))
    assert ask(graph(odd), "SELECT ?d { ?x dcterms:issued ?d }") == [("언젠가",)]


def test_what_made_the_graph(store: Store) -> None:
    rows = ask(
        store,
        """SELECT ?kind { ?g a wk:DocumentGraph ; prov:wasDerivedFrom/wk:fileName ?f ;
        prov:wasAttributedTo/a ?kind . GRAPH ?g { ?any a wk:Award } }""",
    )
    assert {kind.rsplit("#", 1)[1] for (kind,) in rows} == {"SoftwareAgent"}


def test_front_matter_is_kept(store: Store) -> None:
    rows = ask(store, "SELECT ?k ?v { ?d wk:metadata ?m . ?m wk:name ?k ; rdf:value ?v }")
    assert rows == [("front matter", "시험")]


def test_the_ceremony_and_its_order(store: Store) -> None:
    rows = ask(
        store,
        """SELECT ?name ?from ?to ?where ?title ?detail { ?e a wk:Event ; rdfs:label ?name ; wk:startTime ?from ;
        wk:endTime ?to ; wk:venue ?where ; wk:agenda ?i . ?i rdfs:label ?title ; wk:detail ?detail }""",
    )
    assert rows == [("나눔상 시상식", "14:00", "15:00", "대강당", "국민의례", "개회")]


def test_two_tellings_of_a_ceremony_are_two() -> None:
    body, annex = FACTS.events[0], Event(at("대강당"), place=stated("대강당"))
    assert len(ask(graph(replace(NOTHING, events=(body, annex))), "SELECT ?e { ?e a wk:Event }")) == 2
