"""SPARQL's tokens."""

from __future__ import annotations

import pytest

from kg.store.lexer import dataset, declared, depth, form, place, tokens, used


def kinds(query: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokens(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?a<?b", [("var", "?a"), ("other", "<"), ("var", "?b")]),
        ("<http://x#y>", [("iri", "<http://x#y>")]),
        ("'it''s'", [("string", "'it'"), ("string", "'s'")]),
        ("'''it's'''", [("string", "'''it's'''")]),
        ('"a\\"b"', [("string", '"a\\"b"')]),
        ("'open", [("other", "'"), ("word", "open")]),
        ("# all\nASK", [("word", "ASK")]),
        ("wk:가-나.다", [("name", "wk:가-나.다")]),
        ("ex:\\#x", [("name", "ex:\\#x")]),
        ("_:b1", [("blank", "_:b1")]),
        (":x", [("name", ":x")]),
        ("'x'@ko", [("string", "'x'"), ("lang", "@ko")]),
        ("a1 12", [("word", "a1"), ("other", "1"), ("other", "2")]),
    ],
)
def test_tokens(query: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(query) == expected


def test_depth_counts_all_brackets_outside_strings() -> None:
    assert depth(list(tokens("{ ( [ ] ) '((((' } {}"))) == 3
    assert depth([]) == 0


def test_prefixes_declared_and_used() -> None:
    found = list(tokens("prefix a: <http://a/> PREFIX 나: <http://b/> SELECT * { ?s a:x 나:y ; :z '' }"))
    assert declared(found) == {"a": "http://a/", "나": "http://b/"}
    assert list(used(found)) == ["a", "나", "a", "나", ""]


def test_place_counts_from_one() -> None:
    assert place("ab\ncd", 0) == (1, 1)
    assert place("ab\ncd", 4) == (2, 2)


def test_what_may_be_an_operator_is_read_both_ways() -> None:
    words = [token.text for token in tokens("FILTER(?a<?b)SERVICE?x#>") if token.kind == "word"]
    assert words == ["FILTER", "SERVICE"]
    assert [token.start for token in tokens("?a<?b)SERVICE>") if token.text == "SERVICE"] == [6]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("PREFIX ask: <http://x/> # ASK\nconstruct where { ?s ask:x 'SELECT' }", "CONSTRUCT"),
        ("SELECT * { ?ask ?p ?o }", "SELECT"),
        ("SELEC", ""),
    ],
)
def test_form(query: str, expected: str) -> None:
    assert form(list(tokens(query))) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * FROM <http://a> FROM ex:b FROM NAMED <http://c> {}", (("http://a", "http://x/b"), ("http://c",))),
        ("PREFIX ex: <http://y/> ASK from ex:b {}", (("http://y/b",), ())),
        ("SELECT * FROM <a> FROM <http://b> {}", ((), ())),
        ("SELECT ?from { ?from ?p 'FROM' }", ((), ())),
    ],
)
def test_dataset(query: str, expected: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert dataset(query, {"ex": "http://x/"}) == expected
