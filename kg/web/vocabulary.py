"""What a query may speak of: prefixes, classes and properties of the shipped ontology, for completion."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from pyoxigraph import NamedNode, Triple

from kg.model.iri import PREFIXES, RDF, RDFS
from kg.model.ontology import triples
from kg.questions import questions
from kg.store import lexer
from kg.web.endpoint import Plain

_OWL: Final = PREFIXES["owl"]
_CLASSES: Final = {f"{_OWL}Class", RDFS.Class.value}
_PROPERTIES: Final = {f"{_OWL}{kind}Property" for kind in ("Object", "Datatype", "Annotation")} | {RDF.Property.value}


@cache
def vocabulary() -> Plain:
    """Each once, in order: those that the ontology declares or ties itself to, and those that the shipped queries use."""
    held = list(triples("welfare-kg.ttl", "schemes.ttl"))
    used = set(_used())
    return {
        "prefixes": [f"{name}: <{iri}>" for name, iri in sorted(PREFIXES.items())],
        "classes": sorted({*_declared(held, _CLASSES, RDFS.subClassOf), *(iri for iri in used if _upper(iri))}),
        "properties": sorted(
            {*_declared(held, _PROPERTIES, RDFS.subPropertyOf), *(iri for iri in used if not _upper(iri))}
        ),
    }


def _declared(held: list[Triple], kinds: set[str], tied: NamedNode) -> Iterator[str]:
    for triple in held:
        said = triple.object
        if not isinstance(triple.subject, NamedNode) or not isinstance(said, NamedNode):
            continue
        if triple.predicate == RDF.type and said.value in kinds:
            yield triple.subject.value
        if triple.predicate == tied:
            yield said.value


def _used() -> Iterator[str]:
    """The terms that the shipped queries use, values of schemes aside."""
    for asked in questions():
        for token in lexer.tokens(asked.text):
            prefix, _, name = token.text.partition(":")
            if token.kind == "name" and prefix in PREFIXES and prefix not in {"xsd", "id"} and name and "-" not in name:
                yield PREFIXES[prefix] + name


def _upper(iri: str) -> bool:
    return iri.replace("/", "#").rpartition("#")[2][:1].isupper()
