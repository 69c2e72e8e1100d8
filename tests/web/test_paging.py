"""Pages of rows, and facets with their counts."""

from __future__ import annotations

from kg.pages import Row
from kg.web.paging import faceted, matching, values

ROWS: list[Row] = [
    {"label": "가람시", "sido": ["마루도"], "year": 2017},
    {"label": "나래군", "sido": ["마루도"], "year": 2018},
    {"label": "다온 구", "sido": ["해안도", "바다도"], "year": 2018},
]


def test_a_facet_counts_what_the_others_leave() -> None:
    kept, facets = faceted(ROWS, {"sido": ["마루도"], "year": ["2018"]}, values)
    assert [row["label"] for row in kept] == ["나래군"]
    assert {(one["value"], one["count"], one["chosen"]) for one in facets["sido"]} == {
        ("마루도", 1, True),
        ("바다도", 1, False),
        ("해안도", 1, False),
    }
    assert {(one["value"], one["count"]) for one in facets["year"]} == {("2017", 1), ("2018", 1)}


def test_a_value_that_nothing_has_is_told_with_none() -> None:
    kept, facets = faceted(ROWS, {"year": ["1999"]}, values)
    assert kept == []
    assert {"value": "1999", "count": 0, "chosen": True} in facets["year"]


def test_names_match_whatever_their_spacing() -> None:
    assert [row["label"] for row in matching(ROWS, "다온구", "label")] == ["다온 구"]
    assert matching(ROWS, "", "label") == ROWS
    assert matching(ROWS, "없음", "label") == []
