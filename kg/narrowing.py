"""Filters of a search in the words that people type: what they mean among the passages there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from kg.errors import ArgumentError, NotFound
from kg.model.iri import Minter
from kg.model.likeness import normal
from kg.model.place import Level
from kg.names import FEW
from kg.registry.finder import Match
from kg.registry.register import Register
from kg.search.about import key
from kg.search.catalog import Catalog
from kg.search.engine.protocol import FACETS, Filters
from kg.search.names import MUNICIPALITY, REGION, folded, older


def narrowed(catalog: Catalog, asked: Mapping[str, str | int]) -> Filters:
    """Filters from what people type.

    Args:
        catalog: of the index that is asked.
        asked: values by facet: a year, a name of a 시도 or municipality in any spelling, a division or its field, a grade.

    Raises:
        ArgumentError: a facet that there is not, or a name of several municipalities.
        NotFound: a value that no passage has, with the nearest.
    """
    if unknown := sorted(set(asked) - set(FACETS)):
        raise ArgumentError(
            f"그런 조건이 없습니다 / no such filter: {', '.join(unknown)}",
            hint=f"있는 것 / filters: {', '.join(FACETS)}",
        )
    return Filters(**{name: _values(catalog, name, str(value)) for name, value in asked.items()})


def _values(catalog: Catalog, facet: str, value: str) -> frozenset[str]:
    held, means = catalog.facet(facet), _MEANS.get(facet, _plain)
    meant = frozenset(means(catalog, value))
    if found := meant & frozenset(held):
        return _one(value, found) if facet == "municipality" else found
    if facet in _PLACES and (there := _exists(value)):
        raise _absent(facet, value, there)
    known = list(_known(catalog, facet, held))
    near = get_close_matches(value, known, n=5, cutoff=0.4)
    told = ", ".join(near or sorted(known)[:FEW])
    raise NotFound(
        f"상은 적혀 있으나 사례가 없는 분야입니다 / awards are stated, no case is described: {value}"
        if facet == "division" and meant
        else f"그런 {_KOREAN[facet]}의 글이 없습니다 / no passage has {facet} {value!r}",
        hint=f"비슷한 것 / nearest: {told}" if told else "kg info",
    )


def _plain(catalog: Catalog, value: str) -> Iterable[str]:
    return [value.strip(), value.strip().removesuffix("년").strip()]


def _division(catalog: Catalog, value: str) -> Iterable[str]:
    """A division or field so called, else all whose names hold the words."""
    asked = normal(value)
    exact = [one for label, held in catalog.divisions.items() if normal(label) == asked for one in held]
    return exact or [
        one for label, held in catalog.divisions.items() if asked and asked in normal(label) for one in held
    ]


def _sido(catalog: Catalog, value: str) -> Iterable[str]:
    """Provinces so called, or all of a region."""
    form = folded(value)
    found = [name for name in catalog.named([form, older(form)]) if name.kind in (MUNICIPALITY, REGION)]
    return [name.thing for name in found]


def _municipality(_: Catalog, value: str) -> Iterable[str]:
    """Municipalities so called at any time, with or without their province, and what became of them."""
    register, mint = Register.load(), Minter()
    for match in register.find(value):
        if match.exact:
            for one in (match.id, *register.successor_today(match.id)):
                yield key(mint.municipality(one).value)


def _one(value: str, found: frozenset[str]) -> frozenset[str]:
    """The municipality that is meant, with what it was before; refused where several are."""
    register, mint = Register.load(), Minter()
    labels = {match.label for match in register.find(value) if key(mint.municipality(match.id).value) in found}
    if len(labels) > 1:
        raise ArgumentError(
            f"여러 곳의 이름입니다 / the name of several: {value}",
            hint=f"하나를 고르세요 / choose one: {', '.join(sorted(labels))}",
        )
    return found


def _exists(value: str) -> tuple[Match, ...]:
    """Municipalities that are so called, whatever the passages speak of."""
    return tuple(match for match in Register.load().find(value) if match.exact)


def _absent(facet: str, value: str, there: tuple[Match, ...]) -> NotFound:
    """That there are such municipalities, and no passage of any, which is no misspelling."""
    register, labels = Register.load(), ", ".join(match.label for match in there)
    if facet == "sido" and all(register.get(match.id).level is Level.SIGUNGU for match in there):
        return NotFound(
            f"시도가 아니라 시군구입니다 / no passage has sido {value!r}, which is a district: {labels}",
            hint=f"kg search … --municipality {there[0].label!r}",
        )
    several = "여러 곳의 이름이며, " if len(there) > 1 else ""
    return NotFound(
        f"{several}있는 {_KOREAN[facet]}이지만 그 글이 없습니다 / no passage has {facet} {value!r}, though it exists: {labels}",
        hint="상이나 사업은 적혀 있을 수 있습니다 / awards or programs may be stated all the same: "
        f"kg show {(value if several else there[0].label)!r}",
    )


def understood(catalog: Catalog, asked: str) -> str:
    """The full name of the municipality that a filter takes a typed name for; empty where it says no more."""
    held, mint = narrowed(catalog, {"municipality": asked}).municipality, Minter()
    meant = (match.label for match in _exists(asked) if key(mint.municipality(match.id).value) in held)
    label = next(meant, "")
    return "" if normal(label) == normal(asked) else label


_MEANS: Final[Mapping[str, Callable[[Catalog, str], Iterable[str]]]] = {
    "sido": _sido,
    "municipality": _municipality,
    "division": _division,
}
_PLACES: Final = ("sido", "municipality")
_KOREAN: Final = {"year": "해", "sido": "시도", "municipality": "지자체", "division": "분야", "grade": "등급"}


def _known(catalog: Catalog, facet: str, held: Mapping[str, int]) -> Iterator[str]:
    """The facet's values as people write them."""
    if facet == "division":
        yield from (label for label, values in catalog.divisions.items() if not held.keys().isdisjoint(values))
    elif facet in ("sido", "municipality"):
        names = (name for name in catalog.places() if name.thing in held)
        yield from dict.fromkeys(said for name in names for said in (name.label, name.form))
    else:
        yield from held
