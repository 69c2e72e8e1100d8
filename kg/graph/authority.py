"""Programs and organisations as the registry told them apart: what a thing is called, and each decision as a record.

The source keeps its own words: a name that is no more than a guess is a hidden label of the thing it was taken for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyoxigraph import NamedNode, Triple

from kg.graph.terms import describe, en, flag, ko, link, named, text
from kg.model.iri import RDFS, SKOS, WK, Minter
from kg.model.likeness import normal
from kg.model.thesaurus import TERMS, Term, Thesaurus
from kg.registry.authority import Authority, Linked


@cache
def shipped() -> Authority:
    """One over the shipped thesaurus, read once."""
    return Authority(Thesaurus.load())


def called(thing: NamedNode, linked: Linked, term: Term | None) -> Iterator[Triple]:
    """What a thing is called: by the thesaurus if it is nationwide, else by the words that mention it."""
    written, label = linked.written, ko(linked.name)
    if linked.guess:
        yield from describe(thing, None, (SKOS.hiddenLabel, ko(written)), (WK.folded, text(normal(written))))
    else:
        yield from named(thing, written)
    yield from named(thing, linked.name)
    yield from describe(thing, None, (WK.key, text(linked.key)), (RDFS.label, label))
    if term is not None:
        yield from describe(thing, None, (RDFS.label, en(term.english)), (SKOS.exactMatch, NamedNode(TERMS + term.key)))
        yield from named(thing, *term.labels)
    elif not linked.guess and written != linked.name:
        yield from describe(thing, None, (SKOS.altLabel, ko(written)))


def recorded(linked: Linked) -> bool:
    """Whether the mention's own words alone do not say what it names."""
    return linked.guess or bool(linked.candidates) or linked.rule == "nationwide"


def decided(node: NamedNode, linked: Linked, mint: Minter) -> Iterator[Triple]:
    """The record of what a mention was taken to name; a guess says what its own words would name without it."""
    yield from describe(
        node,
        WK.Decision,
        (WK.name, text(linked.written)),
        (WK.rule, text(linked.rule)),
        (WK.guess, flag(linked.guess)),
        (WK.note, text(linked.note)),
        (WK.chosen, mint(linked.thing)),
    )
    yield from link(node, WK.candidate, map(mint, linked.candidates))
    if linked.guess:
        own = linked.candidates[-1]
        yield from describe(node, WK.Guess, (WK.otherwise, mint(own) if own != linked.thing else None))
