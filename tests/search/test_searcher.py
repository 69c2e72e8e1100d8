"""Searching the shipped document with the shipped model: what comes first, where it stands, why."""

from __future__ import annotations

import json

import pytest

from kg.errors import ArgumentError
from kg.search.engine.protocol import Filters
from kg.search.ranking import Mode
from kg.search.searcher import Searcher

MARKS = [
    ("우편배달부가 어려운 이웃을 찾아낸다", "집배원"),
    ("순천 이동빨래방", "이동빨래방"),
    ("영구임대사회돌봄공동식당", "마을공동식당"),
    ("세탁", "빨래방"),
    ("별빛 장남감 도서관", "장난감도서관"),
    ("startup space for young people in a traditional market", "청년창업공간"),
    ("Suncheon single parent families", "한부모가족"),
    ("좋은이웃들", "좋은이웃들"),
]


@pytest.mark.parametrize(("question", "words"), MARKS)
def test_what_answers_comes_first(searcher: Searcher, question: str, words: str) -> None:
    assert words in searcher.ask(question, limit=3).hits[0].text


@pytest.mark.parametrize(("question", "words"), MARKS)
def test_offsets_hold_the_words(searcher: Searcher, source: str, question: str, words: str) -> None:
    for hit in searcher.ask(question).hits:
        place = "".join(c for c in source[hit.start : hit.end] if c.isalnum())
        for line in hit.text.splitlines():
            assert "".join(c for c in line if c.isalnum()) in place


def test_hits_come_best_first_and_each_once(searcher: Searcher) -> None:
    hits = searcher.ask("복지사각지대 발굴", limit=20).hits
    assert len(hits) == 20
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.passage for hit in hits}) == 20


def test_a_longer_list_begins_as_the_shorter(searcher: Searcher) -> None:
    few, many = (searcher.ask("돌봄", limit=limit).hits for limit in (3, 12))
    assert many[:3] == few


def test_reasons_of_a_hit(searcher: Searcher) -> None:
    why = searcher.ask("우편배달부가 익산에서 이웃을").hits[0].why
    assert {(m.asked, m.found) for m in why.meanings} >= {("우편배달부", "집배원")}
    assert "익산시" in {found.label for found in why.names}
    assert why.best.dense is not None
    assert why.best.lexical is not None
    assert why.best.score == pytest.approx(why.best.dense.share + why.best.lexical.share)


def test_a_hit_as_json(searcher: Searcher) -> None:
    (hit,) = searcher.ask("이동빨래방", limit=1).hits
    held = json.loads(json.dumps(hit.json()))
    assert {"score", "why", "text", "passage", "case", "year", "division", "sido", "sigungu", "document"} <= set(held)
    assert held["why"]["words"] == ["이동빨래방"]
    assert held["why"]["lexical"]["rank"] == 1
    assert held["passages"][0] == held["passage"]
    assert len(held["passages"]) == 3


@pytest.mark.parametrize("mode", list(Mode))
def test_filters_leave_out_what_they_do_not_ask_for(searcher: Searcher, mode: Mode) -> None:
    filters = Filters(sido=frozenset(("municipality/busan",)), year=frozenset(("2017",)))
    hits = searcher.ask("복지", filters, 30, mode).hits
    assert {hit.sido for hit in hits if hit.case} == {"부산광역시"}


def test_each_mode_says_its_own_only(searcher: Searcher) -> None:
    assert all(hit.why.best.lexical is None for hit in searcher.ask("돌봄", mode=Mode.DENSE).hits)
    assert all(hit.why.best.dense is None for hit in searcher.ask("돌봄", mode=Mode.LEXICAL).hits)
    assert searcher.ask("어르신 밥상", mode=Mode.LEXICAL).mode is Mode.LEXICAL


@pytest.mark.parametrize("question", ["", "  \n", "🙂🙂🙂", "?!", "'\"%_[]"])
def test_nothing_to_look_for_is_refused(searcher: Searcher, question: str) -> None:
    with pytest.raises(ArgumentError, match="찾을 말이 없습니다"):
        searcher.ask(question)


@pytest.mark.parametrize(
    "question",
    [
        "SELECT ?s WHERE { ?s ?p ?o } ; DROP TABLE unit; --",
        "돌봄" * 500_000,
        "a" * 1_000_000,
        "돌봄\x00과\ud800 나눔",
        "빚",
        "1",
    ],
    ids=["query", "huge", "letters", "broken", "syllable", "digit"],
)
def test_odd_questions_are_answered(searcher: Searcher, question: str) -> None:
    assert len(searcher.ask(question, limit=2).hits) == 2
