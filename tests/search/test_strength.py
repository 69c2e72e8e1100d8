"""How much of a question a hit answers, and what the rule made of it says of questions with and without an answer."""

from __future__ import annotations

import pytest

from kg.search.searcher import Searcher

ANSWERED = ["좋은이웃들", "영구임대 야간 돌봄", "순천 이동빨래방", "집배원 네트워크", "장난감도서관", "visiting nurse"]
UNANSWERED = ["지하철 노선 연장 공사", "반도체 수출 실적", "프로야구 우승팀", "해수욕장 개장 일정", "quantum computing"]


@pytest.mark.parametrize("question", ANSWERED)
def test_an_answer_is_not_called_weak(searcher: Searcher, question: str) -> None:
    answer = searcher.ask(question)
    assert not answer.weak
    assert not answer.hits[0].why.weak


@pytest.mark.parametrize("question", UNANSWERED)
def test_where_there_is_none_it_is_said(searcher: Searcher, question: str) -> None:
    answer = searcher.ask(question)
    assert answer.weak
    assert all(hit.why.weak for hit in answer.hits)
