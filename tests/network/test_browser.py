"""The written file in a real browser, offline: drawn, searched, filtered, hovered over, and harmless."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from kg.names import found
from kg.network.held import make
from kg.network.write import write
from kg.store.protocol import View
from tests.network.conftest import Build
from tests.network.paper import LONG, SCRIPT, TURNED, Paper

DESK: ViewportSize = {"width": 1400, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
INK = """() => {
  const canvas = document.querySelector("canvas");
  const seen = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  return seen.filter((value, i) => i % 4 === 3 && value > 0).length;
}"""
WHERE = """(name) => {
  const { network, nodes } = welfare;
  const data = JSON.parse(document.getElementById("data").textContent);
  const id = data.nodes.find((node) => node.ko === name).id;
  const at = network.canvasToDOM(network.getPosition(id));
  const frame = document.getElementById("canvas").getBoundingClientRect();
  return [at.x + frame.left, at.y + frame.top];
}"""
Open: TypeAlias = Callable[..., Page]


def until(check: Callable[[], bool]) -> None:
    """Wait for it: the page's policy forbids the evaluation by which Playwright would."""
    for _ in range(100):
        if check():
            return
        time.sleep(0.05)
    assert check()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a view's page from its file; at the end, nothing was said on the console and nothing asked for."""
    context = browser.new_context(viewport=DESK, locale="ko-KR")
    heard: list[str] = []
    asked: list[str] = []

    def show(view: View, focus: str | None = None, size: ViewportSize = DESK) -> Page:
        out = tmp_path / "network.html"
        write(make(view), out, [node.value for node in found(view, focus)] if focus else [])
        page = context.new_page()
        page.set_viewport_size(size)
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("dialog", lambda dialog: heard.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(out.as_uri())
        until(lambda: bool(page.evaluate("typeof welfare === 'object'")))
        return page

    yield show
    context.close()
    assert heard == []
    assert asked == [(tmp_path / "network.html").as_uri()] * len(asked)
    assert asked


def names(page: Page) -> list[str]:
    return page.locator("#rows .link > .text:not(.en)").all_inner_texts()


def hidden(page: Page, kind: str) -> int:
    return int(page.evaluate(f"welfare.{kind}.get({{ filter: (held) => held.hidden }}).length"))


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_canvas_is_drawn_and_fits_the_screen(opened: Open, view: View, size: ViewportSize) -> None:
    page = opened(view, size=size)
    until(lambda: int(page.evaluate(INK)) > 3000)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    for name in ("가람시", "돌봄 분야", "이웃지킴이"):
        x, y = page.evaluate(WHERE, name)
        assert 0 < x < size["width"]
        assert 0 < y < size["height"]


def test_nothing_moves_by_itself(opened: Open, view: View) -> None:
    page = opened(view)
    before = page.evaluate("welfare.network.getPositions()")
    page.wait_for_timeout(300)
    assert page.evaluate("welfare.network.getPositions()") == before


def test_the_table_holds_every_node(opened: Open, view: View) -> None:
    page = opened(view)
    assert sorted(names(page)) == sorted(
        ["가람시", "남구", "남구", "남구", "돌봄 분야", "이웃지킴이", "햇살 우체통", "햇살재단"]
    )
    assert page.locator("#rows .link", has_text="가람시").inner_text().split("\n") == [
        "가람시",
        "/ Garam-si, Maru-do · 마루도",
    ]


@pytest.mark.parametrize("query", ["가람시", "가 람", "garam", "GARAM-si"])
def test_search_in_either_language(opened: Open, view: View, query: str) -> None:
    page = opened(view)
    page.fill("#query", query)
    assert names(page) == ["가람시"]
    assert page.inner_text("#found") == "1개 / found"
    page.press("#query", "Enter")
    assert "Garam-si" in page.inner_text("#detail h2")
    page.press("#query", "Escape")
    assert page.locator("#detail h2").count() == 0


@pytest.mark.parametrize("query", ["해안도", "haean-do", "해안특별도", "Haean State", "Mulgyeol"])
def test_search_finds_provinces_and_todays_names(opened: Open, build: Build, query: str) -> None:
    paper = Paper()
    for town in ("pado", "garam"):
        paper.award(paper.place(town, town), "돌봄 분야", "우수")
    page = opened(build(paper))
    page.fill("#query", query)
    assert names(page) == ["파도군"]
    page.press("#query", "Enter")
    also = page.inner_text("#detail .also")
    assert also == "오늘: 해안특별도 물결시 / today: Mulgyeol-si, Haean State"


def test_own_names_come_before_the_provinces(opened: Open, build: Build) -> None:
    paper = Paper()
    part, whole = paper.place("남구", "other-nam"), paper.place("바다시", "bada")
    for division in ("돌봄 분야", "나눔 분야"):
        paper.award(part, division, "우수")
    paper.award(whole, "돌봄 분야", "우수")
    page = opened(build(paper))
    assert [name for name in names(page) if name in {"남구", "바다시"}] == ["남구", "바다시"]
    page.fill("#query", "bada")
    assert names(page) == ["바다시", "남구"]


def test_a_standard_name_stands_in_the_details_alone(opened: Open, build: Build) -> None:
    paper = Paper()
    paper.program(paper.place("가람시", "garam"), "이웃 살피기", key="good-neighbours-watch")
    page = opened(build(paper))
    assert sorted(names(page)) == ["가람시", "이웃 살피기"]
    page.get_by_role("button", name="이웃 살피기").click()
    assert page.inner_text("#detail .also").startswith("표준 이름: 좋은이웃들 / standard name: ")
    page.locator("#detail").get_by_role("button", name="가람시").click()
    assert page.locator("#detail .also").count() == 0


def test_the_legend_is_closed_on_a_phone_and_small_when_opened(opened: Open, view: View) -> None:
    page = opened(view, size=PHONE)
    boxes = page.locator("#legend input")
    assert not boxes.first.is_visible()
    page.click("#legend summary")
    assert boxes.first.is_visible()
    assert page.evaluate("document.querySelector('header').offsetHeight") < 0.35 * PHONE["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.set_viewport_size(DESK)
    until(boxes.first.is_visible)
    page.set_viewport_size(PHONE)
    until(lambda: not boxes.first.is_visible())


def test_a_search_without_a_hit_says_so(opened: Open, view: View) -> None:
    page = opened(view)
    page.fill("#query", "없는 이름")
    assert page.inner_text("#found") == "0개 / found"
    assert names(page) == []


def test_the_details_lead_to_words_and_neighbours(opened: Open, view: View) -> None:
    page = opened(view)
    page.get_by_role("button", name="햇살 우체통").click()
    detail = page.inner_text("#detail")
    assert "가람시는 햇살재단과 함께 ‘햇살 우체통’을 운영한다" in detail
    assert page.locator("#detail mark", has_text="햇살 우체통").count() == 1
    assert "2019 나눔상.txt:" in detail
    page.locator("#detail").get_by_role("button", name="가람시").click()
    detail = page.inner_text("#detail")
    assert "수상 / won · 2019 · 대상 · 50,000,000원 / KRW" in detail


def test_a_kind_can_be_hidden_and_shown(opened: Open, view: View) -> None:
    page = opened(view)
    page.uncheck("input[value=program]")
    assert (hidden(page, "nodes"), hidden(page, "edges")) == (2, 4)
    assert "이웃지킴이" not in names(page)
    page.check("input[value=program]")
    page.uncheck("input[value=won]")
    assert (hidden(page, "nodes"), hidden(page, "edges")) == (0, 4)


def test_hovering_shows_the_words_and_their_place(opened: Open, view: View) -> None:
    page = opened(view)
    x, y = page.evaluate(WHERE, "햇살 우체통")
    page.mouse.move(x - 60, y - 60)
    page.mouse.move(x, y, steps=5)
    page.wait_for_selector("#tip:not([hidden])")
    tip = page.inner_text("#tip")
    assert "햇살 우체통" in tip
    assert "운영 / runs · 2019" in tip
    assert "2019 나눔상.txt:" in tip
    assert page.locator("#tip mark").first.inner_text() == "햇살 우체통"


def test_hovering_over_an_edge_names_both_ends(opened: Open, view: View) -> None:
    page = opened(view, focus="바다시 남구")
    one, other = page.evaluate(WHERE, "남구"), page.evaluate(WHERE, "돌봄 분야")
    middle = [(a + b) / 2 for a, b in zip(one, other, strict=True)]
    page.mouse.move(middle[0] + 80, middle[1] + 80)
    page.mouse.move(*middle, steps=8)
    page.wait_for_selector("#tip:not([hidden])")
    tip = page.inner_text("#tip")
    assert "남구 / Nam-gu, Bada · 바다시 → 돌봄 분야" in tip
    assert "수상 / won · 2019 · 우수" in tip


def test_the_keyboard_reaches_everything(opened: Open, view: View) -> None:
    page = opened(view)
    page.focus("#query")
    stops = []
    for _ in range(16):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.value || document.activeElement.className"))
    for stop in ("municipality", "won", "vis-network", "link"):
        assert stop in stops


def test_hostile_names_are_shown_as_text_and_do_nothing(opened: Open, nasty: View) -> None:
    page = opened(nasty)
    assert SCRIPT in "\n".join(names(page))
    page.fill("#query", "onerror")
    page.press("#query", "Enter")
    assert page.inner_text("#detail h2") == SCRIPT
    assert SCRIPT in page.inner_text("#detail blockquote >> nth=0")
    assert "나쁜 <b>이름</b>.txt:" in page.inner_text("#detail cite >> nth=0")
    assert page.locator("img, #detail b, #detail i").count() == 0
    assert page.locator("script").count() == 3
    assert page.title() == "복지행정 네트워크 / Welfare administration network"


def test_long_and_turned_names_keep_the_page_in_shape(opened: Open, nasty: View) -> None:
    page = opened(nasty, size=PHONE)
    page.fill("#query", "긴이름")
    page.press("#query", "Enter")
    assert page.inner_text("#detail h2") == LONG
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.fill("#query", "돌아선")
    link = page.locator("#rows .text").first
    assert link.inner_text() == TURNED
    assert link.evaluate("(element) => getComputedStyle(element).unicodeBidi") == "isolate"


def test_a_script_put_into_the_page_is_refused(browser: Browser, view: View, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(write(make(view), tmp_path / "network.html").path.as_uri())
    page.evaluate(
        """() => {
      window.refused = [];
      document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.effectiveDirective));
      const script = document.createElement("script");
      script.text = "window.ran = true";
      document.body.append(script);
    }"""
    )
    until(lambda: bool(page.evaluate("window.refused.length")))
    assert page.evaluate("[window.refused, window.ran === undefined]") == [["script-src-elem"], True]
    page.close()


def test_an_empty_graph_says_so(opened: Open, build: Build) -> None:
    page = opened(build(Paper()))
    assert page.is_visible("#nothing")
    assert names(page) == []
