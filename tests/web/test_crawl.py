"""All links of the site: each answers, each place it names is there, and each link to words lands on those very words."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from starlette.testclient import TestClient

from kg.workspace import Workspace
from tests.web.reading import Reading

_FEW = 3
"""Pages of one pattern that are asked for with other values of the same names: facets make endless many."""


class Crawl:
    """Every page that links lead to from the first."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.pages: dict[str, Reading] = {}
        self.aims: set[tuple[str, str]] = set()
        self._asked: dict[tuple[str, ...], int] = {}
        coming = ["/"]
        while coming:
            here = coming.pop()
            if here not in self.pages:
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
            if self._wanted(address):
                if anchor:
                    self.aims.add((address, unquote(anchor)))
                yield address

    def _wanted(self, address: str) -> bool:
        """Pages without a query all; of those with one, a few of each kind; dumps and endpoints are others' tests."""
        place, _, query = address.partition("?")
        if place.startswith(("/data", "/sparql", "/dumps", "/dump")) or place.endswith((".gz", ".zip")):
            return False
        if not query or address in self.pages:
            return True
        pattern = (place, *sorted(part.partition("=")[0] for part in query.split("&")))
        self._asked[pattern] = self._asked.get(pattern, 0) + 1
        return self._asked[pattern] <= _FEW


@pytest.fixture(scope="module")
def crawl(pages: TestClient) -> Crawl:
    return Crawl(pages)


def test_every_link_answers(crawl: Crawl) -> None:
    kinds = {address.split("/")[2] for address in crawl.pages if address.startswith("/id/")}
    assert {"municipality", "program", "organisation", "division", "document", "award", "case", "field"} <= kinds
    assert len(crawl.pages) > 500


def test_every_place_that_is_named_is_there(crawl: Crawl) -> None:
    for address, anchor in crawl.aims:
        assert anchor in crawl.pages[address].texts, f"{address}#{anchor}"


def test_every_link_to_words_lands_on_those_words(crawl: Crawl, shipped: Workspace) -> None:
    (entry,) = shipped.view.manifest.documents
    text = shipped.source(entry.name)
    aims = [(page, anchor) for page, anchor in crawl.aims if page.startswith("/id/document/") and anchor[0] == "c"]
    assert len(aims) > 400
    for page, anchor in aims:
        start, end = map(int, anchor[1:].split("-"))
        assert crawl.pages[page].words(anchor) == "".join(text[start:end].split()), anchor
