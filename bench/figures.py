"""What the explorer tells of the extraction's quality: measured here, written to ``data/quality.json``, never by hand.

``python -m bench.figures`` writes the file anew; the page says so where another version of the reader measured it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from bench.articles import Articles, awards, entities, missed
from bench.quality import KINDS, scored, shipped
from kg.background import fingerprint

FILE: Final = Path(__file__).resolve().parent.parent / "data" / "quality.json"
Row = dict[str, object]


def figures() -> dict[str, object]:
    """Both sets: the shipped release that the rules were made on, and articles of other styles and years."""
    return {"reader": fingerprint(), "release": _release(), "articles": _articles()}


def _release() -> list[Row]:
    reading = shipped()
    scores = {kind: scored(reading, kind) for kind in KINDS}
    return [_row(kind, (s.found, s.wanted), (s.right, s.listed)) for kind, s in scores.items()]


def _articles() -> list[Row]:
    """Awards as statements; of programs and organisations gold names some, so that only recall can be told."""
    articles, wanted = Articles(), awards()
    right = len(articles.awards & wanted)
    made = [_row("awards", (right, len(wanted)), (right, len(articles.awards)))]
    for kind, name in (("programme", "programs"), ("organisation", "organisations")):
        whole = len(entities(kind))
        made.append(_row(name, (whole - len(missed(articles, kind)), whole)))
    return made


def _row(kind: str, recall: tuple[int, int], precision: tuple[int, int] | None = None) -> Row:
    held: Row = {"kind": kind, "found": recall[0], "wanted": recall[1], "recall": _share(*recall)}
    if precision is None:
        return held | {"right": None, "listed": None, "precision": None}
    return held | {"right": precision[0], "listed": precision[1], "precision": _share(*precision)}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 1.0


if __name__ == "__main__":
    FILE.write_text(json.dumps(figures(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
