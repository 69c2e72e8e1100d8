"""The network page in process: the twin holds what the page shows, every view has an address, and names are text."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest
from starlette.testclient import TestClient

from kg.model.iri import Minter
from kg.web.app import create
from kg.web.site import Site
from tests.network.conftest import store
from tests.network.paper import LONG, SCRIPT, hostile

IKSAN = Minter().municipality("iksan-si").value


def twin(client: TestClient, **asked: object) -> dict[str, list[dict[str, object]]]:
    answer = client.get("/network.json", params=asked)  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_the_page_tells_as_many_as_its_twin(pages: TestClient) -> None:
    held, page = twin(pages), pages.get("/network").text
    assert len(held["nodes"]) > 150
    assert page.count('<th scope="row">') == len(held["nodes"])
    assert f"{len(held['links']):,}" in page
    assert all(link["said"] for link in held["links"])


def test_answers_are_bounded(pages: TestClient) -> None:
    held = twin(pages, most=20)
    assert len(held["nodes"]) == 20
    assert held["whole"]["nodes"] > 150  # type: ignore[call-overload]
    assert pages.get("/network", params={"most": "99999999"}).status_code == 200
    assert pages.get("/network.json", params={"kind": "nonsense"}).status_code in {400, 422}
    assert pages.get("/network.json", params={"weight": "x"}).status_code in {400, 422}


def test_around_a_name_and_on(pages: TestClient) -> None:
    near = twin(pages, focus="익산시")
    assert [node["ko"] for node in near["nodes"] if node["centre"]] == ["익산시"]
    more = next(node for node in near["nodes"] if node["more"])
    opened = twin(pages, focus="익산시", open=str(more["iri"]))
    assert len(opened["nodes"]) == len(near["nodes"]) + int(str(more["more"]))
    assert next(node for node in opened["nodes"] if node["iri"] == more["iri"])["more"] == 0
    assert len(twin(pages, focus="익산시", close=IKSAN)["nodes"]) < len(near["nodes"])


def test_filters_leave_less(pages: TestClient) -> None:
    whole = len(twin(pages)["nodes"])
    for asked in ({"kind": "program"}, {"sido": "전라북도"}, {"weight": "2"}):
        assert len(twin(pages, **asked)["nodes"]) < whole
    assert {node["kind"] for node in twin(pages, kind=["program", "municipality"])["nodes"]} == {
        "program",
        "municipality",
    }
    assert twin(pages, year="1999")["nodes"] == []


def test_municipalities_by_what_they_share(pages: TestClient) -> None:
    held = twin(pages, over="program", colour="group")
    assert {node["kind"] for node in held["nodes"]} == {"municipality"}
    assert all(link["weight"] == len(link["shared"]) for link in held["links"])  # type: ignore[arg-type]
    assert len({node["colour"] for node in held["nodes"]}) > 1
    assert held["groups"][0]["bonds"]
    assert "무리를 묶는 것" in pages.get("/network", params={"over": "program", "colour": "group"}).text


def test_a_path_has_the_words_of_each_step(pages: TestClient) -> None:
    held = twin(pages, **{"from": "익산시", "to": "순천시"})
    assert len(held["steps"]) == len(held["path"]) - 1 > 0
    page = pages.get("/network", params={"from": "익산시", "to": "순천시"}).text
    for step in held["steps"]:
        assert str(step["said"][0]["source"]) in page  # type: ignore[index]


def test_names_that_lead_nowhere_or_to_several_are_told(pages: TestClient) -> None:
    assert "익산시" in str(twin(pages, focus="익산씨")["unclear"])
    assert len(twin(pages, **{"from": "서구", "to": "익산시"})["unclear"][0]["found"]) > 1  # type: ignore[arg-type]


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
@pytest.mark.parametrize("asked", [{"focus": "익산시"}, {"over": "program"}, {"year": "1999"}])
def test_the_view_as_a_file(pages: TestClient, form: str, read: object, asked: dict[str, str]) -> None:
    answer, held = pages.get(f"/network.{form}", params=asked), twin(pages, **asked)
    assert answer.headers["content-disposition"] == f'attachment; filename="network.{form}"'
    back = read(BytesIO(answer.content))  # type: ignore[operator]
    assert set(back) == {node["iri"] for node in held["nodes"]}
    assert back.number_of_edges() >= len(held["links"])


def test_names_are_text(tmp_path: Path) -> None:
    store(tmp_path, hostile())
    with TestClient(create(Site(tmp_path)), headers={"accept": "text/html"}) as client:
        page, held = client.get("/network").text, twin(client)
    assert "<script>document" not in page
    assert "&lt;script&gt;document.title" in page
    assert {SCRIPT, LONG} <= {node["ko"] for node in held["nodes"]}
    assert all(len(str(node["short"])) <= 20 for node in held["nodes"])
    assert LONG not in json.dumps(held["links"], ensure_ascii=False)


def test_what_matches_nothing_says_what_to_do(pages: TestClient) -> None:
    page = pages.get("/network", params={"year": "1999"}).text
    assert "조건을 빼거나" in page
    assert ">1999</bdi>" in page
