"""Links of the site: each kind of page answers, each place it names is there, each link to words lands on those words."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from itertools import combinations
from urllib.parse import parse_qsl, unquote, urldefrag, urljoin, urlsplit

import pytest
from pyoxigraph import NamedNode
from starlette.testclient import TestClient

from kg.pages import listed, page
from kg.web.links import document, source
from kg.workspace import Workspace
from tests.web.reading import Reading

_EACH = 6
"""Pages of one kind of thing that are asked for; of one list, pages that ask by the same name are half as many, and one by
the same two names together, or of a file."""
_OTHERS = ("/data", "/sparql", "/dump", "/graphs", "/static")
"""What other tests ask for: dumps and endpoints."""
_LISTS = ("municipalities", "programs", "organisations", "divisions")


class Crawl:
    """Pages that links lead to from the first: a few of every kind, and every address that they name."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.pages: dict[str, Reading] = {}
        self.aims: set[tuple[str, str]] = set()
        self._asked: Counter[frozenset[str]] = Counter()
        coming = deque(["/"])
        while coming:
            here = coming.popleft()
            if here not in self.pages and self._wanted(here):
                self.pages[here] = Reading(self._get(here))
                coming.extend(self._onward(here))

    def _get(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return answer.text if answer.headers["content-type"].startswith("text/html") else ""

    def _onward(self, here: str) -> Iterator[str]:
        for link in self.pages[here].links:
            address, anchor = urldefrag(urljoin(here, link))
            assert address.startswith("/"), f"{here} leads outside: {link}"
            if anchor:
                self.aims.add((address, unquote(anchor)))
            yield address

    def _wanted(self, address: str) -> bool:
        kinds, named = _kinds(address)
        file = "." in urlsplit(address).path
        most = 1 if len(named) > 1 or (file and named) else _EACH // 2 if named else _EACH
        if address.startswith(_OTHERS) or "lang" in named or all(self._asked[kind] >= most for kind in kinds):
            return False
        self._asked.update(kinds)
        return True


def _kinds(address: str) -> tuple[list[frozenset[str]], set[str]]:
    """What an address is one of, with the names of what it asks by: the folder of its thing, or its path, with each two
    of the names, for all that go together are too many."""
    parts = urlsplit(address)
    folders = parts.path.split("/")
    place = "/".join(folders[:3]) if folders[1] == "id" else parts.path
    named = {name for name, _ in parse_qsl(parts.query)}
    return [frozenset({place, *pair}) for pair in combinations(sorted(named), min(2, len(named)))], named


@pytest.fixture(scope="module")
def crawl(pages: TestClient) -> Crawl:
    return Crawl(pages)


@pytest.fixture(scope="module")
def text(shipped: Workspace) -> str:
    (entry,) = shipped.view.manifest.documents
    return shipped.source(entry.name)


@pytest.fixture(scope="module")
def paper(pages: TestClient, shipped: Workspace) -> Reading:
    """The page of the shipped document."""
    (entry,) = shipped.view.manifest.documents
    return Reading(pages.get(document(entry.name)).text)


def test_every_link_answers(crawl: Crawl) -> None:
    kinds = {address.split("/")[2] for address in crawl.pages if address.startswith("/id/")}
    assert {"municipality", "program", "organisation", "division", "document", "award", "case", "field"} <= kinds
    assert {"/", "/search", "/findings", "/about", "/compare", "/documents"} <= crawl.pages.keys()


def test_every_place_that_is_named_is_there(crawl: Crawl) -> None:
    held = [(address, anchor) for address, anchor in crawl.aims if address in crawl.pages]
    assert len(held) > 100
    for address, anchor in held:
        assert anchor in crawl.pages[address].texts, f"{address}#{anchor}"


def test_every_anchor_of_the_text_holds_its_words(paper: Reading, text: str) -> None:
    anchors = list(paper.anchors())
    assert len(anchors) > 400
    for anchor in anchors:
        start, end = map(int, anchor[1:].split("-"))
        assert paper.words(anchor) == "".join(text[start:end].split()), anchor


@pytest.mark.parametrize("kind", _LISTS)
def test_every_source_on_the_page_of_every_thing_has_its_anchor(kind: str, shipped: Workspace, paper: Reading) -> None:
    anchors, missing = set(paper.anchors()), []
    for thing in {str(row["thing"]) for row in listed(shipped.view, kind)}:
        rows = (row for s in page(shipped.view, NamedNode(thing)).sections for row in s.rows if row.get("document"))
        missing += [(thing, row) for row in rows if source(row).partition("#")[2] not in anchors]
    assert anchors
    assert missing == []
