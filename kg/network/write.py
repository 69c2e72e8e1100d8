"""Writes a network: a held one in, one HTML file out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import ArgumentError, NotFound
from kg.network.graph import ego, leading, thing
from kg.network.held import Held
from kg.network.kinds import NodeKind
from kg.network.page import render, short


@dataclass(frozen=True, slots=True)
class NetworkSummary:
    """What was written.

    Attributes:
        nodes: how many of each kind.
        edges: how many pairs are tied, by one statement or more.
        statements: how many statements tie them.
        focus: labels of the things in the middle; empty for the whole graph.
        found: how many nodes there are; more than are drawn where not all would be readable.
    """

    path: Path
    nodes: Mapping[NodeKind, int]
    edges: int
    statements: int
    focus: tuple[str, ...] = ()
    found: int = 0


LEAD: Final = 2_000
"""The most nodes of a whole graph that are drawn: of a larger one, the most tied; nobody could read more."""


def write(held: Held, out: Path, centres: Sequence[str] = (), depth: int = 1, lead: int = LEAD) -> NetworkSummary:
    """Write the whole graph, or what lies within ``depth`` steps of the centres, as a page that opens offline.

    Args:
        lead: the most nodes that are drawn.

    Raises:
        NotFound: nothing is tied to any of the centres.
        ArgumentError: the file cannot be written there, or the depth is negative.
    """
    around = [iri for iri in centres if iri in held.graph]
    if centres and not around:
        raise NotFound(f"아무것과도 이어지지 않습니다 / nothing is tied to it: {centres[0]}", hint="kg show")
    found = ego(held.graph, around, depth) if centres else held.graph
    drawn = leading(found, lead, around)
    names = tuple(thing(found, iri).ko for iri in around)
    told = _heading(names, depth) + (_part(len(drawn), len(found)) if len(drawn) < len(found) else "")
    # Around one thing there is room: its own places tell more than those in the whole.
    _put(out, render(drawn, told, around, None if centres else held.at))
    counts = Counter(thing(drawn, iri).kind for iri in drawn)
    pairs = {frozenset(pair) for pair in drawn.edges()}
    return NetworkSummary(out, counts, len(pairs), drawn.number_of_edges(), names, len(found))


def _part(drawn: int, found: int) -> str:
    return f" · {found:,}개 가운데 가장 많이 이어진 {drawn:,}개 / the {drawn:,} most tied of {found:,}"


def _heading(labels: tuple[str, ...], depth: int) -> str:
    around = f"{short(labels[0])} · 깊이 {depth} / depth {depth} — " if labels else ""
    return f"{around}복지행정 네트워크 / Welfare administration network"


def _put(out: Path, text: str) -> None:
    """Write the file whole or not at all."""
    fresh = out.with_name(f".{out.name}.new")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(out)
    except OSError as error:
        raise ArgumentError(
            f"쓸 수 없습니다 / cannot write {out}: {error.strerror or error}",
            hint="폴더와 권한, 디스크 공간을 살펴보세요 / check the folder, its permissions, and free space",
        ) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
