"""Candidates: ranges that overlap or hold each other, and the rank of the signs they were found by."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.candidate import ORGANISATION, PROGRAM, RANK, Candidate

RANGES = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(
    lambda pair: Candidate(pair[0], pair[0] + pair[1], PROGRAM, "team", "head")
)


@given(RANGES, RANGES)
def test_what_holds_another_overlaps_it(one: Candidate, other: Candidate) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert not one.holds(other) or one.overlaps(other)
    assert (one.holds(other) and other.holds(one)) == ((one.start, one.end) == (other.start, other.end))


def test_the_other_kind_keeps_words_key_and_sign() -> None:
    team = Candidate(3, 8, PROGRAM, "team", "thesaurus", "a-team", False)
    body = team.also(ORGANISATION, "government")
    assert body == Candidate(3, 8, ORGANISATION, "government", "thesaurus", "a-team", False)
    assert (team.program, body.program) == (True, False)


def test_a_name_that_says_whose_it_is_is_the_strongest_sign_then_a_quote_and_a_list_the_weakest() -> None:
    assert sorted(RANK, key=RANK.__getitem__)[:2] == ["body", "quote"]
    assert max(RANK, key=RANK.__getitem__) == "list"
