"""The shipped ontology as Python sees it: its files, its terms, and the concepts of its schemes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import OntologyError
from kg.model.iri import RDFS, SKOS, WK
from kg.model.shipped import folder

FILES = ("welfare-kg.ttl", "schemes.ttl", "spine.ttl", "thesaurus.ttl")
"""The vocabulary itself, its schemes, the fields over the years, and the nationwide programs and bodies; shapes stand apart."""


def triples(*names: str) -> Iterator[Triple]:
    """The triples of these shipped files; ``OntologyError`` for a damaged one."""
    for name in names:
        yield from _parsed(folder("ontology") / name)


def _parsed(path: Path) -> tuple[Triple, ...]:
    try:
        return tuple(quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE))
    except (SyntaxError, OSError) as error:
        raise OntologyError(f"{path.name}: {error}", hint="install welfare-kg again") from error


@cache
def concepts(scheme: str) -> Mapping[str, NamedNode]:
    """The concepts of a shipped scheme by notation, in the file's order."""
    held = list(triples("schemes.ttl"))
    members = {t.subject for t in held if t.predicate == SKOS.inScheme and t.object == WK[scheme]}
    return {
        t.object.value: t.subject
        for t in held
        if t.predicate == SKOS.notation
        and t.subject in members
        and isinstance(t.subject, NamedNode)
        and isinstance(t.object, Literal)
    }


def grades() -> Mapping[str, NamedNode]:
    """Award grades by their Korean name."""
    return concepts("awardGrade")


@cache
def labels(language: str) -> Mapping[NamedNode, str]:
    """What every term and concept is called in that language."""
    return {
        t.subject: t.object.value
        for t in triples("welfare-kg.ttl", "schemes.ttl")
        if t.predicate in (RDFS.label, SKOS.prefLabel)
        and isinstance(t.subject, NamedNode)
        and isinstance(t.object, Literal)
        and t.object.language == language
    }


@cache
def declared() -> frozenset[str]:
    """Every ``wk:`` term that the ontology and its schemes declare, by its whole IRI."""
    held = triples("welfare-kg.ttl", "schemes.ttl")
    return frozenset(t.subject.value for t in held if isinstance(t.subject, NamedNode))
