"""Home, lists, findings, comparison, similar ones and the page about the data: each page against its JSON."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from kg.model.iri import Minter
from kg.web.links import path, source
from kg.workspace import Workspace
from tests.web.reading import Reading

IKSAN = Minter().municipality("iksan-si").value


def test_the_first_page_counts_what_there_is_and_leads_on(pages: TestClient, shipped: Workspace) -> None:
    data, page = pages.get("/index.json").json(), pages.get("/")
    assert data["counts"] == shipped.info().counts
    assert data["years"] == [{"year": 2017, "awards": 113}]
    links = Reading(page.text).links
    for one in data["divisions"]:
        assert path(one["thing"]) in links
    assert sum(link.startswith("/municipalities?sido=") for link in links) == len(data["provinces"]) > 10
    assert sum(link.startswith("/programs?type=") for link in links) == len(data["types"]) > 5
    assert page.text.index("<input") < page.text.index("<h2")


@pytest.mark.parametrize("kind", ["municipalities", "programs", "organisations", "divisions"])
def test_a_list_leads_to_each_thing(pages: TestClient, kind: str) -> None:
    data, page = pages.get(f"/{kind}.json").json(), Reading(pages.get(f"/{kind}").text)
    assert data["total"] > 4
    assert len({row["thing"] for row in data["rows"]}) == len(data["rows"])
    assert all(path(row["thing"]) in page.links for row in data["rows"])


def test_a_list_is_narrowed_by_facets_and_by_name(pages: TestClient) -> None:
    teams = pages.get("/programs.json?type=team").json()
    assert 0 < teams["total"] < pages.get("/programs.json").json()["total"]
    assert all("team" in row["type"] for row in teams["rows"])
    assert [row["label"] for row in pages.get("/municipalities.json?q=익산").json()["rows"]] == ["익산시"]
    assert "모두 보기" in pages.get("/municipalities?q=없는곳").text


def test_pages_of_a_list_hold_each_row_once(pages: TestClient) -> None:
    first, second = (pages.get(f"/municipalities.json?page={n}").json() for n in (1, 2))
    seen = [row["thing"] for held in (first, second) for row in held["rows"]]
    assert len(seen) == len(set(seen)) == first["total"]
    assert pages.get("/municipalities.json?page=999").json()["page"] == first["pages"]
    assert pages.get("/municipalities?page=x").status_code == 400


def test_findings_are_narrowed_and_lead_to_their_words(pages: TestClient, shipped: Workspace) -> None:
    data = pages.get("/findings.json").json()
    assert data["total"] == len(shipped.findings())
    assert data["rows"][0]["severity"] == "high"
    links = Reading(pages.get("/findings").text).links
    assert all(source(row) in links for row in data["rows"])
    high = pages.get("/findings.json?severity=high&kind=sum").json()
    assert {(row["severity"], row["kind"]) for row in high["rows"]} <= {("high", "sum")}
    one = pages.get("/findings?severity=high").text
    assert "적힌 값" in one
    assert "Computed" in pages.get("/findings?lang=en").text
    pages.get("/findings?lang=ko")


def test_todays_province_has_the_name_of_then_beside_it(pages: TestClient) -> None:
    rows = {row["label"]: row for row in pages.get("/municipalities.json", params={"q": "산"}).json()["rows"]}
    assert [(rows[name]["sido"], rows[name]["then"]) for name in ("광산구", "익산시", "연제구") if name in rows] == [
        (["전남광주통합특별시"], "광주광역시"),
        (["전북특별자치도"], "전라북도"),
    ]
    held = pages.get("/municipalities.json", params={"q": "부산"}).json()["rows"]
    assert {row["then"] for row in held} == {""}
    text = pages.get("/municipalities", params={"q": "광산구"}).text
    assert "당시 <bdi>광주광역시</bdi>" in text
    assert "이름과 시도는 오늘의 것" in text


def test_readers_of_english_are_told_grades_and_trust_in_english_first(pages: TestClient) -> None:
    rows = pages.get("/findings.json").json()["rows"]
    advised = [row for row in rows if row["trust"]]
    assert advised
    assert all(row["trusted"] for row in advised)
    for address, before, beside in (
        ("/findings", advised[0]["trusted"], advised[0]["trust"]),
        ("/id/municipality/iksan-si", "Grand prize", "대상"),
        ("/compare?with=익산시&with=순천시", "Grand prize", "대상"),
        ("/awards", "Top excellence", "최우수"),
    ):
        english = pages.get(address + ("&" if "?" in address else "?") + "lang=en").text
        text = " ".join(unescape(re.sub("<[^>]+>", "", english)).split())
        pages.cookies.clear()
        assert f"{before} ({beside})" in text or f"{before} {beside}" in text, address
        assert before not in pages.get(address).text, address


def test_two_side_by_side(pages: TestClient) -> None:
    data = pages.get("/compare.json", params={"with": ["익산시", "순천시"]}).json()
    assert [column["label"] for column in data["columns"]] == ["익산시", "순천시"]
    shared = [line for line in data["tables"]["programs"] if line["shared"]]
    assert shared
    assert all(all(line["cells"]) for line in shared)
    assert all(sum(map(bool, line["cells"])) == 1 for line in data["tables"]["programs"] if not line["shared"])
    page = pages.get("/compare", params={"with": ["익산시", "순천시"]}).text
    links = Reading(page).links
    assert all(source(row) in links for line in shared for cell in line["cells"] for row in cell)
    assert "언급 없음" in page
    assert "다른 곳에 없다는 뜻은 아닙니다" in page


def test_the_same_twice_is_one_and_too_many_are_cut(pages: TestClient) -> None:
    assert len(pages.get("/compare.json?with=익산시&with=익산").json()["columns"]) == 1
    many = pages.get("/compare.json?with=익산시&with=순천시&with=전주시&with=부산광역시&with=서울특별시").json()
    assert many["more"] is True
    assert len(many["columns"]) == 4


def test_a_name_of_several_or_of_none_is_helped(pages: TestClient) -> None:
    page = pages.get("/compare", params={"with": ["서구", "익사시"]})
    assert page.status_code == 200
    links = Reading(page.text).links
    assert any(link.startswith("/compare?with=https%3A%2F%2Fw3id.org") for link in links) or any(
        "municipality" in link and link.startswith("/compare?") for link in links
    )
    assert "이 자료에 없습니다" in page.text


def test_similar_ones_add_up_and_lead_to_words(pages: TestClient) -> None:
    data, page = pages.get("/similar.json?name=익산시").json(), pages.get("/similar?name=익산시").text
    assert data["municipality"] == IKSAN
    for one in data["neighbours"]:
        assert one["score"] == pytest.approx(sum(reason["weight"] for reason in one["why"]), abs=1e-4)
    said = data["neighbours"][0]["why"][0]["here"][0]
    assert source(said) in Reading(page).links
    assert pages.get("/similar?name=서구").status_code == 400
    assert pages.get("/similar?name=없는곳").status_code == 404
    assert pages.get("/similar").status_code == 400


def test_what_the_data_cannot_say_is_said(pages: TestClient, shipped: Workspace) -> None:
    data, page = pages.get("/about.json").json(), pages.get("/about").text
    assert data["data"] == shipped.view.manifest.version
    assert data["triples"] == len(shipped.view)
    for told in ("상을 받은 곳만", "적히지 않음은 없음이 아닙니다", data["data"]):
        assert told in page
