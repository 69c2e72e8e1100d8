"""Whose names the site answers to, and whose pages may read it."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from kg.web.app import create
from kg.web.origins import loopback
from kg.web.site import Settings, Site
from kg.workspace import Workspace


@pytest.fixture(scope="module")
def local(shipped: Workspace) -> TestClient:
    return TestClient(create(Site(shipped.path, Settings(local=True))), base_url="http://127.0.0.1:8000")


@pytest.fixture(scope="module")
def public(shipped: Workspace) -> TestClient:
    return TestClient(create(Site(shipped.path)), base_url="http://kg.example.org")


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("localhost", True),
        ("localhost:8000", True),
        ("LOCALHOST:1", True),
        ("x.localhost", True),
        ("127.0.0.1:8000", True),
        ("127.8.9.1", True),
        ("[::1]:8000", True),
        ("::1", True),
        ("", False),
        ("evil.example", False),
        ("localhost.evil.example", False),
        ("127.0.0.1.evil.example:8000", False),
        ("evil.example#localhost", False),
        ("0.0.0.0", False),
        ("192.168.0.2", False),
    ],
)
def test_loopback(host: str, own: bool) -> None:
    assert loopback(host) is own


def test_a_stranger_s_name_is_turned_away_on_this_machine_only(local: TestClient, public: TestClient) -> None:
    answer = local.get("/about.json", headers={"host": "evil.example:8000"})
    assert (answer.status_code, answer.json()["status"]) == (421, 421)
    assert "--host" in answer.json()["hint"]
    assert "content-security-policy" in answer.headers
    assert local.get("/about.json", headers={"host": "localhost:8000"}).status_code == 200
    assert public.get("/about.json", headers={"host": "other.example"}).status_code == 200


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        ("http://localhost:8888", "http://localhost:8888"),
        ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
        ("https://evil.example", None),
        ("https://localhost.evil.example", None),
        ("null", None),
        (None, None),
    ],
)
def test_who_may_read_on_this_machine(local: TestClient, origin: str | None, allowed: str | None) -> None:
    headers = {"origin": origin} if origin else {}
    answer = local.get("/sparql", params={"query": "ASK {}"}, headers=headers)
    assert answer.headers.get("access-control-allow-origin") == allowed
    assert "Origin" in answer.headers["vary"]


def test_what_is_published_all_may_read_failures_too(public: TestClient) -> None:
    for path in ("/sparql?query=ASK{}", "/sparql?query=nothing", "/nowhere", "/ontology.ttl"):
        answer = public.get(path, headers={"origin": "https://anyone.example"})
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "X-Truncated" in answer.headers["access-control-expose-headers"]


def test_browsers_may_ask_first(public: TestClient, local: TestClient) -> None:
    asked = {"origin": "https://anyone.example", "access-control-request-method": "POST"}
    answer = public.options("/sparql", headers={**asked, "access-control-request-headers": "content-type"})
    assert answer.status_code == 204
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "Content-Type" in answer.headers["access-control-allow-headers"]
    refused = local.options("/sparql", headers=asked)
    assert "access-control-allow-methods" not in refused.headers
