"""The search page: hits with their reasons and words, facets, suggestions, and states that help."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from kg.model.iri import Minter
from kg.web.links import path, source
from tests.web.reading import Reading


def test_without_a_question_it_suggests_some(pages: TestClient) -> None:
    data, links = pages.get("/search.json").json(), Reading(pages.get("/search").text).links
    assert data["rows"] == []
    assert len(data["examples"]) == 3
    assert sum(link.startswith("/search?q=") for link in links) == 3


def test_hits_lead_to_their_words_and_say_why(pages: TestClient) -> None:
    data, found = pages.get("/search.json?q=우체통").json(), pages.get("/search?q=우체통").text
    assert "우체통" in data["rows"][0]["text"]
    assert "<mark>우체통</mark>" in found
    links = Reading(found).links
    assert all(source(hit["words"]) in links for hit in data["rows"])
    page = Reading(pages.get(source(data["rows"][0]["words"])).text)
    assert "우체통" in page.words(source(data["rows"][0]["words"]).partition("#")[2])
    assert data["rows"][0]["why"]["lexical"]["rank"] == 1
    assert "말로: 1위" in found


def test_facets_narrow_and_can_be_left(pages: TestClient) -> None:
    whole = pages.get("/search.json?q=우체통").json()
    assert {facet for facet, held in whole["facets"].items() if held} == {"year", "sido", "division", "grade", "type"}
    narrow = pages.get("/search.json", params={"q": "우체통", "sido": "전라남도"}).json()
    assert narrow["rows"][0]["sido"] == "전라남도"
    assert {row["sido"] for row in narrow["rows"]} <= {"전라남도", ""}, (
        "a passage that names several has none of its own"
    )
    assert narrow["facets"]["sido"][0]["chosen"] is True
    two = pages.get(
        "/search.json", params={"q": "우체통", "type": "channel", "sido": ["전라남도", "부산광역시"]}
    ).json()
    assert two["rows"]
    assert all("channel" in row["type"] and row["sido"] in {"전라남도", "부산광역시"} for row in two["rows"])
    page = Reading(pages.get("/search", params={"q": "우체통", "sido": "전라남도"}).text)
    assert "/search?q=%EC%9A%B0%EC%B2%B4%ED%86%B5" in page.links


@pytest.mark.parametrize("name", ["익산시", "익산", "Iksan"])
def test_a_name_leads_to_its_page(pages: TestClient, name: str) -> None:
    data = pages.get("/search.json", params={"q": name}).json()
    iri = Minter().municipality("iksan-si").value
    assert data["suggestions"][0]["iri"] == iri
    assert path(iri) in Reading(pages.get("/search", params={"q": name}).text).links


@pytest.mark.parametrize("asked", ["순천시", "순천시 사업", "Iksan", "programs of Suncheon", "Seoul", "Jeonbuk"])
def test_a_hit_that_only_one_retriever_found_is_shown(pages: TestClient, asked: str) -> None:
    for language in ("en", "ko"):  # the last one is remembered
        answer = pages.get("/search", params={"q": asked, "lang": language})
        assert answer.status_code == 200
        assert "순천시" in answer.text or "Suncheon" not in asked


def test_a_weak_answer_says_so(pages: TestClient) -> None:
    assert pages.get("/search.json?q=양자 컴퓨터 논문").json()["weak"] is True
    assert "그나마 가까운 것" in pages.get("/search?q=양자 컴퓨터 논문").text


def test_a_question_without_words_is_refused_with_advice(pages: TestClient) -> None:
    answer = pages.get("/search", params={"q": "!!!"})
    assert answer.status_code == 400
    assert "→ 예: " in answer.text


def test_a_filter_that_nothing_has_names_the_nearest(pages: TestClient) -> None:
    answer = pages.get("/search", params={"q": "복지", "sido": "전라남토"})
    assert answer.status_code == 404
    assert "전라남도" in answer.text


def test_a_question_is_shown_as_text(pages: TestClient) -> None:
    page = pages.get("/search", params={"q": "<script>alert(1)</script> 복지"}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_the_permalink_of_a_later_page_is_of_that_page(pages: TestClient) -> None:
    second = Reading(pages.get("/search?q=복지&page=2").text).links
    assert any("q=%EB%B3%B5%EC%A7%80&page=2" in link and "lang" not in link for link in second)
    first = Reading(pages.get("/search?q=복지").text).links
    assert "/search?q=%EB%B3%B5%EC%A7%80" in first
