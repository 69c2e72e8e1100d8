"""Search over a data folder: the index that follows the graph, what it is called by, and what a person asks of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from kg.errors import ArgumentError, ModelError, NotFound, StoreError
from kg.model.iri import Minter
from kg.model.place import Level
from kg.narrowing import narrowed
from kg.registry.register import Register
from kg.search.about import key
from kg.search.encoder import Encoder, load
from kg.search.entries import model
from kg.search.index import Encoding, Index, Made, Progress, alone
from kg.search.names import LONGEST, MUNICIPALITY, Name, folded
from kg.search.ranking import Mode
from kg.search.searcher import Answer, Searcher
from kg.store.protocol import View

AUTO: Final = 2_000
"""Texts that are embedded without being asked for, about a minute and a half; of more, the words are indexed and the
rest is left to ``kg index``."""


def silent(done: int, whole: int) -> None:
    """Progress that nobody watches."""


def version(view: View) -> str:
    """Which version of the graph a view shows."""
    return view.version


def make(
    home: Path, view: View, dense: bool | None = None, progress: Progress = silent, encoding: Encoding = alone
) -> Made:
    """Bring the index to the graph's version; a whole one that is there already stays as it is.

    Args:
        home: the data folder.
        view: the graph.
        dense: whether meanings are indexed too, which embeds what is new; None: if that is not much.
        progress: told that the graph is read, then how far embedding is.
        encoding: who embeds.

    Raises:
        StaleIndex: the graph has been built again since the view was taken.
        ModelError: the model that was asked for cannot be loaded. Where none was, the words are indexed all the same.
    """
    index = Index(home)
    held = index.made(version(view))
    encoder, why = (None, "") if dense is False else _encoder(dense)
    if held and _enough(held, encoder, dense):
        index.tidy()
        return held
    progress(0, 0)
    draft = index.make(view, version(view), places(Register.load()))
    pending = draft.pending(encoder) if encoder else len(draft.texts)
    if encoder and (dense or pending <= AUTO):
        embedded = draft.embed(encoder, progress, encoding)
        draft.write(encoder)
        return Made(draft.version, len(draft.units), 0, embedded, model(encoder))
    if not held:
        draft.write(None)
    return Made(draft.version, len(draft.units), pending, why=why)


def _enough(held: Made, encoder: Encoder | None, dense: bool | None) -> bool:
    """Whether an index is as good as it will get: by the count that it keeps, without the graph being read for it."""
    if dense is False or (encoder and held.model == model(encoder)):
        return True
    return dense is None and not held.model and (encoder is None or held.pending > AUTO)


def _encoder(dense: bool | None) -> tuple[Encoder | None, str]:
    """The model, or why there is none; where one was asked for, that is an error."""
    try:
        return load(), ""
    except ModelError as error:
        if dense or os.environ.get("KG_MODEL"):
            raise
        return None, str(error)


def searcher(home: Path, view: View, progress: Progress = silent) -> Searcher:
    """The open index of the graph's version; made first where a build has left none, or a damaged one."""
    index = Index(home)
    held = _sound(index, view)
    if held is None:
        make(home, view, None, progress)
        held = index.open(version(view), load)
    if held is None:
        raise NotFound("검색 색인이 없습니다 / there is no search index", hint="kg index")
    return held


def _sound(index: Index, view: View) -> Searcher | None:
    try:
        return index.open(version(view), load)
    except StoreError:
        return None


def answer(held: Searcher, text: str, filters: Mapping[str, str | int], limit: int, mode: str) -> Answer:
    """What a person asks.

    Raises:
        ArgumentError: a question without a word, or a filter, limit or mode that there is not.
        NotFound: a value of a filter that no passage has, with the nearest.
        StaleIndex: meanings alone are asked of an index without vectors, or one made with another model.
    """
    if mode not in set(Mode):
        raise ArgumentError(
            f"그런 방식이 없습니다 / no such mode: {mode!r}", hint=f"있는 것 / modes: {', '.join(Mode)}"
        )
    if limit < 1:
        raise ArgumentError(f"하나 이상이어야 합니다 / the limit must be at least 1: {limit}", hint="limit=10")
    return held.ask(text, narrowed(held.catalog, filters), limit, Mode(mode))


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
