"""Units to be searched, and the plain definition of what a search over them must find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from kg.search.engine import Asked, Candidate, Description, Indexed
from kg.search.engine.protocol import Vector
from kg.search.engine.weighting import K1, B

DIMENSION = 24
DESCRIPTION = Description("sample", "1", DIMENSION, "bigrams-1", "graph-7")
SIDO = ("전북특별자치도", "전라남도", "경기도", "부산광역시", "서울특별시", "충청북도")
GRADES = ("대상", "최우수", "우수")


def vector(random: np.random.Generator) -> Vector:
    """A vector from the narrow cone that encoders fill."""
    drawn = np.full(DIMENSION, 1.2) + random.standard_normal(DIMENSION)
    return (drawn / np.linalg.norm(drawn)).astype(np.float32)


def unit(number: int, random: np.random.Generator) -> Indexed:
    """A unit with words as rare as words are; one in ten has no vector."""
    words = Counter(f"단어{word}" for word in random.zipf(1.4, 12) if word < 400)
    facets = {
        "year": frozenset({str(2021 + number % 4)}),
        "sido": frozenset({SIDO[number % 6]}),
        "municipality": frozenset({SIDO[number % 6], f"{SIDO[number % 6]} {number % 83}시"}),
        "grade": frozenset({GRADES[number % 3]} if number % 5 else set()),
    }
    held = None if number % 10 == 3 else vector(random)
    return Indexed(f"u{number * 7919 % 100_003:06d}", f"{number:064x}", words, facets, held)


def units(count: int) -> list[Indexed]:
    """Units, in no order of their ids."""
    random = np.random.default_rng(count)
    return [unit(number, random) for number in range(count)]


def questions(count: int) -> list[Asked]:
    """Questions of a vector and some words."""
    random = np.random.default_rng(count + 1)
    return [
        Asked(vector(random), {f"단어{word}": 1.0 for word in random.zipf(1.4, 6)} | {"모르는": 1.0})
        for _ in range(count)
    ]


def passing(held: Sequence[Indexed], asked: Asked) -> list[Indexed]:
    """The units that the filters let through."""
    wanted = asked.filters.asked
    return [u for u in held if all(u.facets.get(name, frozenset()) & values for name, values in wanted.items())]


def bm25(held: Sequence[Indexed], asked: Asked) -> dict[str, float]:
    """Each unit's sum, by the formula."""
    frequency = Counter(token for u in held for token in u.tokens)
    mean = sum(sum(u.tokens.values()) for u in held) / len(held)
    sums = {}
    for u in held:
        norm = K1 * (1 - B + B * sum(u.tokens.values()) / mean)
        sums[u.id] = sum(
            weight
            * np.log(1 + (len(held) - frequency[token] + 0.5) / (frequency[token] + 0.5))
            * u.tokens[token]
            * (K1 + 1)
            / (u.tokens[token] + norm)
            for token, weight in asked.tokens.items()
            if token in u.tokens
        )
    return sums


def expected(held: Sequence[Indexed], asked: Asked, limit: int) -> list[Candidate]:
    """What an engine must answer, worked out from the definitions."""
    found, lexical = passing(held, asked), bm25(held, asked)
    dense = {u.id: float(u.vector @ asked.vector) for u in held if u.vector is not None and asked.vector is not None}
    near = sorted((u.id for u in found if u.id in dense), key=lambda i: (-round(dense[i], 6), i))[:limit]
    wordy = sorted((u.id for u in found if lexical[u.id] > 0), key=lambda i: (-round(lexical[i], 5), i))[:limit]
    ranks = [{unit: rank for rank, unit in enumerate(order, 1)} for order in (near, wordy)]
    return [
        Candidate(i, dense.get(i), ranks[0].get(i), float(lexical[i]), ranks[1].get(i)) for i in sorted({*near, *wordy})
    ]
