"""Names in a question: which municipalities, regions, programs and bodies it asks about, however they are spelt.

The index keeps every name by which the graph's programs and bodies are called, and every way a municipality of the
register is written (passed in by whoever builds the index). A name is a reason to rank a passage higher, never to
leave one out: leaving out is what filters are for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Protocol

from pyoxigraph import Literal, NamedNode

from kg.model.iri import BASE, DCTERMS, SKOS
from kg.model.ontology import triples
from kg.search.about import key, rows
from kg.search.concepts import FILE
from kg.search.spelling import NAMED, Name, Spelling
from kg.search.tokens import fold, letters
from kg.store.protocol import View

__all__ = ["MUNICIPALITY", "Found", "Name", "Named", "Spelling", "found", "names"]

MUNICIPALITY: Final = "municipality"
REGION: Final = "region"
LONGEST: Final = 24
"""Letters of the longest name that is looked for."""
ENOUGH: Final = 200
"""Characters of a question in which names are looked for."""
_SUFFIX: Final = "시군구도"
_PROVINCE: Final = "도시"
"""What a province's name ends in, when a municipality's is written right behind it."""
_SYLLABLE: Final = 4
"""Latin letters of a name such as 동구 without its suffix: dong, jung, nam are parts of other names, or none."""
_OLD: Final = (
    *(("ch", "j"), ("kk", "g"), ("tt", "d"), ("pp", "b"), ("k", "g"), ("t", "d"), ("p", "b"), ("l", "r")),
    *(("eo", "o"), ("eu", "u"), ("oe", "o"), ("yo", "yo"), ("sh", "s")),
)
"""Spellings of before 2000 (Pusan, Cheju, Inchon), and those of today, led to one form."""
_STRANGE: Final = 24
"""Runs of words that are compared with names: a question of more is no list of misspelt ones."""
_WORD: Final = re.compile(r"[가-힣]{2,6}[시군구](?![가-힣]{3})|[A-Za-z]{6,}")
"""What may be a misspelt name."""
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


class Named(Protocol):
    """Where names are looked up."""

    def named(self, forms: Sequence[str]) -> Iterable[Name]:
        """The names of these forms."""
        ...

    @property
    def spelling(self) -> Spelling:
        """The names of municipalities and regions, and the longer ones of programs and bodies, by how they are spelt."""
        ...

    def frequency(self, tokens: Sequence[str]) -> Mapping[str, int]:
        """In how many units each token occurs; what none has is left out."""
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
    held = list(places)
    everyday = {n.form for n in held if len(n.label) == len("동구") and n.form.isascii() and len(n.form) <= _SYLLABLE}
    for name in (*regions(), *(n._replace(sure=n.sure and n.form not in everyday) for n in held)):
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


def unnamed(text: str, names: Iterable[Found]) -> str:
    """The question without the municipalities and regions that it names, unless it is nothing but a name."""
    for word in {name.word for name in names if name.kind in (MUNICIPALITY, REGION)}:
        if folded(word) != folded(text):
            text = text.replace(word, " " * len(word))
    return text


def _within(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one != other and other[0] <= one[0] and one[1] <= other[1]


def _korean(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Stretches that may be a name: they begin a word, or are long; a short form is a word by itself."""
    bare, places = letters(text)
    for start, at in enumerate(places):
        begins = at == 0 or not text[at - 1].isalnum()
        follows = not begins and text[at - 1] in _PROVINCE
        for end in range(start + 2, min(start + LONGEST, len(bare)) + 1):
            form, after = bare[start:end], places[end - 1] + 1
            long = end - start > 2
            if (
                (begins and (long or form[-1] in _SUFFIX or _ends(text, after)))
                or (follows and long)
                or end - start > 3
            ):
                yield form, (at, after)


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
    """Words that are spelt nearly like a name: what ends like a municipality's, is Latin, or is written nowhere."""
    taken = list(known)
    for a, b in (*(word.span() for word in _WORD.finditer(text)), *_unheard(text, held)):
        if not any(start < b and a < end for start, end in taken):
            for name in held.spelling.nearest(folded(text[a:b])):
                taken.append((a, b))
                yield Found(name.thing, name.kind, name.label, text[a:b], guess=True)


def _unheard(text: str, held: Named) -> Iterator[tuple[int, int]]:
    """Runs of up to three Korean words, with a last particle and without, in which two neighbours stand in no unit."""
    words = [word.span() for word in re.finditer(r"[가-힣]+", text)]
    runs = [(words[a][0], words[b][1]) for a in range(len(words)) for b in range(a, min(a + 3, len(words)))]
    pairs = {span: list(map("".join, pairwise(folded(text[slice(*span)])))) for span in runs}
    heard = held.frequency(sorted({pair for some in pairs.values() for pair in some}))
    strange = [span for span in runs if any(pair not in heard for pair in pairs[span])]
    for a, b in strange[:_STRANGE]:
        ends = [*(b - len(end) for end in sorted(_PARTICLES) if text[a:b].endswith(end)), b]
        yield from ((a, end) for end in ends if NAMED <= len(folded(text[a:end])) <= LONGEST)
