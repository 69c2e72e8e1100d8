"""The queries that travel with the package: tables, competency questions, and the sections of a thing's page.

A file says in its head what it asks (``# ko:``, ``# en:``) and which names it takes (``# param name=default``); a
parameter's values stand in ``VALUES ?name { … }``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import ArgumentError, NotFound
from kg.model.shipped import folder

TABLES: Final = ("awards", "cases", "programs", "organisations", "quantities", "findings")
_HEAD: Final = re.compile(r"^# (ko|en): *(.*)$", re.MULTILINE)
_PARAMETER: Final = re.compile(r"^# param (\w+)=(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Question:
    """A shipped query.

    Attributes:
        name: its file's, without the suffix.
        korean, english: what it asks.
        parameters: what it can be asked about, with defaults.
    """

    name: str
    korean: str
    english: str
    parameters: Mapping[str, str]
    text: str = field(repr=False)

    @staticmethod
    def read(path: Path) -> Question:
        """From its file."""
        text = path.read_text(encoding="utf-8")
        said = dict(_HEAD.findall(text))
        return Question(path.stem, said.get("ko", ""), said.get("en", ""), dict(_PARAMETER.findall(text)), text)

    def about(self, node: NamedNode) -> str:
        """The query with the node in the place of ``?node``: bound from outside, it would be looked at last."""
        return re.sub(r"\?node\b", lambda _: str(node), self.text)

    def asking(self, values: Mapping[str, Iterable[str]]) -> str:
        """The query about these values, and the defaults for the rest; ``ArgumentError`` for an unknown parameter."""
        text = self.text
        for name, chosen in values.items():
            if name not in self.parameters:
                raise ArgumentError(
                    f"{self.name} 에는 {name} 이(가) 없습니다 / {self.name} has no parameter {name}",
                    hint=f"쓸 수 있는 것 / parameters: {', '.join(self.parameters) or '없음 / none'}",
                )
            text = _values(text, name, list(chosen))
        return text


def _values(text: str, name: str, chosen: list[str]) -> str:
    """The query with other values; they are written as terms, so that nothing in them is read as syntax."""
    place = re.compile(rf"VALUES \?{name} \{{([^}}]*)\}}")
    found = place.search(text)
    iris = found is not None and found[1].strip().startswith("<")
    try:
        terms = " ".join(str(NamedNode(value) if iris else Literal(value)) for value in chosen)
    except ValueError as error:
        raise ArgumentError(f"{name}: IRI 가 아닙니다 / not an IRI: {' '.join(chosen)}", hint="https://…") from error
    return place.sub(lambda _: f"VALUES ?{name} {{ {terms} }}", text)


def table(kind: str) -> str:
    """The query of an export table; ``ArgumentError`` for an unknown one."""
    if kind not in TABLES:
        raise ArgumentError(
            f"그런 표가 없습니다 / no such table: {kind}", hint=f"있는 표 / tables: {', '.join(TABLES)}"
        )
    return (folder("ontology") / "tables" / f"{kind}.rq").read_text(encoding="utf-8")


def questions() -> tuple[Question, ...]:
    """The competency questions, by name."""
    return _all("queries")


def question(name: str) -> Question:
    """The competency question of that name; ``NotFound`` with the nearest for a misspelt one."""
    path = folder("ontology") / "queries" / f"{name}.rq"
    if re.fullmatch(r"[\w-]+", name) and path.is_file():
        return Question.read(path)
    from difflib import get_close_matches  # noqa: PLC0415 - only for an answer that is no

    near = get_close_matches(name, [q.name for q in questions()], n=3, cutoff=0.4)
    raise NotFound(
        f"그런 질문이 없습니다 / no such question: {name}",
        hint=f"비슷한 것 / nearest: {', '.join(near)}" if near else "kg queries",
    )


def sections(kind: str) -> tuple[Question, ...]:
    """The sections of a page about a thing of that kind; each asks about ``?node``."""
    return _all(f"pages/{kind}")


def lookup() -> Question:
    """What is called ``name``, of the kinds that have a page."""
    return Question.read(folder("ontology") / "pages" / "lookup.rq")


def _all(place: str) -> tuple[Question, ...]:
    return tuple(Question.read(path) for path in sorted((folder("ontology") / place).glob("*.rq")))
