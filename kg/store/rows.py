"""Answers of queries as Python values: rows that can be read, framed or drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox

from kg.errors import QueryError
from kg.store.child import Kind
from kg.store.protocol import Term

if TYPE_CHECKING:
    import pandas
    import rdflib

Value: TypeAlias = str | int | float | Decimal | bool | None

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_WHOLE: Final = {_XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger", "short")}
_REAL: Final = {_XSD + "double", _XSD + "float"}


def value(term: Term | None) -> Value:
    """A term as Python has it: numbers and booleans as such, the rest as strings."""
    if term is None or not isinstance(term, ox.Literal):
        return None if term is None else term.value if isinstance(term, ox.NamedNode) else str(term)
    kind = term.datatype.value
    try:
        if kind in _WHOLE:
            return int(term.value)
        if kind in _REAL:
            return float(term.value)
        if kind == _XSD + "decimal":
            return Decimal(term.value)
    except (ValueError, ArithmeticError):
        return term.value
    return term.value in {"true", "1"} if kind == _XSD + "boolean" else term.value


@dataclass(frozen=True, slots=True)
class Rows:
    """What a query answered: rows of a SELECT, a truth, or triples. Iterating gives a dict a row.

    Attributes:
        columns: names of the variables, in order.
        terms: the rows as RDF terms.
        truth: the answer of an ASK.
        triples: the answer of a CONSTRUCT or DESCRIBE.
    """

    columns: tuple[str, ...] = ()
    terms: tuple[tuple[Term | None, ...], ...] = field(default=(), repr=False)
    truth: bool | None = None
    triples: tuple[ox.Triple, ...] = field(default=(), repr=False)

    @staticmethod
    def of(answer: ox.QuerySolutions) -> Rows:
        """The rows of a SELECT."""
        columns = tuple(variable.value for variable in answer.variables)
        return Rows(columns, tuple(tuple(solution) for solution in answer))

    @staticmethod
    def read(kind: Kind, content: bytes) -> Rows:
        """An answer that came serialised, as SPARQL JSON or N-Triples."""
        if kind is Kind.GRAPH:
            return Rows(triples=tuple(q.triple for q in ox.parse(content, format=ox.RdfFormat.N_TRIPLES)))
        answer = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
        return Rows.of(answer) if isinstance(answer, ox.QuerySolutions) else Rows(truth=bool(answer))

    def __len__(self) -> int:
        """How many rows."""
        return len(self.terms)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Each row by its columns' names."""
        return (self._row(terms) for terms in self.terms)

    def __getitem__(self, index: int) -> dict[str, Value]:
        """One row."""
        return self._row(self.terms[index])

    def __bool__(self) -> bool:
        """The truth of an ASK; else whether there is anything."""
        return self.truth if self.truth is not None else bool(self.terms or self.triples)

    def _row(self, terms: tuple[Term | None, ...]) -> dict[str, Value]:
        return dict(zip(self.columns, map(value, terms), strict=True))

    def values(self) -> list[tuple[Value, ...]]:
        """The rows as tuples, in the columns' order."""
        return [tuple(map(value, terms)) for terms in self.terms]

    def texts(self) -> Iterator[list[str]]:
        """The rows as the graph writes them: numbers and names untouched, nothing for what is not there."""
        for terms in self.terms:
            yield ["" if t is None else t.value if isinstance(t, ox.NamedNode | ox.Literal) else str(t) for t in terms]

    def dataframe(self) -> pandas.DataFrame:
        """The rows as a DataFrame; whole numbers stay whole where some are missing (``Int64``)."""
        import pandas as pd  # noqa: PLC0415 - only for those who want it

        frame = pd.DataFrame(self.values(), columns=list(self.columns), dtype=object)
        kinds = {name: {type(held) for held in frame[name]} for name in self.columns}
        whole = {name: "Int64" for name, found in kinds.items() if int in found and found <= {int, type(None)}}
        return frame.astype(whole).infer_objects()

    def graph(self) -> rdflib.Graph:
        """The triples of a CONSTRUCT or DESCRIBE as an rdflib graph."""
        if self.columns or self.truth is not None:
            raise QueryError("CONSTRUCT 질의의 답이 아닙니다 / not the answer of a CONSTRUCT", hint=".dataframe()")
        from kg.store.dataset import graph  # noqa: PLC0415 - rdflib only when asked for

        return graph(self.triples)


def plain(value: object) -> object:
    """What JSON has no name for: an exact number stays a number."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"not JSON: {value!r}")
