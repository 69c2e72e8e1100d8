"""The ontology's own statements, looked up by subject and predicate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.model.iri import PREFIXES, RDF, SKOS, Namespace
from kg.model.ontology import FILES, triples

OWL: Final = Namespace(PREFIXES["owl"])
SH: Final = Namespace(PREFIXES["sh"])
_PREFIXES: Final = {**PREFIXES, "foaf": "http://xmlns.com/foaf/0.1/", "sssom": "https://w3id.org/sssom/"}


class Vocabulary:
    """Statements by subject."""

    def __init__(self, held: Iterable[Triple]) -> None:
        self._held: dict[NamedNode | BlankNode | Triple, list[Triple]] = defaultdict(list)
        for triple in held:
            self._held[triple.subject].append(triple)

    def of(self, *kinds: NamedNode) -> Iterator[NamedNode]:
        """Named subjects of these types, in the files' order."""
        for subject, held in self._held.items():
            typed = {t.object for t in held if t.predicate == RDF.type}
            if isinstance(subject, NamedNode) and typed & set(kinds):
                yield subject

    def nodes(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        """What it is tied to."""
        found = (t.object for t in self._held[subject] if t.predicate == predicate)
        return [node for node in found if isinstance(node, NamedNode)]

    def words(self, subject: NamedNode, predicate: NamedNode, language: str = "") -> list[str]:
        """What is said of it in that language."""
        found = (t.object for t in self._held[subject] if t.predicate == predicate)
        return [word.value for word in found if isinstance(word, Literal) and (word.language or "") == language]

    def word(self, subject: NamedNode, predicate: NamedNode, language: str = "") -> str:
        """The first of them, or nothing."""
        return next(iter(self.words(subject, predicate, language)), "")

    def members(self, scheme: NamedNode) -> Iterator[NamedNode]:
        """The concepts of a scheme."""
        return (concept for concept in self.of(SKOS.Concept) if scheme in self.nodes(concept, SKOS.inScheme))


@cache
def shaped() -> dict[NamedNode, list[NamedNode]]:
    """The classes whose SHACL shapes speak of a property, by property."""
    held = list(triples("shapes.ttl"))
    shape = {t.object: t.subject for t in held if t.predicate == SH.property}
    about: dict[object, list[NamedNode]] = defaultdict(list)
    for triple in held:
        if triple.predicate == SH.targetClass and isinstance(triple.object, NamedNode):
            about[triple.subject].append(triple.object)
    found: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for triple in held:
        if triple.predicate == SH.path and isinstance(triple.object, NamedNode) and triple.subject in shape:
            found[triple.object] += about[shape[triple.subject]]
    return {path: sorted(set(classes), key=lambda node: node.value) for path, classes in found.items()}


@cache
def shipped() -> Vocabulary:
    """The vocabulary, its schemes, the lasting fields and the thesaurus, as they are shipped."""
    return Vocabulary(triples(*FILES))


def short(node: NamedNode) -> str:
    """The IRI with its prefix."""
    for prefix, iri in sorted(_PREFIXES.items(), key=lambda pair: -len(pair[1])):
        if node.value.startswith(iri):
            return f"{prefix}:{node.value.removeprefix(iri)}"
    return node.value
