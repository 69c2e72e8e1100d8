"""The measured figures that the explorer shows."""

from __future__ import annotations

import json

import pytest

from bench.figures import FILE, _row


def test_the_file_holds_both_sets_whole() -> None:
    told = json.loads(FILE.read_text(encoding="utf-8"))
    assert [row["kind"] for row in told["release"]] == ["awards", "cases", "programs", "organisations", "quantities"]
    assert [row["kind"] for row in told["articles"]] == ["awards", "programs", "organisations"]
    for row in (*told["release"], *told["articles"]):
        assert row == _row(
            row["kind"], (row["found"], row["wanted"]), (row["right"], row["listed"]) if row["listed"] else None
        )
        assert 0 < row["found"] <= row["wanted"]
    assert len(told["reader"]) == 16


def test_shares_are_of_the_whole() -> None:
    row = _row("x", (1, 3), (0, 0))
    assert (row["recall"], row["precision"]) == (pytest.approx(0.333), 1.0)
    assert _row("x", (0, 1))["precision"] is None
