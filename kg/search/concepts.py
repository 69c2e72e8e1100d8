"""Everyday words: which concepts a text speaks of, whatever word it uses, in Korean or English (``ontology/words.ttl``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from kg.model.iri import BASE, SKOS
from kg.model.ontology import triples
from kg.search.compounds import alone, part
from kg.search.tokens import STOPS, Letters, fold, letters, places, words

FILE: Final = "words.ttl"
WORDS: Final = f"{BASE}word/"
"""Base of the concepts' IRIs; a concept's key is the rest."""
_LONG: Final = 4
"""Words of the longest English label."""
TELLING: Final = 3
"""Official words behind a question: more do not better what its vector finds, and are slow to encode (bench/search)."""
_SHORT: Final = 2
"""Syllables of a label that many longer words hold by chance (택시 in 평택시): it must be a word, or a part of one."""


class Said(NamedTuple):
    """A word of a text that stands for a concept.

    Attributes:
        key: the concept.
        word: as the text has it, or its English label.
    """

    key: str
    word: str


@dataclass(frozen=True, slots=True)
class Concepts:
    """Labels, turned round.

    Attributes:
        korean: keys by label, without white space.
        english: keys by label, as stems.
        official: the word of official prose for each concept.
        begun: letters of the longest Korean label that begins with these two.
        spelt: the Korean labels of each concept, without white space.
        apart: those of two syllables that are two words (살 곳).
    """

    korean: Mapping[str, tuple[str, ...]] = field(repr=False)
    english: Mapping[tuple[str, ...], tuple[str, ...]] = field(repr=False)
    official: Mapping[str, str] = field(repr=False)
    begun: Mapping[str, int] = field(repr=False)
    spelt: Mapping[str, tuple[str, ...]] = field(repr=False)
    apart: Set[str] = field(repr=False)

    @staticmethod
    def of(labels: Iterable[tuple[str, str, str]]) -> Concepts:
        """Those of these labels: key, language, words; a concept's first Korean one is the official word."""
        official: dict[str, str] = {}
        korean: dict[str, dict[str, None]] = {}
        english: dict[tuple[str, ...], dict[str, None]] = {}
        apart: set[str] = set()
        for key, language, label in labels:
            if language == "ko":
                official.setdefault(key, label)
                form = "".join(c for c in fold(label) if c.isalnum())
                korean.setdefault(form, {})[key] = None
                apart |= {form} if len(form) < len(label) else set()
            else:
                english.setdefault(tuple(_content(label)), {})[key] = None
        keys = {label: tuple(held) for label, held in korean.items()}
        stems = {label: tuple(held) for label, held in english.items()}
        begun: dict[str, int] = {}
        for label in keys:
            begun[label[:2]] = max(len(label), begun.get(label[:2], 0))
        spelt: dict[str, list[str]] = {}
        for label, held in keys.items():
            for key in held:
                spelt.setdefault(key, []).append(label)
        return Concepts(keys, stems, official, begun, {key: tuple(held) for key, held in spelt.items()}, apart)

    def said(self, text: str) -> Iterator[Said]:
        """Every word of the text that stands for a concept, in its order; a word may stand for several."""
        yield from self._korean(text, letters(text))
        yield from self._english(text)

    def saying(self, text: str, held: Letters, keys: Set[str]) -> list[Said]:
        """The words of a text that stand for one of these concepts, in its order: no others are looked for.

        Args:
            held: the letters of the text.
        """
        spans = sorted(
            (start, start + len(label), key)
            for key in keys
            for label in self.spelt.get(key, ())
            for start in places(label, held.bare)
        )
        found = ((held.at[start], held.at[end - 1] + 1, held.bare[start:end], key) for start, end, key in spans)
        korean = [Said(key, text[a:b]) for a, b, label, key in found if self._whole(text, a, b, label)]
        return [*korean, *(said for said in self._english(text) if said.key in keys)]

    def _english(self, text: str) -> Iterator[Said]:
        stems = _content(text)
        for start in range(len(stems)):
            for label in (tuple(stems[start:end]) for end in range(start + 1, min(start + _LONG, len(stems)) + 1)):
                yield from (Said(key, " ".join(label)) for key in self.english.get(label, ()))

    def _korean(self, text: str, held: Letters) -> Iterator[Said]:
        bare, at = held
        for start in range(len(bare)):
            longest = self.begun.get(bare[start : start + 2], 1)
            for end in range(start + 1, min(start + longest, len(bare)) + 1):
                keys = self.korean.get(bare[start:end])
                if keys and self._whole(text, at[start], at[end - 1] + 1, bare[start:end]):
                    word = text[at[start] : at[end - 1] + 1]
                    yield from (Said(key, word) for key in keys)

    def _whole(self, text: str, start: int, end: int, label: str) -> bool:
        """Whether a label is a word here; long ones are wherever they stand."""
        if len(label) > _SHORT:
            return True
        if len(label) == 1:
            return alone(text, start, end)
        return (end - start == _SHORT or label in self.apart) and part(text, start, end, self.korean)

    def explained(self, text: str, said: Iterable[Said]) -> str:
        """The text, with the official words for what it says in everyday ones behind it: as many as tell.

        Args:
            said: the text's words that stand for concepts, what tells most first.
        """
        words = dict.fromkeys(self.official[each.key] for each in said if each.key in self.official)
        fresh = list(islice((word for word in words if word not in text), TELLING))
        return f"{text} ({', '.join(fresh)})" if fresh else text

    def keys(self, text: str) -> set[str]:
        """The concepts that a text speaks of."""
        return {said.key for said in self.said(text)}


def _content(text: str) -> list[str]:
    return [word for word in words(text) if word not in STOPS]


@cache
def shipped() -> Concepts:
    """The shipped ones; ``OntologyError`` where their file is damaged."""
    return Concepts.of(_labels(list(triples(FILE))))


def _labels(held: Sequence[Triple]) -> Iterator[tuple[str, str, str]]:
    """Preferred labels before others."""
    for triple in sorted(held, key=lambda t: t.predicate != SKOS.prefLabel):
        subject, label = triple.subject, triple.object
        if triple.predicate not in (SKOS.prefLabel, SKOS.altLabel) or not isinstance(label, Literal):
            continue
        if isinstance(subject, NamedNode) and subject.value.startswith(WORDS):
            yield subject.value.removeprefix(WORDS), label.language or "ko", label.value
