"""How much of a question a hit answers, and what the rule made of it says of questions with and without an answer."""

from __future__ import annotations

import pytest

from kg.search.analysis import of_question
from kg.search.concepts import shipped
from kg.search.names import Found
from kg.search.searcher import Searcher
from kg.search.strength import Question, covered, rarity
from kg.search.units import Unit

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


SAID = Unit("0", "0", "", "집배원이 이웃을 살핀다", 0, 1, "", things=frozenset({"municipality/iksan-si"}))
IKSAN = Found("municipality/iksan-si", "municipality", "익산시", "익산")


def question(text: str, *names: Found) -> Question:
    """A question, every token of which counts the same."""
    said = tuple(shipped().said(text))
    tokens = of_question(text, (name.thing for name in names), said)
    return Question(text, tokens, names, said, rarity(tokens, {}, 1))


def test_other_words_cover_a_question_but_not_literally() -> None:
    asked = question("우체부")
    assert covered(asked, [SAID], shipped()) == 1
    assert covered(asked.literal, [SAID], shipped()) == 0


def test_names_and_own_words_cover_a_question_literally() -> None:
    assert covered(question("익산", IKSAN).literal, [SAID], shipped()) == 1
    assert covered(question("집배원").literal, [SAID], shipped()) == 1


def test_nothing_covers_nothing() -> None:
    assert covered(question("세탁"), [SAID], shipped()) == 0
    assert covered(question("집배원"), [], shipped()) == 0


def test_a_rare_word_counts_more() -> None:
    counts = rarity(["집배", "복지"], {"집배": 1, "복지": 90}, 100)
    assert counts["집배"] > counts["복지"] > 0


@pytest.mark.parametrize("times", [10, 1_000])
def test_a_word_counts_the_same_in_a_graph_of_any_size(times: int) -> None:
    small = rarity(["집배", "복지", "없음"], {"집배": 2, "복지": 90}, 100)
    large = rarity(["집배", "복지", "없음"], {"집배": 2 * times, "복지": 90 * times}, 100 * times)
    assert large == pytest.approx(small)
    assert small["없음"] > small["집배"] > small["복지"]


def test_a_graph_of_nothing_has_only_rare_words() -> None:
    assert rarity(["집배"], {}, 0)["집배"] > 0
