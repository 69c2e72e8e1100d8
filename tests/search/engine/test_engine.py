"""One suite for both engines: what they find is what the definitions say, filters and ties included."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from kg.errors import NotFound
from kg.search.engine import Asked, Candidate, Engine, Filters, Indexed
from tests.search.engine.conftest import Open
from tests.search.engine.sample import DESCRIPTION, DIMENSION, SIDO, expected, questions, units

FILTERS = {
    "all": Filters(),
    "one in six": Filters(sido=frozenset({SIDO[0]})),
    "one in eighty": Filters(municipality=frozenset({f"{SIDO[1]} 7시", f"{SIDO[2]} 8시"})),
    "several": Filters(year=frozenset({"2021", "2022"}), sido=frozenset(SIDO[:2]), grade=frozenset({"대상"})),
    "nothing": Filters(year=frozenset({"1999"})),
    "no such facet": Filters(division=frozenset({"고독사"})),
}


@pytest.fixture(scope="module")
def held() -> list[Indexed]:
    return units(900)


@pytest.fixture(scope="module")
def engine(opened: Open, held: list[Indexed]) -> Engine:
    return opened(held)


def same(found: Sequence[Candidate], wanted: Sequence[Candidate]) -> bool:
    """Whether two answers agree, scores within single precision."""
    plain = [(c.unit, c.dense_rank, c.lexical_rank, c.dense is None) for c in found]
    if plain != [(c.unit, c.dense_rank, c.lexical_rank, c.dense is None) for c in wanted]:
        return False
    got, due = ([(c.dense or 0.0, c.lexical) for c in answer] for answer in (found, wanted))
    return np.allclose(np.array(got), np.array(due), atol=2e-5)


@pytest.mark.parametrize("filters", FILTERS.values(), ids=FILTERS.keys())
def test_it_finds_what_the_definitions_say(engine: Engine, held: list[Indexed], filters: Filters) -> None:
    for question in questions(6):
        asked = replace(question, filters=filters)
        assert same(engine.candidates(asked, 12), expected(held, asked, 12))


@pytest.mark.parametrize("limit", [0, 1, 5000])
def test_any_limit(engine: Engine, held: list[Indexed], limit: int) -> None:
    asked = questions(1)[0]
    assert same(engine.candidates(asked, limit), expected(held, asked, limit))


def test_either_half_alone(engine: Engine, held: list[Indexed]) -> None:
    whole = questions(1)[0]
    for asked in (Asked(vector=whole.vector), Asked(tokens=whole.tokens), Asked()):
        assert same(engine.candidates(asked, 8), expected(held, asked, 8))


def test_weights_of_words_count(engine: Engine, held: list[Indexed]) -> None:
    asked = Asked(tokens={"단어1": 0.25, "단어7": 3.0})
    assert same(engine.candidates(asked, 20), expected(held, asked, 20))


def test_equal_scores_come_in_the_order_of_ids(opened: Open) -> None:
    twins = [replace(unit, id=f"{name}{number}") for number, unit in enumerate(units(4)) for name in "다가나라"]
    engine, asked = opened(twins), replace(questions(1)[0], tokens={"단어1": 1.0, "단어2": 1.0})
    for limit in (1, 2, 3, 5, 16):
        found = engine.candidates(asked, limit)
        assert same(found, expected(twins, asked, limit))
        assert found == engine.candidates(asked, limit)


def test_the_order_of_building_does_not_matter(opened: Open, held: list[Indexed], engine: Engine) -> None:
    other = opened(held[::-1])
    assert all(other.candidates(asked, 9) == engine.candidates(asked, 9) for asked in questions(4))


def test_vectors_are_given_back(engine: Engine, held: list[Indexed]) -> None:
    some = held[3:60:7]
    expected_rows = [np.zeros(DIMENSION) if unit.vector is None else unit.vector for unit in some]
    assert np.array_equal(engine.vectors([unit.id for unit in some]), np.array(expected_rows, np.float32))
    assert engine.vectors([]).shape == (0, DIMENSION)
    with pytest.raises(NotFound, match="no-such-unit"):
        engine.vectors(["no-such-unit"])


def test_it_knows_what_it_was_made_of(engine: Engine, held: list[Indexed]) -> None:
    assert (len(engine), engine.description) == (len(held), DESCRIPTION)


@pytest.mark.parametrize("odd", ["", "'; DROP TABLE unit; --", "%s {x}", "😀", "가\t나", "\\", "null"])
def test_words_and_values_are_only_words_and_values(opened: Open, odd: str) -> None:
    unit = replace(units(1)[0], id=f"id {odd}", tokens={odd: 2, "밖": 1}, facets={"division": frozenset({odd})})
    engine = opened([unit, *units(3)])
    found = engine.candidates(Asked(tokens={odd: 1.0}, filters=Filters(division=frozenset({odd}))), 5)
    assert [candidate.unit for candidate in found] == [f"id {odd}"]
    assert engine.vectors([f"id {odd}"]).any()


@pytest.mark.parametrize("odd", ["\0", "\ud800", "가" * 100_000])
def test_what_no_unit_can_hold_finds_nothing(engine: Engine, odd: str) -> None:
    assert engine.candidates(Asked(tokens={odd: 1.0}), 5) == []
    assert engine.candidates(replace(questions(1)[0], filters=Filters(year=frozenset({odd}))), 5) == []


def test_an_index_may_be_empty(opened: Open) -> None:
    engine = opened([])
    assert (len(engine), engine.candidates(questions(1)[0], 5)) == (0, [])


def test_threads_may_ask_at_once(engine: Engine) -> None:
    asked = questions(8) * 4
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda question: engine.candidates(question, 10), asked))
    assert answers == [engine.candidates(question, 10) for question in asked]


@pytest.fixture(scope="module")
def large() -> list[Indexed]:
    return units(12_000)


def test_a_large_index_misses_hardly_a_neighbour(opened: Open, large: list[Indexed]) -> None:
    engine, missed, wanted = opened(large), 0, 0
    vectors = {unit.id: unit.vector for unit in large if unit.vector is not None}
    ids, rows = sorted(vectors), np.array([vectors[unit] for unit in sorted(vectors)])
    for question in questions(20):
        nearest = {ids[place] for place in np.argsort(-(rows @ question.vector), kind="stable")[:10]}
        found = {c.unit for c in engine.candidates(Asked(vector=question.vector), 10) if c.dense_rank}
        missed, wanted = missed + len(nearest - found), wanted + 10
    assert missed / wanted <= 0.05
