"""The page of results: ratios, what was given up, where we lose, and a second run held against the first."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.__main__ import parsed, size
from bench.records import Figure, Sheet, again, geometric, number, shown
from bench.report import drawn, written


def figure(query: str, name: str, *values: float, note: str = "") -> Figure:
    return Figure("queries", f"10,000 · {query}", name, "ms", values, note)


FIGURES = [
    figure("easy", "embedded", 1, 2, 3),
    figure("easy", "rdflib", 20, 30),
    figure("easy", "Virtuoso 7", 0.5, 0.5),
    figure("hard", "embedded", 10, 10, 10),
    figure("hard", "rdflib", note="> 60 s"),
    figure("hard", "Virtuoso 7", note="the server could not answer"),
    Figure("loading", "10,000", "rdflib", "s", (7.5,)),
    Figure("opening", "import rdflib", "time", "ms", (90, 100, 120)),
]


@pytest.fixture
def sheet() -> Sheet:
    return Sheet({"memory": "24 GiB"}, "python -m bench", FIGURES, ["5,000,000 quads: `--full`"])


def row(page: str, begins: str) -> list[str]:
    (line,) = (line for line in page.splitlines() if line.startswith(f"| {begins}"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_medians_with_their_spread_and_ratios(sheet: Sheet) -> None:
    page = written(sheet)
    assert row(page, "query") == ["query", "embedded", "rdflib", "Virtuoso 7"]
    assert row(page, "easy") == ["easy", "2 (1–3)", "25 (20–30) · ×12.5", "0.5 (0.5–0.5) · ×0.25"]
    assert row(page, "loading") == ["loading, s", "", "7.5", ""]
    assert row(page, "import rdflib") == ["import rdflib", "time", "100 (90–120) ms", ""]


def test_what_was_given_up_counts_as_its_limit_and_what_failed_not_at_all(sheet: Sheet) -> None:
    page = written(sheet)
    assert row(page, "hard") == ["hard", "10 (10–10)", "> 60 s · ×6,000", "the server could not answer"]
    assert row(page, "**geometric")[2:] == ["**≥ ×274** (2 of 2)", "**×0.25** (1 of 2)"]


def test_where_another_is_quicker_is_named_with_a_cause(sheet: Sheet) -> None:
    page = written(sheet)
    (line,) = (line for line in page.splitlines() if line.startswith("- **"))
    assert line.startswith("- **Virtuoso 7**: easy at 10,000 (×0.25).")
    assert "columns" in line
    sheet.figures = [one for one in FIGURES if one.name != "Virtuoso 7"]
    assert "Nowhere beyond the spread." in written(sheet)


def test_other_rows_than_ours_are_told(sheet: Sheet) -> None:
    sheet.figures = [figure("easy", "embedded", 1), figure("easy", "rdflib", 2, note="7 rows")]
    assert row(written(sheet), "easy")[2] == "2 ms **≠ 7 rows** · ×2".replace(" ms", "")


def test_the_machine_and_what_was_left_out(sheet: Sheet) -> None:
    page = written(sheet)
    assert row(page, "memory") == ["memory", "24 GiB"]
    assert "- 5,000,000 quads: `--full`" in page.splitlines()


def test_the_plot_is_the_same_each_time_and_small(sheet: Sheet) -> None:
    picture = drawn(sheet)
    assert picture == drawn(sheet)
    assert picture.startswith(b"<?xml")
    assert len(picture) < 200_000


def test_kept_and_read_again(sheet: Sheet, tmp_path: Path) -> None:
    sheet.save(tmp_path / "results.json")
    assert Sheet.load(tmp_path / "results.json") == sheet


def test_a_second_run_is_held_against_the_spread_of_the_first() -> None:
    now = [
        figure("easy", "embedded", 2.9, 3, 9),
        figure("easy", "rdflib", 31),
        figure("hard", "rdflib", note="> 60 s"),
        figure("new", "rdflib", 1),
    ]
    head, *outside = again(FIGURES, now)
    assert head == "2 of 3 medians within the spread of the run before"
    assert outside == ["  queries · 10,000 · easy · rdflib: 25 (20–30) ms before, 31 ms now"]
    assert not figure("easy", "rdflib", 25).holds(figure("easy", "rdflib", note="> 60 s"))


def test_figures_as_they_are_shown() -> None:
    assert [number(value) for value in (0, 0.01234, 1.5, 99.94, 1234.5)] == ["0", "0.0123", "1.5", "99.9", "1,234"]
    assert shown(figure("easy", "rdflib", note="> 60 s")) == "> 60 s"
    assert geometric([2, 8]) == pytest.approx(4)


def test_sizes_and_parts_are_chosen() -> None:
    assert [size(text) for text in ("10k", "5M", "250")] == [10_000, 5_000_000, 250]
    chosen = parsed(["--sizes", "10k,1M", "--parts", "queries"])
    assert (chosen.sizes, chosen.parts) == ([10_000, 1_000_000], ["queries"])
    assert 5_000_000 in parsed(["--full"]).sizes
    assert 5_000_000 not in parsed([]).sizes
    with pytest.raises(SystemExit):
        parsed(["--parts", "nothing"])
