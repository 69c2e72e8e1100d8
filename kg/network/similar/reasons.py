"""Reasons: what two have in common, by name, with the words it rests on on both sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.model.iri import RDFS, SKOS
from kg.network.similar.comparison import Common, score
from kg.network.similar.kinds import DIGITS, Neighbour, Part, Reason, Side
from kg.network.similar.people import official
from kg.network.similar.stated import Stated
from kg.network.similar.words import Words
from kg.store.protocol import View

_FEW: Final = 5
"""Programs that a type leads to on each side."""


def neighbours(stated: Stated, asked: str, found: Sequence[tuple[str, list[Common]]]) -> tuple[Neighbour, ...]:
    """The others with what they have in common, as reasons with their words."""
    words = Words(stated, _wanted(stated, asked, found))
    people = official(stated.view, (who for who, _ in found))
    return tuple(
        Neighbour(people[who], score(common), tuple(_reason(stated, words, (asked, who), each) for each in common))
        for who, common in found
    )


def _wanted(
    stated: Stated, asked: str, found: Sequence[tuple[str, list[Common]]]
) -> Mapping[Part, list[tuple[str, str]]]:
    """Whose statements about what the reasons lead to; a type leads to the programs of that type."""
    wanted: dict[Part, list[tuple[str, str]]] = {part: [] for part in Part if part is not Part.TYPES}
    for who, common in found:
        for each in common:
            if each.part is Part.TYPES:
                sides = [(one, thing) for one in (asked, who) for thing in _of_type(stated, one, each.one)]
                wanted[Part.PROGRAMS] += sides
            else:
                wanted[each.part] += [(asked, each.one), (who, each.other)]
    return wanted


def _of_type(stated: Stated, who: str, kind: str) -> list[str]:
    """A few of one's programs of that type, the rarest first."""
    rarity = stated.rarity[Part.PROGRAMS]
    held = (program for program in stated.held[Part.PROGRAMS][who] if kind in stated.kinds.get(program, ()))
    return sorted(held, key=lambda program: (-rarity[program], program))[:_FEW]


def _reason(stated: Stated, words: Words, pair: tuple[str, str], each: Common) -> Reason:
    ko, en = _called(stated.view, each)
    here, there = _sides(stated, words, pair, each)
    passages = each.part is Part.PASSAGES
    return Reason(
        part=each.part,
        things=(each.one, each.other),
        name=ko,
        name_en=en,
        relation=each.relation,
        weight=each.weight,
        rarity=round(each.rarity, DIGITS),
        stated_by=each.stated_by,
        of=0 if passages else stated.coverage.parts[each.part],
        here=here,
        there=there,
    )


def _sides(stated: Stated, words: Words, pair: tuple[str, str], each: Common) -> tuple[Side, Side]:
    if each.part is Part.PASSAGES:
        return words.passage(each.one), words.passage(each.other)
    if each.part is Part.TYPES:
        mine, yours = (_of_type(stated, who, each.one) for who in pair)
    else:
        mine, yours = [each.one], [each.other]
    return words.side(each.part, pair[0], *mine), words.side(each.part, pair[1], *yours)


def _called(view: View, each: Common) -> tuple[str, str]:
    if each.part is Part.PASSAGES:
        return "", ""
    (ko, en), (other_ko, other_en) = labels(view, each.one), labels(view, each.other)
    if each.one == each.other:
        return ko, en
    return f"{ko} ~ {other_ko}", f"{en} ~ {other_en}" if en and other_en else ""


def labels(view: View, iri: str) -> tuple[str, str]:
    """What a thing is called in Korean and English; the latter empty where the graph has none."""
    terms = (
        q.object for p in (SKOS.prefLabel, RDFS.label) for q in view.quads(NamedNode(iri), p, None, DefaultGraph())
    )
    held = sorted({(t.language or "ko", t.value) for t in terms if isinstance(t, Literal)}, reverse=True)
    named = dict(held)
    return named.get("ko", iri), named.get("en", "")
