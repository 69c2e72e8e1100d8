"""Values as RDF terms, and a thing's description as triples; what is not known is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from kg.model.iri import RDF, WK, XSD
from kg.model.likeness import normal

Pair: TypeAlias = tuple[NamedNode, NamedNode | Literal | None]


def text(value: str) -> Literal | None:
    """A string as written; None for an empty one."""
    return Literal(value) if value else None


def named(subject: NamedNode, *names: str) -> Iterator[Triple]:
    """The names a thing is looked up by: as they are, and folded so that spacing does not matter."""
    for name in names:
        yield from describe(subject, None, (WK.name, text(name)), (WK.folded, text(normal(name))))


def column(value: str) -> Literal:
    """A string that is there even when empty, as a table's column is."""
    return Literal(value)


def ko(value: str) -> Literal | None:
    """A Korean string; None for an empty one."""
    return Literal(value, language="ko") if value else None


def en(value: str) -> Literal | None:
    """An English string; None for an empty one."""
    return Literal(value, language="en") if value else None


def integer(value: int | None) -> Literal | None:
    """A whole number."""
    return None if value is None else Literal(str(value), datatype=XSD.integer)


def decimal(value: Decimal) -> Literal:
    """An exact number, without an exponent."""
    return Literal(format(value, "f"), datatype=XSD.decimal)


def flag(value: bool) -> Literal:
    """Yes or no."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


def day(value: date | None) -> Literal | None:
    """A calendar day."""
    return None if value is None else Literal(value.isoformat(), datatype=XSD.date)


def isoday(value: str) -> Literal | None:
    """A day from its ISO 8601 form; None where the string is no such thing."""
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return None


def describe(subject: NamedNode, kind: NamedNode | None, *pairs: Pair) -> Iterator[Triple]:
    """The subject's type and whichever of its properties have a value."""
    if kind is not None:
        yield Triple(subject, RDF.type, kind)
    for predicate, value in pairs:
        if value is not None:
            yield Triple(subject, predicate, value)


def link(subject: NamedNode, predicate: NamedNode, values: Iterable[NamedNode | None]) -> Iterator[Triple]:
    """One property with many values."""
    return (Triple(subject, predicate, value) for value in values if value is not None)


def concept(scheme: str, notation: str) -> NamedNode:
    """The concept of a shipped scheme (``ontology/schemes.ttl``) by its notation."""
    return WK[f"{scheme}-{notation}"]
