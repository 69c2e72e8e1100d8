"""What makes an answer findable again."""

from __future__ import annotations

from datetime import date

from starlette.testclient import TestClient

from kg.web.cite import Citation
from kg.web.render import environment, say
from kg.workspace import Workspace

DAY = date(2026, 11, 22)
ADDRESS = "https://kg.example.org/show?name=%EC%88%9C%EC%B2%9C%EC%8B%9C"


def test_it_names_version_day_and_address() -> None:
    told = Citation("순천시", ADDRESS, "abc123", DAY).text()
    assert all(part in told for part in ("순천시", "abc123", "2026-11-22", ADDRESS))


def test_each_place_is_named_once_however_deep(shipped: Workspace) -> None:
    rows = [row for row in shipped.table("awards") if row["year"] == 2017][:3]
    told = Citation("x", ADDRESS, "v", DAY).json({"a": [{"b": rows}, rows], "c": {"document": "only a name"}})
    places = told["sources"]
    assert isinstance(places, list)
    spans = {(row["start"], row["end"]) for row in rows}
    assert {(place["start"], place["end"]) for place in places} == spans
    assert len(places) == len(spans)


def test_of_many_places_it_names_some_and_counts_the_rest() -> None:
    told = Citation("x", ADDRESS, "v", DAY).json([{"document": "a", "start": i, "end": i + 1} for i in range(150)])
    assert isinstance(told["sources"], list)
    assert (len(told["sources"]), told["more"]) == (100, 50)


def test_bibtex_obeys_nothing_in_the_title() -> None:
    told = Citation("50% of {a} & \\b_1 #2\n$~^", ADDRESS, "abc", DAY).bibtex()
    assert r"50\% of \{a\} \& \textbackslash{}b\_1 \#2 \$\textasciitilde{}\textasciicircum{}" in told
    assert told.startswith("@misc{welfare-kg-abc,\n")
    assert f"url = {{{ADDRESS}}}" in told
    held = told.replace("\\{", "").replace("\\}", "")
    assert held.count("{") == held.count("}")


def test_the_block_shows_it_and_escapes_it() -> None:
    place = {"document": "<b>.txt", "start": 1, "end": 2}
    told = Citation("<script>", "https://x/<script>", "v", DAY, "ASK { <a:b> ?p '&' }").json([place])
    template = environment().from_string('{% from "cite.html" import cite %}{{ cite(one, lang, say) }}')
    shown = template.render(one=told, lang="en", say=say)
    assert "Cite this" in shown
    assert "&lt;b&gt;.txt:1-2" in shown
    assert "<script>" not in shown
    assert "&lt;a:b&gt;" in shown


def test_every_page_with_an_answer_tells_how_it_is_cited(pages: TestClient, shipped: Workspace) -> None:
    version = shipped.info().data
    for path in (
        "/search?q=우체통",
        "/id/municipality/iksan-si",
        "/findings",
        "/query?example=awarded-twice",
        "/charts",
    ):
        page = pages.get(path)
        assert version in page.text.partition('id="cite-bibtex"')[2], path
        twin = pages.get(path.replace("?", ".json?") if "?" in path else f"{path}.json").json()
        assert twin["cite"]["version"] == version, path
        assert twin["cite"]["address"].partition("?")[0].endswith(path.partition("?")[0]), path
    assert 'id="cite-text"' not in pages.get("/about").text


def test_the_address_forgets_how_one_looked(pages: TestClient) -> None:
    told = pages.get("/findings.json?page=2&lang=en&q=").json()["cite"]
    assert told["address"].endswith("/findings?page=2")
    assert pages.get("/search.json?q=우체통").json()["cite"]["sources"]
