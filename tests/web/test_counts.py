"""What two pages count of one thing is the same number: of every municipality, program, body, division and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest
from pyoxigraph import NamedNode
from starlette.testclient import TestClient

from kg.pages import page
from kg.web.app import create
from kg.web.mapdata import latest
from kg.web.site import Site
from kg.workspace import Workspace
from tests.network.conftest import store
from tests.network.paper import Paper, towns

Row = Mapping[str, object]


class Told:
    """The JSON twins of the pages."""

    def __init__(self, client: TestClient, workspace: Workspace) -> None:
        self._client = client
        self._view = workspace.view

    def page(self, iri: object, section: str) -> list[Row]:
        """A section of a thing's page, without what else the page works out."""
        held = page(self._view, NamedNode(str(iri))).json().get(section, [])
        assert isinstance(held, list)
        return held

    def get(self, address: str, **asked: object) -> dict[str, object]:
        answer = self._client.get(address, params={name: str(value) for name, value in asked.items()})
        assert answer.status_code == 200, address
        held = answer.json()
        assert isinstance(held, dict)
        return held

    def rows(self, address: str, key: str = "rows", **asked: object) -> list[Row]:
        """All rows, of all pages of a list."""
        first = self.get(address, **asked)
        pages = range(2, int(str(first.get("pages", 1))) + 1)
        held = [first, *(self.get(address, page=page, **asked) for page in pages)]
        return [row for one in held if isinstance(rows := one.get(key, []), list) for row in rows]

    def numbers(self, address: str, **asked: object) -> dict[str, int]:
        """Of a map its values, those of its regions and those that it cannot draw."""
        rows = [*self.rows(address, "regions", **asked), *self.rows(address, "elsewhere", **asked)]
        return {str(row["iri"]): int(str(row["value"])) for row in rows if row["value"]}

    def total(self, chart: str, **asked: object) -> int:
        (bars,) = (one["bars"] for one in self.rows("/charts.json", "charts", **asked) if one["key"] == chart)
        return sum(int(str(bar["total"])) for bar in bars) if isinstance(bars, list) else 0


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Awards told by two documents, one without a division, and one whose winner nobody knows."""
    again, more = towns(), Paper("2020 나눔상.txt", 2020)
    again.name = "2019 나눔상 다시.txt"
    more.award(more.place("가람시", "garam"), "", "우수")
    home = tmp_path_factory.mktemp("counts")
    store(home, towns(), again, more)
    return Workspace(home)


@pytest.fixture(scope="module", params=["shipped", "made"])
def told(request: pytest.FixtureRequest) -> Iterator[Told]:
    workspace: Workspace = request.getfixturevalue(request.param)
    with TestClient(create(Site(workspace.path))) as client:
        yield Told(client, workspace)


def test_the_awards_of_a_municipality_are_as_many_everywhere(told: Told) -> None:
    listed = {str(row["thing"]): int(str(row["awards"] or 0)) for row in told.rows("/municipalities.json")}
    won = {iri: count for iri, count in listed.items() if count}
    assert won
    assert Counter(str(row["whose"]) for row in told.rows("/awards.json") if row["whose"]) == won
    assert {iri: len(told.page(iri, "awards")) for iri in listed} == listed


def test_all_awards_are_as_many_everywhere(told: Told) -> None:
    counts = told.get("/index.json")["counts"]
    assert isinstance(counts, dict)
    every = told.rows("/awards.json")
    unknown = told.get("/charts.json")["unknown"]
    assert len(every) == counts["awards"] == sum(int(str(row["awards"])) for row in told.rows("/index.json", "years"))
    assert len([row for row in every if not row["whose"]]) == unknown
    assert told.total("years") == len(every) - int(str(unknown))
    assert len(told.rows("/municipalities.json")) == counts["municipalities"]
    assert len({row["whose"] for row in every if row["whose"]}) == counts["recipients"]


def test_programs_bodies_and_divisions_count_what_their_pages_list(told: Told) -> None:
    for kind, count, key, column in (
        ("programs", "municipalities", "run by", "whose"),
        ("organisations", "municipalities", "works with", "whose"),
        ("divisions", "awards", "awards", "fact"),
    ):
        for row in told.rows(f"/{kind}.json"):
            own = {one[column] for one in told.page(row["thing"], key) if one[column]}
            assert len(own) == int(str(row[count] or 0)), (kind, row["label"])


def test_the_map_counts_what_is_listed(shipped: Workspace, pages: TestClient) -> None:
    told = Told(pages, shipped)
    for level in ("sigungu", "sido"):
        drawn = told.numbers("/map.json", level=level, year=2017)
        assert sum(drawn.values()) == len(told.rows("/awards.json", year=2017)) == len(shipped.table("awards"))
        if level == "sigungu":
            assert drawn == Counter(str(row["whose"]) for row in told.rows("/awards.json"))
        else:
            key = {iri: iri.rpartition("/")[2] for iri in drawn}
            assert drawn == {iri: told.get("/awards.json", sido=key[iri])["total"] for iri in drawn}


def test_a_province_counts_its_districts_and_leads_to_what_it_counts(shipped: Workspace, pages: TestClient) -> None:
    told = Told(pages, shipped)
    busan = told.get("/id/municipality/busan.json")
    assert (busan["within"], busan["province"]) == (told.get("/awards.json", sido="busan")["total"], "busan")
    assert "시군구가 받은 것까지 이 시도의 상" in pages.get("/id/municipality/busan").text
    for row in told.rows("/awards.json"):
        assert latest(shipped, str(row["whose"]).rpartition("/")[2]) == row["sido"], row["place"]
