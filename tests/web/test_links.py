"""Where things stand: paths of IRIs, places of words, the page asked otherwise."""

from __future__ import annotations

from starlette.requests import Request

from kg.web.links import PART, Here, document, path, source

BASE = "https://w3id.org/welfare-kg/id/"


def here(query: str) -> Here:
    return Here(Request({"type": "http", "path": "/찾기", "query_string": query.encode(), "headers": []}))


def test_an_iri_answers_at_its_path() -> None:
    assert path(f"{BASE}program/iksan-si/나눔마켓") == "/id/program/iksan-si/%EB%82%98%EB%88%94%EB%A7%88%EC%BC%93"
    assert path(f"{BASE}a~1") == "/id/a~1"
    assert path("https://w3id.org/welfare-kg/ontology#Award") == "/ontology#Award"


def test_what_is_elsewhere_has_no_path_here() -> None:
    assert path("https://example.org/x") == path("") == path(None) == ""
    assert path("javascript:alert(1)") == ""


def test_signs_of_a_path_do_not_break_a_link() -> None:
    assert path(f'{BASE}x"><script>?a#b') == "/id/x%22%3E%3Cscript%3E%3Fa%23b"


def test_a_row_leads_to_its_words() -> None:
    row = {"document": "a.txt", "start": 3, "end": 9}
    assert source(row) == document("a.txt") + "#c3-9"
    assert source({"document": None, "start": None}) == ""


def test_words_far_into_a_document_lead_to_their_part() -> None:
    assert source({"document": "a.txt", "start": PART, "end": PART + 1}).endswith(f"?part=2#c{PART}-{PART + 1}")


def test_the_page_asked_otherwise() -> None:
    page = here("q=%EB%B3%B5%EC%A7%80&sido=a&sido=b&page=3&lang=en")
    assert page.to() == "/%EC%B0%BE%EA%B8%B0?q=%EB%B3%B5%EC%A7%80&sido=a&sido=b"
    assert page.to(page=2).endswith("sido=b&page=2")
    assert page.less("sido", "a").endswith("%EC%A7%80&sido=b")
    assert page.more("year", 2017).endswith("sido=b&year=2017")
    assert page.to(q=None) == "/%EC%B0%BE%EA%B8%B0?sido=a&sido=b"
