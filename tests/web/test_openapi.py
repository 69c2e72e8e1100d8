"""The interface for programs: valid, whole, and true."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from openapi_spec_validator import validate
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from kg.web.app import create
from kg.web.endpoint import Endpoint, Parameter
from kg.web.openapi import description
from kg.web.site import Site
from kg.workspace import Workspace


@pytest.fixture(scope="module")
def client(shipped: Workspace) -> Iterator[TestClient]:
    with TestClient(create(Site(shipped.path))) as held:
        yield held


def test_it_is_valid_and_names_every_page_and_route(client: TestClient) -> None:
    told = client.get("/openapi.json").json()
    validate(told)
    assert told["openapi"].startswith("3.1")
    assert {"/about.json", "/sparql", "/data", "/id/{path}", "/dumps/{name}", "/.well-known/void"} <= set(told["paths"])
    application = client.app
    assert isinstance(application, Starlette)
    twins = {route.path for route in application.routes if isinstance(route, Route) and route.name.endswith("-json")}
    assert twins <= set(told["paths"])


def test_what_it_names_is_there(client: TestClient) -> None:
    for path in client.get("/openapi.json").json()["paths"]:
        if "{" not in path:
            assert client.get(path).status_code != 404, path


def test_parameters_as_they_are_declared() -> None:
    parameters = (
        Parameter("q", "말", "words"),
        Parameter("limit", "수", "count", whole=True, default="10"),
        Parameter("year", "해", "year", many=True, whole=True),
        Parameter("name", "이름", "name", path=True),
    )
    one = Endpoint("/x/{name}", "x", "가", "A", lambda _: {}, parameters)
    told = description([one], {}, "http://127.0.0.1")
    validate(told)
    paths = told["paths"]
    assert isinstance(paths, dict)
    held = {p["name"]: p for p in paths["/x/{name}.json"]["get"]["parameters"]}
    assert held["limit"]["schema"] == {"type": "integer", "minimum": 0, "default": 10}
    assert held["year"]["schema"]["type"] == "array"
    assert (held["name"]["in"], held["name"]["required"], held["q"]["required"]) == ("path", True, False)
