"""Mentions are found by where they stand, and only where the municipality agrees."""

from __future__ import annotations

from dataclasses import replace

from kg.graph.mentions import Mentions
from kg.graph.programs import programs
from kg.model.fact import ProgramType
from kg.model.iri import WK
from tests.graph.asking import NOTHING, reading
from tests.graph.release import FACTS, GARAM, NAM_CASE


def test_partners_are_those_the_program_names_in_its_order() -> None:
    mentions = Mentions(reading(FACTS))
    assert [o.name for _, o in mentions.partners(FACTS.programs[0])] == ["가람 교육청", "햇살재단"]
    assert list(mentions.partners(FACTS.programs[1])) == []


def test_partners_of_another_municipality_are_not_taken() -> None:
    foreign = tuple(replace(o, place=NAM_CASE) for o in FACTS.organisations)
    mentions = Mentions(reading(replace(FACTS, organisations=foreign)))
    assert list(mentions.partners(FACTS.programs[0])) == []


def test_partners_of_no_told_municipality_are_taken() -> None:
    placeless = tuple(replace(o, place=None) for o in FACTS.organisations)
    mentions = Mentions(reading(replace(FACTS, organisations=placeless)))
    assert [o.name for _, o in mentions.partners(FACTS.programs[0])] == ["가람 교육청", "햇살재단"]


def test_figures_and_what_they_measure_are_two_ways_of_one_tie() -> None:
    mentions = Mentions(reading(FACTS))
    node, program = mentions.programs[0]
    (figure,) = mentions.figures(program)
    assert list(mentions.measured(FACTS.quantities[0])) == [node]
    assert figure == mentions.quantities[0][0]
    assert list(mentions.measured(FACTS.quantities[1])) == []


def test_two_spellings_name_one_thing_called_by_the_first_in_the_text() -> None:
    late, early = FACTS.programs[3], FACTS.programs[0]
    mentions = Mentions(reading(replace(NOTHING, programs=(late, early))))
    assert mentions.thing(late) == mentions.thing(early)
    assert {linked.name for linked in mentions.links.values()} == {"햇살 우체통"}


def test_mentions_of_one_place_have_a_decision_each() -> None:
    mentions = Mentions(reading(FACTS))
    nodes = [node for node, _ in (*mentions.programs, *mentions.organisations)]
    assert len({mentions.decision(node) for node in nodes}) == len(nodes)


def test_the_year_is_the_cases_else_the_awards_else_the_documents() -> None:
    old = replace(FACTS, cases=tuple(replace(c, year=2011) for c in FACTS.cases))
    assert str(Mentions(reading(old)).year("p7")).startswith('"2011"')
    assert str(Mentions(reading(old)).year("p9")).startswith('"2019"')
    later = replace(NOTHING, awards=(replace(FACTS.awards[0], year=2018),))
    assert str(Mentions(reading(later)).year("")).startswith('"2018"')


def test_the_same_mention_twice_is_once() -> None:
    twice = Mentions(reading(replace(NOTHING, programs=(FACTS.programs[0],) * 2)))
    assert len(twice.programs) == 1
    assert twice.programs[0][1].place == GARAM[1]


def test_a_unit_of_its_own_is_what_the_same_words_name_as_a_team() -> None:
    body = FACTS.organisations[0]
    team = replace(FACTS.programs[0], type=ProgramType.TEAM, span=body.span, place=body.place)
    assert Mentions(reading(replace(FACTS, programs=(*FACTS.programs, team)))).own(body)
    assert not Mentions(reading(FACTS)).own(body)


def test_a_municipality_does_not_work_with_its_own_unit() -> None:
    body = FACTS.organisations[0]
    team = replace(FACTS.programs[0], type=ProgramType.TEAM, span=body.span, place=body.place, partners=())
    facts = replace(FACTS, organisations=(body,), programs=(team,))
    told = [t.predicate for t in programs(reading(facts))]
    assert WK.organisation in told
    assert WK.worksWith not in told
    alone = replace(facts, programs=())
    assert WK.worksWith in [t.predicate for t in programs(reading(alone))]
