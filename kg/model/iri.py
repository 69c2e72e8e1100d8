"""Namespaces, and how things are named: readable IRIs made from what a thing is, never from a counter or an order.

An IRI depends on the document's name and the words' place, or on names alone, so a rebuild mints the same ones.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Final

from pyoxigraph import NamedNode

from kg.model.span import Span

BASE: Final = "https://w3id.org/welfare-kg/id/"
"""Under which instances are named, unless a setting says otherwise."""


@dataclass(frozen=True, slots=True)
class Namespace:
    """A vocabulary: ``WK.Award`` and ``WK["grade-대상"]`` are its terms."""

    iri: str

    def __getattr__(self, name: str) -> NamedNode:
        """The term of that local name."""
        if name.startswith("__"):
            raise AttributeError(name)
        return NamedNode(self.iri + name)

    def __getitem__(self, name: str) -> NamedNode:
        """The term of a local name that is no Python identifier."""
        return NamedNode(self.iri + name)


WK: Final = Namespace("https://w3id.org/welfare-kg/ontology#")
RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#")
XSD: Final = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS: Final = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS: Final = Namespace("http://purl.org/dc/terms/")
PROV: Final = Namespace("http://www.w3.org/ns/prov#")
OA: Final = Namespace("http://www.w3.org/ns/oa#")
ORG: Final = Namespace("http://www.w3.org/ns/org#")
CPSV: Final = Namespace("http://purl.org/vocab/cpsv#")
SCHEMA: Final = Namespace("https://schema.org/")
DQV: Final = Namespace("http://www.w3.org/ns/dqv#")

PREFIXES: Final[Mapping[str, str]] = {
    "wk": WK.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "xsd": XSD.iri,
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": SKOS.iri,
    "dcterms": DCTERMS.iri,
    "prov": PROV.iri,
    "oa": OA.iri,
    "org": ORG.iri,
    "cpsv": CPSV.iri,
    "cv": "http://data.europa.eu/m8g/",
    "schema": SCHEMA.iri,
    "dqv": DQV.iri,
    "geo": "http://www.opengis.net/ont/geosparql#",
    "sh": "http://www.w3.org/ns/shacl#",
    "id": BASE,
}
"""The prefixes that every serialisation, query and page may use without declaring them."""


def slug(name: str) -> str:
    """The name as part of an IRI: letters and digits of any script kept, white space dropped, the rest a hyphen.

    Two spellings that differ in white space only are one name. A name without a letter or digit becomes a digest.
    """
    folded = "".join(unicodedata.normalize("NFKC", name).split())
    kept = "".join(c if c.isalnum() else " " for c in folded)
    return "-".join(kept.split()) or digest(name)


def digest(content: str) -> str:
    """Eight hexadecimal digits that stand for the content."""
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Minter:
    """Names instances under one base."""

    base: str = BASE

    def __call__(self, *parts: str) -> NamedNode:
        """The IRI of these path segments, which must be slugs already."""
        return NamedNode(self.base + "/".join(parts))

    @staticmethod
    @lru_cache(maxsize=64)
    def file(name: str) -> str:
        """A file name as a segment: readable, and unique though signs were lost."""
        kept = "-".join("".join(c if c.isalnum() or c in "._" else " " for c in name).split()).strip(".")
        return kept if kept and kept == name else f"{kept}-{digest(name)}".lstrip("-")

    def document(self, name: str) -> NamedNode:
        """A source file."""
        return self("document", self.file(name))

    def graph(self, name: str) -> NamedNode:
        """The named graph that holds what one source file states."""
        return self("graph", self.file(name))

    def words(self, name: str, span: Span) -> NamedNode:
        """Words of a source file."""
        return self("words", self.file(name), f"{span.start}-{span.end}")

    def municipality(self, identifier: str) -> NamedNode:
        """A municipality, through time."""
        return self("municipality", identifier)

    def program(self, name: str, *, owner: str = "", key: str = "") -> NamedNode:
        """A program: one thing for the whole country under its key, else its owner's own."""
        return self("program", slug(key)) if key else self("program", owner, slug(name))

    def organisation(self, name: str, *, owner: str = "", key: str = "") -> NamedNode:
        """An organisation: one thing for the whole country under its key, else its owner's own."""
        return self("organisation", slug(key)) if key else self("organisation", owner, slug(name))
