"""The network page in a real browser, offline: drawn, opened, filtered, followed, asked for again, saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from kg.web.site import Site
from tests.network.conftest import store
from tests.network.paper import hostile
from tests.web.serving import serving

DESK: ViewportSize = {"width": 1400, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
Open: TypeAlias = Callable[..., Page]
STALL = "GL Driver Message (OpenGL, Performance"
"""What a renderer without a graphics card says of itself."""
INK = """() => {
  const layers = [...document.querySelectorAll("#canvas canvas")].filter((one) => one.className.includes("labels"));
  const pen = layers[0].getContext("2d");
  return pen.getImageData(0, 0, layers[0].width, layers[0].height).data.filter((value, i) => i % 4 === 3 && value > 0).length;
}"""
PLACE = """async (name) => {
  const { data, graph, renderer } = await import("/static/network.js");
  const at = renderer.graphToViewport(graph.getNodeAttributes(data.nodes.findIndex((node) => node.ko === name)));
  const frame = document.getElementById("canvas").getBoundingClientRect();
  return [at.x + frame.left, at.y + frame.top];
}"""


def until(check: Callable[[], bool]) -> None:
    """Wait for it: the site's policy forbids the evaluation by which Playwright would."""
    for _ in range(200):
        if check():
            return
        time.sleep(0.05)
    assert check()


def count(page: Page) -> int:
    return int(page.evaluate("Number(document.getElementById('canvas').dataset.nodes ?? -1)"))


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Opens the page of one site; at the end, nothing was said on the console and nothing asked for elsewhere."""
    context = browser.new_context(viewport=DESK, locale="ko-KR", accept_downloads=True)
    heard: list[str] = []
    asked: list[str] = []
    homes: set[str] = set()

    def show(site: str, path: str = "/network", size: ViewportSize = DESK) -> Page:
        homes.add(site)
        page = context.new_page()
        page.set_viewport_size(size)
        page.on("console", lambda message: None if STALL in message.text else heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("dialog", lambda dialog: heard.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(site + path)
        until(lambda: count(page) >= 0)
        return page

    yield show
    context.close()
    assert heard == []
    assert asked
    assert [url for url in asked if not url.startswith((*homes, "blob:"))] == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_network_is_drawn_and_fits(opened: Open, site: str, size: ViewportSize) -> None:
    page = opened(site, size=size)
    assert count(page) > 150
    until(lambda: int(page.evaluate(INK)) > 500)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.locator("#nodes tbody tr").count() == count(page)


def test_a_click_opens_and_a_second_closes(opened: Open, site: str) -> None:
    page = opened(site, "/network?focus=익산시")
    few = count(page)
    for wanted in (lambda: count(page) > few, lambda: count(page) == few):
        page.mouse.move(*page.evaluate(PLACE, "맞춤형복지팀"))
        page.mouse.click(*page.evaluate(PLACE, "맞춤형복지팀"))
        until(wanted)
    assert "맞춤형복지팀" in page.locator("#picked h2").inner_text()
    assert "open=" not in page.url


def test_filters_and_the_way_back(opened: Open, site: str) -> None:
    page = opened(site)
    whole = count(page)
    page.locator("summary", has_text="거르기").click()
    page.check("input[name=kind][value=municipality]")
    page.check("input[name=kind][value=award]")
    page.click("#ask button")
    until(lambda: 0 < count(page) < whole)
    assert page.locator("#nodes td", has_text="사업").count() == 0
    page.go_back()
    until(lambda: count(page) == whole)


def test_a_path_is_told_with_its_words_and_leads_to_them(opened: Open, site: str) -> None:
    page = opened(site)
    page.locator("summary", has_text="거르기").click()
    page.fill("input[name=from]", "익산시")
    page.fill("input[name=to]", "순천시")
    page.click("#ask button")
    until(lambda: page.locator("#path .steps li").count() > 0)
    source = page.locator("#path .source").first
    words = source.locator("bdi").inner_text()
    source.click()
    until(lambda: page.locator(".paper :target").count() == 1)
    assert words.split()[0] in page.locator(".paper").inner_text()


def test_the_address_gives_the_same_view_again(opened: Open, site: str) -> None:
    page = opened(site, "/network?focus=익산시&over=program&colour=group&weight=2")
    page.locator("#nodes a.view.name").first.click()
    until(lambda: "pick=" in page.evaluate("location.search"))
    until(lambda: page.locator("#picked").count() == 1)
    page.focus("#canvas")
    for key in ("+", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    until(lambda: "at=" in page.evaluate("location.search"))
    state = """async () => {
      const { camera, data } = await import("/static/network.js"), { x, y, ratio } = camera.getState();
      return [data.nodes.map((one) => [one.iri, one.x, one.y, one.colour]), [x, y, ratio].map((n) => n.toFixed(3)), document.querySelector("#picked h2").textContent];
    }"""
    before = page.evaluate(state)
    again = opened(site, unquote(page.evaluate("location.href").removeprefix(site)))
    assert again.evaluate(state) == before


def test_what_is_pointed_at_is_told_with_its_source(opened: Open, site: str) -> None:
    page = opened(site, "/network?focus=익산시")

    def pointed() -> bool:
        page.mouse.move(0, 0)
        page.mouse.move(*page.evaluate(PLACE, "좋은이웃들"))
        return page.locator("#tip").is_visible()

    until(pointed)  # the drawing may still be on its way when the mouse comes first
    assert "2017-12-11" in page.locator("#tip").inner_text()
    page.mouse.move(5, 5)
    until(lambda: page.locator("#tip").is_hidden())
    page.locator("#nodes a.view.name").nth(2).focus()
    until(lambda: page.locator("#tip").is_visible())


def test_a_link_that_is_pointed_at_tells_its_words(opened: Open, site: str) -> None:
    page = opened(site, "/network?from=익산시&to=순천시")

    def pointed() -> bool:
        one, other = page.evaluate(PLACE, "익산시"), page.evaluate(PLACE, "복지(이)통장")  # the view may still move
        page.mouse.move(0, 0)
        page.mouse.move((one[0] + other[0]) / 2, (one[1] + other[1]) / 2 + 2)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return page.locator("#tip").is_visible()

    until(pointed)
    assert "운영" in page.locator("#tip b").inner_text()
    assert "2017-12-11" in page.locator("#tip").inner_text()


def test_of_several_so_called_one_is_chosen(opened: Open, site: str) -> None:
    page = opened(site, "/network?from=서구&to=익산시")
    page.locator("[role=alert] a.view").first.click()
    until(lambda: page.locator("#path .steps li").count() > 0)
    assert page.locator("[role=alert]").count() == 0
    assert "→" in page.locator(".chips").inner_text()


def test_the_view_is_saved(opened: Open, site: str, tmp_path: Path) -> None:
    page = opened(site, "/network?focus=익산시")
    for press, start in (("#png", b"\x89PNG"), ("text=GraphML", b"<?xml"), ("text=GEXF", b"<gexf")):
        with page.expect_download() as waiting:
            page.click(press)
        waiting.value.save_as(tmp_path / "saved")
        assert start in (tmp_path / "saved").read_bytes()[:60]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_hostile_names_are_text(opened: Open, tmp_path: Path, size: ViewportSize) -> None:
    store(tmp_path, hostile())
    with serving(Site(tmp_path)) as address:
        page = opened(address, size=size)
        assert "<script>document.title='hacked'" in page.locator("#tables").inner_text()
        for link in page.locator("#nodes a.view.name").all():
            link.focus()
        assert page.title().startswith("네트워크")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
