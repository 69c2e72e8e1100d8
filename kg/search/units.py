"""Units: what of the graph can be found. Each passage, in a case or outside, and the parts of a long one.

A *hit* is a passage with the notes that hang on it; a *unit* is the finest piece that is compared with a question: the
passage's own words, a note, a part of a long paragraph. Units are read from the graph alone, in the order of the text.
Rows of tables are no passages, and lines with hardly a word (a telephone number, a date, a caption) are no units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from kg.model.likeness import normal
from kg.search.about import About, Place, Row, Stated, Telling, key, rows
from kg.store.protocol import View

ENOUGH: Final = 10
"""Letters that a text needs to say something: all below this are captions."""
HALF: Final = 0.5
"""Share of letters in a text below which it is a date, a place, a telephone number."""
LONG: Final = 400
"""Characters from which a passage is cut into parts: a vector stands for no more than a few sentences well."""
NEAR: Final = 60
"""Characters between a passage and a note that hangs on it: white space and marks, nothing else that is read."""
MANY: Final = 3
"""Municipalities that a passage may name and still be about each; a list of winners is about none."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_SENTENCE: Final = re.compile(r".+?(?:[.!?。](?=\s)\s*|$)", re.DOTALL)

_PASSAGES: Final = """SELECT ?passage ?kind ?text ?within ?start ?end ?document ?day WHERE {
  ?passage a wk:Passage ; wk:kind ?kind ; wk:text ?text ; dcterms:isPartOf ?within ; wk:words ?words .
  ?words oa:start ?start ; oa:end ?end ; oa:hasSource ?source .
  ?source wk:fileName ?document .
  OPTIONAL { ?source wk:day|wk:year ?day }
}"""


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of text that is compared with a question.

    Attributes:
        id: unique in one index, in the order of the documents and their text.
        lead: id of the first unit of the hit it belongs to.
        passage: IRI of the passage it is, or is a part of.
        text: its words.
        start, end: where the passage stands in the document's source.
        case: IRI; empty outside cases.
        sido, sigungu: of the one municipality it is about; empty for none or several.
        places: names of all it is about.
        facets: values by facet.
        things: keys of programs, bodies and municipalities that it speaks of.
        spoken: who is named by whom a 시도, municipality or grade of the facets is its, by that value.
    """

    id: str
    lead: str
    passage: str
    text: str = field(repr=False)
    start: int
    end: int
    document: str
    case: str = ""
    heading: str = ""
    year: int | None = None
    division: str = ""
    sido: str = ""
    sigungu: str = ""
    places: tuple[str, ...] = ()
    facets: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    things: frozenset[str] = field(default=frozenset(), repr=False)
    spoken: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @property
    def context(self) -> str:
        """The words with whom they are about before them: what is embedded, and matched word by word."""
        return f"{', '.join(self.places)}: {self.text}" if self.places else self.text


def units(view: View) -> Iterator[Unit]:
    """All units of a graph, those of one hit one after the other."""
    about, number = About.of(view), 0
    lead: Unit | None = None
    for row in sorted(rows(view, _PASSAGES), key=_order):
        if not says(str(row["text"])):
            continue
        unit = _unit(row, about)
        lead = replace(lead, end=unit.end) if lead and _hangs(row, unit, lead) else replace(unit, id=f"{number:08d}")
        for text in parts(unit.text):
            yield replace(unit, id=f"{number:08d}", lead=lead.id, text=text)
            number += 1


def says(text: str) -> bool:
    """Whether a text says anything that could be looked for."""
    letters = len(_LETTER.findall(text))
    return letters >= ENOUGH and letters >= HALF * len("".join(text.split()))


def parts(text: str) -> list[str]:
    """A long text as runs of whole sentences, each about as long as a vector stands for well; a short one as it is."""
    if len(text) <= LONG:
        return [text]
    held = [""]
    for sentence in _SENTENCE.findall(text):
        if held[-1] and len(held[-1]) + len(sentence) > LONG:
            held.append("")
        held[-1] += sentence
    return [part.strip() for part in held if part.strip()]


def _order(row: Row) -> tuple[str, int, int]:
    return str(row["document"]), _int(row["start"]), _int(row["end"])


def _int(value: object) -> int:
    return int(str(value))


def _hangs(row: Row, unit: Unit, lead: Unit) -> bool:
    """Whether it is a note right behind what it speaks of."""
    together = (unit.document, unit.case) == (lead.document, lead.case)
    return row["kind"] == "note" and together and 0 <= unit.start - lead.end <= NEAR


def _unit(row: Row, about: About) -> Unit:
    passage, within = str(row["passage"]), str(row["within"])
    told = about.cases.get(within)
    spoken = about.places.get(passage, ())
    places = (told.place,) if told and told.place else spoken if len(spoken) <= MANY else ()
    year = told.year if told else int(str(row["day"])[:4]) if row["day"] else None
    won = about.stated(str(row["document"]), _int(row["start"]), _int(row["end"]))
    return Unit(
        id="",
        lead="",
        passage=passage,
        text=str(row["text"]),
        start=_int(row["start"]),
        end=_int(row["end"]),
        document=str(row["document"]),
        case=within if told else "",
        heading=told.heading if told else "",
        year=year,
        division=told.division if told else "",
        sido=places[0].sido if len(places) == 1 else "",
        sigungu=places[0].sigungu if len(places) == 1 else "",
        places=tuple(dict.fromkeys(place.name for place in places)),
        facets=_facets(told, year, (*places, *spoken), won),
        things=about.things.get(passage, frozenset())
        | {p.municipality for p in places if p.municipality}
        | _provinces(places),
        spoken=_spoken((*places, *spoken), won),
    )


def _facets(
    told: Telling | None, year: int | None, places: tuple[Place, ...], won: tuple[Stated, ...]
) -> dict[str, frozenset[str]]:
    """What a passage is found under: its case's year, division and grades, and those of the awards in its words."""
    divisions = {normal(told.division), *told.fields} if told else set()
    return {
        "year": frozenset({str(year or ""), *(one.year for one in won)} - {""}),
        "sido": _provinces(places),
        "municipality": frozenset(place.municipality for place in places if place.municipality),
        "division": frozenset(divisions.union(*(one.divisions for one in won)) - {""}),
        "grade": frozenset({*(told.grades if told else ()), *(one.grade for one in won)}),
    }


def _spoken(places: tuple[Place, ...], won: tuple[Stated, ...]) -> dict[str, tuple[str, ...]]:
    """The names that make a value of a facet the passage's own, in the order of the passage's places and awards."""
    held: dict[str, dict[str, None]] = {}
    for place in places:
        for value in filter(None, (place.municipality, *place.provinces)):
            held.setdefault(value, {})[place.name] = None
    for award in won:
        held.setdefault(award.grade, {})[award.who] = None
    return {value: tuple(names) for value, names in sorted(held.items())}


def _provinces(places: tuple[Place, ...]) -> frozenset[str]:
    return frozenset(province for place in places for province in place.provinces)


__all__ = ["Unit", "key", "parts", "units"]
