"""What stands before a text, by model."""

from __future__ import annotations

import pytest

from kg.search.encoder.prompts import prompts


@pytest.mark.parametrize("name", ["intfloat/multilingual-e5-small", "e5", "my-E5_tuned"])
def test_the_e5_family_wants_its_prefixes(name: str) -> None:
    assert prompts((name,), {}) == {"query": "query: ", "document": "passage: "}


def test_an_instructed_model_wants_a_task_before_questions_only() -> None:
    made = prompts(("multilingual-e5-large-instruct",), {})
    assert made["query"].startswith("Instruct: ")
    assert made["document"] == ""


def test_what_a_model_says_itself_counts() -> None:
    assert prompts(("e5",), {"query": "q> ", "passage": "p> "}) == {"query": "q> ", "document": "p> "}


@pytest.mark.parametrize("name", ["BAAI/bge-m3", "all-MiniLM-L6-v2", "node5-small"])
def test_others_want_nothing(name: str) -> None:
    assert prompts((name,), {}) == {"query": "", "document": ""}
