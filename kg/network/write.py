"""Writes a network: a View in, one HTML file out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ArgumentError
from kg.network.focus import find
from kg.network.graph import connected, ego, graph, thing
from kg.network.kinds import NodeKind
from kg.network.page import render, short
from kg.store.protocol import View


@dataclass(frozen=True, slots=True)
class NetworkSummary:
    """What was written.

    Attributes:
        nodes: how many of each kind.
        edges: how many pairs are tied, by one statement or more.
        statements: how many statements tie them.
        focus: labels of the things in the middle; empty for the whole graph.
    """

    path: Path
    nodes: Mapping[NodeKind, int]
    edges: int
    statements: int
    focus: tuple[str, ...] = ()


def write(view: View, out: Path, focus: str | None = None, depth: int = 1) -> NetworkSummary:
    """Write the whole graph, or what lies within ``depth`` steps of ``focus``, as a page that opens offline.

    Raises:
        NotFound: nothing is called ``focus``; the hint has the nearest names.
        ArgumentError: the file cannot be written there, or the depth is negative.
    """
    whole = graph(view)
    centres = [] if focus is None else find(whole, focus)
    drawn = connected(whole) if focus is None else ego(whole, centres, depth)
    labels = tuple(thing(whole, iri).ko for iri in centres)
    _put(out, render(drawn, _heading(labels, depth), centres))
    counts = Counter(thing(drawn, iri).kind for iri in drawn)
    pairs = {frozenset(pair) for pair in drawn.edges()}
    return NetworkSummary(out, counts, len(pairs), drawn.number_of_edges(), labels)


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
