"""What makes an answer findable again."""

from __future__ import annotations

from kg.web.cite import cited
from kg.web.render import environment, say
from kg.workspace import Workspace

ADDRESS = "https://kg.example.org/show?name=순천시"


def test_it_names_version_query_and_each_place_once(shipped: Workspace) -> None:
    rows = [row for row in shipped.table("awards") if row["year"] == 2017][:3]
    told = cited(shipped, ADDRESS, "SELECT * {}", [*rows, *rows, {"x": 1}])
    assert told["version"] == shipped.info().data
    assert str(told["version"]) in str(told["text"])
    assert ADDRESS in str(told["text"])
    places = told["sources"]
    assert isinstance(places, list)
    spans = {(row["start"], row["end"]) for row in rows}
    assert {(place["start"], place["end"]) for place in places} == spans
    assert len(places) == len(spans)


def test_of_many_places_it_names_some_and_counts_the_rest(shipped: Workspace) -> None:
    told = cited(shipped, ADDRESS, rows=({"document": "a", "start": i, "end": i + 1} for i in range(150)))
    assert isinstance(told["sources"], list)
    assert (len(told["sources"]), told["more"]) == (100, 50)


def test_the_block_shows_it_and_escapes_it(shipped: Workspace) -> None:
    told = cited(shipped, "https://x/<script>", "ASK { <a:b> ?p '&' }", [{"document": "<b>.txt", "start": 1, "end": 2}])
    template = environment().from_string('{% from "cite.html" import cite %}{{ cite(one, lang, say) }}')
    shown = template.render(one=told, lang="en", say=say)
    assert "Cite this" in shown
    assert "&lt;b&gt;.txt:1-2" in shown
    assert "<script>" not in shown
    assert "&lt;a:b&gt;" in shown
