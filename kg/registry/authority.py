"""Programs and organisations: which mentions of a document are of one thing, each decision a record that can be undone.

A thing's identifier is made from a mention's own words, owner and key, never from other mentions, so it is the same in
whatever order mentions and documents come. Only a guess gives a mention another identifier than its own words do; what
two mentions side by side call differently, or what is like several names, is left apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from kg.model.fact import Organisation, Program
from kg.model.iri import slug
from kg.model.likeness import normal
from kg.model.place import PlaceName
from kg.model.span import Span
from kg.model.thesaurus import ORGANISATION, PROGRAM, Term, Thesaurus
from kg.registry import spelling
from kg.registry.guesses import Guess, Known, Undone, guesses
from kg.registry.slips import Lexicon, Slips
from kg.registry.spelling import Place

Mention: TypeAlias = Program | Organisation


@dataclass(frozen=True, slots=True)
class Linked:
    """A decision about a mention: which thing it names. A record, never an edit of the source.

    Attributes:
        kind: ``program`` or ``organisation``.
        written: the name as written.
        span: where.
        thing: identifier of the thing, the tail of its IRI (``program/namwon-si/보름달도서관``).
        name: what the thing is called: a term's label, else its most frequent spelling.
        rule: ``same spelling``, ``spacing``, ``own name``, ``head noun``, ``nationwide``, ``typo``, ``short form``, or
            ``ambiguous`` where a guess was thought of and not made.
        guess: whether a machine's guess.
        note: the reason in words.
        candidates: identifiers it could have, the chosen first and its own words' last; empty where there was no choice.
        key: the nationwide term's, empty for a local thing.
    """

    kind: str
    written: str
    span: Span
    thing: str
    name: str
    rule: str
    guess: bool = False
    note: str = ""
    candidates: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class _Own:
    """A mention by its own words alone."""

    mention: Mention
    kind: str
    thing: str
    word: str
    local: str
    key: str
    term: Term | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Owners:
    """Who runs what a document mentions.

    Attributes:
        municipality: identifier of the municipality that a name means; None where the registry abstained.
        other: stands in the identifiers of what no known municipality runs.
    """

    municipality: Callable[[PlaceName], str | None]
    other: str

    def known(self, place: PlaceName | None) -> str:
        """The municipality; empty where it is not known."""
        return (self.municipality(place) or "") if place is not None else ""


class Authority:
    """Names of programs and organisations to things.

    Args:
        thesaurus: nationwide names, and the nouns that head names.
    """

    def __init__(self, thesaurus: Thesaurus) -> None:
        self._thesaurus = thesaurus
        self._terms = {term.key: term for term in thesaurus.terms}
        self._lexicon = Lexicon(thesaurus)

    def link(
        self, mentions: Iterable[Mention], owners: Owners, undone: Undone = frozenset()
    ) -> Mapping[Mention, Linked]:
        """What each mention of one document names.

        Args:
            mentions: programs and organisations, in any order.
            owners: who runs them.
            undone: guesses that somebody has taken back.
        """
        told = sorted(self._owns(mentions, owners), key=lambda o: (o.mention.span, o.thing, o.mention.name))
        slips = Slips(self._lexicon, {spelling.tailless(o.word) for o in told})
        made = guesses(_known(told), self._thesaurus, slips, undone)
        preferred = _preferred(told, made)
        return {o.mention: _linked(o, made, preferred) for o in told}

    def term(self, key: str) -> Term | None:
        """The nationwide term of that key; None where the thesaurus has none."""
        return self._terms.get(key)

    def _owns(self, mentions: Iterable[Mention], owners: Owners) -> Iterator[_Own]:
        """Each different mention; what depends on name and place alone is worked out once."""
        held: dict[tuple[str, str, Place], tuple[str, Term | None]] = {}
        for mention in dict.fromkeys(mentions):
            kind = PROGRAM if isinstance(mention, Program) else ORGANISATION
            place = (mention.place.sido, mention.place.text) if mention.place else ("", "")
            key = (mention.name, kind, place)
            if key not in held:
                held[key] = spelling.read(*key, self._thesaurus)
            word, known = held[key]
            nationwide = mention.key or (known.key if known else "")
            local = owners.known(mention.place)
            thing = (kind, slug(nationwide)) if nationwide else (kind, local or owners.other, slug(word))
            term = self.term(nationwide)
            yield _Own(mention, kind, "/".join(thing), word, local, nationwide, term)


def _known(told: Iterable[_Own]) -> list[Known]:
    """The local things of known municipalities, which guesses are about."""
    held: dict[str, list[_Own]] = {}
    for own in told:
        if own.local and not own.key:
            held.setdefault(own.thing, []).append(own)
    return [
        Known(
            thing=thing,
            kind=owns[0].kind,
            owner=owns[0].local,
            word=owns[0].word,
            types=frozenset(o.mention.type.value for o in owns),
            spans=tuple(o.mention.span for o in owns),
            passages=frozenset(o.mention.passage for o in owns) - {""},
        )
        for thing, owns in held.items()
    ]


def _preferred(told: Iterable[_Own], made: Mapping[str, Guess]) -> dict[str, str]:
    """What each thing is called: guessed spellings have no say, of equally frequent ones the first stands."""
    namings: dict[str, Counter[str]] = {}
    for own in told:
        namings.setdefault(own.thing, Counter())[own.mention.name] += 1
    guessed = {guess.target: guess.name for guess in made.values()}
    local = {thing: held.most_common(1)[0][0] for thing, held in namings.items()}
    return guessed | local | {own.thing: own.term.labels[0] for own in told if own.term is not None}


def _linked(own: _Own, made: Mapping[str, Guess], preferred: Mapping[str, str]) -> Linked:
    guess = made.get(own.thing)
    thing = own.thing if guess is None else guess.target
    name = preferred[thing]
    plain = Linked(own.kind, own.mention.name, own.mention.span, thing, name, _rule(own, name), key=own.key)
    if guess is not None:
        sure, key = guess.target == own.thing, guess.key
        return replace(plain, rule=guess.rule, guess=not sure, note=guess.note, candidates=guess.candidates, key=key)
    if own.term is not None and normal(own.mention.name) in map(normal, own.term.misspelt):
        note = f"{name}의 알려진 오기 (a known misspelling)"
        return replace(plain, rule="typo", guess=True, note=note, candidates=(thing,))
    return plain


def _rule(own: _Own, name: str) -> str:
    if own.key:
        return "nationwide"
    if own.mention.name == name:
        return "same spelling"
    written, called = spelling.plain(own.mention.name), spelling.plain(name)
    if written == called:
        return "spacing"
    return "own name" if written.endswith(called) or called.endswith(written) else "head noun"
