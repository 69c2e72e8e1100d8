"""Mutated documents of every kind: each ends in a Document or an error of ours, none hangs."""

from __future__ import annotations

from bench.fuzz import mutated, reads, run, seeds
from kg.model.korean import Korean

CASES = range(450)


def test_every_mutated_document_ends_well(korean: Korean) -> None:
    tallies, wrong = run(2026, CASES, korean)
    assert wrong == []
    assert sum(tally.ends.total() for tally in tallies.values()) == len(CASES)
    assert all(len(tally.ends) > 1 for tally in tallies.values()), "some are read, some refused"


def test_unharmed_samples_are_read(korean: Korean) -> None:
    assert {kind: reads(kind, data, korean) for kind, data in seeds().items()} == dict.fromkeys(seeds(), "Document")


def test_a_case_is_the_same_by_its_number() -> None:
    whole = seeds()
    cases = [mutated(1, number, whole) for number in range(40)]
    assert [mutated(1, number, whole) for number in range(40)] == cases
    assert len({data for _, data in cases}) == 40
