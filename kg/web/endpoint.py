"""One declaration a page: its path, what it takes, the data it shows; the page, its JSON twin and its OpenAPI come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from kg.errors import ArgumentError
from kg.web.preparing import Making
from kg.workspace import Workspace

Language: TypeAlias = Literal["ko", "en"]
Plain: TypeAlias = Mapping[str, object]
"""What can be written as a JSON object."""

_LONGEST: Final = 2_000
"""Letters of one value; nobody types more, and what reads it need not be tried."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a page can be asked with.

    Attributes:
        korean, english: what it means.
        path: whether it is a part of the path, not of the query string.
        many: whether it may come several times.
        whole: whether it is a whole number, not below zero.
        longest: letters that it may have.
    """

    name: str
    korean: str
    english: str
    path: bool = False
    many: bool = False
    whole: bool = False
    default: str = ""
    longest: int = _LONGEST


@dataclass(frozen=True, slots=True)
class Call:
    """A request as a page sees it: values read and checked, the graph as it stands for as long as it is answered, and what
    the server has being made aside."""

    workspace: Workspace
    values: Mapping[str, tuple[str, ...]]
    language: Language = "ko"
    making: Making = field(default_factory=Making, repr=False)

    def text(self, name: str) -> str:
        """The one value, or an empty text."""
        held = self.values.get(name, ())
        return held[0] if held else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """All values that are not empty."""
        return tuple(value for value in self.values.get(name, ()) if value)

    def whole(self, name: str, least: int, most: int) -> int:
        """The number, held within its bounds."""
        return max(least, min(most, int(self.text(name) or least)))


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A page and its twin.

    Attributes:
        path: as Starlette writes it: ``/compare``; the twin is at ``/compare.json``.
        name: of the page's template, ``NAME.html``, and of its route.
        data: what the page shows, ready to be written as JSON; called in a thread of its own.
        listed: whether the navigation leads there.
        cited: whether it shows an answer that one may cite.
    """

    path: str
    name: str
    korean: str
    english: str
    data: Callable[[Call], Plain] = field(repr=False)
    parameters: Sequence[Parameter] = ()
    listed: bool = False
    cited: bool = True

    def read(self, given: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
        """The values of its parameters; ``ArgumentError`` for one that is too long or of a wrong kind."""
        return {one.name: tuple(_checked(one, v) for v in _given(one, given)) for one in self.parameters}


def _given(one: Parameter, given: Mapping[str, Sequence[str]]) -> Sequence[str]:
    held = given.get(one.name) or ([one.default] if one.default else [])
    return held if one.many else held[:1]


def _checked(one: Parameter, value: str) -> str:
    if len(value) > one.longest:
        raise ArgumentError(
            f"값이 너무 깁니다 / too long a value: {one.name} ({len(value):,})",
            hint=f"{one.longest:,}자까지 됩니다 / {one.longest:,} letters at most",
        )
    if one.whole and value and not (value.isascii() and value.isdigit() and len(value) < 10):
        raise ArgumentError(
            f"0 이상의 정수가 아닙니다 / not a whole number: {one.name}={value[:40]}", hint=f"{one.name}=10"
        )
    return value
