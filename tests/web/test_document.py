"""The document page: the text as it is, every fact in place; long ones in parts; the list of documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.drafting import Tools
from kg.model.iri import Minter
from kg.web import links
from kg.web.app import create
from kg.web.site import Site
from kg.workspace import Workspace
from tests.web.conftest import LONG, NASTY, SCRIPT, TURNED
from tests.web.reading import Reading

NAME = "2017-12-11-welfare-administration-awards.txt"
HERE = links.document(NAME)


def test_the_whole_text_is_there_as_it_was_read(pages: TestClient, shipped: Workspace) -> None:
    data = pages.get(f"{HERE}.json").json()
    assert data["text"] == shipped.source(NAME)
    assert (data["part"], data["parts"], data["offset"]) == (1, 1, 0)


def test_every_fact_has_an_entry_and_every_entry_its_words(pages: TestClient) -> None:
    data, page = pages.get(f"{HERE}.json").json(), Reading(pages.get(HERE).text)
    assert len(data["entries"]) > 500
    for entry in data["entries"]:
        place = f"{entry['start']}-{entry['end']}"
        assert f"#c{place}" in page.links
        assert page.words(f"c{place}") == "".join(entry["exact"].split())
        assert f"e{place}" in page.texts
        assert all(fact["kind"] and fact["fact"] for fact in entry["facts"])


def test_an_award_rests_on_its_division_grade_and_prize_too(pages: TestClient, shipped: Workspace) -> None:
    text = shipped.source(NAME)
    entries = pages.get(f"{HERE}.json").json()["entries"]
    (first, *_) = [entry for entry in entries if any(fact["kind"] == "awards" for fact in entry["facts"])]
    assert [text[start:end] for start, end in first["with"]] == ["’16년\n시행결과", "대상(4)", "(시도1)", "각 4천만원"]
    page = Reading(pages.get(HERE).text)
    assert {f"c{start}-{end}" for entry in entries for start, end in entry["with"]} <= set(page.anchors())


def test_the_text_leads_to_the_entries(pages: TestClient) -> None:
    page = Reading(pages.get(HERE).text)
    led = {link[1:] for link in page.links if link.startswith("#e")}
    assert len(led) > 400
    assert led <= set(page.texts)


def test_counts_are_those_of_the_tables(pages: TestClient, shipped: Workspace) -> None:
    counts = pages.get(f"{HERE}.json").json()["counts"]
    assert counts["awards"] == len(shipped.table("awards"))
    assert counts["figures"] == len(shipped.table("quantities"))
    assert counts["findings"] == len(shipped.table("findings"))


def test_kinds_are_hidden_and_shown_without_a_script(pages: TestClient) -> None:
    sheet = pages.get("/static/site.css").text
    for kind, count in pages.get(f"{HERE}.json").json()["counts"].items():
        assert f"#show-{kind}:not(:checked)" in sheet
        assert (f'id="show-{kind}"' in pages.get(HERE).text) is bool(count)


@pytest.fixture(scope="module")
def long(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A document of which the second part begins within a line."""
    folder = tmp_path_factory.mktemp("long")
    line = "." * 99 + "\n"  # which takes the reader no time
    body = line * (links.PART // len(line) + 3)
    text = (
        f"2019년 복지행정상 결과\n\n{body}\n□ 울산 남구는 ‘이웃 살피미 사업’을 추진하여 취약계층 12명을 지원하였다.\n"
    )
    (folder / "long.txt").write_text(text, encoding="utf-8")
    workspace = Workspace(folder / "home")
    list(workspace.build([Path(folder / "long.txt")], tools))
    return workspace


def test_a_long_document_comes_in_parts_and_words_know_theirs(long: Workspace) -> None:
    text = long.source("long.txt")
    (row,) = [row for row in long.table("programs") if row["program"] == "이웃 살피미 사업"]
    address = links.source(row)
    with TestClient(create(Site(long.path)), headers={"accept": "text/html"}) as client:
        whole = client.get(f"{links.document('long.txt')}.json").json()
        page = Reading(client.get(address).text)
    assert whole["parts"] == 2
    assert text.startswith(whole["text"])
    assert "?part=2#c" in address
    assert page.words(address.partition("#")[2]) == "이웃살피미사업"


def test_a_hostile_document_is_shown_as_text(nasty: Workspace, nastypages: TestClient) -> None:
    client = nastypages
    (entry,) = nasty.view.manifest.documents
    address = links.path(Minter().document(entry.name).value)
    page, data = client.get(address), client.get(f"{address}.json").json()
    read = Reading(page.text)
    assert read.tags.count("script") == 2
    assert "<b>이름" not in page.text
    assert data["text"] == NASTY
    for told in (SCRIPT, TURNED, LONG):
        assert told in data["text"]
    assert SCRIPT not in page.text
    assert all(read.words(f"c{e['start']}-{e['end']}") == "".join(e["exact"].split()) for e in data["entries"])
    assert data["entries"]


def test_the_list_of_documents(pages: TestClient) -> None:
    data = pages.get("/documents.json").json()
    (row,) = data["rows"]
    assert (row["document"], row["year"], row["type"], row["awards"]) == (NAME, "2017", "txt", 113)
    assert HERE in Reading(pages.get("/documents").text).links
    assert pages.get("/documents.json?year=1999").json()["rows"] == []
    assert "모두 보기" in pages.get("/documents?q=zzz").text
