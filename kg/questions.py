"""The queries that travel with the package: tables, competency questions, and the sections of a thing's page.

A file says in its head what it asks (``# ko:``, ``# en:``) and which names it takes (``# param name=default``). A
parameter stands in its query as ``VALUES ?name { default }``, so the file runs as it is in any SPARQL tool; what is
asked about is put there as RDF terms, written by the RDF library: nothing that a user types is ever read as SPARQL.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import ArgumentError, NotFound, OntologyError
from kg.model.shipped import folder

TABLES: Final = ("awards", "cases", "programs", "organisations", "quantities", "findings")
_HEAD: Final = re.compile(r"^# (ko|en): *(.*)$", re.MULTILINE)
_PARAMETER: Final = re.compile(r"^# param (\w+)=(.*)$", re.MULTILINE)
_VALUES: Final = r"VALUES \?{name} \{{ ((?:[^{{}}\"<]|\"[^\"]*\"|<[^>]*>)*) \}}"


@dataclass(frozen=True, slots=True)
class Question:
    """A shipped query.

    Attributes:
        name: its file's, without the suffix.
        korean, english: what it asks.
        parameters: what it can be asked about, with defaults.
        text: the query, with the defaults in place.
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

    def asking(self, values: Mapping[str, str | Iterable[str]]) -> str:
        """The query about these values, one or several a parameter, and the defaults for the rest.

        Raises:
            ArgumentError: a parameter that it does not have, or a value of a wrong kind.
        """
        if unknown := next((name for name in values if name not in self.parameters), None):
            raise ArgumentError(
                f"이 질문에 그런 것을 넣을 수 없습니다 / {self.name} has no parameter {unknown}",
                hint=f"쓸 수 있는 것 / parameters: {', '.join(self.parameters) or '없음 / none'}",
            )
        # All places are found in the shipped text before any is filled, from the last to the first: a value that
        # looks like another parameter's place is never taken for one.
        places = [(found, name) for name in values for found in _places(self.text, name)]
        text = self.text
        for found, name in sorted(places, key=lambda place: -place[0].start()):
            text = text[: found.start(1)] + self._terms(name, values[name], found[1]) + text[found.end(1) :]
        return text

    def _terms(self, name: str, values: str | Iterable[str], default: str) -> str:
        held = [values] if isinstance(values, str) else values
        return " ".join(self._term(name, value, default) for value in held)

    def _term(self, name: str, value: str, default: str) -> str:
        """The value as a term of the default's kind: a number, an IRI, or a string."""
        try:
            if default.isdigit():
                return str(int(value))
            return str(NamedNode(value) if default.startswith("<") else Literal(value))
        except ValueError as error:
            raise ArgumentError(
                f"{self.name}: {name}={value!r}: {error}", hint=f"예 / for example: {name}={self.parameters[name]}"
            ) from error


def _places(text: str, name: str) -> list[re.Match[str]]:
    """Where a parameter's default stands in its query: in one place, or in each subquery that needs it."""
    found = list(re.finditer(_VALUES.format(name=re.escape(name)), text))
    if not found:
        raise OntologyError(f"the query has no VALUES ?{name} {{ … }}", hint="install welfare-kg again")
    return found


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
    files = sorted((folder("ontology") / place).glob("*.rq"), key=lambda path: path.stem)
    return tuple(Question.read(path) for path in files)
