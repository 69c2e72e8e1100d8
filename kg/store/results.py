"""Rows of an answer written in the four formats of SPARQL results, a row at a time, so that they can end at any row.

The engine's own writers take an answer whole: they cannot be stopped between two rows.  What is written here is what
they write, and the tests hold the two side by side.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final, Protocol, TypeAlias

import pyoxigraph as ox

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Cells: TypeAlias = Sequence[Term | None]

_XSD_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_SPECIAL: Final = re.compile('[",\r\n]')
_UNWRITABLE: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write."""


class Form(Protocol):
    """A format of rows: how one is written, and what stands between and around them."""

    between: bytes

    def row(self, names: Sequence[str], cells: Cells) -> bytes:
        """One row."""
        ...

    def around(self, names: Sequence[str], notice: str) -> tuple[bytes, bytes]:
        """What stands before and after the rows; with a notice in it where the format has a place for one."""
        ...

    def truth(self, value: bool) -> bytes:
        """The answer of an ASK."""
        ...


def _kind(literal: ox.Literal) -> str:
    """The datatype, where it is not plain from the rest."""
    return "" if literal.language or literal.datatype.value == _XSD_STRING else literal.datatype.value


def _direction(literal: ox.Literal) -> str:
    return "" if literal.direction is None else str(literal.direction).rsplit(".", 1)[-1].lower()


class Json:
    """SPARQL 1.1 Query Results JSON Format, with SPARQL 1.2's triple terms."""

    between = b","

    def row(self, names: Sequence[str], cells: Cells) -> bytes:
        """One binding set."""
        held = {name: _json(cell) for name, cell in zip(names, cells, strict=True) if cell is not None}
        return _dumped(held)

    def around(self, names: Sequence[str], notice: str) -> tuple[bytes, bytes]:
        """Head with the variables, and a link to what the notice is about."""
        head = _dumped({"vars": list(names), **({"link": [notice]} if notice else {})})
        return b'{"head":' + head + b',"results":{"bindings":[', b"]}}"

    def truth(self, value: bool) -> bytes:
        """A boolean."""
        return _dumped({"head": {}, "boolean": value})


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _json(term: Term) -> dict[str, object]:
    if isinstance(term, ox.Literal):
        more = {"xml:lang": term.language, "its:dir": _direction(term), "datatype": _kind(term)}
        return {"type": "literal", "value": term.value, **{name: value for name, value in more.items() if value}}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}
    return {"type": "uri" if isinstance(term, ox.NamedNode) else "bnode", "value": term.value}


class Xml:
    """SPARQL Query Results XML Format, with SPARQL 1.2's triple terms."""

    between = b""
    _OPEN: Final = b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'

    def row(self, names: Sequence[str], cells: Cells) -> bytes:
        """One result."""
        held = zip(names, cells, strict=True)
        bound = (f"<binding name={_quoted(name)}>{_xml(cell)}</binding>" for name, cell in held if cell is not None)
        return f"<result>{''.join(bound)}</result>".encode()

    def around(self, names: Sequence[str], notice: str) -> tuple[bytes, bytes]:
        """Head with the variables, and a link to what the notice is about."""
        head = "".join(f"<variable name={_quoted(name)}/>" for name in names)
        link = f"<link href={_quoted(notice)}/>" if notice else ""
        return self._OPEN + f"<head>{head}{link}</head><results>".encode(), b"</results></sparql>"

    def truth(self, value: bool) -> bytes:
        """A boolean."""
        return self._OPEN + f"<head/><boolean>{str(value).lower()}</boolean></sparql>".encode()


def _quoted(value: str) -> str:
    """As the value of an attribute."""
    return f'"{escape(value)}"'


def _xml(term: Term) -> str:
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return f"<triple>{''.join(f'<{n}>{_xml(part)}</{n}>' for n, part in parts.items())}</triple>"
    text = escape(_UNWRITABLE.sub("\ufffd", term.value), quote=False).replace("\r", "&#13;")
    if isinstance(term, ox.NamedNode):
        return f"<uri>{text}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{text}</bnode>"
    language, direction, kind = term.language, _direction(term), _kind(term)
    more = f" xml:lang={_quoted(language)}" if language else f" datatype={_quoted(kind)}" if kind else ""
    its = f' xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0" its:dir="{direction}"' if direction else ""
    return f"<literal{more}{its}>{text}</literal>"


class Csv:
    """SPARQL 1.1 Query Results CSV: values without their kinds."""

    between = b""

    def row(self, names: Sequence[str], cells: Cells) -> bytes:
        """One line."""
        return (",".join(map(_csv, cells)) + "\r\n").encode()

    def around(self, names: Sequence[str], notice: str) -> tuple[bytes, bytes]:
        """The line of names."""
        return (",".join(names) + "\r\n").encode(), b""

    def truth(self, value: bool) -> bytes:
        """A word."""
        return str(value).lower().encode()


def _csv(term: Term | None) -> str:
    if term is None:
        return ""
    text = term.value if isinstance(term, ox.NamedNode | ox.Literal) else _nt(term)
    return '"' + text.replace('"', '""') + '"' if _SPECIAL.search(text) else text


def _nt(term: Term) -> str:
    """As N-Triples writes it."""
    if isinstance(term, ox.Triple):
        return f"<<( {term.subject} {term.predicate} {_nt(term.object)} )>>"
    return str(term)


class Tsv:
    """SPARQL 1.1 Query Results TSV: terms as N-Triples writes them."""

    between = b""

    def row(self, names: Sequence[str], cells: Cells) -> bytes:
        """One line."""
        return ("\t".join("" if cell is None else _nt(cell) for cell in cells) + "\n").encode()

    def around(self, names: Sequence[str], notice: str) -> tuple[bytes, bytes]:
        """The line of variables."""
        return ("\t".join("?" + name for name in names) + "\n").encode(), b""

    def truth(self, value: bool) -> bytes:
        """A word."""
        return str(value).lower().encode()


FORMS: Final[dict[str, Form]] = {
    "application/sparql-results+json": Json(),
    "application/sparql-results+xml": Xml(),
    "text/csv": Csv(),
    "text/tab-separated-values": Tsv(),
}


def written(form: Form, names: Sequence[str], rows: Iterable[bytes], notice: str) -> bytes:
    """The whole answer."""
    before, after = form.around(names, notice)
    return before + form.between.join(rows) + after
