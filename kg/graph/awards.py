"""Awards and the scheme they are given under as triples: divisions, prizes announced, totals claimed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pyoxigraph import NamedNode, Triple

from kg.graph.divisions import division, divisions, edition, is_division, of_year, scheme
from kg.graph.reading import Reading, distinct
from kg.graph.terms import column, concept, describe, flag, integer, ko, text
from kg.model.fact import Award, PrizeRule, StatedTotal
from kg.model.iri import DCTERMS, RDFS, SKOS, WK, slug
from kg.model.ontology import grades
from kg.model.place import Level


def awards(reading: Reading) -> Iterator[Triple]:
    """Every conferral with its division and grade, and what the scheme announces and the document claims."""
    told = sorted(reading.facts.awards, key=lambda a: (conferral(reading, a).value, not a.table, a.span))
    for node, tellings in groupby(told, key=lambda a: conferral(reading, a)):
        first, *others = tellings
        yield from _award(reading, node, first)
        for other in others:
            yield from reading.words(node, other.span, *other.evidence, by=WK.evidence)
    yield from divisions(reading)
    yield from _scheme(reading)
    yield from _totals(reading)


def conferral(reading: Reading, award: Award) -> NamedNode:
    """The award's own name; where nobody knows who received it, its words stand for the recipient."""
    recipient = reading.chosen(award.place) or f"{slug(award.place.text)}-{reading.file}-{award.span.start}"
    within = edition(reading, award.year, award.scheme)
    named = award.division if is_division(award.division) else "all"
    return reading.mint("award", within, slug(named), slug(_plain(award.grade)), recipient)


def _award(reading: Reading, node: NamedNode, award: Award) -> Iterator[Triple]:
    named = is_division(award.division)
    label = " ".join(f"{award.scheme} {award.year or ''} {award.division} {award.grade} {award.place.text}".split())
    yield from describe(
        node,
        WK.Award,
        (RDFS.label, ko(label)),
        (WK.scheme, column(award.scheme)),
        (WK.year, integer(award.year)),
        (WK.targetYear, integer(award.target_year)),
        (WK.division, division(reading, award.year, award.division, award.scheme) if named else None),
        (SKOS.inScheme, None if named else scheme(reading, award.year, award.scheme)),
        (WK.divisionName, column(award.division)),
        (WK.grade, _grade(reading, award.grade)),
        (WK.gradeName, column(award.grade)),
        (WK.level, _level(reading, award)),
        (WK.prize, integer(award.prize_krw)),
        (WK.fromTable, flag(award.table)),
    )
    yield from reading.where(node, award.place, by=WK.recipient)
    yield from reading.words(node, award.span)
    yield from reading.words(node, *award.evidence, by=WK.evidence)
    yield from _described(reading, award.grade)
    if not named:
        yield from of_year(reading, award.year, award.scheme)


def _level(reading: Reading, award: Award) -> NamedNode | None:
    """The recipient's tier: the registry's word, else the table's."""
    chosen = reading.chosen(award.place)
    level = reading.names.get(chosen).level if chosen else award.place.level
    return concept("governmentLevel", level.value) if level else None


def _plain(grade: str) -> str:
    """A grade's name without its 상, as tables write it: 발전상 in an article is 발전 in a table."""
    bare = grade.removesuffix("상")
    return bare if bare in grades() else grade


def _grade(reading: Reading, grade: str) -> NamedNode:
    """A grade of the shipped scheme, else one minted from the words."""
    plain = _plain(grade)
    return grades().get(plain) or reading.mint("grade", slug(plain))


def _described(reading: Reading, grade: str) -> Iterator[Triple]:
    """The grade's label, so that a document's graph can be read by itself."""
    node, plain = _grade(reading, grade), _plain(grade)
    yield from describe(node, SKOS.Concept, (SKOS.prefLabel, ko(plain)), (SKOS.notation, text(plain)))


def _scheme(reading: Reading) -> Iterator[Triple]:
    """What is to be given for what: tasks, places and prizes, and what is given elsewhere."""
    facts = reading.facts
    for node, task in distinct(facts.tasks, lambda t: reading.node("task", t.span)):
        yield from describe(node, WK.Task, (RDFS.label, ko(task.name)), (WK.partName, text(task.part)))
        yield from reading.words(node, task.span)
    for node, rule in distinct(facts.prizes, lambda p: reading.node("prize", p.span, slug(p.grade))):
        yield from _prize(reading, node, rule)
    for node, award in distinct(facts.separate, lambda s: reading.node("separate", s.span)):
        yield from describe(node, WK.SeparateAward, (WK.divisionName, text(award.division)))
        yield from describe(node, None, (WK.prize, integer(award.prize_krw)), (DCTERMS.isPartOf, reading.source))
        yield from reading.words(node, award.span)


def _prize(reading: Reading, node: NamedNode, rule: PrizeRule) -> Iterator[Triple]:
    yield from describe(
        node,
        WK.PrizeRule,
        (WK.partName, text(rule.part)),
        (WK.divisionName, text(rule.division)),
        (WK.level, concept("governmentLevel", rule.level.value)),
        (WK.grade, _grade(reading, rule.grade)),
        (WK.places, integer(rule.places)),
        (WK.prize, integer(rule.prize_krw)),
        (WK.totalPlaces, integer(rule.total_places)),
        (WK.totalPrize, integer(rule.total_krw)),
    )
    yield from _described(reading, rule.grade)
    yield from reading.words(node, rule.span)


def _totals(reading: Reading) -> Iterator[Triple]:
    for node, total in distinct(reading.facts.totals, lambda t: reading.node("total", t.span)):
        yield from _total(reading, node, total)


def _total(reading: Reading, node: NamedNode, total: StatedTotal) -> Iterator[Triple]:
    yield from describe(
        node,
        WK.StatedTotal,
        (WK.value, integer(total.value)),
        (WK.unit, text(total.unit)),
        (WK.name, text(total.text)),
        (WK.partName, text(total.part)),
        (WK.divisionName, text(total.division)),
        (WK.gradeName, text(total.grade)),
        (WK.level, _tier(total.level)),
        (WK.statedIn, text(total.where)),
    )
    yield from reading.words(node, total.span)


def _tier(level: Level | None) -> NamedNode | None:
    return concept("governmentLevel", level.value) if level else None
