"""What pages call things, in either language."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.web.wording import graded, spoken, term

SHOWN = ("geo", "model", "network", "registry", "search", "store", "web", "*")
"""Folders of kg/ whose messages a page may show; ``*`` for its own files."""
ASIDE = {"spread", "pipeline", "drafting", "mcp"}
OWN = {
    "_KOREAN[facet]",
    "several",
    "prefix",
    "min(words & _OUTSIDE)",
    "min(words & _WRITES)",
    "UPDATE",
    "USER",
    "PASSWORD",
}
"""Words of the program, or of SPARQL's grammar, that hold no space."""
BOTH = "그런 것이 없습니다 / the graph has nothing of that name: https://x/y"


@pytest.mark.parametrize(
    ("message", "korean", "english"),
    [
        (BOTH, "그런 것이 없습니다: https://x/y", "the graph has nothing of that name: https://x/y"),
        ("0.3초를 넘어 멈췄습니다 / ended after 0.3 s", "0.3초를 넘어 멈췄습니다", "ended after 0.3 s"),
        ("1행 6열 / line 1\n    ASK / {\n      ^", "1행 6열\n    ASK / {\n      ^", "line 1\n    ASK / {\n      ^"),
        ("값이 없습니다: 가 / no value: 가", "값이 없습니다: 가", "no value: 가"),
        ("/search", "/search", "/search"),
        ("없습니다 / no such: 가 / 나 / b", "없습니다: 가 / 나 / b", "no such: 가 / 나 / b"),
        ("손상되었습니다 / damaged: a / b.txt", "손상되었습니다: a / b.txt", "damaged: a / b.txt"),
        ("a / b", "a / b", "a / b"),
        ("돌봄 / 나눔", "돌봄 / 나눔", "돌봄 / 나눔"),
    ],
)
def test_a_message_is_told_in_the_reader_s_language(message: str, korean: str, english: str) -> None:
    assert (spoken("ko", message), spoken("en", message)) == (korean, english)


def _before() -> Iterator[str]:
    """What every message of two languages puts in before its English words."""
    kg = Path(__file__).parents[2] / "kg"
    files = [file for name in SHOWN for file in (kg.glob("*.py") if name == "*" else (kg / name).rglob("*.py"))]
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files if file.stem not in ASIDE]
    raised = [node.exc for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Raise) and node.exc]
    said = [node for error in raised for node in ast.walk(error) if isinstance(node, ast.JoinedStr)]
    assert len(said) > 60
    for message in said:
        parts = [part.value if isinstance(part, ast.Constant) else part for part in message.values]
        at = next((i for i, part in enumerate(parts) if isinstance(part, str) and " / " in part), 0)
        yield from (
            ast.unparse(part.value)
            for part in parts[:at]
            if isinstance(part, ast.FormattedValue) and part.format_spec is None
        )


def test_nothing_that_a_reader_or_a_file_brings_in_stands_before_the_english_words() -> None:
    assert set(_before()) <= OWN | {"line", "column", "status", "-code", "opened", "closed"}


@pytest.mark.parametrize(
    ("grade", "english"),
    [("대상", "Grand prize (대상)"), ("최우수상", "Top excellence (최우수상)"), ("으뜸상", "으뜸상"), (None, "")],
)
def test_a_grade_has_its_english_name_before_for_who_reads_that(grade: str | None, english: str) -> None:
    assert (graded("ko", grade), graded("en", grade)) == (grade or "", english)


def test_terms_of_others_have_names_too_and_the_rest_their_prefix() -> None:
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    assert (term("ko", f"{rdf}type"), term("en", f"{rdf}type")) == ("종류", "type")
    assert term("ko", f"{rdf}first") == "rdf:first"
    assert term("ko", "urn:x") == "urn:x"
