"""The shipped queries and judgements: well formed, complete by class, split as the rule says, about words that are there."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from kiwipiepy import Kiwi

from bench.quality import RELEASE
from bench.search.judged import CLASSES, HALVES, NOTHING, Judgement, Query, halved, judgements, queries
from bench.search.lexical import morphemes
from kg.documents import read
from kg.drafting import Tools
from kg.extract import Extractor
from kg.model.shipped import folder
from kg.model.span import Span

QUERIES = queries()
JUDGED = judgements()
SOURCE = (folder("data") / "documents" / RELEASE).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def spans(tools: Tools) -> set[tuple[int, int]]:
    """Where the passages of the shipped release stand."""
    path = folder("data") / "documents" / RELEASE
    facts = Extractor(tools.register, tools.thesaurus, tools.korean).extract(read(path, tools.korean))
    return {_ends(passage.span) for passage in facts.passages}


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _every() -> list[Judgement]:
    return [judgement for held in JUDGED.values() for judgement in held]


def test_there_are_enough_queries_of_every_class_and_both_languages() -> None:
    counts = Counter(query.kind for query in QUERIES)
    assert set(counts) == set(CLASSES)
    assert min(counts.values()) >= 14
    assert len(QUERIES) >= 130
    assert all(query.language == "en" for query in QUERIES if query.kind == "english")


def test_ids_and_texts_are_unique_and_clean() -> None:
    assert len({query.id for query in QUERIES}) == len({query.text for query in QUERIES}) == len(QUERIES)
    assert all(query.text == query.text.strip() and query.text for query in QUERIES)


def test_the_id_tells_the_class() -> None:
    letters = {(query.id[0], query.kind) for query in QUERIES}
    assert len(letters) == len(CLASSES)


@pytest.mark.parametrize("kind", CLASSES)
def test_the_halves_follow_from_the_ids(kind: str) -> None:
    of_kind = {query.id: query.half for query in QUERIES if query.kind == kind}
    assert halved(list(of_kind)) == of_kind
    counts = Counter(of_kind.values())
    assert counts["tune"] - counts["test"] in (0, 1)


def test_the_rule_of_the_halves_does_not_change() -> None:
    assert halved(["P01", "P02", "P03", "P04"]) == {"P02": "tune", "P04": "tune", "P01": "test", "P03": "test"}
    assert halved(["b", "a"]) == halved(["a", "b"])


def test_a_half_is_what_it_is_asked_for() -> None:
    assert [query for query in QUERIES if query.half == "tune"] == list(queries("tune"))
    assert sum(len(queries(half)) for half in HALVES) == len(QUERIES)


def test_only_queries_about_nothing_lack_a_good_answer() -> None:
    good = {j.query for j in _every() if j.grade >= 2}
    assert good == {query.id for query in QUERIES if query.kind != NOTHING}
    assert not set(JUDGED) - good


def test_short_queries_are_words_of_two_syllables() -> None:
    assert {len(query.text) for query in QUERIES if query.kind == "short"} == {2}


def test_grades_and_words_are_those_of_the_document(spans: set[tuple[int, int]]) -> None:
    every = _every()
    assert {j.grade for j in every} == {1, 2, 3}
    assert {j.hit.document for j in every} == {RELEASE}
    assert all((j.hit.start, j.hit.end) in spans for j in every)
    assert all(SOURCE[j.hit.start : j.hit.end].strip() == SOURCE[j.hit.start : j.hit.end] for j in every)


def test_no_words_are_judged_twice_for_one_query() -> None:
    assert len({(j.query, j.hit) for j in _every()}) == len(_every())


def test_passages_and_answers_begin_where_a_passage_begins(spans: set[tuple[int, int]]) -> None:
    starts = {start for start, _ in spans}
    assert all({j.passage, j.answer} <= starts and j.passage <= j.hit.start for j in _every())


def test_second_tellings_are_told_in_brief_before_the_annex() -> None:
    told = [j for j in _every() if j.answer != j.passage]
    annex = SOURCE.index("붙임 4  각 분야별 우수 사례")
    assert told
    assert all(j.passage < annex < j.answer for j in told)


@cache
def _kiwi() -> Kiwi:
    return Kiwi(num_workers=1)


def _content(text: str) -> set[str]:
    """Nouns of two syllables or more, verbs, adjectives: words that carry what is asked."""
    tags = ("NNG", "NNP", "VV", "VA", "XR", "SL")
    plain = {"하", "있", "없", "주", "되", "위하", "대하", "통하", "같"}
    tokens = [t for t in _kiwi().tokenize(text) if t.tag.startswith(tags) and t.form not in plain]
    return {t.form for t in tokens if not t.tag.startswith("N") or len(t.form) > 1}


@pytest.mark.parametrize("query", [q for q in QUERIES if q.kind == "paraphrase"], ids=lambda q: q.id)
def test_a_paraphrase_shares_no_word_with_its_answer(query: Query) -> None:
    asked = _content(query.text)
    for judgement in (j for j in JUDGED[query.id] if j.grade == 3):
        answer = SOURCE[judgement.hit.start : judgement.hit.end]
        assert not asked & _content(answer)


def test_keywords_are_the_words_of_an_answer() -> None:
    tokenise = morphemes()
    for query in (q for q in QUERIES if q.kind == "keyword"):
        answers = " ".join(SOURCE[j.hit.start : j.hit.end] for j in JUDGED[query.id] if j.grade == 3)
        assert set(tokenise(query.text)) & set(tokenise(answers))
