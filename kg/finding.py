"""Search over a data folder: the index that follows the graph, and filters in the words that people type."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from kg.errors import ArgumentError, ModelError, NotFound
from kg.model.iri import Minter
from kg.model.likeness import normal
from kg.model.place import Level
from kg.registry.register import Register
from kg.search.about import key
from kg.search.catalog import Catalog
from kg.search.encoder import Encoder, load
from kg.search.engine.protocol import FACETS, Filters
from kg.search.index import Index, Made, Progress, model
from kg.search.names import LONGEST, MUNICIPALITY, REGION, Name, folded, older
from kg.search.searcher import Searcher
from kg.store.oxigraph import OxigraphView

AUTO: Final = 2_000
"""Texts that are embedded without being asked for, about a minute and a half; of more, the words are indexed and the
rest is left to ``kg index``."""
_FEW: Final = 12
"""Values that are all told to whom none of them was meant by."""


def silent(done: int, whole: int) -> None:
    """Progress that nobody watches."""


def version(view: OxigraphView) -> str:
    """Which version of the graph a view shows."""
    return view.path.parent.name


def make(home: Path, view: OxigraphView, dense: bool | None = None, progress: Progress = silent) -> Made:
    """Bring the index to the graph's version; one that is there already stays as it is.

    Args:
        home: the data folder.
        view: the graph.
        dense: whether meanings are indexed too, which embeds what is new; None: if that is not much.
        progress: told how far embedding is.

    Raises:
        ModelError: the model that was asked for cannot be loaded. Where none was, the words are indexed all the same.
    """
    index = Index(home)
    held = index.made(version(view))
    encoder, why = (None, "") if dense is False else _encoder(dense)
    if held and (dense is False or (encoder and held.model == model(encoder))):
        return held
    draft = index.make(view, version(view), places(Register.load()))
    pending = draft.pending(encoder) if encoder else len(draft.texts)
    if encoder and (dense or pending <= AUTO):
        embedded = draft.embed(encoder, progress)
        draft.write(encoder)
        return Made(draft.version, len(draft.units), 0, embedded, model(encoder))
    if not held:
        draft.write(None)
    return Made(draft.version, len(draft.units), pending, why=why)


def _encoder(dense: bool | None) -> tuple[Encoder | None, str]:
    """The model, or why there is none; where one was asked for, that is an error."""
    try:
        return load(), ""
    except ModelError as error:
        if dense or os.environ.get("KG_MODEL"):
            raise
        return None, str(error)


def searcher(home: Path, view: OxigraphView, dense: bool | None = None) -> Searcher:
    """The open index of the graph's version; made first where a build has left none."""
    index = Index(home)
    held = index.open(version(view), load)
    if held is None:
        make(home, view, dense)
        held = index.open(version(view), load)
    if held is None:
        raise NotFound("검색 색인이 없습니다 / there is no search index", hint="kg index")
    return held


def places(register: Register) -> Iterator[Name]:
    """Every way a municipality of any time is written, in Korean and Latin letters; one that is no more, as its heir too."""
    korean = ((form, tuple(dict.fromkeys(r.id for r in held))) for form, held in register.index.readings.items())
    for form, ids in (*korean, *register.latin.items()):
        if 1 < len(form) <= LONGEST:
            yield from _names(register, form, ids)


def _names(register: Register, form: str, ids: Iterable[str]) -> Iterator[Name]:
    sure = form not in register.index.tables.words and (not form.isascii() or len(form) > 3)
    for each in dict.fromkeys(heir for one in ids for heir in (one, *_heirs(register, one))):
        label = register.get(each).latest.name
        yield Name(folded(form), key(Minter().municipality(each).value), MUNICIPALITY, label, sure)


def _heirs(register: Register, one: str) -> tuple[str, ...]:
    """What a 시군구 became; a 시도's name goes on meaning what it meant."""
    return register.successor_today(one) if register.get(one).level is Level.SIGUNGU else ()


def narrowed(catalog: Catalog, asked: Mapping[str, str]) -> Filters:
    """Filters from what people type.

    Args:
        catalog: of the index that is asked.
        asked: values by facet: a year, a name of a 시도 or municipality in any spelling, a division or its field, a grade.

    Raises:
        ArgumentError: a facet that there is not.
        NotFound: a value that no passage has, with the nearest.
    """
    if unknown := sorted(set(asked) - set(FACETS)):
        raise ArgumentError(
            f"그런 조건이 없습니다 / no such filter: {', '.join(unknown)}",
            hint=f"있는 것 / filters: {', '.join(FACETS)}",
        )
    return Filters(**{name: _values(catalog, name, value) for name, value in asked.items()})


def _values(catalog: Catalog, facet: str, value: str) -> frozenset[str]:
    held, means = catalog.facet(facet), _MEANS.get(facet, _plain)
    found = frozenset(means(catalog, value)) & frozenset(held)
    if found:
        return found
    known = list(_known(catalog, facet, held))
    near = get_close_matches(value, known, n=5, cutoff=0.4)
    told = ", ".join(near or sorted(known)[:_FEW])
    raise NotFound(
        f"그런 {_KOREAN[facet]}의 글이 없습니다 / no passage has {facet} {value!r}",
        hint=f"비슷한 것 / nearest: {told}" if told else "kg info",
    )


def _plain(catalog: Catalog, value: str) -> Iterable[str]:
    return [value.strip(), value.strip().removesuffix("년").strip()]


def _division(catalog: Catalog, value: str) -> Iterable[str]:
    """A division or field so called, else all whose names hold the words."""
    asked = normal(value)
    exact = [held for label, held in catalog.divisions.items() if normal(label) == asked]
    return exact or [held for label, held in catalog.divisions.items() if asked and asked in normal(label)]


def _place(catalog: Catalog, value: str) -> Iterable[str]:
    form = folded(value)
    found = [name for name in catalog.named([form, older(form)]) if name.kind in (MUNICIPALITY, REGION)]
    return [name.thing for name in found]


_MEANS: Final[Mapping[str, Callable[[Catalog, str], Iterable[str]]]] = {
    "sido": _place,
    "municipality": _place,
    "division": _division,
}
_KOREAN: Final = {"year": "해", "sido": "시도", "municipality": "지자체", "division": "분야", "grade": "등급"}


def _known(catalog: Catalog, facet: str, held: Mapping[str, int]) -> Iterable[str]:
    """The facet's values as people write them."""
    if facet == "division":
        return catalog.divisions
    if facet in ("sido", "municipality"):
        return dict.fromkeys(
            said for name in catalog.places() if name.thing in held for said in (name.label, name.form)
        )
    return held
