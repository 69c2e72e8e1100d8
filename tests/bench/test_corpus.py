"""What the baselines search: every passage that can be judged, in pieces that judgements meet."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from bench.search.corpus import Unit, units
from bench.search.judged import judgements
from bench.search.metrics import ideal, measure, met


@cache
def corpus() -> tuple[Unit, ...]:
    return units()


def test_passages_lie_one_after_the_other() -> None:
    hits = [unit.hit for unit in corpus()]
    assert all(one.end <= other.start for one, other in pairwise(hits))


def test_passages_of_cases_have_their_municipality_and_division_before_them() -> None:
    suncheon = next(u for u in corpus() if "이동빨래방" in u.text)
    assert suncheon.context == "전라남도 순천시 · 찾아가는 복지서비스 제공"
    assert suncheon.text.startswith(suncheon.context)
    assert all(piece.startswith(suncheon.context + "\n") for piece in suncheon.pieces)


def test_a_bullet_and_its_footnotes_are_one() -> None:
    care = next(u for u in corpus() if any(part.startswith("(영구임대 사회돌봄)") for part in u.parts))
    assert [part[:4] for part in care.parts] == ["(영구임", "100명"]


def test_captions_and_telephone_numbers_are_left_out() -> None:
    assert not any("044-202-3120" in unit.text or unit.text == "(포상내역)" for unit in corpus())


def test_every_answer_can_be_found_by_a_baseline() -> None:
    hits = [unit.hit for unit in corpus()]
    for query, judged in judgements().items():
        answers = {j.answer for j in judged}
        assert {found[0].answer for h in hits if (found := met(h, judged))} == answers, query


def test_a_perfect_order_of_the_passages_scores_nearly_one() -> None:
    for query, judged in judgements().items():
        best = {u.hit: found[0].grade for u in corpus() if (found := met(u.hit, judged))}
        scores = measure(sorted(best, key=lambda h: -best[h]), judged)
        assert scores.ndcg > 0.95, (query, ideal(judged))
        assert (scores.recall, scores.rank) == (1, 1)
