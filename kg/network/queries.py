"""What is asked of a View: the nodes with their names, and a row for each statement that makes an edge.

All read the merged graph, in which a triple of two documents stands once. Each edge query gives ``?from ?to``, the
words with their place, and what its kind has of year, grade, prize and context.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kg.model.iri import PREFIXES, WK
from kg.network.kinds import EdgeKind, NodeKind

_HEAD: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())

CLASSES: Final[Mapping[str, NodeKind]] = {
    WK.Municipality.value: NodeKind.MUNICIPALITY,
    WK.UnresolvedPlace.value: NodeKind.MUNICIPALITY,
    WK.Program.value: NodeKind.PROGRAM,
    WK.Organisation.value: NodeKind.ORGANISATION,
    WK.Division.value: NodeKind.AWARD,
    WK.Scheme.value: NodeKind.AWARD,
}
UNRESOLVED: Final = WK.UnresolvedPlace.value

NODES: Final = f"""{_HEAD}
SELECT DISTINCT ?node ?class ?year WHERE {{
  VALUES ?class {{ {" ".join(f"<{iri}>" for iri in CLASSES)} }}
  ?node a ?class .
  FILTER(?class != wk:Scheme || EXISTS {{ ?given skos:inScheme ?node ; a wk:Award }})
  OPTIONAL {{ ?node wk:year|^skos:inScheme/wk:year ?year }}
  OPTIONAL {{ ?node a wk:Municipality ; dcterms:isPartOf ?above . ?above rdfs:label ?within FILTER(LANG(?within) = "ko") }}
}}"""

NAMES: Final = f"""{_HEAD}
SELECT DISTINCT ?node ?predicate ?name WHERE {{
  VALUES ?class {{ {" ".join(f"<{iri}>" for iri in CLASSES)} }}
  VALUES ?predicate {{ skos:prefLabel rdfs:label wk:folded }}
  ?node a ?class ; ?predicate ?name .
}}"""
FOLDED: Final = WK.folded.value

WITHIN: Final = f"""{_HEAD}
SELECT DISTINCT ?node ?above WHERE {{ ?node a wk:Municipality ; dcterms:isPartOf ?above }}"""

PLACES: Final = f"""{_HEAD}
SELECT DISTINCT ?node ?place ?day ?sido ?sigungu ?en ?above ?above_en WHERE {{
  ?place a wk:Place ; wk:municipality ?node ; wk:sido ?sido ; wk:sigungu ?sigungu ; dcterms:isPartOf ?document .
  OPTIONAL {{ ?document wk:day ?day }}
  OPTIONAL {{ ?place wk:naming ?naming . ?naming rdfs:label ?en FILTER(LANG(?en) = "en") }}
  OPTIONAL {{
    ?place wk:province ?above . ?above wk:naming ?then . ?then rdfs:label ?name, ?above_en .
    FILTER(STR(?name) = STR(?sido) && LANG(?above_en) = "en")
  }}
}}"""

WORDINGS: Final = f"""{_HEAD}
SELECT ?node ?name (COUNT(DISTINCT ?mention) AS ?count) WHERE {{
  {{ ?mention a wk:ProgramMention ; wk:program ?node }} UNION {{ ?mention a wk:OrganisationMention ; wk:organisation ?node }}
  ?mention wk:name ?name .
}} GROUP BY ?node ?name"""

_WORDS: Final = """
  ?said wk:words ?place . ?place oa:start ?start ; oa:end ?end ; oa:exact ?words ; oa:hasSource ?source .
  ?source wk:fileName ?document ."""


def _edges(pattern: str, optional: str) -> str:
    """Optional parts stand last: in the middle they part the joins, which then take a hundred times as long."""
    return f"{_HEAD}SELECT DISTINCT * WHERE {{ {pattern} {_WORDS} {optional} }}"


def _mention(pattern: str) -> str:
    return _edges(
        f"?fact {pattern}",
        "OPTIONAL { ?fact wk:passage ?passage . ?passage wk:text ?context } OPTIONAL { ?fact wk:year ?year }",
    )


EDGES: Final[Mapping[EdgeKind, str]] = {
    EdgeKind.WON: _edges(
        """?said a wk:Award ; wk:division|skos:inScheme ?to .
  { ?said wk:recipient ?from } UNION { ?said wk:place ?from FILTER NOT EXISTS { ?said wk:recipient ?known } }""",
        """OPTIONAL { ?said wk:year ?year } OPTIONAL { ?said wk:gradeName ?grade } OPTIONAL { ?said wk:prize ?prize }""",
    ),
    EdgeKind.RUNS: _mention("a wk:ProgramMention ; wk:program ?to ; wk:municipality ?from . BIND(?fact AS ?said)"),
    EdgeKind.WORKS: _mention(
        "a wk:OrganisationMention ; wk:organisation ?to ; wk:municipality ?from . BIND(?fact AS ?said)"
    ),
    EdgeKind.PARTNER: _mention(
        "a wk:ProgramMention ; wk:program ?from ; wk:partnerMention ?said . ?said wk:organisation ?to ."
    ),
}
