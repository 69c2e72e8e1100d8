"""What is asked of a View to compare municipalities: who states what, and the words of a few statements.

All read the merged graph. What everybody states is read without its words; these are asked for afterwards, for the few
statements that are told as reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from kg.model.iri import PREFIXES
from kg.network.similar.kinds import Part

_HEAD: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_RUNS: Final = "wk:program ?thing ; a wk:ProgramMention ; wk:municipality ?who"
_WORKS: Final = "wk:organisation ?thing ; a wk:OrganisationMention ; wk:municipality ?who"
_WON: Final = "wk:division ?division ; a wk:Award ; wk:recipient ?who"
_FIELD: Final = "OPTIONAL { ?division wk:field ?field } BIND(COALESCE(?field, ?division) AS ?thing)"

STATED: Final[Mapping[Part, str]] = {
    Part.PROGRAMS: f"?said {_RUNS} .",
    Part.PARTNERS: f"?said {_WORKS} .",
    Part.DIVISIONS: f"?said {_WON} . {_FIELD}",
}
"""Statements ``?said`` that tie a thing to a municipality."""
EDGES: Final = {Part.PROGRAMS: "?who wk:runs ?thing .", Part.PARTNERS: "?who wk:worksWith ?thing ."}
"""The same as one edge, where no year is asked for."""


def stated(part: Part, year: int | None) -> str:
    """Pairs ``?who ?thing``."""
    if year is None:
        return f"{_HEAD}SELECT DISTINCT ?who ?thing WHERE {{ {EDGES.get(part, STATED[part])} }}"
    return f"{_HEAD}SELECT DISTINCT ?who ?thing WHERE {{ {STATED[part]} ?said wk:year {year} . }}"


def counted(kind: str, year: int | None) -> str:
    """How many awards or cases ``?count`` of each municipality ``?who``."""
    whose, when = ("recipient" if kind == "Award" else "municipality"), f"; wk:year {year} " if year is not None else ""
    return (
        f"{_HEAD}SELECT ?who (COUNT(DISTINCT ?fact) AS ?count) "
        f"WHERE {{ ?fact a wk:{kind} ; wk:{whose} ?who {when}}} GROUP BY ?who"
    )


PASSAGES: Final = f"""{_HEAD}SELECT ?who ?passage WHERE {{
  ?passage wk:municipality ?who FILTER EXISTS {{ ?passage a wk:Passage }} }}"""
CASES: Final = f"{_HEAD}SELECT ?fact ?year WHERE {{ ?fact a wk:Case ; wk:year ?year }}"
PAPERS: Final = f"""{_HEAD}SELECT ?fact ?year WHERE {{ ?fact a wk:Document .
  {{ ?fact wk:day ?day BIND(YEAR(?day) AS ?year) }} UNION {{ ?fact wk:year ?year }} }}"""

_STATED: Final = "{ ?who wk:runs ?thing } UNION { ?who wk:worksWith ?thing }"
LOCAL: Final = f"""{_HEAD}SELECT DISTINCT ?thing WHERE {{
  {_STATED} FILTER NOT EXISTS {{ ?thing wk:key ?key }} }}"""
TYPES: Final = f"{_HEAD}SELECT DISTINCT ?thing ?type WHERE {{ ?who wk:runs ?thing . ?thing dcterms:type ?type }}"
TERMS: Final = f"{_HEAD}SELECT DISTINCT ?thing ?term WHERE {{ ?thing a wk:NationwideProgram ; skos:exactMatch ?term }}"
BROADER: Final = f"{_HEAD}SELECT DISTINCT ?term ?above WHERE {{ ?term wk:termType ?type ; skos:broader ?above }}"
KEYS: Final = f"{_HEAD}SELECT ?thing ?key WHERE {{ ?thing wk:key ?key }}"

LEVELS: Final = f"{_HEAD}SELECT ?who ?level WHERE {{ ?who a wk:Municipality ; wk:level ?level }}"
WITHIN: Final = f"""{_HEAD}SELECT DISTINCT ?who ?above WHERE {{
  {{ ?who a wk:Municipality ; dcterms:isPartOf ?above }}
  UNION {{ ?place a wk:Place ; wk:municipality ?who ; wk:province ?above FILTER(?above != ?who) }} }}"""


def _values(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def labelled(municipalities: Iterable[str]) -> str:
    """Today's names of these, and of the provinces that they are in."""
    return f"""{_HEAD}SELECT ?who ?label ?within WHERE {{
  VALUES ?who {{ {_values(municipalities)} }} ?who rdfs:label ?label FILTER(LANG(?label) = "ko")
  OPTIONAL {{ ?who dcterms:isPartOf ?above . ?above rdfs:label ?within FILTER(LANG(?within) = "ko") }} }}"""


def places(municipalities: Iterable[str]) -> str:
    """What documents call these, by the official names of their day."""
    return f"""{_HEAD}SELECT ?who ?sido ?sigungu ?day WHERE {{
  VALUES ?who {{ {_values(municipalities)} }}
  ?place wk:municipality ?who ; a wk:Place ; wk:sido ?sido ; wk:sigungu ?sigungu ; dcterms:isPartOf ?document .
  OPTIONAL {{ ?document wk:day ?day }} }}"""


_WORDS: Final = """?said wk:words ?place . ?place oa:start ?start ; oa:end ?end ; oa:exact ?exact ; oa:hasSource ?source .
  ?source wk:fileName ?document ."""
_SAYING: Final = "?said wk:name|wk:divisionName ?name . OPTIONAL { ?said wk:year ?year }"


def words(part: Part, pairs: Iterable[tuple[str, str]]) -> str:
    """The statements of these municipalities about these things, with their words."""
    listed = " ".join(f"(<{who}> <{thing}>)" for who, thing in pairs)
    return f"""{_HEAD}SELECT DISTINCT ?who ?thing ?name ?year ?document ?start ?end ?exact WHERE {{
  VALUES (?who ?thing) {{ {listed} }}
  {_BOUND[part]} {_WORDS} {_SAYING} }}"""


_BOUND: Final[Mapping[Part, str]] = {
    Part.PROGRAMS: STATED[Part.PROGRAMS],
    Part.PARTNERS: STATED[Part.PARTNERS],
    Part.DIVISIONS: "{ ?said wk:division ?thing } UNION { ?division wk:field ?thing . ?said wk:division ?division } "
    "?said a wk:Award ; wk:recipient ?who .",
}


def texts(passages: Iterable[str]) -> str:
    """Passages with their clean text and their words, and the year of their case, else of their document."""
    return f"""{_HEAD}SELECT DISTINCT ?passage ?name ?year ?document ?start ?end ?exact WHERE {{
  VALUES ?passage {{ {_values(passages)} }} BIND(?passage AS ?said)
  ?passage wk:text ?name . {_WORDS}
  OPTIONAL {{ ?passage dcterms:isPartOf ?case . ?case wk:year ?told }}
  OPTIONAL {{ ?source wk:day ?day }}
  OPTIONAL {{ ?source wk:year ?stated }}
  BIND(COALESCE(?told, YEAR(?day), ?stated) AS ?year) }}"""
