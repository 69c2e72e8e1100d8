"""Names that people type: what of the graph they mean, in any of the ways a name is said, and what is nearest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.errors import ArgumentError, NotFound
from kg.model.iri import PREFIXES, RDF, RDFS, SKOS, WK, Minter
from kg.model.likeness import normal
from kg.questions import Question
from kg.store.protocol import View

if TYPE_CHECKING:
    from kg.registry.finder import Match
    from kg.registry.register import Register

KINDS: Final = {WK.Municipality: "municipality", WK.Program: "program", WK.Organisation: "organisation"} | {
    WK.Division: "division"
}
_THINGS: Final = {"municipality": WK.Municipality, "one": WK.Municipality, "other": WK.Municipality} | {
    "program": WK.Program,
    "organisation": WK.Organisation,
    "division": WK.Division,
}
"""Parameters of the shipped queries that are names of things; such a query finds them by their folded names."""
_WORDS: Final = {"grade": WK.gradeName, "year": WK.year, "sido": WK.sido}
"""Parameters that are values of a property, as they stand in the graph."""
_SCHEME: Final = r"skos:notation \?{name} ; skos:inScheme wk:(\w+)"
_SPINE: Final = NamedNode(PREFIXES["id"] + "scheme/spine")
FEW: Final = 12
"""Values that are all told to whom none of them was meant by."""


def found(view: View, name: str) -> list[NamedNode]:
    """What is so called, of the kinds that have a page, or of that IRI, in full or with a known prefix."""
    if iri := _iri(name):
        return [node for node in _nodes(iri) if next(view.quads(node), None) is not None]
    # As ontology/pages/lookup.rq asks, but from the bound end: in the query the folded name is not known when it is planned.
    same = {quad.subject for quad in view.quads(None, WK.folded, Literal(normal(name)))}
    nodes = sorted((node for node in same if isinstance(node, NamedNode) and _shown(view, node)), key=str)
    return list(dict.fromkeys(nodes or (node for node in _registered(name, exact=True) if _shown(view, node))))


def nearest(view: View, name: str, kinds: Iterable[NamedNode] = KINDS) -> list[str]:
    """Names in the graph that are spelt like it, of things of these kinds."""
    asked = set(kinds)
    held = {
        quad.object.value
        for quad in view.quads(None, WK.name)
        if isinstance(quad.object, Literal) and _is(view, quad.subject, asked)
    }
    nodes = _registered(name, exact=False) if WK.Municipality in asked else ()
    places = [label for node in nodes if _shown(view, node) for label in labels(view, node)]
    return list(dict.fromkeys([*places[:1], *_alike(name, held, 0.5)]))[:5]


def municipality(view: View, name: str) -> NamedNode:
    """The one municipality that is so called.

    Raises:
        NotFound: none is, with the nearest names.
        ArgumentError: several are, with their full names; or it is the name of something else.
    """
    held = view.quads(None, WK.folded, Literal(normal(name)), DefaultGraph())
    named = sorted({q.subject for q in held if isinstance(q.subject, NamedNode)}, key=str) or found(view, name)
    nodes = [node for node in named if _is(view, node, {WK.Municipality})]
    if named and not nodes:
        raise ArgumentError(f"지자체가 아닙니다 / not a municipality: {name}", hint=f"kg show {name!r}")
    if not nodes:
        raise refused(view, name, {WK.Municipality})
    if len(nodes) > 1:
        full = sorted(_sure(view, node) for node in nodes)
        raise ArgumentError(
            f"여러 곳의 이름입니다 / the name of several: {name}",
            hint=f"하나를 고르세요 / choose one: {', '.join(full)}",
        )
    return nodes[0]


def labels(view: View, node: NamedNode) -> Iterator[str]:
    """What it is called: preferred labels first, Korean before others."""
    for predicate in (SKOS.prefLabel, RDFS.label, WK.name):
        held = {q.object for q in view.quads(node, predicate) if isinstance(q.object, Literal)}
        yield from (term.value for term in sorted(held, key=lambda t: (t.language not in {"ko", None}, t.value)))


def meant(view: View, asked: Question, values: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The values of a question's parameters as the graph has them.

    Raises:
        NotFound: a value that the graph does not hold, with the nearest that it does.
    """
    return {
        name: list(dict.fromkeys(said for value in held for said in _meant(view, asked, name, value)))
        for name, held in values.items()
    }


def _meant(view: View, asked: Question, name: str, value: str) -> list[str]:
    if name in _THINGS:
        return _thing(view, _THINGS[name], value)
    known = _known(view, asked, name)
    if not known:
        return [value]
    same = sorted(held for held in known if normal(held) == normal(value))
    if not same and name == "sido":
        places = {label for node in found(view, value) for label in labels(view, node)}
        same = sorted(known & places)
    if not same:
        near = _alike(value, known, 0.5)
        raise unknown(value, near if len(known) > FEW else dict.fromkeys([*near, *sorted(known)]))
    return same


