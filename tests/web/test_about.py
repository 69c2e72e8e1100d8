"""What the explorer says of its own quality."""

from __future__ import annotations

import json

from starlette.testclient import TestClient

from kg.background import fingerprint
from kg.model.shipped import folder
from tests.web.reading import Reading


def test_the_figures_are_those_that_were_measured(pages: TestClient) -> None:
    measured = json.loads((folder("data") / "quality.json").read_text(encoding="utf-8"))
    page, told = Reading(pages.get("/about").text), pages.get("/about.json").json()
    assert [one["rows"] for one in told["quality"]["sets"]] == [measured["release"], measured["articles"]]
    assert told["quality"]["current"] is (measured["reader"] == fingerprint())
    for row in (*measured["release"], *measured["articles"]):
        assert f"{row['recall']:.3f} {row['found']}/{row['wanted']}" in " ".join(page.texts["page-content"].split())
    assert page.tags.count("table") == 2


def test_it_says_that_only_winners_are_told(pages: TestClient) -> None:
    assert "상을 받은 곳만 적혀 있습니다" in pages.get("/about").text
    english = pages.get("/about?lang=en").text
    assert "Winners only." in english
    assert "no list of who applied" in english
    pages.cookies.clear()
