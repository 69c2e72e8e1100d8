"""What each node is called: as the documents call it, and by the name it bears elsewhere where that differs.

A municipality goes by its official name on the day of the latest document that names it, as every table has it, with
today's beside; a program or organisation by the wording that its mentions have most, with its standard name beside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from pyoxigraph import Literal, QuerySolution

from kg.network.queries import FOLDED, NAMES, PLACES, WITHIN, WORDINGS
from kg.store.protocol import View


@dataclass(frozen=True, slots=True)
class Called:
    """The names of one node; those that it does not have are empty.

    Attributes:
        ko, en: the label in both languages.
        within, within_en: the province of a municipality.
        also, also_en: today's name of a municipality, the standard name of others, where the label is another.
        folded: all names as they are compared.
    """

    ko: str = ""
    en: str = ""
    within: str = ""
    within_en: str = ""
    also: str = ""
    also_en: str = ""
    folded: str = ""


Names: TypeAlias = dict[str, Called]
_NONE: Final = Called()
_ORDER: Final = ("day", "place", "sido", "above_en", "en")


def names(view: View) -> Names:
    """The names of every node, by IRI."""
    held = _labels(view)
    for iri, counts in _wordings(view).items():
        held[iri] = _worded(held.get(iri, _NONE), counts)
    today = {cell(row, "node"): held.get(cell(row, "above"), _NONE) for row in view.select(WITHIN)}
    held |= {
        iri: replace(held[iri], within=above.ko, within_en=above.en) for iri, above in today.items() if iri in held
    }
    return held | {iri: _then(held.get(iri, _NONE), then) for iri, then in _official(view)}


def cell(row: QuerySolution, name: str) -> str:
    """The column's value; empty where the query has no such column or the row no value."""
    try:
        term = row[name]
    except KeyError:
        return ""
    return getattr(term, "value", "")


def _labels(view: View) -> Names:
    """For each node its label by language, the first of several in code-point order, and its folded names."""
    labels: dict[str, dict[str, str]] = {}
    folded: dict[str, set[str]] = {}
    for row in view.select(NAMES):
        iri, name = cell(row, "node"), row["name"]
        if not isinstance(name, Literal):
            continue
        if cell(row, "predicate") == FOLDED:
            folded.setdefault(iri, set()).add(name.value)
            continue
        held, language = labels.setdefault(iri, {}), name.language or ""
        held[language] = min(held.get(language, name.value), name.value)
    return {
        iri: Called(
            ko=labels.get(iri, {}).get("ko") or labels.get(iri, {}).get("", ""),
            en=labels.get(iri, {}).get("en", ""),
            folded="\n".join(sorted(folded.get(iri, ()))),
        )
        for iri in labels.keys() | folded.keys()
    }


def _wordings(view: View) -> dict[str, Counter[str]]:
    """How often each program and organisation is mentioned in which words."""
    counts: dict[str, Counter[str]] = {}
    for row in view.select(WORDINGS):
        counts.setdefault(cell(row, "node"), Counter())[cell(row, "name")] = int(cell(row, "count"))
    return counts


def _worded(held: Called, counts: Counter[str]) -> Called:
    """By the most frequent words; of several as frequent, by the standard name if it is one of them."""
    wording = max(counts, key=lambda words: (counts[words], words == held.ko, words))
    return held if wording == held.ko else replace(held, ko=wording, also=held.ko, also_en=held.en)


def _official(view: View) -> Iterator[tuple[str, Called]]:
    """Municipalities as the documents have them, the latest day last; then provinces that are named by their parts."""
    rows = sorted(view.select(PLACES), key=lambda row: tuple(cell(row, name) for name in _ORDER))
    for row in rows:
        above = Called(cell(row, "sido"), cell(row, "above_en"))
        if cell(row, "above"):
            yield cell(row, "above"), above
        own = Called(cell(row, "sigungu"), cell(row, "en"), above.ko, above.en)
        yield cell(row, "node"), own if own.ko else Called(above.ko, own.en)


def _then(now: Called, then: Called) -> Called:
    """The names of that day, with today's where they are others."""
    differs = (now.within, now.ko) != (then.within, then.ko)
    also = (f"{now.within} {now.ko}".strip(), ", ".join(filter(None, (now.en, now.within_en)))) if differs else ("", "")
    return Called(then.ko, then.en or now.en, then.within, then.within_en, *also, now.folded)