def _thing(view: View, kind: NamedNode, value: str) -> list[str]:
    """Names under which the shipped queries find what the value means: itself, if they find it by that."""
    nodes = [node for node in found(view, value) if _is(view, node, {kind})]
    if not nodes:
        raise refused(view, value, {kind})
    if any(_folded(view, node, value) for node in nodes):
        return [value]
    return [_sure(view, node) for node in nodes]


def _sure(view: View, node: NamedNode) -> str:
    """A name of this thing alone: the first of its labels that is, else the longest name it is looked up by."""
    alone = (label for label in labels(view, node) if found(view, label) == [node] and _folded(view, node, label))
    names = [q.object.value for q in view.quads(node, WK.folded) if isinstance(q.object, Literal)]
    return next(alone, max(names, key=len, default=node.value))


def _folded(view: View, node: NamedNode, value: str) -> bool:
    return next(view.quads(node, WK.folded, Literal(normal(value))), None) is not None


def _known(view: View, asked: Question, name: str) -> set[str]:
    """All values that occur of a parameter that names no thing; none where any may be asked."""
    if name in _WORDS:
        return {quad.object.value for quad in view.quads(None, _WORDS[name]) if isinstance(quad.object, Literal)}
    if name == "field":
        return {said for quad in view.quads(None, SKOS.inScheme, _SPINE) for said in _said(view, quad.subject)}
    scheme = re.search(_SCHEME.format(name=re.escape(name)), asked.text)
    if not scheme:
        return set()
    codes = (q.subject for q in view.quads(None, SKOS.inScheme, WK[scheme[1]]))
    return {q.object.value for code in codes for q in view.quads(code, SKOS.notation) if isinstance(q.object, Literal)}


def _said(view: View, concept: object) -> Iterator[str]:
    for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
        held = view.quads(concept, predicate) if isinstance(concept, NamedNode) else ()
        yield from (quad.object.value for quad in held if isinstance(quad.object, Literal))


def refused(view: View, name: str, kinds: Iterable[NamedNode] = KINDS) -> NotFound:
    """The refusal of a name of these kinds: that nothing is stated of a municipality that there is, else the nearest."""
    kinds = set(kinds)
    held = _register(name) if WK.Municipality in kinds else ()
    if not held or any(_shown(view, Minter().municipality(match.id)) for match in held):
        return unknown(name, nearest(view, name, kinds))
    return NotFound(
        f"있는 지자체이지만 이 그래프에는 적힌 것이 없습니다 / it exists, but nothing is stated of it in this graph: "
        f"{', '.join(match.label for match in held)}",
        hint="kg info 로 어떤 문서를 읽었는지 보세요 / see which documents were read",
    )


def unknown(name: str, near: Iterable[str]) -> NotFound:
    """The refusal of a name, with what is nearest."""
    told = ", ".join(near)
    return NotFound(
        f"그래프에 없는 이름입니다 / the graph holds nothing called {name!r}",
        hint=f"비슷한 이름 / nearest: {told}" if told else "kg export programs, kg queries",
    )


def _alike(name: str, held: Iterable[str], cutoff: float) -> list[str]:
    from difflib import get_close_matches  # noqa: PLC0415 - only for an answer that is no

    return get_close_matches(name, sorted(held), n=5, cutoff=cutoff)


def _iri(name: str) -> str:
    """The IRI that the name is, in full or with one of the project's prefixes; empty for another name."""
    if name.startswith(("http://", "https://")):
        return name
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else ""


def _nodes(iri: str) -> Iterator[NamedNode]:
    try:
        yield NamedNode(iri)
    except ValueError:
        return


def _shown(view: View, node: NamedNode) -> bool:
    return _is(view, node, set(KINDS))


def _is(view: View, node: object, kinds: set[NamedNode]) -> bool:
    return isinstance(node, NamedNode) and any(quad.object in kinds for quad in view.quads(node, RDF.type))


def _registered(name: str, *, exact: bool) -> Iterator[NamedNode]:
    """Municipalities that the register knows by that name, in short or romanised."""
    mint = Minter()
    return (mint.municipality(match.id) for match in _register(name, exact=exact))


def _register(name: str, *, exact: bool = True) -> tuple[Match, ...]:
    held = _whole()
    return held.named(name) if exact else tuple(match for match in held.find(name) if not match.exact)


@cache
def _whole() -> Register:
    """Kept, for what it finds by takes longer to make than to ask."""
    from kg.registry.register import Register  # noqa: PLC0415 - 0.1 s that names in the graph save

    return Register.load()
