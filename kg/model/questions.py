"""Competency questions: the shipped queries, asked in two languages, with parameters that have defaults.

A parameter stands in its query as ``VALUES ?name { default }``, so the file runs as it is in any SPARQL tool. An answer
to it is put there as one RDF term, written by the RDF library: nothing that a user types is ever read as SPARQL.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import ArgumentError, OntologyError
from kg.model.iri import XSD
from kg.model.shipped import folder

_HEADER: Final = re.compile(r"^# (ko|en): (.+)$|^# param (\w+)=(.*)$", re.MULTILINE)
_VALUES: Final = r"VALUES \?{name} \{{ ((?:[^{{}}\"<]|\"[^\"]*\"|<[^>]*>)*) \}}"


@dataclass(frozen=True, slots=True)
class Question:
    """A shipped query.

    Attributes:
        name: of its file.
        ko, en: what it asks.
        parameters: names with their defaults.
        text: the query, with the defaults in place.
        expected: the checked answers to it on the shipped documents, as CSV; empty where there are none yet.
    """

    name: str
    ko: str
    en: str
    parameters: Mapping[str, str]
    text: str
    expected: str = ""

    def bind(self, values: Mapping[str, str | Iterable[str]]) -> str:
        """The query about these values, one or several a parameter, and the defaults for the rest.

        Raises:
            ArgumentError: a parameter that it does not have, or a value of a wrong kind.
        """
        if unknown := next((name for name in values if name not in self.parameters), None):
            raise ArgumentError(
                f"{self.name}: 그런 인자가 없습니다 / no such parameter: {unknown}",
                hint=f"쓸 수 있는 것 / there are: {', '.join(self.parameters) or '없음 / none'}",
            )
        # All places are found in the shipped text before any is filled, from the last to the first: a value that
        # looks like another parameter's place is never taken for one.
        places = [(found, name) for name in values for found in _places(self.text, name)]
        text = self.text
        for found, name in sorted(places, key=lambda p: -p[0].start()):
            text = text[: found.start(1)] + self._terms(name, values[name], found[1]) + text[found.end(1) :]
        return text

    def _terms(self, name: str, values: str | Iterable[str], default: str) -> str:
        held = [values] if isinstance(values, str) else values
        return " ".join(self._term(name, value, default) for value in held)

    def _term(self, name: str, value: str, default: str) -> str:
        """The value as a term of the default's kind: a number, an IRI, or a string."""
        try:
            if default.isdigit():
                return str(Literal(str(int(value)), datatype=XSD.integer))
            return str(NamedNode(value) if default.startswith("<") else Literal(value))
        except ValueError as error:
            raise ArgumentError(
                f"{self.name}: {name}={value!r}: {error}", hint=f"예 / for example: {name}={self.parameters[name]}"
            ) from error


@cache
def load(place: str = "queries") -> tuple[Question, ...]:
    """All questions of a folder of the shipped ontology, by name."""
    files = sorted((folder("ontology") / place).glob("*.rq"), key=lambda f: f.stem)
    return tuple(_read(file) for file in files)


def question(name: str) -> Question:
    """The question of that name; ``ArgumentError`` with the nearest name where there is none."""
    held = {q.name: q for q in load()}
    if name not in held:
        near = get_close_matches(name, held, n=3, cutoff=0.4)
        hint = f"이런 것이 있습니다 / did you mean: {', '.join(near)}" if near else "kg queries"
        raise ArgumentError(f"그런 질문이 없습니다 / no such question: {name}", hint=hint)
    return held[name]


def _read(file: Path) -> Question:
    text = file.read_text(encoding="utf-8")
    asked: dict[str, str] = {}
    parameters: dict[str, str] = {}
    for language, words, name, default in _HEADER.findall(text):
        (parameters if name else asked)[name or language] = default if name else words
    if set(asked) != {"ko", "en"}:
        raise OntologyError(f"{file.name}: lacks its question in Korean or English", hint="install welfare-kg again")
    for name in parameters:
        _places(text, name)
    expected = file.with_suffix(".csv")
    answers = expected.read_text(encoding="utf-8") if expected.exists() else ""
    return Question(file.stem, asked["ko"], asked["en"], parameters, text, answers)


def _places(text: str, name: str) -> list[re.Match[str]]:
    """Where a parameter's default stands in its query: in one place, or in each subquery that needs it."""
    found = list(re.finditer(_VALUES.format(name=re.escape(name)), text))
    if not found:
        raise OntologyError(f"the query has no VALUES ?{name} {{ … }}", hint="install welfare-kg again")
    return found
