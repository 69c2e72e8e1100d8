"""Guesses about names: slips of the pen, short forms and added head nouns, within one municipality. In doubt, none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final, TypeAlias

from kg.model.iri import slug
from kg.model.span import Span
from kg.model.thesaurus import PROGRAM, Thesaurus
from kg.registry.slips import Slips
from kg.registry.spelling import body, fits, stands, tailless

Undone: TypeAlias = Collection[frozenset[str]]
"""Pairs of identifiers that somebody has said are two things: the guess that joined them is taken back."""

_SLIP: Final = "{}의 오기로 봄 (taken for a slip of the pen)"
_ADDED: Final = "{}에 일반 명사를 덧붙인 것으로 봄 (a general noun was added)"
_SHORTER: Final = "앞에 나온 {}의 줄임으로 봄 (taken for a short form of the name before it)"
_NEAR: Final = 300
"""Characters within which a short form follows the name that it shortens."""
_SHORT: Final = 4
_HEADS: Final = ("서비스", "프로그램", "프로젝트")
_ALONE: Final = frozenset({"team", "network", "facility", "role"})
"""Types of things that a service or project of theirs is told apart from."""


@dataclass(frozen=True, slots=True)
class Known:
    """A local thing, as its mentions' own words make it.

    Attributes:
        thing: identifier.
        word: the form its name is compared in.
        spans: its mentions in order; ``passages`` where they stand.
    """

    thing: str
    kind: str
    owner: str
    word: str
    types: frozenset[str]
    spans: tuple[Span, ...]
    passages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Guess:
    """What a thing is taken to be: another, or itself where several are as likely.

    Attributes:
        name: what the target is called where no mention has its name.
        candidates: the target first, the thing itself last.
        key: the nationwide term's, empty where the target is local.
    """

    target: str
    name: str
    rule: str
    note: str
    candidates: tuple[str, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class _Option:
    """One way to guess: names by identifier, how to word the reason, and keys of those that are nationwide."""

    rule: str
    note: str
    targets: Mapping[str, str]
    keys: Mapping[str, str] = field(default_factory=dict)


def guesses(known: Iterable[Known], thesaurus: Thesaurus, slips: Slips, undone: Undone) -> Mapping[str, Guess]:
    """The guess for each thing about which there is one."""
    made: dict[str, Guess] = {}
    for _, held in groupby(sorted(known, key=_group), key=_group):
        group = list(held)
        for one in group:
            options = (_term(one, slips), _typo(one, group, slips), _added(one, group, thesaurus))
            found = (_choose(one, o, undone) for o in (*options, _short(one, group, thesaurus)))
            guess = next(filter(None, found), None)
            if guess is not None:
                made[one.thing] = guess
    ends = {thing: _followed(guess, made) for thing, guess in made.items()}
    return {thing: guess for thing, guess in ends.items() if frozenset({thing, guess.target}) not in undone}


def _group(known: Known) -> tuple[str, str]:
    return known.kind, known.owner


def _choose(one: Known, option: _Option, undone: Undone) -> Guess | None:
    targets = {t: name for t, name in option.targets.items() if frozenset({one.thing, t}) not in undone}
    candidates = (*targets, one.thing)
    if len(targets) > 1:
        note = f"비슷한 이름이 {len(targets)}개 ({len(targets)} names are like it)"
        return Guess(one.thing, one.word, "ambiguous", note, candidates)
    for target, name in targets.items():
        return Guess(target, name, option.rule, option.note.format(name), candidates, option.keys.get(target, ""))
    return None


def _followed(guess: Guess, made: Mapping[str, Guess]) -> Guess:
    """Where a chain of guesses ends; each drops a tail, adds a front or mends a letter, so none comes back."""
    last = guess
    while last.target in made and made[last.target].target != last.target:
        last = made[last.target]
    if last is guess:
        return guess
    return replace(guess, target=last.target, name=last.name, candidates=(last.target, *guess.candidates), key=last.key)


def _term(one: Known, slips: Slips) -> _Option:
    """A slip for a nationwide name."""
    terms = {f"{one.kind}/{slug(t.key)}": t for t in slips.terms(tailless(one.word)) if fits(t, one.kind)}
    keys = {thing: term.key for thing, term in terms.items()}
    return _Option("typo", _SLIP, {thing: term.labels[0] for thing, term in terms.items()}, keys)


def _typo(one: Known, group: Iterable[Known], slips: Slips) -> _Option:
    """A slip for another name of the municipality; names side by side are meant to differ."""
    right = (o for o in group if one.types & o.types and not one.passages & o.passages)
    found = (o for o in right if slips.slip(tailless(one.word), tailless(o.word)))
    return _Option("typo", _SLIP, {o.thing: o.word for o in found})


def _added(one: Known, group: Iterable[Known], thesaurus: Thesaurus) -> _Option:
    """A head noun added to a name that stands without it too."""
    rests = {one.word.removesuffix(head) for head in _HEADS} - {one.word} if one.kind == PROGRAM else set()
    plain = (o for o in group if o.word in rests and len(o.word) >= _SHORT and not o.types & _ALONE)
    found = (o for o in plain if stands(o.word, thesaurus) and not body(o.word, thesaurus))
    return _Option("head noun", _ADDED, {o.thing: o.word for o in found})


def _short(one: Known, group: Iterable[Known], thesaurus: Thesaurus) -> _Option:
    """The end of a longer name that stands shortly before it each time."""
    if len(one.word) < _SHORT or not stands(one.word, thesaurus):
        return _Option("short form", _SHORTER, {})
    longer = (o for o in group if one.types & o.types and o.word.endswith(one.word) and len(o.word) > len(one.word) + 1)
    found = (o for o in longer if all(any(_follows(here, there) for there in o.spans) for here in one.spans))
    return _Option("short form", _SHORTER, {o.thing: o.word for o in found})


def _follows(here: Span, there: Span) -> bool:
    return 0 <= here.start - there.end <= _NEAR
