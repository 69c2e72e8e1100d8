"""Names: what is meant by them in a graph, and what a question's values become."""

from __future__ import annotations

import pytest

from kg.drafting import Tools
from kg.errors import NotFound
from kg.model.iri import WK, Minter
from kg.names import found, meant, nearest
from kg.questions import question
from kg.store.protocol import View
from kg.workspace import Workspace
from tests.test_pages import TEXT


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory, tools: Tools) -> View:
    folder = tmp_path_factory.mktemp("names")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    made = Workspace(folder / "home")
    list(made.build([folder / "a.txt"], tools))
    return made.view


def test_names_iris_and_prefixed_names(view: View) -> None:
    busan = Minter().municipality("nam-gu-busan")
    for said in ("부산 남구", busan.value, "id:municipality/nam-gu-busan"):
        assert found(view, said) == [busan]
    assert found(view, "id:municipality/nowhere") == []
    assert found(view, "id:>") == []
    assert len(found(view, "남구")) == 2


def test_the_nearest_are_of_the_kinds_asked_for(view: View) -> None:
    assert nearest(view, "이웃 살핌이 사업")[0] == "이웃 살피미 사업"
    assert nearest(view, "이웃 살핌이 사업", {WK.Municipality}) == []


def test_a_short_name_becomes_one_that_the_query_finds(view: View) -> None:
    asked = question("programs-of")
    (said,) = meant(view, asked, {"municipality": ["부산 남구"]})["municipality"]
    assert [row[0].value for row in view.select(asked.asking({"municipality": [said]}))] == ["부산광역시"]
    assert meant(view, asked, {"municipality": ["남구"]}) == {"municipality": ["남구"]}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("programs-of", {"municipality": ["이웃 살피미 사업"]}),
        ("programs-of", {"municipality": ["남구", "제주시"]}),
        ("programs-by-type", {"type": ["Channel?"]}),
        ("findings-by-severity", {"severity": ["worst"]}),
    ],
)
def test_what_is_not_in_the_graph_or_of_another_kind(view: View, name: str, value: dict[str, list[str]]) -> None:
    with pytest.raises(NotFound):
        meant(view, question(name), value)


def test_codes_are_folded_and_iris_left(view: View) -> None:
    assert meant(view, question("programs-by-type"), {"type": ["Channel"]}) == {"type": ["channel"]}
    assert meant(view, question("provenance"), {"fact": ["https://e.org/x"]}) == {"fact": ["https://e.org/x"]}
