"""Names in a question: which municipalities, regions, programs and bodies it asks about, however they are spelt.

The index keeps every name by which the graph's programs and bodies are called, and every way a municipality of the
register is written (passed in by whoever builds the index). A name is a reason to rank a passage higher, never to
leave one out: leaving out is what filters are for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from pyoxigraph import Literal, NamedNode

from kg.model.iri import BASE, DCTERMS, SKOS
from kg.model.ontology import triples
from kg.search.about import key, rows
from kg.search.concepts import FILE
from kg.search.tokens import fold, pieces
from kg.store.protocol import View

MUNICIPALITY: Final = "municipality"
REGION: Final = "region"
LONGEST: Final = 24
"""Letters of the longest name that is looked for."""
ENOUGH: Final = 200
"""Characters of a question in which names are looked for."""
CLOSE: Final = 0.86
"""Likeness, letter by letter, from which a word is taken for a misspelt name of a municipality."""
_SUFFIX: Final = "시군구도"
_PROVINCE: Final = "도시"
"""What a province's name ends in, when a municipality's is written right behind it."""
_OLD: Final = (
    *(("ch", "j"), ("kk", "g"), ("tt", "d"), ("pp", "b"), ("k", "g"), ("t", "d"), ("p", "b"), ("l", "r")),
    *(("eo", "o"), ("eu", "u"), ("oe", "o"), ("yo", "yo"), ("sh", "s")),
)
"""Spellings of before 2000 (Pusan, Cheju, Inchon), and those of today, led to one form."""
_PARTICLES: Final = frozenset("이 가 을 를 은 는 의 에 도 만 와 과 로 으로 에서 에는 에도 내 관내 지역".split())

_CALLED: Final = """SELECT ?thing ?name ?label WHERE {
  VALUES ?kind { wk:Program wk:Organisation }
  ?thing a ?kind ; wk:name ?name ; rdfs:label ?label .
  FILTER(LANG(?label) = "ko")
}"""
_ENGLISH: Final = """SELECT ?thing ?name ?label WHERE {
  VALUES ?kind { wk:Program wk:Organisation }
  ?thing a ?kind ; rdfs:label ?name ; rdfs:label ?label .
  FILTER(LANG(?name) = "en" && LANG(?label) = "ko")
}"""


class Name(NamedTuple):
    """A way in which a thing is called.

    Attributes:
        form: folded, without white space.
        thing: the thing's key.
        kind: ``municipality``, ``region``, ``program`` or ``organisation``.
        label: what it is called for people to read.
        sure: whether the form means it wherever it stands; an everyday word (예산, 고령) does so only by itself.
    """

    form: str
    thing: str
    kind: str
    label: str
    sure: bool = True


class Named(Protocol):
    """Where names are looked up."""

    def named(self, forms: Sequence[str]) -> Iterable[Name]:
        """The names of these forms."""
        ...

    def places(self) -> Iterable[Name]:
        """All names of municipalities."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that a question names.

    Attributes:
        word: as the question has it.
        guess: whether the word is only spelt like one of its names.
    """

    thing: str
    kind: str
    label: str
    word: str
    guess: bool = False


def folded(name: str) -> str:
    """The form that a name is looked up by."""
    return "".join(char for char in fold(name) if char.isalnum())


def older(form: str) -> str:
    """The form in which old and new romanisation are one; marked, so that it meets only its like."""
    for old, new in _OLD:
        form = form.replace(old, new)
    return f"~{form}"


def names(view: View, places: Iterable[Name] = ()) -> Iterator[Name]:
    """Every name there is to look for: the graph's programs and bodies, the regions, and the municipalities given."""
    for row in (*rows(view, _CALLED), *rows(view, _ENGLISH)):
        thing, form = key(row["thing"]), folded(re.sub(r"\([^()]*\)$", "", str(row["name"])))
        if 2 < len(form) <= LONGEST:
            yield Name(form, thing, thing.partition("/")[0], str(row["label"]))
    for name in (*regions(), *places):
        yield name
        if name.form.isascii() and len(name.form) > 3:
            yield name._replace(form=older(name.form))


