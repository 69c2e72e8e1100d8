"""nDCG, recall and rank against examples done by hand, and against scikit-learn."""

from __future__ import annotations

from math import log2
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import ndcg_score  # type: ignore[import-untyped]

from bench.search.judged import Hit, Judgement
from bench.search.metrics import Place, discounted, ideal, measure, met, places, shared


def hit(start: int, end: int, document: str = "d") -> Hit:
    return Hit(document, start, end)


def judged(grade: int, start: int, end: int, passage: int | None = None, answer: int | None = None) -> Judgement:
    own = start if passage is None else passage
    return Judgement("q", grade, hit(start, end), own, own if answer is None else answer)


def test_words_shared_count_from_half_of_the_shorter_on() -> None:
    assert shared(hit(0, 10), hit(5, 15)) == 5
    assert shared(hit(0, 10), hit(6, 16)) == 0
    assert shared(hit(0, 100), hit(90, 100)) == 10
    assert shared(hit(0, 10), hit(0, 10, "other")) == 0
    assert shared(hit(0, 10), hit(10, 20)) == 0


def test_a_hit_is_of_the_answer_it_shares_most_with() -> None:
    first, second = judged(3, 0, 10), judged(1, 10, 40)
    assert met(hit(0, 40), [first, second]) == (second,)
    assert met(hit(0, 12), [first, second]) == (first,)
    assert met(hit(50, 60), [first, second]) == ()


def test_between_equal_shares_the_better_then_the_earlier_answer_counts() -> None:
    worse, better, later = judged(1, 0, 10), judged(3, 10, 20), judged(3, 20, 30)
    assert met(hit(0, 30), [worse, later, better]) == (better,)


def test_a_whole_passage_earns_the_best_of_its_parts() -> None:
    bullet, note = judged(1, 0, 50), judged(3, 50, 70, passage=0)
    assert list(places([hit(0, 70)], [bullet, note])) == [Place(3, 3)]


def test_a_part_earns_its_own_grade_and_a_better_one_the_rest() -> None:
    bullet, note = judged(1, 0, 50), judged(3, 50, 70, passage=0)
    assert list(places([hit(0, 50), hit(50, 70)], [bullet, note])) == [Place(1, 1), Place(2, 3)]
    assert list(places([hit(50, 70), hit(0, 50)], [bullet, note])) == [Place(3, 3), Place(0, 3)]


def test_a_second_telling_takes_no_place() -> None:
    brief, full, other = judged(3, 0, 10, answer=100), judged(3, 100, 110), judged(2, 200, 210)
    both = [hit(0, 10), hit(100, 110), hit(200, 210)]
    assert list(places(both, [brief, full, other])) == [Place(3, 3), Place(2, 2)]
    assert list(places([*both, hit(0, 10)], [brief, full, other])) == [Place(3, 3), Place(2, 2), Place(0, 3)]


def test_what_meets_nothing_takes_its_place() -> None:
    assert list(places([hit(500, 600), hit(0, 10)], [judged(2, 0, 10)])) == [Place(0, 0), Place(2, 2)]


def test_the_ideal_holds_each_answer_once() -> None:
    assert ideal([judged(1, 0, 10), judged(3, 10, 20, passage=0), judged(2, 50, 60)]) == [3, 2]


def test_gain_is_linear_and_ends_at_ten() -> None:
    assert discounted([3, 0, 2]) == pytest.approx(3 + 2 / 2)
    assert discounted([0] * 10 + [3]) == 0
    assert discounted([0] * 9 + [3]) == pytest.approx(3 / log2(11))


def test_the_figures_of_an_example_done_by_hand() -> None:
    answers = [judged(3, 0, 10), judged(2, 20, 30), judged(1, 40, 50)]
    scores = measure([hit(900, 910), hit(20, 30), hit(40, 50), hit(0, 10)], answers)
    earned = 2 / log2(3) + 1 / log2(4) + 3 / log2(5)
    assert scores.ndcg == pytest.approx(earned / (3 + 2 / log2(3) + 1 / 2))
    assert scores.recall == 1
    assert scores.rank == 0.5


def test_recall_looks_at_five_places_and_wants_no_more_than_five() -> None:
    answers = [judged(2, 100 * n, 100 * n + 10) for n in range(8)]
    assert measure([a.hit for a in answers], answers).recall == 1
    late = [hit(5000, 5010), *(a.hit for a in answers)]
    assert measure(late, answers).recall == pytest.approx(4 / 5)


def test_what_hardly_helps_is_not_found() -> None:
    scores = measure([hit(0, 10)], [judged(1, 0, 10), judged(3, 50, 60)])
    assert (scores.recall, scores.rank) == (0, 0)


def test_nothing_found_scores_nothing() -> None:
    scores = measure([], [judged(3, 0, 10)])
    assert (scores.ndcg, scores.recall, scores.rank) == (0, 0, 0)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=30).filter(lambda g: max(g) >= 2), st.randoms())
def test_ndcg_is_scikit_learns(grades: list[int], random: Random) -> None:
    order = list(range(len(grades)))
    random.shuffle(order)
    answers = [judged(grade, 100 * n, 100 * n + 10) for n, grade in enumerate(grades) if grade]
    ranks = [[-order.index(n) for n in range(len(grades))]]
    ours = measure([hit(100 * n, 100 * n + 10) for n in order], answers).ndcg
    assert ours == pytest.approx(ndcg_score([grades], ranks, k=10))


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20))


@given(st.lists(SPANS, max_size=25), st.lists(st.tuples(SPANS, st.integers(2, 3), st.integers(0, 3)), min_size=1))
def test_no_list_does_better_than_the_ideal(
    hits: list[tuple[int, int]], rows: list[tuple[tuple[int, int], int, int]]
) -> None:
    answers = [judged(grade, s, s + n, passage=s, answer=answer) for (s, n), grade, answer in rows]
    scores = measure([hit(s, s + n) for s, n in hits], answers)
    assert 0 <= scores.ndcg <= 1 + 1e-9
    assert 0 <= scores.recall <= 1
    assert 0 <= scores.rank <= 1
