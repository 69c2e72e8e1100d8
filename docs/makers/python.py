"""``python.md``: what ``import kg`` offers, and the classes that it answers with, from signatures and docstrings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cached_property
from typing import Final

import kg
from docs.makers.docstrings import markdown
from docs.makers.markup import fenced, page
from kg.graph.validation import Report, Result
from kg.network.similar.groups import Bond, Group, Groups
from kg.network.similar.kinds import Neighbour, Reason, Side, Similar, Source, Told, Who
from kg.network.write import NetworkSummary
from kg.pages import Page, Section
from kg.pipeline import Built, Failed, Unchanged
from kg.reader import Info
from kg.search.index import Made
from kg.search.ranking import Part
from kg.search.reasons import Why
from kg.search.searcher import Answer, Hit
from kg.store.manifest import Entry
from kg.store.protocol import View
from kg.store.rows import Rows

ANSWERS: Final[tuple[type, ...]] = (
    *(Rows, Info, Page, Section),
    *(Answer, Hit, Why, Part, Made),
    *(Similar, Neighbour, Reason, Side, Source, Who, Told, Groups, Group, Bond),
    *(Built, Unchanged, Failed, Entry, NetworkSummary, Report, Result, View),
)
"""Classes of what the workspace answers; a test holds that those its signatures name are among them."""
_QUOTED: Final = re.compile(r"(: |-> )'([^']*)'")
"""An annotation, which is text until somebody evaluates it."""
_INTRO: Final = """\
앞문은 `kg.open()`과 `kg.build()` 둘이고, 둘 다 `Workspace`를 줍니다. 무거운 꾸러미(pandas, rdflib, torch …)는 그것을 쓰는 부름에서만 올립니다.
Two front doors, `kg.open()` and `kg.build()`, both give a `Workspace`. Heavy libraries load only in the calls that need them.
Every failure is a `kg.errors.KgError` that says what is wrong and what to try ([errors](commands.md#끝-코드와-오류--exit-codes-and-errors))."""


def made() -> str:
    """The page."""
    return page(
        "# Python",
        _INTRO,
        *_function("kg.open", kg.open),
        *_function("kg.build", kg.build),
        *_class(kg.Workspace),
        "## 답 · What it answers with",
        *(part for one in ANSWERS for part in _class(one)),
    )


def members(owner: type) -> Iterator[tuple[str, object]]:
    """What a class offers, its own and what it inherits from ours, in the order of the source; the nearest counts."""
    ours = [base for base in owner.__mro__ if base.__module__.startswith("kg.")]
    found = {name: member for base in reversed(ours) for name, member in vars(base).items()}
    held = {field.name for field in fields(owner)} if is_dataclass(owner) else set()
    for name, member in found.items():
        if not name.startswith("_") and name not in held and getattr(_plain(member), "__doc__", None):
            yield name, member


def _plain(member: object) -> object:
    """The function behind a property or a static method."""
    if isinstance(member, property):
        return member.fget
    if isinstance(member, cached_property):
        return member.func
    return member.__func__ if isinstance(member, staticmethod | classmethod) else member


def _class(one: type) -> Iterator[str]:
    yield f"## {one.__name__}"
    yield f"`{one.__module__}.{one.__qualname__}`"
    yield markdown(one.__doc__)
    if is_dataclass(one):
        shown = (f"{field.name}: {field.type}" for field in fields(one) if not field.name.startswith("_"))
        yield fenced("\n".join(shown), "python")
    for name, member in members(one):
        yield from _member(f"{one.__name__}.{name}", member)


def _member(name: str, member: object) -> Iterator[str]:
    plain = _plain(member)
    if not callable(plain):
        return
    if isinstance(member, property | cached_property):
        answer = inspect.signature(plain).return_annotation
        yield f"### {name}"
        yield fenced(f"{name}: {answer}", "python")
        yield markdown(plain.__doc__)
    else:
        yield from _function(name, plain, bound=not isinstance(member, staticmethod), level=3)


def _function(name: str, function: Callable[..., object], *, bound: bool = False, level: int = 2) -> Iterator[str]:
    signature = inspect.signature(function)
    given = list(signature.parameters.values())[1 if bound else 0 :]
    shown = _QUOTED.sub(r"\1\2", f"{name}{signature.replace(parameters=given)}")
    yield f"{'#' * level} {name}"
    yield fenced(shown, "python")
    yield markdown(function.__doc__)
