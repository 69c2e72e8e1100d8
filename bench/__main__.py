"""``python -m bench``: everything that is measured, written to ``bench/RESULTS.md`` with a plot and the figures as JSON.

``--sizes`` and ``--parts`` choose; ``--full`` adds five million quads; ``--again`` writes nothing and tells which medians
of this run lie outside the spread of the one that is written down.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bench import beside, building, opening, queries
from bench.machine import described
from bench.records import Figure, Sheet, again
from bench.report import drawn, written

HERE: Final = Path(__file__).resolve().parent
PARTS: Final = ("queries", "opening", "build", "growth", "search", "network")
SIZES: Final = (10_000, 100_000, 1_000_000)
FULL: Final = 5_000_000


def size(text: str) -> int:
    """``10k`` and ``5M`` as numbers."""
    unit = {"k": 1_000, "m": 1_000_000}.get(text[-1:].lower(), 1)
    return int(text[: -1 if unit > 1 else None]) * unit


def parsed(given: Sequence[str] | None) -> argparse.Namespace:
    """The settings of a run."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=lambda text: [size(one) for one in text.split(",")], help="10k,100k,1M")
    parser.add_argument("--parts", type=lambda text: text.split(","), default=list(PARTS), help=",".join(PARTS))
    parser.add_argument("--limit", type=float, default=queries.LIMIT, help="seconds after which a query is given up")
    parser.add_argument("--rounds", type=int, default=queries.ROUNDS, help="of each query")
    parser.add_argument("--full", action="store_true", help="5M quads too")
    parser.add_argument("--again", action="store_true", help="hold this run against the one that is written down")
    chosen = parser.parse_args(given)
    chosen.sizes = chosen.sizes or [*SIZES, *([FULL] if chosen.full else [])]
    if unknown := set(chosen.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    return chosen


def measured(chosen: argparse.Namespace, left: list[str]) -> Iterator[Figure]:
    """All figures of the chosen parts."""
    left.extend(f"part {part}: not asked for" for part in PARTS if part not in chosen.parts)
    if "queries" in chosen.parts and FULL not in chosen.sizes:
        left.append(f"{FULL:,} quads: `--full`")
    for part in chosen.parts:
        start = time.perf_counter()
        if part == "queries":
            yield from queries.measured(chosen.sizes, left, chosen.limit, chosen.rounds)
        elif part in {"opening", "build"}:
            yield from opening.measured(part)
        elif part == "growth":
            yield from building.measured(left)
        else:
            yield from beside.search() if part == "search" else beside.network(left)
        print(f"{part}: {time.perf_counter() - start:.0f} s", flush=True)


def main(given: Sequence[str] | None = None) -> None:
    """Measure, and write or compare."""
    chosen = parsed(given)
    sizes = ",".join(str(one) for one in chosen.sizes)
    command = f"python -m bench --sizes {sizes} --parts {','.join(chosen.parts)} --rounds {chosen.rounds} --limit {chosen.limit:g}"
    sheet = Sheet(described(), command)
    for figure in measured(chosen, sheet.left):
        sheet.figures.append(figure)
        if not chosen.again and figure.part not in {"queries", "loading"}:
            keep(sheet)  # a run that is broken off leaves what it has found
    if chosen.again:
        print("\n".join(again(Sheet.load(HERE / "results.json").figures, sheet.figures)))
    else:
        keep(sheet)


def keep(sheet: Sheet) -> None:
    """Write it down."""
    sheet.save(HERE / "results.json")
    (HERE / "RESULTS.md").write_text(written(sheet), encoding="utf-8")
    if sheet.of("queries"):
        (HERE / "results.svg").write_bytes(drawn(sheet))


if __name__ == "__main__":
    main()
