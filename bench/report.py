"""``bench/RESULTS.md``: the figures as tables, what they are ratios of, where we lose, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite
from typing import Final

from bench.engines import ENGINES, OURS
from bench.records import Figure, Sheet, geometric, number, shown

PARTS: Final = {
    "opening": "Opening",
    "build": "Building",
    "growth": "Growth",
    "search": "Search",
    "network": "Network view",
}
YARDSTICKS: Final = {
    "opening": "Each command in a process of its own, in turn with `import rdflib`; `memory` is its peak.",
    "build": "One document in a process of its own, in turn with Kiwi loading and tokenising the same text; `memory` is its peak.",
    "growth": "The shipped document under other names, with other numbers and cut lines; documents a second over the whole command, words alone.",
    "search": "The judged queries of the test half. Quality: mean with its bootstrap interval (95 %); latency: one query, its encoding included.",
    "network": "The shipped document's network as `kg network` writes it, and as plain pyvis does, until something is painted in Chromium.",
}
CAUSES: Final = {
    "oxigraph server": "The same engine: what differs is the process that holds it, how its files were written, and noise.",
    "Virtuoso 7": "It keeps columns and statistics of them, so that it joins and groups many rows in bulk; Oxigraph plans joins "
    "without statistics and makes each row by itself.",
    "rdflib": "None is known; see the figures.",
}
LATE: Final = "queries that were given up count as the limit, and make the mean a lower bound"


def written(sheet: Sheet) -> str:
    """The whole page."""
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield "# Results\n"
    yield f"Written by `{sheet.command}`. Medians, in brackets the least and the most of all rounds (the spread); ratios are of medians."
    yield "`python -m bench --again` repeats the run and tells which medians fall outside.\n"
    yield from _table(("what", "value"), list(sheet.machine.items()))
    for size in _sizes(sheet):
        yield from _queries(sheet, size)
    if sheet.of("queries"):
        yield from _losses(sheet)
    for part, title in PARTS.items():
        if held := sheet.of(part):
            yield f"\n## {title}\n\n{YARDSTICKS[part]}\n"
            rows = [(one.group, one.name, shown(one), one.note if one.values else "") for one in held]
            yield from _table(("what", "by", "median (spread)", "note"), rows)
    yield "\n## Left out\n"
    yield from (f"- {line}" for line in sheet.left or ["nothing"])


def _sizes(sheet: Sheet) -> list[str]:
    return list(dict.fromkeys(one.group.partition(" · ")[0] for one in sheet.of("queries")))


def _queries(sheet: Sheet, size: str) -> Iterator[str]:
    held = _by_query(sheet, size)
    engines = [name for name in ENGINES if any(name in row for row in held.values())]
    yield f"\n## Queries at {size} quads\n"
    yield "Milliseconds until the last row is read; × is the store's median over ours: above 1 we are quicker.\n"
    rows = [(query, *(_cell(row, name) for name in engines)) for query, row in held.items()]
    means = [("**geometric mean of ×**", *(_mean(held.values(), name) for name in engines))]
    for part, title in (("loading", "loading, s"), ("memory", "peak memory, MiB")):
        by = {one.name: one for one in sheet.of(part) if one.group == size}
        means.append((title, *(number(by[name].middle) if name in by else "" for name in engines)))
    yield from _table(("query", *engines), [*rows, *means])
    if size == _sizes(sheet)[-1]:
        yield f"\n≥: {LATE}. ![Ratios](results.svg)"


def _by_query(sheet: Sheet, size: str) -> dict[str, dict[str, Figure]]:
    held: dict[str, dict[str, Figure]] = {}
    for one in sheet.of("queries"):
        at, _, query = one.group.partition(" · ")
        if at == size:
            held.setdefault(query, {})[one.name] = one
    return held


def _cell(row: Mapping[str, Figure], name: str) -> str:
    if name not in row:
        return ""
    one, ratio = row[name], ratio_of(row, name)
    told = shown(one).removesuffix(" ms")
    if one.values and one.note:
        told += f" **≠ {one.note}**"
    return told if name == OURS or ratio is None else f"{told} · ×{number(ratio)}"


def limit_of(figure: Figure) -> float | None:
    """Milliseconds at which a query was given up; None where it was not."""
    return 1000 * float(figure.note[2:-2]) if not figure.values and figure.note.startswith("> ") else None


def ratio_of(row: Mapping[str, Figure], name: str) -> float | None:
    """The store's median over ours; what was given up counts as its limit; None where there is nothing to compare."""
    ours, other = row.get(OURS), row.get(name)
    if ours is None or other is None or not ours.values:
        return None
    middle = other.middle if other.values else limit_of(other)
    return middle / ours.middle if middle is not None and isfinite(middle) else None


def _mean(rows: Iterable[Mapping[str, Figure]], name: str) -> str:
    held = [row for row in rows if name in row]
    ratios = [ratio for row in held if (ratio := ratio_of(row, name)) is not None]
    if name == OURS or not ratios:
        return ""
    late = any(limit_of(row[name]) for row in held)
    return f"**{'≥ ' if late else ''}×{number(geometric(ratios))}** ({len(ratios)} of {len(held)})"


def _losses(sheet: Sheet) -> Iterator[str]:
    """Where another is quicker beyond the spread of both."""
    yield "\n## Where we lose\n"
    found = False
    for name in ENGINES:
        lost = [line for size in _sizes(sheet) for line in _lost(_by_query(sheet, size), size, name)]
        if lost:
            found = True
            yield f"- **{name}**: {'; '.join(lost)}. {CAUSES.get(name, '')}"
    if not found:
        yield "Nowhere beyond the spread."


def _lost(held: Mapping[str, Mapping[str, Figure]], size: str, name: str) -> Iterator[str]:
    for query, row in held.items():
        ratio = ratio_of(row, name)
        if ratio is not None and row[name].values and max(row[name].values) < min(row[OURS].values):
            yield f"{query} at {size} (×{number(ratio)})"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    yield from ("| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in rows)


def drawn(sheet: Sheet) -> bytes:
    """The ratios of the largest size as a small SVG: a group of bars a query."""
    from io import BytesIO  # noqa: PLC0415

    import matplotlib as mpl  # noqa: PLC0415

    mpl.use("svg")
    from matplotlib import pyplot as plt  # noqa: PLC0415

    from kg.figures import hangul  # noqa: PLC0415

    size = _sizes(sheet)[-1]
    held = _by_query(sheet, size)
    peers = [name for name in ENGINES if name != OURS and any(name in row for row in held.values())]
    with plt.rc_context():
        plt.rcParams.update(hangul() | {"svg.hashsalt": "bench"})  # type: ignore[arg-type]
        figure, axes = plt.subplots(figsize=(9, 0.42 * len(held) + 1.2), layout="constrained")
        for place, name in enumerate(peers):
            widths = [ratio_of(row, name) or float("nan") for row in held.values()]
            axes.barh([at + 0.27 * (place - 1) for at in range(len(held))], widths, 0.25, label=name, left=0)
        axes.set_yticks(range(len(held)), list(held))
        axes.invert_yaxis()
        axes.set_xscale("log")
        axes.axvline(1, color="black", linewidth=0.8)
        axes.set_xlabel(f"median ÷ ours, {size} quads (right of 1: we are quicker)")
        axes.legend(loc="best", fontsize="small")
        out = BytesIO()
        figure.savefig(out, format="svg", metadata={"Date": None})
        plt.close(figure)
    return out.getvalue()
