"""Honours in place of grades: who gives them, whichever way they are written."""

from __future__ import annotations

import re

import pytest

from kg.extract.statements.honours import HONOUR, honoured


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("대통령 표창", "대통령 표창"),
        ("대통령 기관표창", "대통령 표창"),
        ("국무총리표창", "국무총리 표창"),
        ("총리 표창", "국무총리 표창"),
        ("보건복지부 장관표창", "장관 표창"),
        ("행정안전부 장관상", "장관 상"),
        ("나눔 회장상", "나눔 회장상"),
        ("아동권리보장원장상", "아동권리보장원장상"),
    ],
)
def test_an_honour_is_called_by_who_gives_it(words: str, name: str) -> None:
    assert re.fullmatch(HONOUR, words)
    assert honoured(words) == name


@pytest.mark.parametrize("words", ["장관상황", "대통령 상담", "회장 이상", "복지상", "우수상"])
def test_what_only_begins_like_one_is_none(words: str) -> None:
    assert not re.fullmatch(HONOUR, words)
