"""What the graph knows around a passage: its case, the municipalities it is about, the programs and bodies it mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Final, TypeAlias

from kg.model.iri import BASE, PREFIXES
from kg.model.likeness import normal
from kg.store.protocol import View
from kg.store.rows import Rows, Value

Row: TypeAlias = dict[str, Value]

_CASES: Final = """SELECT ?case ?heading ?year ?division ?place WHERE {
  ?case a wk:Case
  OPTIONAL { ?case rdfs:label ?heading }
  OPTIONAL { ?case wk:year ?year }
  OPTIONAL { ?case wk:divisionName ?division }
  OPTIONAL { ?case wk:place ?place }
}"""
_FIELDS: Final = "SELECT ?case ?field WHERE { ?case a wk:Case ; wk:division/wk:field ?field }"
_GRADES: Final = "SELECT ?case ?grade WHERE { ?case a wk:Case ; wk:award/wk:gradeName ?grade }"
_PLACES: Final = """SELECT ?place ?sido ?sigungu ?municipality ?then ?today WHERE {
  ?place a wk:Place ; wk:sido ?sido ; wk:sigungu ?sigungu .
  OPTIONAL { ?place wk:municipality ?municipality OPTIONAL { ?municipality dcterms:isPartOf ?today } }
  OPTIONAL { ?place wk:province ?then }
}"""
_SPOKEN: Final = "SELECT ?passage ?place WHERE { ?passage a wk:Passage ; wk:place ?place }"
_AWARDS: Final = """SELECT ?award ?document ?start ?end ?year ?division ?field ?grade ?who WHERE {
  ?award a wk:Award ; wk:gradeName ?grade ; wk:words ?words ; wk:place/rdfs:label ?who .
  ?words oa:start ?start ; oa:end ?end ; oa:hasSource/wk:fileName ?document .
  OPTIONAL { ?award wk:year ?year }
  OPTIONAL { ?award wk:divisionName ?division }
  OPTIONAL { ?award wk:division/wk:field ?field }
}"""
_THINGS: Final = """SELECT DISTINCT ?passage ?thing WHERE {
  { ?mention wk:program ?thing } UNION { ?mention wk:organisation ?thing }
  ?mention wk:passage ?passage .
}"""


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality as a document names it.

    Attributes:
        sido, sigungu: official names of that day; the second is empty for a 시도.
        municipality: its key, empty where nobody knows which it is.
        provinces: keys of the 시도 that it lay in then and lies in today; a 시도 lies in itself.
    """

    sido: str
    sigungu: str
    municipality: str = ""
    provinces: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """As people write it."""
        return f"{self.sido} {self.sigungu}".strip()


@dataclass(frozen=True, slots=True)
class Telling:
    """A case, as far as its passages want to know it; what its document does not say is empty."""

    heading: str
    year: int | None
    division: str
    place: Place | None
    fields: frozenset[str] = frozenset()
    grades: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stated:
    """An award in the words that state it: who won what when; what the document does not say is empty."""

    start: int
    end: int
    who: str
    grade: str
    year: str
    divisions: frozenset[str]


@dataclass(frozen=True, slots=True)
class About:
    """The surroundings of all passages, by IRI; awards by the documents that state them."""

    cases: Mapping[str, Telling] = field(repr=False)
    places: Mapping[str, tuple[Place, ...]] = field(repr=False)
    things: Mapping[str, frozenset[str]] = field(repr=False)
    awards: Mapping[str, tuple[Stated, ...]] = field(repr=False)

    def stated(self, document: str, start: int, end: int) -> tuple[Stated, ...]:
        """The awards that a stretch of a document states."""
        held = self.awards.get(document, ())
        first = bisect_left(held, start, key=lambda award: award.start)
        return tuple(award for award in takewhile(lambda award: award.start < end, held[first:]) if award.end <= end)

    @staticmethod
    def of(view: View) -> About:
        """Those of a graph."""
        named = {str(row["place"]): _place(row) for row in rows(view, _PLACES)}
        spoken = _gathered(view, _SPOKEN, "passage", "place")
        places = {passage: tuple(named[p] for p in sorted(held) if p in named) for passage, held in spoken.items()}
        things = {p: frozenset(map(key, held)) for p, held in _gathered(view, _THINGS, "passage", "thing").items()}
        return About(_cases(view, named), places, things, _awards(view))


def rows(view: View, query: str) -> Iterator[Row]:
    """The rows of a ``SELECT`` that uses the project's prefixes."""
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    yield from Rows.of(view.select(prefixes + query))


def key(iri: Value) -> str:
    """A thing's IRI as the index knows it; empty for none."""
    return str(iri or "").removeprefix(BASE)


def _place(row: Row) -> Place:
    municipality = key(row["municipality"])
    provinces = frozenset(filter(None, (key(row["then"]), key(row["today"]))))
    own = frozenset((municipality,)) if municipality and not row["sigungu"] else frozenset[str]()
    return Place(str(row["sido"]), str(row["sigungu"]), municipality, provinces | own)


def _cases(view: View, places: Mapping[str, Place]) -> dict[str, Telling]:
    fields, grades = _gathered(view, _FIELDS, "case", "field"), _gathered(view, _GRADES, "case", "grade")
    return {
        (case := str(row["case"])): Telling(
            str(row["heading"] or ""),
            int(str(row["year"])) if row["year"] is not None else None,
            str(row["division"] or ""),
            places.get(str(row["place"])),
            frozenset(map(key, fields.get(case, ()))),
            frozenset(grades.get(case, ())),
        )
        for row in rows(view, _CASES)
    }


def _awards(view: View) -> dict[str, tuple[Stated, ...]]:
    """The awards of each document, in the order of the text."""
    divisions: dict[tuple[str, int, Stated], set[str]] = {}
    for row in rows(view, _AWARDS):
        words = (int(str(row["start"])), int(str(row["end"])))
        said = Stated(*words, str(row["who"]), str(row["grade"]), str(row["year"] or ""), frozenset())
        held = divisions.setdefault((str(row["document"]), words[0], said), set())
        held.update(filter(None, (normal(str(row["division"] or "")), key(row["field"]))))
    made: dict[str, list[Stated]] = {}
    for (document, _, said), names in sorted(divisions.items(), key=lambda one: (*one[0][:2], repr(one[0][2]))):
        made.setdefault(document, []).append(replace(said, divisions=frozenset(names)))
    return {document: tuple(held) for document, held in made.items()}


def _gathered(view: View, query: str, one: str, many: str) -> dict[str, set[str]]:
    held: dict[str, set[str]] = {}
    for row in rows(view, query):
        held.setdefault(str(row[one]), set()).add(str(row[many]))
    return held