def regions() -> Iterator[Name]:
    """What regions are called, a name for each 시도 that they take in."""
    held = list(triples(FILE))
    parts = [t for t in held if t.predicate == DCTERMS.hasPart and isinstance(t.object, NamedNode)]
    for label in held:
        if label.predicate in (SKOS.prefLabel, SKOS.altLabel) and isinstance(label.object, Literal):
            said = label.object.value
            yield from (
                Name(folded(said), str(part.object.value).removeprefix(BASE), REGION, said)
                for part in parts
                if part.subject == label.subject and isinstance(part.object, NamedNode)
            )


def found(text: str, held: Named) -> tuple[Found, ...]:
    """What the question names; of names within one another the longest."""
    asked = text[:ENOUGH]
    spans = {**dict(_korean(asked)), **dict(_latin(asked))}
    known: dict[str, list[Name]] = {}
    for name in held.named(list(spans)):
        known.setdefault(name.form, []).append(name)
    whole = folded(asked)
    hits = [(spans[form], name) for form, of in known.items() for name in of if name.sure or form == whole]
    best = [(span, name) for span, name in hits if not any(_within(span, other) for other, _ in hits)]
    exact = [Found(n.thing, n.kind, n.label, asked[span[0] : span[1]]) for span, n in sorted(best)]
    return tuple(dict.fromkeys((*exact, *_misspelt(asked, [span for span, _ in best], held))))


def _within(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one != other and other[0] <= one[0] and one[1] <= other[1]


def _korean(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Stretches that may be a name: they begin a word, or are long; a short form is a word by itself."""
    held = pieces(text)
    bare = "".join(piece.char for piece in held)
    for start, piece in enumerate(held):
        begins = piece.at == 0 or not text[piece.at - 1].isalnum()
        follows = not begins and text[piece.at - 1] in _PROVINCE
        for end in range(start + 2, min(start + LONGEST, len(held)) + 1):
            form, after = bare[start:end], held[end - 1].at + 1
            long = end - start > 2
            if (
                (begins and (long or form[-1] in _SUFFIX or _ends(text, after)))
                or (follows and long)
                or end - start > 3
            ):
                yield form, (piece.at, after)


def _ends(text: str, at: int) -> bool:
    """Whether a word, or a word before its particle, ends here."""
    rest = re.match(r"\w*", text[at:])
    return rest is None or rest[0] == "" or rest[0] in _PARTICLES


def _latin(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Runs of up to four Latin words, also in their old spelling."""
    words = list(re.finditer(r"[A-Za-z]+", text))
    for start in range(len(words)):
        for end in range(start + 1, min(start + 5, len(words) + 1)):
            form = "".join(word[0].lower() for word in words[start:end])
            if 3 < len(form) <= LONGEST:
                span = (words[start].start(), words[end - 1].end())
                yield form, span
                if len(form) > 4:
                    yield older(form), span


def _misspelt(text: str, known: Sequence[tuple[int, int]], held: Named) -> Iterator[Found]:
    """Words that end like a municipality's name, or are Latin, and are spelt nearly like one."""
    all_words = re.finditer(r"[가-힣]{2,6}[시군구](?![가-힣]{3})|[A-Za-z]{6,}", text)
    words = [w for w in all_words if not any(a < w.end() and w.start() < b for a, b in known)]
    if not words:
        return
    from difflib import SequenceMatcher  # noqa: PLC0415 - only for a word that might be a name

    places = [name for name in held.places() if len(name.form) > 2 and name.sure]
    for word in words:
        asked = unicodedata.normalize("NFD", word[0].lower())
        matcher = SequenceMatcher(b=asked, autojunk=False)
        scored: list[tuple[float, Name]] = []
        for name in places:
            if name.form.isascii() != word[0].isascii() or abs(len(name.form) - len(word[0])) > 1:
                continue
            matcher.set_seq1(unicodedata.normalize("NFD", name.form))
            if matcher.real_quick_ratio() >= CLOSE and matcher.quick_ratio() >= CLOSE:
                scored.append((matcher.ratio(), name))
        top = max((score for score, _ in scored), default=0.0)
        if top >= CLOSE:
            yield from (
                Found(name.thing, name.kind, name.label, word[0], guess=True) for score, name in scored if score == top
            )
