"""A reading names its things by where their words stand, and keeps apart what is different."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from kg.graph.reading import distinct
from kg.model.iri import OA, WK
from kg.model.place import Resolution
from kg.model.span import Span
from tests.graph.asking import reading
from tests.graph.release import FACTS, GARAM, NAM_TABLE, NARAE, SOURCE, at

HERE = NamedNode("https://example.org/here")


def test_facts_of_one_place_are_told_apart_and_equal_ones_are_one() -> None:
    one, other = FACTS.quantities[0], replace(FACTS.quantities[0], role="to")
    made = dict(distinct([one, other, one], lambda _: HERE))
    assert list(made.values()) == [one, other]
    assert all(iri.value.startswith(f"{HERE.value}~") for iri in made)


def test_a_fact_alone_at_its_place_has_the_plain_name() -> None:
    assert dict(distinct(FACTS.quantities[:1], lambda _: HERE)) == {HERE: FACTS.quantities[0]}


def test_names_told_apart_do_not_depend_on_order() -> None:
    facts = [FACTS.quantities[0], replace(FACTS.quantities[0], role="to"), replace(FACTS.quantities[0], role="from")]
    there, back = dict(distinct(facts, lambda _: HERE)), dict(distinct(facts[::-1], lambda _: HERE))
    assert there == back


def test_words_hold_the_sources_own_characters_line_breaks_and_all() -> None:
    span = Span(SOURCE.index("이웃지킴이와"), SOURCE.index("수행"))
    made = list(reading().words(HERE, span))
    assert next(t.object for t in made if t.predicate == OA.exact) == quoted(span)
    assert made[0].predicate == WK.words


def quoted(span: Span) -> Literal:
    return Literal(SOURCE[span.start : span.end])


def test_words_of_no_span_are_nothing() -> None:
    assert list(reading().words(HERE)) == []


def test_a_resolved_name_leads_to_its_municipality_an_open_one_to_nobody() -> None:
    held = reading()
    assert held.municipality(GARAM[0]) == held.mint.municipality("마루도-가람시")
    assert held.municipality(NAM_TABLE) is held.municipality(NARAE) is held.municipality(None) is None


def test_mentions_of_one_municipality_share_its_place_and_open_names_do_not() -> None:
    held = reading()
    assert held.place(GARAM[0]) == held.place(GARAM[1])
    other = replace(NAM_TABLE, span=at("나래군"))
    assert held.place(NAM_TABLE) != held.place(other)


def test_a_fact_without_a_place_has_none() -> None:
    assert list(reading().where(HERE, None)) == []


def test_a_fact_leads_to_the_decision_about_its_name() -> None:
    held = reading(resolutions={NARAE: Resolution(NARAE, None, (), "unknown")})
    assert (WK.decision, held.decision(NARAE)) in {(t.predicate, t.object) for t in held.where(HERE, NARAE)}
    assert WK.decision not in {t.predicate for t in reading().where(HERE, NARAE)}
