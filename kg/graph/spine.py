"""Divisions as written, mapped to the spine of lasting fields (``ontology/spine.ttl``) by rule, each with its evidence.

A mapping's record says which words of the spine met the division, by which rule, how alike they are, and whether it is
no more than a guess; a division that nothing fits has a record too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.reading import Reading
from kg.graph.terms import decimal, describe, flag, ko, text
from kg.model.iri import BASE, PREFIXES, SKOS, WK, Namespace
from kg.model.likeness import dice, squash
from kg.model.ontology import triples
from kg.model.span import Span

FIELDS: Final = f"{BASE}field/"
"""Base of the fields' IRIs; a field's key is the rest."""
SCHEME: Final = NamedNode(f"{BASE}scheme/spine")
OWL: Final = Namespace(PREFIXES["owl"])
SSSOM: Final = Namespace("https://w3id.org/sssom/")
SEMAPV: Final = Namespace("https://w3id.org/semapv/vocab/")

NONE: Final = "none"
UNDONE: Final = "undone"
TIE: Final = "tie"
ALIKE: Final = 0.7
"""Dice's coefficient from which a name that holds no label is still close to one: 0.75 is the farthest true one seen."""
SHORT: Final = 6
"""Letters from which likeness is trusted: shorter names (사회서비스, 통합지원) are like anything they are part of."""
LEAD: Final = 0.05
"""How much better than the next field's the best likeness must be."""

_COUNTED: Final = {"exactMatch", "closeMatch", "broadMatch", "narrowMatch"}
"""The relations that put a division into a field; a related one stands beside it."""
_YEAR: Final = re.compile(r"^\W*(?:20)?\d{2}년도?\s*|제?\s?\d+기(?:\([^)]*\))?\s*")
"""``’23년``, ``2018년도``, ``제4기(’19~’22)``: when, not what."""
_AND: Final = re.compile(r"\s및\s|(?<=[가-힣])(?:와|(?<![결성효])과)\s")
_GROUP: Final = re.compile(r"\s?\([^()]*\)\s*$")
"""``복지정책(대도시)``: a division of one group of municipalities."""
_FILLER: Final = re.compile(
    r"지역복지사업|운영|지원|관리|제공|성과|실적|사업|노력|우수|활성화|추진|개편|개선|체계|구축|강화|확대|증진|예방|근절|내실화|발전|선도|시범|사례|서비스|평가|결과|분야|부문|부분"
    r"|시군구|시도|읍면동|전국|종합|최종|및"
)
"""Words that say how a field is worked at or judged, and name none."""


class Match(NamedTuple):
    """One relation of a division to a field.

    Attributes:
        field: its key; empty where nothing fits.
        relation: local name in SKOS.
        label: the words of the spine that met the division.
        score: how alike the two wordings are, 0 to 1.
        guess: whether likeness or a head word decided, and not a label of the spine.
    """

    rule: str
    field: str = ""
    relation: str = ""
    label: str = ""
    score: float = 0.0
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Spine:
    """The fields by key.

    Attributes:
        korean: preferred labels.
        broader: the wider field of those that have one.
        names: each folded label with its field, as written, and the property that gives it; longest first.
    """

    korean: Mapping[str, str]
    broader: Mapping[str, str]
    names: Mapping[str, tuple[str, str, str]] = field(repr=False)

    @staticmethod
    def of(stated: Iterator[Triple]) -> Spine:
        """From the triples of a spine."""
        korean: dict[str, str] = {}
        broader: dict[str, str] = {}
        named: dict[str, tuple[str, str, str]] = {}
        for subject, predicate, value in stated:
            key, kind = str(getattr(subject, "value", "")).removeprefix(FIELDS), predicate.value.rsplit("#", 1)[-1]
            if isinstance(value, Literal) and value.language == "ko" and kind.endswith("Label") and subject != SCHEME:
                named[folded(value.value)] = (key, value.value, kind)
                korean |= {key: value.value} if predicate == SKOS.prefLabel else {}
            elif predicate == SKOS.broader and isinstance(value, NamedNode):
                broader[key] = value.value.removeprefix(FIELDS)
        return Spine(korean, broader, dict(sorted(named.items(), key=lambda item: (-len(item[0]), item[0]))))

    def matches(self, name: str) -> tuple[Match, ...]:
        """What a division so called is mapped to; a single match without a field where nothing fits."""
        bare = folded(name)
        if bare in self.names:
            return (self._whole(bare),)
        if (most := folded(_GROUP.sub("", name))) in self.names:
            return (self._found("group", "broadMatch", bare, most, False),)
        return self._holding(bare) or (self._alike(bare),)

    def within(self, key: str) -> tuple[str, ...]:
        """The field itself and the wider ones."""
        above = self.broader.get(key)
        return (key, *self.within(above)) if above else (key,)

    def _whole(self, bare: str) -> Match:
        key, label, kind = self.names[bare]
        close = kind == "hiddenLabel"
        return Match(kind, key, "closeMatch" if close else "exactMatch", label, 1.0, close)

    def _holding(self, bare: str) -> tuple[Match, ...]:
        """By the labels that stand in the name: it joins several fields, or is about one."""
        held, rest = self._held(bare)
        keys = {self.names[label][0] for label in held}
        keys -= {above for key in keys for above in self.within(key)[1:]}
        labels = {self.names[label][0]: label for label in reversed(held) if self.names[label][0] in keys}
        if len(labels) > 1:
            unsure = bool(_FILLER.sub("", rest.replace(" ", "")))
            return tuple(
                self._found("joined", "narrowMatch", bare, label, unsure) for _, label in sorted(labels.items())
            )
        return tuple(self._one(bare, label) for label in labels.values())

    def _one(self, bare: str, label: str) -> Match:
        """Korean names end in their head: what stands before a label narrows it, a head after it changes it."""
        before, _, after = bare.partition(label)
        if after := _FILLER.sub("", after):
            return self._found("headed", "relatedMatch", bare, label, True)
        if before := _FILLER.sub("", before):
            return self._found("qualified", "broadMatch", bare, label, True)
        return self._found("filled", "closeMatch", bare, label, False)

    def _held(self, bare: str) -> tuple[list[str], str]:
        """The longest labels that stand in the name beside each other, and the rest of it."""
        held, rest = [], bare
        for label in self.names:
            if label in rest:
                held.append(label)
                rest = rest.replace(label, " ")
        return held, rest

    def _alike(self, bare: str) -> Match:
        """The field whose label is nearest in bigrams, if one is near and no other nearly as near."""
        best: dict[str, tuple[float, str]] = {}
        for label, (key, _, kind) in self.names.items():
            near = dice(bare, label)
            if near >= ALIKE and len(bare) >= SHORT and kind != "hiddenLabel":
                best[key] = max(best.get(key, (0.0, "")), (near, label))
        ranked = sorted(((score, key, label) for key, (score, label) in best.items()), reverse=True)
        if not ranked:
            return Match(NONE)
        score, key, label = ranked[0]
        if any(score - other < LEAD for other, _, _ in ranked[1:]):
            return Match(TIE, label=label, score=score, guess=True)
        return self._found("alike", "closeMatch", bare, label, True)

    def _found(self, rule: str, relation: str, bare: str, label: str, guess: bool) -> Match:
        key, written, kind = self.names[label]
        return Match(rule, key, relation, written, dice(bare, label), guess or kind == "hiddenLabel")


