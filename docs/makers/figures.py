"""Figures that stand in prose: measured quality, weights, bounds. Each is taken from where it is used, never typed.

A page marks the place with ``<!-- made: NAME -->`` and ``<!-- end -->``; what stands between is ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from docs.makers.markup import code, table
from kg.documents import MAX_BYTES, SUFFIXES
from kg.graph import spine
from kg.model.shipped import folder
from kg.network.similar.alike import LIKE
from kg.network.similar.score import ALIKE, UNSAID, WEIGHTS
from kg.search import ranking, strength
from kg.web.security import LARGEST
from kg.web.site import Settings

_PLACE: Final = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_OF: Final = {
    "release": "실린 보도자료 / the shipped release",
    "articles": "기사의 꼴로 지은 글 (`data/articles`) / texts written in the manner of articles",
}


def filled(text: str) -> str:
    """A page with its places filled; ``KeyError`` for a name that nobody makes."""
    return _PLACE.sub(lambda place: f"{place[1]}{MADE[place[2]]()}\n{place[3]}", text)


def quality() -> str:
    """Recall and precision as ``make quality`` measured them last."""
    held = json.loads((folder("data") / "quality.json").read_text(encoding="utf-8"))
    rows = [_measured(of, one) for of, part in held.items() if isinstance(part, list) for one in part]
    return table(("문서 / documents", "kind", "recall", "precision"), rows)


def _measured(of: str, one: Mapping[str, Any]) -> tuple[str, str, str, str]:
    return (
        _OF.get(of, of),
        str(one["kind"]),
        _share(one, "found", "wanted", "recall"),
        _share(one, "right", "listed", "precision"),
    )


def _share(one: Mapping[str, Any], part: str, whole: str, name: str) -> str:
    return f"{one[part]}/{one[whole]} = {one[name]:.3f}" if one.get(name) is not None else "–"


def similarity() -> str:
    """What each part of a likeness can add."""
    rows = ((code(part.value), part.ko, f"{weight:.2f}") for part, weight in WEIGHTS.items())
    told = f"적히지 않은 몫 / unsaid, on each side: {UNSAID:g} · 이름만 닮은 것 / names alike: {ALIKE:g} × (Dice ≥ {LIKE:g})"
    return f"{table(('part', '무엇', 'most that it adds'), rows)}\n\n{told}"


def search() -> str:
    """How the two retrievers are weighed."""
    return (
        f"낱말의 몫 / weight of the words: {ranking.LEAST:g} … {ranking.MOST:g}, 나머지는 뜻의 몫 / the rest is the meaning's; "
        f"낱말이 물음의 {ranking.TELLING:.0%}도 못 덮으면 그만큼 줄어 0까지 / less, down to 0, where they meet less than that of it. "
        f"`weak`: 낱말로 답한 몫이 {strength.ENOUGH:g}보다 작을 때 / where less of the question than that is met."
    )


def divisions() -> str:
    """When likeness decides."""
    return f"닮음 / likeness: Dice ≥ {spine.ALIKE:g}, {spine.SHORT}자 이상 / letters, 다음보다 {spine.LEAD:g} 앞섬 / ahead of the next."


def limits() -> str:
    """Bounds of the explorer."""
    held = Settings()
    rows = (
        ("한 질의의 시간 / seconds of a query", f"{held.seconds:g} (`--timeout`)"),
        ("한 질의의 기억 / memory of a query", f"{held.memory // 2**20} MiB"),
        ("답의 줄 / rows of an answer", f"{held.rows:,}"),
        ("답의 크기 / size of an answer", f"{held.size // 2**20} MiB"),
        ("함께 도는 질의 / queries at once", f"{held.children}"),
        ("기다리는 질의 / queries that wait", f"{held.waiting}, {held.patience:g} s; 그다음은 / then 503"),
        ("요청의 크기 / size of a request", f"{LARGEST // 2**20} MiB"),
    )
    return table(("무엇 / what", "한도 / bound"), rows)


def formats() -> str:
    """What is read."""
    return f"{', '.join(map(code, sorted(SUFFIXES)))} · {MAX_BYTES // 2**20} MiB까지 / at most"


MADE: Final[Mapping[str, Callable[[], str]]] = {
    one.__name__: one for one in (quality, similarity, search, divisions, limits, formats)
}
"""The places by name."""
