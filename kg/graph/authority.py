"""Which nationwide thing a program's or organisation's name means: by the thesaurus, and every such decision a record.

A name in a spelling known to be wrong, or one jamo away from a known name, is kept as written and linked by a guess.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode, Triple

from kg.graph.reading import Reading
from kg.graph.terms import concept, describe, en, flag, ko, named, text
from kg.model.fact import Organisation, Program
from kg.model.iri import DCTERMS, RDFS, SKOS, WK, slug
from kg.model.thesaurus import ORGANISATION, PROGRAM, TERMS, Term, Thesaurus, normal

_SHORTEST = 5
"""Shorter names differ by a jamo and mean different things: 복지관, 복지간."""


@dataclass(frozen=True, slots=True)
class Match:
    """What the thesaurus says of a name as written, by which rule, and whether that is a guess."""

    term: Term
    rule: str
    guess: bool
    note: str = ""


@cache
def thesaurus() -> Thesaurus:
    """The shipped one, read once."""
    return Thesaurus.load()


def match(name: str, key: str) -> Match | None:
    """The term that extraction recognised, or the one that the name is one jamo away from; None for a local name."""
    if key:
        term = _term(key)
        if term is None:
            return None
        wrong = normal(name) in {normal(m) for m in term.misspelt}
        note = f"‘{name}’: ‘{term.labels[0]}’의 틀린 표기이다" if wrong else ""
        return Match(term, "misspelt" if wrong else "thesaurus", wrong, note)
    return _typo(normal(name))


def _term(key: str) -> Term | None:
    try:
        return thesaurus().term(key)
    except KeyError:
        return None


@cache
def _typo(name: str) -> Match | None:
    """A known name that ends this one but for a jamo; None where a longer one ends it exactly, or several might."""
    tails = [name[i:] for i in range(len(name) - _SHORTEST + 1)]
    exact = max((len(tail) for tail in tails if tail in thesaurus().variants), default=0)
    near = {
        label: term
        for tail in tails
        if len(tail) > exact
        for label, term in _labels().get(len(tail), {}).items()
        if _close(tail, label)
    }
    if len({term.key for term in near.values()}) != 1:
        return None
    label, term = max(near.items(), key=lambda found: (len(found[0]), found[0]))
    return Match(term, "typo", True, f"‘{name[-len(label) :]}’: ‘{label}’의 오타로 보인다")


@cache
def _labels() -> Mapping[int, Mapping[str, Term]]:
    """Names long enough to be compared, by length."""
    found: dict[int, dict[str, Term]] = {}
    for term in thesaurus().terms:
        for label in map(normal, term.labels):
            if len(label) >= _SHORTEST:
                found.setdefault(len(label), {})[label] = term
    return found


def _close(one: str, other: str) -> bool:
    """Whether two names of one length differ in a single jamo of a single syllable."""
    odd = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(odd) != 1:
        return False
    a, b = (unicodedata.normalize("NFD", c) for c in odd[0])
    return len(a) == len(b) > 1 and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def called(thing: NamedNode, mention: Program | Organisation, label: str) -> Iterator[Triple]:
    """What a thing is called: by its own words, of which ``label`` is shown, or by the thesaurus if it is nationwide."""
    yield from named(thing, mention.name)
    term = _term(mention.key) if mention.key else None
    if term is not None:
        yield from _known(thing, term)
        return
    yield from describe(thing, None, (WK.key, text(mention.key)), (RDFS.label, ko(label)))
    yield from describe(thing, None, (SKOS.altLabel, ko(mention.name) if mention.name != label else None))


def _known(thing: NamedNode, term: Term) -> Iterator[Triple]:
    yield from describe(thing, None, (RDFS.label, ko(term.labels[0])), (RDFS.label, en(term.english)))
    yield from describe(thing, None, (SKOS.exactMatch, NamedNode(TERMS + term.key)), (WK.key, text(term.key)))
    yield from named(thing, *term.labels)


def decided(reading: Reading, node: NamedNode, thing: NamedNode, mention: Program | Organisation) -> Iterator[Triple]:
    """The record of what a mention's name was taken to mean, where that is more than its own words."""
    found = match(mention.name, mention.key)
    if found is None:
        return
    kind = PROGRAM if isinstance(mention, Program) else ORGANISATION
    chosen = thing if mention.key else _nationwide(reading, found.term)
    record = reading.node("decision", mention.span, kind, slug(mention.name))
    yield Triple(node, WK.decision, record)
    yield from describe(
        record,
        WK.Decision,
        (WK.name, text(mention.name)),
        (WK.rule, text(found.rule)),
        (WK.guess, flag(found.guess)),
        (WK.note, text(found.note)),
        (WK.chosen, chosen),
    )
    if found.guess:
        yield from describe(record, WK.Guess)
    if not mention.key:
        yield from _described(chosen, found.term)
    yield from reading.words(record, mention.span)


def _nationwide(reading: Reading, term: Term) -> NamedNode:
    mint = reading.mint.program if term.kind == PROGRAM else reading.mint.organisation
    return mint(term.labels[0], key=term.key)


def _described(thing: NamedNode, term: Term) -> Iterator[Triple]:
    """A nationwide thing that only a guess leads to."""
    if term.kind == PROGRAM:
        yield from describe(thing, WK.Program, (DCTERMS.type, concept("programType", term.type)))
        yield from describe(thing, WK.NationwideProgram)
    else:
        yield from describe(thing, WK.Organisation, (DCTERMS.type, concept("organisationType", term.type)))
    yield from _known(thing, term)
