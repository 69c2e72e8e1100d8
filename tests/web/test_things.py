"""The pages of things, against the graph that was shipped: the page says what its JSON says, and leads to the words."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from kg.model.iri import Minter
from kg.web.links import path, source
from kg.workspace import Workspace
from tests.web.reading import Reading

MINT = Minter()
IKSAN = path(MINT.municipality("iksan-si").value)
TEAM = path(MINT.program("", key="customised-welfare-team").value)


def test_a_municipality(pages: TestClient) -> None:
    page, data = pages.get(IKSAN), pages.get(f"{IKSAN}.json").json()
    assert data["label"] == "익산시"
    assert [row["grade"] for row in data["awards"]] == ["최우수", "대상", "최우수"]
    links = Reading(page.text).links
    for section in ("awards", "programs", "partners", "figures", "cases", "findings"):
        for row in data[section]:
            assert source(row) in links
    for row in data["programs"]:
        assert path(row["thing"]) in links
    assert "50,000,000원" in page.text
    assert "Iksan-si" in page.text


def test_names_through_time(pages: TestClient) -> None:
    held = pages.get(f"{IKSAN}.json").json()["names through time"]
    assert [(row["sido"], row["from"]) for row in held] == [
        ("전라북도", "1995-05-10"),
        ("전북특별자치도", "2024-01-18"),
    ]


def test_words_about_similar_ones_are_no_evidence_of_it(pages: TestClient) -> None:
    data = pages.get("/id/municipality/suncheon-si.json").json()
    cited = {(one["document"], one["start"], one["end"]) for one in data["cite"]["sources"]}
    own = {(row["document"], row["start"], row["end"]) for row in data["cases"]}
    assert own <= cited
    others = pages.get("/id/municipality/osan-si.json").json()["cases"]
    assert not cited & {(row["document"], row["start"], row["end"]) for row in others}


def test_similar_ones_come_with_reasons_that_lead_to_words(pages: TestClient) -> None:
    data, links = pages.get(f"{IKSAN}.json").json(), Reading(pages.get(IKSAN).text).links
    near = data["similar"]["neighbours"]
    assert 0 < len(near) <= 5
    for one in near:
        assert path(one["municipality"]) in links
        assert one["why"]
        assert all(source(said) in links for said in (*one["why"][0]["here"], *one["why"][0]["there"]))


def test_what_is_not_told_is_never_told_as_not_done(pages: TestClient) -> None:
    lone = path(MINT.municipality("dong-gu-daegu").value)
    page = pages.get(lone).text
    assert page.count("이 자료에는 언급 없음") >= 4
    assert pages.get(f"{lone}.json").json().get("programs") is None
    assert "Not mentioned in this data" in pages.get(lone, params={"lang": "en"}).text
    pages.get("/about?lang=ko")


def test_a_program(pages: TestClient) -> None:
    page, data = pages.get(TEAM).text, pages.get(f"{TEAM}.json").json()
    towns = {row["whose"] for row in data["run by"]}
    assert len(towns) > 3
    links = Reading(page).links
    assert all(path(town) in links for town in towns)
    assert "전국 사업" in page
    assert "처음 적힌 해 2017" in page
    assert all(source(row) in links for key in ("run by", "partners", "figures") for row in data[key])


def test_an_organisation_leads_to_municipalities_and_programs(pages: TestClient) -> None:
    here = path(MINT.organisation("", key="postal-carrier").value)
    data, links = pages.get(f"{here}.json").json(), Reading(pages.get(here).text).links
    assert data["kind"] == "organisation"
    assert IKSAN in links
    assert all(path(row["thing"]) in links for row in data["works with"] if row["thing"])


def test_a_division_and_its_field(pages: TestClient, shipped: Workspace) -> None:
    (only,) = shipped.show("찾아가는 복지서비스 제공")
    here = path(only.iri)
    data, page = pages.get(f"{here}.json").json(), Reading(pages.get(here).text)
    assert len(data["awards"]) == 33
    assert {row["field"] for row in data["field over the years"]} == {"찾아가는 보건복지서비스 제공"}
    assert all(source(row) in page.links for row in (*data["awards"], *data["field over the years"]))


def test_an_award_and_a_case_have_a_page(pages: TestClient) -> None:
    held = pages.get(f"{IKSAN}.json").json()
    for row in (held["awards"][0], held["cases"][0], held["figures"][0]):
        page = pages.get(path(row["fact"]))
        assert page.status_code == 200
        assert source(row) in Reading(page.text).links


def test_words_lead_into_their_document(pages: TestClient) -> None:
    row = pages.get(f"{IKSAN}.json").json()["awards"][0]
    name = f"{row['start']}-{row['end']}"
    answer = pages.get(f"/id/words/{row['document']}/{name}", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == source(row)


def test_a_name_leads_to_its_page(pages: TestClient) -> None:
    answer = pages.get("/show", params={"name": "익산"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, IKSAN)


def test_a_name_of_several_offers_them(pages: TestClient) -> None:
    data = pages.get("/show.json", params={"name": "서구"}).json()
    page = pages.get("/show", params={"name": "서구"})
    assert len(data["found"]) > 1
    assert page.status_code == 200
    assert {path(one["iri"]) for one in data["found"]} <= set(Reading(page.text).links)


def test_a_misspelt_name_offers_the_nearest(pages: TestClient) -> None:
    page = pages.get("/show", params={"name": "익산사"})
    assert page.status_code == 404
    assert "익산시" in page.text


@pytest.mark.parametrize("iri", ["/id/municipality/nowhere", "/id/", "/id/%00", "/id/a/../../etc/passwd", "/id/<b>"])
def test_what_is_not_there_is_not_found(pages: TestClient, iri: str) -> None:
    answer = pages.get(iri)
    assert 400 <= answer.status_code < 500
    assert "<b>" not in answer.text.replace("</b>", "").partition("<main")[2].replace('<b class="', "")


@pytest.mark.parametrize(
    ("at", "ways"),
    [
        ("/id/municipality/iksan-si", {"/network", "/map", "/awards", "/compare", "/similar"}),
        ("/id/program/customised-welfare-team", {"/network", "/map", "/charts"}),
        ("/id/organisation/postal-carrier", {"/network"}),
    ],
)
def test_a_thing_leads_to_where_it_is_drawn(pages: TestClient, at: str, ways: set[str]) -> None:
    links = [link for link in Reading(pages.get(at).text).links if "?" in link and not link.startswith("/id/")]
    drawn = {link.partition("?")[0]: link for link in links if link.partition("?")[0] in ways}
    assert drawn.keys() == ways
    for link in drawn.values():
        assert pages.get(link).status_code == 200, link


def test_a_division_leads_to_its_map_of_its_year(pages: TestClient) -> None:
    (first, *_) = pages.get("/divisions.json").json()["rows"]
    links = Reading(pages.get(path(first["thing"])).text).links
    (drawn,) = [link for link in links if link.startswith("/map?")]
    assert "year=2017" in drawn
    assert any(region["value"] for region in pages.get(drawn.replace("/map?", "/map.json?")).json()["regions"])
