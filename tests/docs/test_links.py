"""Every link of the documentation leads somewhere, and nothing in it belongs to one machine."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from docs.makers.markup import anchor, anchors
from tests.consoles import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def links(page: Path) -> list[str]:
    found = LINK.findall(FENCED.sub("", page.read_text(encoding="utf-8")))
    return [unquote(link) for link in found if "://" not in link]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        name, _, place = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert not place or place in anchors(target.read_text(encoding="utf-8")), link


def test_there_are_links_to_follow() -> None:
    assert sum(len(links(page)) for page in PAGES) > 100


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_names_a_place_on_one_machine(page: Path) -> None:
    assert not re.findall(r"(?<![\w.:/-])/(?:work|home|root|tmp|Users)/", page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_page_is_listed_where_one_looks(page: Path) -> None:
    if page.parent != ROOT:
        index = ROOT / "docs" / "README.md"
        wanted = str(page.relative_to(index.parent))
        assert page == index or wanted in links(index)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_rows_of_tables_have_the_cells_of_their_head(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1, block


def test_anchors_are_githubs() -> None:
    assert anchor("내 문서 넣기 · Your own documents") == "내-문서-넣기--your-own-documents"
    assert anchor("Workspace.view") == "workspaceview"
    assert anchor("`kg build` [PATH]") == "kg-build-path"
    assert anchors("# a b\n```\n# no\n```\n## a b\n") == {"a-b", "a-b-1"}
