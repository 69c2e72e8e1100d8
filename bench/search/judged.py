"""The shipped queries and judgements, as read from ``data/benchmark``; its README says what the columns mean."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Final, TypeAlias

from kg.model.shipped import folder

CLASSES: Final = ("paraphrase", "keyword", "entity", "region", "misspaced", "short", "english", "nothing")
HALVES: Final = ("tune", "test")
NOTHING: Final = "nothing"
"""The class of the queries that have no answer."""


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types.

    Attributes:
        kind: one of ``CLASSES``.
        language: ``ko`` or ``en``.
    """

    id: str
    half: str
    kind: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were found: code-point offsets into the original file's text."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """How well some words answer a query.

    Attributes:
        grade: 1 to 3.
        passage: offset at which the bullet that holds the words begins.
        answer: ``passage`` of the fullest telling of the same words: its own, unless the document says them twice.
    """

    query: str
    grade: int
    hit: Hit
    passage: int
    answer: int


Judged: TypeAlias = Mapping[str, tuple[Judgement, ...]]


def queries(half: str = "all") -> tuple[Query, ...]:
    """The queries of a half, or all, in the order of the file."""
    every = (Query(r["query"], r["half"], r["class"], r["language"], r["text"]) for r in _rows("queries"))
    return tuple(q for q in every if half in ("all", q.half))


def judgements() -> Judged:
    """All judgements by the id of their query; a query that nothing answers has none."""
    held = sorted((_judgement(row) for row in _rows("judgements")), key=lambda j: j.query)
    return {query: tuple(group) for query, group in groupby(held, key=lambda j: j.query)}


def halved(ids: list[str]) -> dict[str, str]:
    """The half of each id of one class: by turns, in the order of the ids' SHA-256."""
    ordered = sorted(ids, key=lambda name: sha256(name.encode()).digest())
    return {name: HALVES[place % 2] for place, name in enumerate(ordered)}


def _judgement(row: dict[str, str]) -> Judgement:
    hit = Hit(row["document"], int(row["start"]), int(row["end"]))
    return Judgement(row["query"], int(row["grade"]), hit, int(row["passage"]), int(row["answer"]))


def _rows(name: str) -> Iterator[dict[str, str]]:
    path: Path = folder("data") / "benchmark" / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
