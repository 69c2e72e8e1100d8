"""The application: pages with twins, one shape of errors, the policy on every answer, the graph of this moment."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.web.app import create
from kg.web.security import LARGEST
from kg.web.site import Site
from kg.workspace import Workspace

HTML = {"accept": "text/html"}


@pytest.fixture(scope="module")
def client(shipped: Workspace) -> TestClient:
    return TestClient(create(Site(shipped.path)), raise_server_exceptions=False)


def test_a_page_and_its_twin_hold_the_same(client: TestClient) -> None:
    page, twin = client.get("/about", headers=HTML), client.get("/about.json")
    assert page.status_code == twin.status_code == 200
    assert 'href="/about.json"' in page.text
    for count in twin.json()["counts"].values():
        assert f"<dd>{count:,}</dd>" in page.text


def test_korean_first_and_english_by_switch(client: TestClient) -> None:
    assert '<html lang="ko">' in client.get("/about", headers=HTML).text
    assert '<html lang="en">' in client.get("/about?lang=en", headers=HTML).text
    assert '<html lang="en">' in client.get("/about", headers=HTML).text, "the choice is remembered"
    assert '<html lang="ko">' in client.get("/about?lang=ko", headers=HTML).text


def test_an_unknown_path_helps_people_and_programs(client: TestClient) -> None:
    page, problem = client.get("/nowhere<b>", headers=HTML), client.get("/nowhere.json")
    assert page.status_code == problem.status_code == 404
    assert "<b>" not in page.text
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == 404


def test_every_answer_carries_the_policy(client: TestClient) -> None:
    for path in ("/about", "/about.json", "/nowhere", "/static/site.css"):
        policy = client.get(path).headers["content-security-policy"]
        assert "script-src 'self';" in policy
        assert "default-src 'none'" in policy


def test_a_large_request_is_refused(client: TestClient) -> None:
    answer = client.post("/about", content=b"x" * (LARGEST + 1))
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_folder_without_a_graph_says_what_to_do(tmp_path: Path) -> None:
    answer = TestClient(create(Site(tmp_path))).get("/about.json")
    assert answer.status_code == 503
    assert "kg build" in answer.json()["hint"]