def folded(name: str) -> str:
    """The form that names are compared in: without the year it judges, 및 and the like, signs and white space."""
    return squash(_AND.sub(" ", _YEAR.sub("", name)))


@cache
def shipped() -> Spine:
    """The spine that travels with the package, read once."""
    return Spine.of(triples("spine.ttl"))


def mapped(reading: Reading, division: NamedNode, name: str, where: Span) -> Iterator[Triple]:
    """A division's relations to the spine, the fields it thereby counts to, and the record of each."""
    spine = shipped()
    for match in _standing(reading, division, spine.matches(name)):
        target = NamedNode(FIELDS + match.field) if match.field else None
        relation = SKOS[match.relation] if match.relation else None
        yield from _record(reading, division, name, match)
        yield from reading.words(_node(reading, division, match), where)
        if target is not None and relation is not None:
            yield Triple(division, relation, target)
            yield from _field(spine, match.field)
        if match.relation in _COUNTED:
            for key in spine.within(match.field):
                yield Triple(division, WK.field, NamedNode(FIELDS + key))
                yield from _field(spine, key)


def _standing(reading: Reading, division: NamedNode, matches: Sequence[Match]) -> Sequence[Match]:
    """The matches without the guesses that somebody has taken back."""
    tail = division.value.removeprefix(reading.mint.base)
    field = FIELDS.removeprefix(BASE)
    kept = [m for m in matches if not m.guess or frozenset({tail, field + m.field}) not in reading.undone]
    return kept or (Match(UNDONE),)


def _node(reading: Reading, division: NamedNode, match: Match) -> NamedNode:
    tail = division.value.removeprefix(reading.mint("division", "").value)
    return reading.mint("mapping", reading.file, tail, match.field or NONE)


def _record(reading: Reading, division: NamedNode, name: str, match: Match) -> Iterator[Triple]:
    """A mapping in the terms of SSSOM; without an object where nothing fits."""
    near = "LexicalSimilarityThresholdMatching" if match.rule == "alike" else "LexicalMatching"
    yield from describe(
        _node(reading, division, match),
        WK.Mapping,
        (OWL.annotatedSource, division),
        (OWL.annotatedProperty, SKOS[match.relation] if match.relation else None),
        (OWL.annotatedTarget, NamedNode(FIELDS + match.field) if match.field else None),
        (SSSOM.mapping_justification, SEMAPV[near]),
        (SSSOM.subject_label, ko(name)),
        (SSSOM.match_string, text(match.label)),
        (SSSOM.similarity_score, decimal(Decimal(f"{match.score:.3f}"))),
        (WK.rule, text(match.rule)),
        (WK.guess, flag(match.guess)),
    )


def _field(spine: Spine, key: str) -> Iterator[Triple]:
    """What a field is called, so that a document's graph can be read by itself."""
    node = NamedNode(FIELDS + key)
    yield from describe(node, SKOS.Concept, (SKOS.prefLabel, ko(spine.korean[key])), (SKOS.inScheme, SCHEME))
