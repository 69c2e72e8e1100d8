"""Ranking: shares that add up, and weights that follow how much of a question its words cover."""

from __future__ import annotations

import pytest

from kg.search.engine.protocol import Candidate
from kg.search.ranking import LEAST, MOST, TELLING, WHOLE, Background, Cover, Mode, fuse

HELD = [
    Candidate("a", 0.90, 1, 2.0, 2),
    Candidate("b", 0.85, 2, 8.0, 1),
    Candidate("c", 0.79, None, 0.0, None),
]
BEHIND = Background(0.82, 0.01)


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("cover", [Cover(0.0, 0.0), Cover(0.0, 0.05), Cover(0.4, 0.5), WHOLE])
def test_the_parts_add_up(mode: Mode, cover: Cover) -> None:
    for scored in fuse(HELD, BEHIND, mode, cover):
        shares = [part.share for part in (scored.dense, scored.lexical) if part]
        assert scored.score == pytest.approx(sum(shares))
        assert 0 < scored.score <= 1


def ranked(mode: Mode, cover: Cover = WHOLE, behind: Background = BEHIND) -> list[str]:
    """The units in order."""
    return [scored.unit for scored in fuse(HELD, behind, mode, cover)]


def test_each_retriever_alone_keeps_its_own_order() -> None:
    assert ranked(Mode.DENSE) == ["a", "b"]
    assert ranked(Mode.LEXICAL) == ["b", "a"]
    assert all(s.lexical is None for s in fuse(HELD, BEHIND, Mode.DENSE))
    assert all(s.dense is None for s in fuse(HELD, BEHIND, Mode.LEXICAL))


def test_words_weigh_more_the_more_they_cover() -> None:
    best = [next(fuse(HELD[1:2], BEHIND, Mode.HYBRID, cover)) for cover in (Cover(0.0, 0.5), Cover(1.0, 1.0))]
    assert [one.lexical.share for one in best if one.lexical] == pytest.approx([LEAST, MOST])


def test_words_that_hardly_cover_anything_weigh_less_by_as_much() -> None:
    weights = [Cover(0.0, TELLING * share).weight for share in (0.0, 0.5, 1.0, 2.0)]
    assert weights == pytest.approx([0.0, LEAST / 2, LEAST, LEAST])


def test_words_that_cover_nothing_leave_the_order_to_the_meaning() -> None:
    assert ranked(Mode.HYBRID, Cover(0.0, 0.0)) == ranked(Mode.DENSE)


def test_words_decide_a_keyword_and_meaning_a_paraphrase() -> None:
    assert ranked(Mode.HYBRID, Cover(1.0, 1.0))[0] == "b"
    assert ranked(Mode.HYBRID, Cover(0.0, 0.5))[0] == "a"


def test_a_cosine_that_any_passage_reaches_adds_nothing() -> None:
    assert "c" not in ranked(Mode.HYBRID)


def test_a_question_that_nothing_is_near_to_is_left_to_words() -> None:
    assert ranked(Mode.HYBRID, behind=Background(0.99, 0.0)) == ["b", "a"]


def test_nothing_found() -> None:
    assert list(fuse([], BEHIND, Mode.HYBRID)) == []


def test_equal_ones_stay_in_their_order() -> None:
    same = [Candidate(unit, None, None, 1.0, 1) for unit in ("x", "y")]
    assert [s.unit for s in fuse(same, Background(), Mode.LEXICAL)] == ["x", "y"]


def test_the_background_of_nothing() -> None:
    assert Background.of([]) == Background(0.0, 0.0)
    assert Background.of([0.8, 0.9]).mean == pytest.approx(0.85)
    assert Background.of([0.8, 0.9]).floor == pytest.approx(0.75)


@pytest.mark.parametrize("mode", [Mode.DENSE, Mode.HYBRID])
def test_the_only_passage_is_found_by_its_meaning(mode: Mode) -> None:
    only = [Candidate("a", 0.83, 1, 0.0, None)]
    (scored,) = fuse(only, Background.of([0.83]), mode, Cover(0.0, 0.0))
    assert scored.dense is not None
    assert 0 < scored.score <= 1


def test_where_words_find_the_only_passage_they_decide() -> None:
    (scored,) = fuse([Candidate("a", 0.83, 1, 3.0, 1)], Background.of([0.83]), Mode.HYBRID)
    assert scored.dense is None
    assert scored.score == pytest.approx(1)
