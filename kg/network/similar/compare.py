"""Compares one municipality with all others, and says what the answer rests on."""

from __future__ import annotations

from kg.errors import ArgumentError, NotFound
from kg.network.similar.alike import Names
from kg.network.similar.closeness import Closeness
from kg.network.similar.comparison import NAMED, Common, Comparison, score
from kg.network.similar.kinds import ALL, Part, Scope, Similar, Vectors
from kg.network.similar.people import official
from kg.network.similar.reasons import neighbours
from kg.network.similar.stated import Stated
from kg.store.protocol import View


def similar(view: View, asked: str, scope: Scope = ALL, limit: int = 10, vectors: Vectors | None = None) -> Similar:
    """Those of its level of government with which most is stated in common, the likest first, ties by IRI.

    Args:
        asked: the municipality's IRI.
        limit: how many neighbours at most.
        vectors: of passages; without them the closeness of passages adds nothing, and the answer says so.

    Raises:
        NotFound: the graph holds no such municipality, or nothing of that year.
        ArgumentError: districts are asked for of what is no province, or the limit is below one.
    """
    stated = Stated.read(view, scope, asked, passages=vectors is not None)
    if limit < 1:
        raise ArgumentError(f"하나 이상이어야 합니다 / the limit must be at least 1: {limit}", hint="--limit 10")
    if asked not in stated.tiers:
        raise NotFound(f"그래프에 없는 지자체입니다 / the graph holds no such municipality: {asked}", hint="kg info")
    if asked not in stated.members:
        raise ArgumentError(
            f"시도가 아닙니다 / not a province: {official(view, [asked])[asked].label}",
            hint="--districts 는 시도에만 / only for provinces",
        )
    if scope.year is not None and not stated.coverage.municipalities:
        raise NotFound(
            f"그 해의 것이 적혀 있지 않습니다 / nothing is stated of the year {scope.year}",
            hint="kg info --summary 로 있는 해를 보세요 / see which years there are",
        )
    closeness = Closeness.of(stated.held[Part.PASSAGES], vectors) if vectors else None
    named = {part: Names.read(view, stated.stated_by[part]) for part in NAMED}
    every = Comparison(stated, named, closeness).ranked(asked)
    ranked = every if scope.levels else _peers(every, stated, asked)
    found = ranked[:limit]
    return Similar(
        asked=official(view, [asked])[asked],
        scope=scope,
        told=stated.told(asked),
        districts=stated.together(asked) if asked in stated.districts and not scope.districts else None,
        coverage=stated.coverage,
        closeness=closeness is not None,
        neighbours=neighbours(stated, asked, found),
        tied=sum(score(common) == score(found[-1][1]) for _, common in ranked[limit:]),
        others=len(every) - len(ranked),
    )


def _peers(ranked: list[tuple[str, list[Common]]], stated: Stated, asked: str) -> list[tuple[str, list[Common]]]:
    """Those of the same level: a province answers for other things than a district, and is told of in other words."""
    return [(who, common) for who, common in ranked if stated.tiers[who] is stated.tiers[asked]]
