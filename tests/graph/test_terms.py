"""Values become RDF terms, and what is not known becomes nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.terms import column, concept, day, decimal, describe, en, flag, integer, isoday, ko, link, named, text
from kg.model.iri import RDF, WK, XSD

THING = NamedNode("https://example.org/thing")


@pytest.mark.parametrize("make", [text, ko, en])
def test_an_empty_string_is_nothing(make: type[Literal]) -> None:
    assert make("") is None


def test_a_column_is_there_even_when_empty() -> None:
    assert column("") == Literal("")


def test_languages() -> None:
    assert (ko("말"), en("word")) == (Literal("말", language="ko"), Literal("word", language="en"))


@pytest.mark.parametrize(
    ("value", "lexical"),
    [
        (Decimal("2896000000"), "2896000000"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.5"), "0.5"),
        (Decimal("1E-7"), "0.0000001"),
    ],
)
def test_a_decimal_has_no_exponent(value: Decimal, lexical: str) -> None:
    assert decimal(value) == Literal(lexical, datatype=XSD.decimal)


def test_numbers_flags_and_days() -> None:
    assert integer(0) == Literal("0", datatype=XSD.integer)
    assert integer(None) is None
    assert (flag(True), flag(False)) == (Literal(True), Literal(False))
    assert day(date(2019, 5, 7)) == isoday("2019-05-07") == Literal("2019-05-07", datatype=XSD.date)
    assert day(None) is None


@pytest.mark.parametrize("words", ["", "2019. 5. 7.", "2019-13-01", "언젠가"])
def test_what_is_no_iso_day_is_none(words: str) -> None:
    assert isoday(words) is None


def test_a_description_leaves_out_what_is_not_known() -> None:
    made = list(describe(THING, WK.Award, (WK.scheme, None), (WK.year, integer(2019))))
    assert made == [Triple(THING, RDF.type, WK.Award), Triple(THING, WK.year, Literal("2019", datatype=XSD.integer))]
    assert list(describe(THING, None)) == []


def test_a_thing_is_looked_up_by_its_folded_name_too() -> None:
    held = {(t.predicate, t.object) for t in named(THING, "시민1인 1나눔 ABC·센터")}
    assert held == {(WK.name, Literal("시민1인 1나눔 ABC·센터")), (WK.folded, Literal("시민1인1나눔abc센터"))}


def test_links_skip_what_is_not_there() -> None:
    assert list(link(THING, WK.runs, [None, THING])) == [Triple(THING, WK.runs, THING)]


def test_a_concept_goes_by_its_schemes_notation() -> None:
    assert concept("programType", "team") == WK["programType-team"]
