"""The release itself and its ceremony as triples: each field is a statement of its own with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.reading import Reading, distinct
from kg.graph.terms import day, describe, integer, isoday, ko, text
from kg.model import shipped
from kg.model.fact import AgendaItem, Event, Stated
from kg.model.iri import DCTERMS, PROV, RDF, RDFS, SCHEMA, WK, slug

Field = tuple[NamedNode, Stated | None, NamedNode | Literal | None]
"""A property, the words that state it, and its value as a term."""


def release(reading: Reading) -> Iterator[Triple]:
    """The document, what it says of itself, and what read it."""
    document, source = reading.document, reading.source
    yield from describe(
        source,
        WK.Document,
        (WK.fileName, text(document.name)),
        (RDFS.label, _title(reading)),
        (SCHEMA.sha256, text(document.digest)),
        (WK.characterEncoding, text(document.encoding)),
        (WK.day, day(reading.on.day) if reading.on.sure else None),
        (WK.year, None if reading.on.sure else integer(reading.on.year)),
        (WK.dayKnownBy, text(reading.on.known)),
    )
    yield from _fields(reading, source, _release(reading))
    for key, value in sorted(document.metadata.items()):
        yield from _metadata(reading, key, value)
    yield from _made(reading)


def _title(reading: Reading) -> Literal | None:
    title = reading.facts.release.title
    return ko(title.value if title else reading.document.name)


def _release(reading: Reading) -> Iterator[Field]:
    told = reading.facts.release
    ministry = reading.mint("agency", slug(told.ministry.value)) if told.ministry else None
    yield DCTERMS.title, told.title, _ko(told.title)
    yield DCTERMS.alternative, told.subtitle, _ko(told.subtitle)
    yield DCTERMS.publisher, told.ministry, ministry
    yield WK.department, told.department, _text(told.department)
    yield DCTERMS.issued, told.date, (isoday(told.date.value) or text(told.date.value)) if told.date else None
    yield WK.embargo, told.embargo, _text(told.embargo)
    yield WK.pages, told.pages, _text(told.pages)
    yield SCHEMA.url, told.url, _text(told.url)


def _ko(stated: Stated | None) -> Literal | None:
    return ko(stated.value) if stated else None


def _text(stated: Stated | None) -> Literal | None:
    return text(stated.value) if stated else None


def _fields(reading: Reading, subject: NamedNode, fields: Iterable[Field]) -> Iterator[Triple]:
    """Each field as a plain triple, and as a statement that leads to its words."""
    for predicate, stated, value in fields:
        if stated is None or value is None:
            continue
        local = predicate.value.replace("#", "/").rsplit("/", 1)[1]
        node = reading.node("statement", stated.span, local)
        yield Triple(subject, predicate, value)
        if isinstance(value, NamedNode):
            yield from describe(value, WK.Agency, (RDFS.label, ko(stated.value)))
        yield from describe(node, WK.Statement, (RDF.subject, subject), (RDF.predicate, predicate), (RDF.object, value))
        yield from reading.words(node, stated.span)


def _metadata(reading: Reading, key: str, value: str) -> Iterator[Triple]:
    """Front matter stands in no words of the text; it is kept as the reader found it."""
    node = reading.mint("metadata", reading.file, slug(key))
    yield from describe(node, WK.Metadata, (WK.name, text(key)), (RDF.value, text(value)))
    yield Triple(reading.source, WK.metadata, node)


def _made(reading: Reading) -> Iterator[Triple]:
    """What read the file; no time of day, so that building again changes nothing."""
    software = reading.mint("software", f"welfare-kg-{shipped.release()}")
    yield from describe(software, PROV.SoftwareAgent, (RDFS.label, text(f"welfare-kg {shipped.release()}")))
    yield from describe(
        reading.graph, WK.DocumentGraph, (PROV.wasDerivedFrom, reading.source), (PROV.wasAttributedTo, software)
    )


def events(reading: Reading) -> Iterator[Triple]:
    """Every telling of a ceremony, with its order of events."""
    for node, event in distinct(reading.facts.events, lambda e: reading.node("event", e.span)):
        yield from describe(node, WK.Event, (DCTERMS.isPartOf, reading.source))
        yield from reading.words(node, event.span)
        yield from _fields(reading, node, _event(event))
        for item_node, item in distinct(event.agenda, lambda a: reading.node("agenda", a.span)):
            yield Triple(node, WK.agenda, item_node)
            yield from _item(reading, item_node, item)


def _event(event: Event) -> Iterator[Field]:
    yield RDFS.label, event.name, _ko(event.name)
    yield WK.date, event.date, (isoday(event.date.value) or text(event.date.value)) if event.date else None
    yield WK.startTime, event.start, _text(event.start)
    yield WK.endTime, event.end, _text(event.end)
    yield WK.venue, event.place, _text(event.place)
    yield WK.purpose, event.purpose, _text(event.purpose)
    yield WK.attendees, event.attendees, _text(event.attendees)


def _item(reading: Reading, node: NamedNode, item: AgendaItem) -> Iterator[Triple]:
    yield from describe(
        node,
        WK.AgendaItem,
        (RDFS.label, ko(item.title)),
        (WK.startTime, text(item.start)),
        (WK.endTime, text(item.end)),
        (WK.detail, text(item.detail)),
    )
    yield from reading.words(node, item.span)
