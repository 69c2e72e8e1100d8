"""What ``ontology/`` knows of names: nationwide programs and bodies, nouns that head names, words that make none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import OntologyError
from kg.model.fact import OrganisationType, ProgramType
from kg.model.likeness import normal
from kg.model.shipped import folder as shipped

PROGRAM: Final = "program"
ORGANISATION: Final = "organisation"
STRONG: Final = "strong"
WEAK: Final = "weak"

TERMS: Final = "https://w3id.org/welfare-kg/id/term/"
"""Base of the nationwide terms' IRIs; a term's key is the rest."""

_WK: Final = "https://w3id.org/welfare-kg/ontology#"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_SCHEMA: Final = "https://schema.org/"
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_BODY: Final = "http://www.w3.org/ns/org#FormalOrganization"
_HEADS: Final = "https://w3id.org/welfare-kg/id/scheme/heads"
_FILES: Final = ("thesaurus.ttl", "heads.ttl")

_KINDS: Final = {t.value: PROGRAM for t in ProgramType} | {t.value: ORGANISATION for t in OrganisationType}
_TRAIL: Final = re.compile(r"(?:\([^()]*\)?|[*\s])+$")
"""Glosses in brackets, closed or not, and footnote stars."""
_PARTICLES: Final = re.compile(r"(?<=[가-힣])(?:에서|으로|을|를|은|는|의|에|와|과|로)$")

_Node = Literal | NamedNode
_Properties = dict[str, list[_Node]]


@dataclass(frozen=True, slots=True)
class Term:
    """A nationwide program, role or body, known by name.

    Attributes:
        key: tail of its IRI, stable.
        kind: what it is first of all, ``program`` or ``organisation``.
        type: its ``ProgramType`` or ``OrganisationType`` under that kind.
        also: the other kind where it can be both (a council that takes part, and a network that is run), else empty.
        also_type: its type under the other kind.
        labels: as written in Korean, preferred first.
        misspelt: wrong spellings that occur.
        strength: ``weak`` where a label is also an everyday word, so that the context has to agree.
        single: one body in the whole country, not a kind of body that each municipality has.
        broader: keys of the terms above it.
        start, end: year, month or day, ISO; empty where open or not known.
    """

    key: str
    kind: str
    type: str
    labels: tuple[str, ...]
    english: str
    definition: str = ""
    definition_en: str = ""
    also: str = ""
    also_type: str = ""
    misspelt: tuple[str, ...] = ()
    strength: str = STRONG
    single: bool = False
    broader: tuple[str, ...] = ()
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that names end in.

    Attributes:
        kind: what such a name is of, ``program`` or ``organisation``.
        type: the type it suggests.
        strength: ``strong`` where a compound that ends in it is a name; ``weak`` where it needs quotes, a verb of
            running (운영, 추진, 구성, 설치, 실시) or a label's position.
    """

    noun: str
    kind: str
    type: str
    strength: str
    english: str = ""


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Terms, heads and stop words.

    Attributes:
        heads: a noun that heads both kinds stands twice, the likelier kind first.
        generic: words that make no name, however they are put together.
        not_programs: last nouns of quoted things that are no programs (laws, plans, divisions, meetings, prizes).
        variants: every label and misspelling in its ``normal`` form.
    """

    terms: tuple[Term, ...]
    heads: tuple[Head, ...]
    generic: frozenset[str]
    not_programs: frozenset[str]
    variants: Mapping[str, Term] = field(repr=False)
    _keys: Mapping[str, Term] = field(repr=False)
    _nouns: Mapping[str, tuple[Head, ...]] = field(repr=False)

    @staticmethod
    def load(folder: Path | None = None) -> Thesaurus:
        """Read it from ``folder``, by default the shipped ontology; ``OntologyError`` where that is damaged."""
        nodes = _read(folder or shipped("ontology"))
        concepts = [(iri, p) for iri, p in nodes.items() if _SKOS + "prefLabel" in p and _WK + "termType" in p]
        heads = [h for iri, p in concepts if _is_head(p) for h in _heads(iri, p)]
        return Thesaurus.of(
            (_term(iri, p) for iri, p in concepts if not _is_head(p)),
            heads,
            generic=_words(nodes, "generic"),
            not_programs=_words(nodes, "notProgram"),
            not_heads=_words(nodes, "notHead"),
        )

    @staticmethod
    def of(
        terms: Iterable[Term],
        heads: Iterable[Head] = (),
        *,
        generic: Iterable[str] = (),
        not_programs: Iterable[str] = (),
        not_heads: Iterable[str] = (),
    ) -> Thesaurus:
        """One made of these; ``OntologyError`` where two terms share a label."""
        known, nouns = tuple(terms), tuple(heads)
        return Thesaurus(
            terms=known,
            heads=nouns,
            generic=frozenset(normal(w) for w in generic),
            not_programs=frozenset(normal(w) for w in not_programs),
            variants=MappingProxyType(_variants(known)),
            _keys=MappingProxyType({t.key: t for t in known}),
            _nouns=MappingProxyType(_by_noun(nouns, not_heads)),
        )

    @property
    def words(self) -> tuple[str, ...]:
        """Labels without white space that an analyser should keep whole: neither too short to be safe nor phrases."""
        return tuple(dict.fromkeys(w for t in self.terms for w in t.labels if " " not in w and 3 <= len(w) <= 12))

    def term(self, key: str) -> Term:
        """The term of that key; ``KeyError`` where there is none."""
        return self._keys[key]

    def lookup(self, text: str) -> Term | None:
        """The term so called, whatever the white space and middle dots."""
        return self.variants.get(normal(text))

    def head(self, name: str) -> tuple[Head, ...]:
        """What the longest known noun at the end of ``name`` says of it; nothing where none is known."""
        word = normal(name)
        found = (self._nouns[word[i:]] for i in range(len(word)) if word[i:] in self._nouns)
        return next(found, ())

    def is_generic(self, text: str) -> bool:
        """Whether ``text`` is made of generic words only, particles aside: 다양한 복지서비스, 이를 통해."""
        words = [w for w in (normal(part) for part in re.split(r"[\s·․ㆍ,/]+", text)) if w]
        return all(self._composed(w) or self._composed(_PARTICLES.sub("", w)) for w in words)

    def is_no_program(self, text: str) -> bool:
        """Whether what is quoted ends in a noun of laws, plans, divisions, prizes and the like.

        A noun of one syllable (법, 상) has to be the whole last word: 밥상 is a program's name, 부문 대상 is not.
        """
        words = _TRAIL.sub("", text).split() or [""]
        last = normal(words[-1])
        return last in self.not_programs or any(last[i:] in self.not_programs for i in range(len(last) - 1))

    def _composed(self, word: str) -> bool:
        reached = {0}
        for end in range(1, len(word) + 1):
            if any(word[start:end] in self.generic for start in reached):
                reached.add(end)
        return len(word) in reached


def _read(place: Path) -> dict[str, _Properties]:
    nodes: dict[str, _Properties] = {}
    for name in _FILES:
        try:
            for subject, predicate, value, _ in parse(path=str(place / name), format=RdfFormat.TURTLE):
                properties = nodes.setdefault(subject.value, {})
                properties.setdefault(predicate.value, []).append(value)
        except (OSError, SyntaxError) as fault:
            raise OntologyError(f"파일이 손상되었습니다 / damaged: {name}: {fault}") from fault
    return nodes


def _term(iri: str, p: _Properties) -> Term:
    kind, also = _one(p, _WK + "mentionKind"), _one(p, _WK + "alsoKind")
    types = _types(iri, p)
    if set(types) != {kind, also or kind}:
        raise OntologyError(f"thesaurus.ttl: 갈래와 유형이 어긋납니다 / kind and type do not agree: <{iri}>")
    return Term(
        key=iri.removeprefix(TERMS),
        kind=kind,
        type=types[kind],
        labels=(_one(p, _SKOS + "prefLabel", "ko"), *_all(p, _SKOS + "altLabel", "ko")),
        english=_one(p, _SKOS + "prefLabel", "en"),
        definition=_one(p, _SKOS + "definition", "ko"),
        definition_en=_one(p, _SKOS + "definition", "en"),
        also=also,
        also_type=types.get(also, ""),
        misspelt=_all(p, _SKOS + "hiddenLabel", "ko"),
        strength=_one(p, _WK + "strength") or STRONG,
        single=any(node.value == _BODY for node in p.get(_TYPE, ())),
        broader=tuple(above.removeprefix(TERMS) for above in _all(p, _SKOS + "broader")),
        start=_one(p, _SCHEMA + "startDate"),
        end=_one(p, _SCHEMA + "endDate"),
    )


def _heads(iri: str, p: _Properties) -> Iterator[Head]:
    types = _types(iri, p)
    for kind in (_one(p, _WK + "mentionKind"), _one(p, _WK + "alsoKind")):
        if kind:
            for noun in (_one(p, _SKOS + "prefLabel", "ko"), *_all(p, _SKOS + "altLabel", "ko")):
                yield Head(noun, kind, types[kind], _one(p, _WK + "strength"), _one(p, _SKOS + "prefLabel", "en"))


def _is_head(p: _Properties) -> bool:
    return _HEADS in _all(p, _SKOS + "inScheme")


def _types(iri: str, p: _Properties) -> dict[str, str]:
    """Its types by kind: the values of the two enumerations are disjoint, so a type tells its kind."""
    try:
        return {_KINDS[value]: value for value in _all(p, _WK + "termType")}
    except KeyError as unknown:
        raise OntologyError(f"모르는 유형입니다 / unknown type: {unknown} (<{iri}>)") from unknown


def _all(p: _Properties, name: str, language: str | None = None) -> tuple[str, ...]:
    nodes = p.get(name, ())
    return tuple([n.value for n in nodes if language is None or getattr(n, "language", None) == language])


def _one(p: _Properties, name: str, language: str | None = None) -> str:
    found = _all(p, name, language) if name in p else ()
    return found[0] if found else ""


def _words(nodes: Mapping[str, _Properties], name: str) -> Iterator[str]:
    return (word for p in nodes.values() for word in _all(p, _WK + name))


def _variants(terms: Iterable[Term]) -> dict[str, Term]:
    found: dict[str, Term] = {}
    for term in terms:
        for label in (*term.labels, *term.misspelt):
            if found.setdefault(normal(label), term) is not term:
                other = found[normal(label)].key
                raise OntologyError(
                    f"thesaurus.ttl: 두 항목의 이름입니다 / a label of both {other} and {term.key}: {label!r}"
                )
    return found


def _by_noun(heads: Iterable[Head], not_heads: Iterable[str]) -> dict[str, tuple[Head, ...]]:
    found: dict[str, tuple[Head, ...]] = {normal(word): () for word in not_heads}
    none = set(found)
    for head in heads:
        noun = normal(head.noun)
        if noun in none:
            raise OntologyError(f"heads.ttl: 머리이면서 머리가 아니라 합니다 / both a head and no head: {head.noun!r}")
        found[noun] = (*found.get(noun, ()), head)
    return found
