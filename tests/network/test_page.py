"""The page holds the network as data that no name can break out of, and nothing that asks for anything."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from importlib import resources
from typing import Any

import pytest

from kg.model.likeness import normal
from kg.network.graph import connected, graph
from kg.network.kinds import EdgeKind, NodeKind
from kg.network.page import render, short
from kg.store.protocol import View
from tests.network.conftest import Build
from tests.network.paper import LONG, SCRIPT, TURNED, Paper, towns
from tests.network.test_graph import GARAM


class Page(HTMLParser):
    """The page as a browser's parser sees it: tags with attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, str]] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag in {"script", "style"}
        if self.inside:
            self.raw.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            tag, text = self.raw[-1]
            self.raw[-1] = (tag, text + data)

    @property
    def data(self) -> dict[str, Any]:
        held: dict[str, Any] = json.loads(self.raw[1][1])
        return held


def page(view: View, heading: str = "시험") -> Page:
    return Page(render(connected(graph(view)), heading))


def test_nodes_and_edges_are_all_there(view: View) -> None:
    network = connected(graph(view))
    data = page(view).data
    assert [node["ko"] for node in data["nodes"]] == [held["ko"] for _, held in network.nodes(data=True)]
    assert sum(len(edge["said"]) for edge in data["edges"]) == network.number_of_edges()
    assert {node["kind"] for node in data["nodes"]} == set(NodeKind)
    assert {edge["kind"] for edge in data["edges"]} == set(EdgeKind)
    assert data["options"]["physics"] == {"enabled": False}
    assert all(isinstance(node[axis], float) for node in data["nodes"] for axis in "xy")


def test_an_edge_says_what_was_read_and_where(view: View) -> None:
    data, source = page(view).data, towns().source
    for edge in data["edges"]:
        for said in edge["said"]:
            assert source[said["start"] : said["end"]] == said["words"]
            assert data["documents"][said["document"]] == "2019 나눔상.txt"
    (award,) = [s for edge in data["edges"] for s in edge["said"] if s.get("grade") == "대상"]
    assert (award["year"], award["prize"]) == (2019, 50_000_000)
    contexts = {
        data["contexts"][said["context"]] for edge in data["edges"] for said in edge["said"] if "context" in said
    }
    assert contexts == {"가람시는 햇살재단과 함께 ‘햇살 우체통’을 운영한다"}


def test_two_of_one_name_are_told_apart_on_the_canvas(view: View) -> None:
    labels = {node["label"] for node in page(view).data["nodes"]}
    assert {"마루도 남구", "바다시 남구", "가람시"} <= labels


def test_awards_of_several_years_are_told_apart(build: Build) -> None:
    later = Paper("2020.txt", 2020)
    later.award(later.place("가람시", "garam"), "돌봄 분야", "우수")
    labels = {node["label"] for node in page(build(towns(), later)).data["nodes"]}
    assert {"돌봄 분야 2019", "돌봄 분야 2020"} <= labels


def test_the_centre_is_larger(view: View) -> None:
    network = connected(graph(view))
    sizes = [
        next(node["size"] for node in Page(render(network, "", centres)).data["nodes"] if node["ko"] == "가람시")
        for centres in ([], [GARAM])
    ]
    assert sizes[0] < sizes[1]


def test_the_same_view_gives_the_same_bytes(view: View) -> None:
    assert render(graph(view), "시험") == render(graph(view), "시험")


@pytest.mark.parametrize("heading", ["시험", SCRIPT])
def test_hostile_names_stay_data(nasty: View, heading: str) -> None:
    plain, harmful = page(nasty), page(nasty, heading)
    assert [tag for tag, _ in harmful.tags] == [tag for tag, _ in plain.tags]
    assert [tag for tag, _ in harmful.raw] == ["style", "script", "script", "script"]
    names = {node["ko"] for node in harmful.data["nodes"]}
    assert {SCRIPT, TURNED, LONG, "가람시"} <= names
    assert all(len(node["label"]) <= 20 for node in harmful.data["nodes"])


def test_no_attribute_runs_or_fetches_anything(nasty: View) -> None:
    for tag, attributes in page(nasty, SCRIPT).tags:
        assert tag not in {"link", "iframe", "object", "embed", "base", "img"}
        assert not [name for name in attributes if name.startswith("on") or name in {"src", "href", "style", "action"}]


def test_the_policy_names_each_script_and_style_by_its_hash(view: View) -> None:
    held = page(view)
    (policy,) = [a["content"] or "" for tag, a in held.tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    allowed = dict(re.findall(r"(script-src|style-src) ([^;]+)", policy))
    for (tag, text), data in zip(held.raw, [False, True, False, False], strict=True):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert (f"'sha256-{digest}'" in allowed[f"{tag}-src"]) is not data


def test_the_library_is_the_installed_pyvis_own(view: View) -> None:
    library = page(view).raw[2][1]
    assert "vis-network" in library[:200]
    assert "@copyright" in library[:500]
    assert "sourceMappingURL" not in library


@pytest.mark.parametrize(
    ("label", "seen"),
    [
        ("가람시", "가람시"),
        ("두\n줄\t이름", "두 줄 이름"),
        (TURNED, "돌아선 이름"),
        ("가" * 5000, "가" * 19 + "…"),
        ("\x00\x1b", ""),
        ("", ""),
    ],
)
def test_a_short_label_is_one_line_that_turns_nothing(label: str, seen: str) -> None:
    assert short(label) == seen


@pytest.mark.parametrize("sign", [*" ·․‧・･∙•ㆍᆞ", "\n"])
def test_the_page_folds_what_is_sought_as_names_are_folded(sign: str) -> None:
    script = resources.files("kg.network").joinpath("page.js").read_text(encoding="utf-8")
    signs = re.search(r"const fold = .*?replace\(/(\[.*?\])\+/g", script)
    assert signs
    assert re.sub(signs[1], "", f"가{sign}나") == normal(f"가{sign}나") == "가나"
