"""What a benchmark found: figures with their spread, kept as JSON, so that a later run can be held against an earlier one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from math import inf
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: the median of repeated runs, and between what they lay.

    Attributes:
        part: of the benchmark (``queries``).
        group: what was done (``1,000,000 · awards-of``).
        name: who did it (``rdflib``).
        unit: of the values.
        values: one a run; empty where there is none, and ``note`` says why.
        note: what is to be known of it.
    """

    part: str
    group: str
    name: str
    unit: str
    values: tuple[float, ...] = ()
    note: str = ""

    @property
    def middle(self) -> float:
        """The median; infinite where it did not end."""
        return median(self.values) if self.values else inf

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same figure in another run."""
        return self.part, self.group, self.name, self.unit

    def holds(self, other: Figure) -> bool:
        """Whether the other run's median lies within the spread of this one."""
        if not self.values or not other.values:
            return not self.values and not other.values
        return min(self.values) <= other.middle <= max(self.values)


@dataclass(slots=True)
class Sheet:
    """All that one run found.

    Attributes:
        machine: on what, with what, how busy.
        command: that made it.
        left: what was left out, and why.
    """

    machine: Mapping[str, str]
    command: str
    figures: list[Figure] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def of(self, part: str) -> list[Figure]:
        """The figures of a part."""
        return [figure for figure in self.figures if figure.part == part]

    def save(self, file: Path) -> None:
        """As JSON."""
        held = asdict(self)
        for figure in held["figures"]:
            figure["values"] = [float(f"{value:.4g}") for value in figure["values"]]
        file.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    @staticmethod
    def load(file: Path) -> Sheet:
        """From its file."""
        held = json.loads(file.read_text(encoding="utf-8"))
        figures = [Figure(**{**row, "values": tuple(row["values"])}) for row in held.pop("figures")]
        return Sheet(**held, figures=figures)


def again(before: Iterable[Figure], after: Iterable[Figure]) -> Iterator[str]:
    """Which medians of a second run fall outside the spread of the first, and of how many."""
    known = {figure.key: figure for figure in before}
    pairs = [(known[figure.key], figure) for figure in after if figure.key in known]
    outside = [(one, other) for one, other in pairs if not one.holds(other)]
    yield f"{len(pairs) - len(outside)} of {len(pairs)} medians within the spread of the run before"
    for one, other in outside:
        yield f"  {one.part} · {one.group} · {one.name}: {shown(one)} before, {shown(other)} now"


def shown(figure: Figure) -> str:
    """``12.3 (11.9–14.0) ms``, or why there is nothing."""
    if not figure.values:
        return figure.note
    low, high = min(figure.values), max(figure.values)
    spread = f" ({number(low)}–{number(high)})" if len(figure.values) > 1 else ""
    return f"{number(figure.middle)}{spread} {figure.unit}".strip()


def number(value: float) -> str:
    """Three digits that count."""
    if value == 0 or value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def geometric(ratios: Sequence[float]) -> float:
    """The geometric mean; infinite for none."""
    from math import exp, fsum, log  # noqa: PLC0415

    return exp(fsum(map(log, ratios)) / len(ratios)) if ratios else inf
