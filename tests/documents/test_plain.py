"""Front matter, limits, and reading from disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents import MAX_BYTES, read
from kg.documents.plain import front_matter
from kg.errors import DocumentError, DocumentTooLarge, EmptyDocument
from kg.model.korean import Korean


def test_front_matter_is_metadata_and_no_text(tmp_path: Path, korean: Korean) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        '---\ntitle: "평가 결과"\nministry: 보건복지부\n---\n\n# 평가 결과\n\n본문이다.\n', encoding="utf-8"
    )
    document = read(file, korean)
    assert document.metadata == {"title": "평가 결과", "ministry": "보건복지부"}
    assert [b.text for b in document.blocks] == ["평가 결과", "본문이다."]
    assert document.source.startswith("---")
    assert document.name == "a.md"


@pytest.mark.parametrize("source", ["본문\n---\na: b\n---\n", "---\na: b\n본문", "----\na: b\n----\n"])
def test_what_only_looks_like_front_matter_is_text(source: str) -> None:
    assert front_matter(source) == ({}, 0)


def test_a_missing_file_is_a_document_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"none\.txt"):
        read(tmp_path / "none.txt")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as out:
        out.truncate(MAX_BYTES + 1)
    with pytest.raises(DocumentTooLarge, match="limit"):
        read(file)


def test_marks_without_words_are_an_empty_document(tmp_path: Path, korean: Korean) -> None:
    file = tmp_path / "a.txt"
    file.write_text("\ufffd\ufffd\n- 1 -\n", encoding="utf-8")
    with pytest.raises(EmptyDocument):
        read(file, korean)
