"""Rows written one by one say what the engine's own writers say, in every format, and end at any row."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.store.child import Bound
from kg.store.results import FORMS, Term, written

MEDIA = sorted(FORMS)
PARSED = ["application/sparql-results+json", "application/sparql-results+xml", "text/tab-separated-values"]
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])).map(str.strip)
"""Stripped: the engine's reader of XML takes the white space off what is there."""
IRI = st.text("abc/가힣%41", min_size=1).map(lambda tail: ox.NamedNode("http://x.org/" + tail.replace("%", "%41")))
LITERAL = st.one_of(
    TEXT.map(ox.Literal),
    st.integers().map(ox.Literal),
    st.booleans().map(ox.Literal),
    st.builds(lambda text: ox.Literal(text, language="ko-kr"), TEXT),
    st.builds(lambda text: ox.Literal(text, datatype=ox.NamedNode("http://x.org/kind")), TEXT),
)
CELL = st.one_of(st.none(), IRI, LITERAL, st.builds(ox.Triple, IRI, IRI, LITERAL))
NAMES = ["a", "나"]


def answer(media: str, rows: list[list[Term | None]], notice: str = "") -> bytes:
    form = FORMS[media]
    return written(form, NAMES, [form.row(NAMES, row) for row in rows], notice)


def read(media: str, content: bytes) -> list[list[Term | None]]:
    form = ox.QueryResultsFormat.from_media_type(media)
    assert form is not None
    parsed = ox.parse_query_results(content, format=form)
    assert isinstance(parsed, ox.QuerySolutions)
    return [[row[0], row[1]] for row in parsed]


@pytest.mark.parametrize("media", PARSED)
@given(rows=st.lists(st.tuples(CELL, CELL).map(list), max_size=4))
def test_what_is_written_is_read_back(media: str, rows: list[list[Term | None]]) -> None:
    assert read(media, answer(media, rows)) == rows


QUERY = """SELECT ?a ?나 { VALUES (?a ?나) {
  (<http://x.org/가> "a,\\"b\\"\\r\\nc") (UNDEF "<&>\\u0007\\t"@ko) (1.50 true) ("" "=1+1") %s } }"""
TRIPLE = '(<<( <a:b> <a:c> "d"@en--rtl )>> 1e3)'


@pytest.mark.parametrize("media", ["text/csv", "application/sparql-results+json"])
def test_the_engine_writes_the_same(media: str) -> None:
    query = QUERY % (TRIPLE if media.endswith("json") else "")  # no standard says what a triple is in CSV
    solutions = ox.Store().query(query)
    form = ox.QueryResultsFormat.from_media_type(media)
    assert isinstance(solutions, ox.QuerySolutions)
    theirs = solutions.serialize(format=form)
    again = ox.Store().query(query)
    assert isinstance(again, ox.QuerySolutions)
    ours = answer(media, [list(row) for row in again])
    if media.endswith("json"):
        assert json.loads(ours) == json.loads(theirs or b"")
    else:
        assert ours == theirs


def test_xml_is_xml_whatever_the_text() -> None:
    content = answer("application/sparql-results+xml", [[ox.Literal("\x00\x0b]]>\r<script>\ufffe"), None]])
    text = [node.text for node in ET.fromstring(content).iter() if node.text]
    assert text == ["\ufffd\ufffd]]>\r<script>\ufffd"]


@pytest.mark.parametrize("media", MEDIA)
def test_a_notice_stands_where_the_format_has_a_place(media: str) -> None:
    content = answer(media, [[ox.Literal("x"), None]], "http://x.org/notice")
    assert (b"http://x.org/notice" in content) is ("results" in media)
    if media in PARSED:
        assert read(media, content) == [[ox.Literal("x"), None]]


@pytest.mark.parametrize("media", MEDIA)
@pytest.mark.parametrize("value", [True, False])
def test_truth(media: str, value: bool) -> None:
    content = FORMS[media].truth(value)
    form = ox.QueryResultsFormat.from_media_type(media)
    if form is not None and media in PARSED:
        assert bool(ox.parse_query_results(content, format=form)) is value
    assert str(value).lower().encode() in content


def test_a_bound_ends_by_count_and_by_bytes() -> None:
    few = Bound(rows=2, size=100)
    assert (list(few.few("abc")), few.cut) == (["a", "b"], True)
    whole = Bound(rows=3, size=100)
    assert (list(whole.few("abc")), whole.cut) == (["a", "b", "c"], False)
    small = Bound(rows=9, size=1)
    small.write(b"xy")
    assert (list(small.few("abc")), small.cut) == ([], True)
