"""The explorer in a real browser, offline: walked by mouse and keyboard, wide and narrow, without a word on the console."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from kg.web.links import document
from tests.web.conftest import LONG, SCRIPT

DESK: ViewportSize = {"width": 1400, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
IKSAN = "/id/municipality/iksan-si"
NAME = "2017-12-11-welfare-administration-awards.txt"
PAGES = [
    *("/", "/search", "/search?q=우체통", "/municipalities", "/programs", "/organisations", "/divisions", "/documents"),
    *(
        "/findings",
        "/about",
        "/query",
        "/query?example=awards-of",
        "/show?name=서구",
        "/compare",
        "/compare?with=익산시&with=순천시",
        "/similar?name=익산시",
    ),
    *(IKSAN, "/id/program/customised-welfare-team", "/id/organisation/postal-carrier", "/id/field/outreach"),
    document(NAME),
]
Open: TypeAlias = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Opens addresses of one site; at the end, nothing was said on the console and nothing asked for elsewhere."""
    context = browser.new_context(viewport=DESK, locale="ko-KR")
    heard: list[str] = []
    asked: list[str] = []
    homes: set[str] = set()

    def show(site: str, path: str = "/", size: ViewportSize = DESK) -> Page:
        homes.add(site)
        page = context.new_page()
        page.set_viewport_size(size)
        page.on("console", lambda message: heard.append(f"{path}: {message.text}"))
        page.on("pageerror", lambda error: heard.append(f"{path}: {error}"))
        page.on("dialog", lambda dialog: heard.append(f"{path}: {dialog.message}"))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(site + path)
        return page

    yield show
    context.close()
    assert heard == []
    assert asked
    assert [url for url in asked if not any(url.startswith(home) for home in homes)] == []


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


AIM = """() => {
  const aim = document.querySelector(".paper :target");
  const box = aim?.getBoundingClientRect();
  return aim && box.top >= 0 && box.top < innerHeight ? aim.textContent.replace(/\\s+/g, "") : "";
}"""


def aimed(page: Page) -> str:
    """The words at which the address points, once they are in sight."""
    for _ in range(100):
        page.wait_for_load_state()
        if words := str(page.evaluate(AIM)):
            return words
        page.wait_for_timeout(50)
    return ""


def fit(page: Page, site: str, *paths: str) -> None:
    """Each page has one heading, and no need to be moved sideways on a desk or in a hand."""
    for path in paths:
        page.goto(site + path)
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            assert fits(page), (path, size)
        assert page.locator("h1").count() == 1, path


def test_every_page_fits_its_screen(opened: Open, site: str) -> None:
    fit(opened(site), site, *PAGES)


def test_search_hit_words(opened: Open, site: str) -> None:
    page = opened(site)
    page.fill("main input[type=search]", "우체통")
    page.press("main input[type=search]", "Enter")
    assert page.locator(".hits mark").first.inner_text() == "우체통"
    page.locator(".hits summary").first.click()
    assert "말로: 1위" in page.locator(".hits details").first.inner_text()
    page.locator(".hits .button").first.click()
    assert "우체통" in aimed(page)


def test_municipality_similar_why_words(opened: Open, site: str) -> None:
    page = opened(site, "/municipalities?q=익산")
    page.click("table .name")
    assert page.inner_text("h1").startswith("익산시")
    page.click("nav.contents a[href='#similar']")
    page.locator("ol.near summary").first.click()
    said = page.locator("ol.near .why td a.source").first
    words = "".join(said.inner_text().split())
    said.click()
    assert 0 < len(aimed(page)) <= len(words)
    assert document(NAME) in page.url


def test_from_a_fact_to_its_words_and_back(opened: Open, site: str) -> None:
    page = opened(site, IKSAN)
    page.locator("#programs ~ table a.source").first.click()
    assert "희망복지지원사업네트워크" in aimed(page)
    page.click(".paper :target a")
    entry = unquote(page.url).partition("#")[2]
    assert entry.startswith("e")
    assert page.locator(f"[id='{entry}']").is_visible()
    page.click(f"[id='{entry}'] a.source")
    assert "희망복지지원사업네트워크" in aimed(page)


def test_with_the_name_of_a_winner_its_division_and_grade_are_marked(opened: Open, site: str) -> None:
    page = opened(site, IKSAN)
    page.locator("section[aria-labelledby=awards] tbody tr", has_text="대상").locator("a.source").first.click()
    assert aimed(page) == "익산시"
    marked = ["".join(words.split()) for words in page.locator(".paper .with").all_inner_texts()]
    assert any(words.startswith("대상") for words in marked)
    assert "각5천만원" in marked
    assert any("통합사례관리" in words for words in marked)


def test_kinds_are_toggled_without_a_script(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    page.goto(site + document(NAME))
    award = page.locator(".paper .m.k-awards").first
    assert page.locator(".facts .only-organisations").first.is_visible()
    page.uncheck("#show-organisations")
    assert not page.locator(".facts .only-organisations").first.is_visible()
    assert award.is_visible()
    context.close()


def test_the_language_is_switched_and_kept(opened: Open, site: str) -> None:
    page = opened(site, IKSAN)
    page.click("a.language")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#programs").inner_text() == "Programs"
    page.goto(site + "/findings")
    assert page.locator("h1").inner_text().startswith("Findings")
    page.click("a.language")
    assert page.locator("h1").inner_text().startswith("지적")


def test_the_keyboard_reaches_the_content(opened: Open, site: str) -> None:
    page = opened(site, IKSAN)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page-content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('main a')")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_two_are_compared_by_adding_names(opened: Open, site: str) -> None:
    page = opened(site, IKSAN)
    page.click("a.button[href^='/compare']")
    page.fill("main input[name=with][type=search]", "순천")
    page.press("main input[name=with][type=search]", "Enter")
    page.locator("table.compare thead a").first.wait_for()
    assert page.locator("table.compare thead a").all_inner_texts()[:2] == ["익산시", "순천시"]
    page.set_viewport_size(PHONE)
    assert page.evaluate(
        "[...document.querySelectorAll('.compare')].every((one) => one.getBoundingClientRect().right < innerWidth)"
    )
    page.locator("table.compare td a.source").first.click()
    assert aimed(page)


def test_a_facet_is_taken_and_left(opened: Open, site: str) -> None:
    page = opened(site, "/findings")
    whole = page.locator(".findings > li").count()
    page.locator(".facets a", has_text="높음").click()
    assert 0 < page.locator(".findings > li").count() < whole
    page.locator(".facets a.chosen").click()
    assert page.locator(".findings > li").count() == whole


def test_hostile_words_do_nothing_and_keep_the_page_in_shape(opened: Open, hostile: str) -> None:
    page = opened(hostile, "/", PHONE)
    for path in ("/", "/municipalities", "/programs", "/search?q=돌봄", "/documents"):
        page.goto(hostile + path)
        assert fits(page), path
        assert "hacked" not in page.title()
    page.click("tbody .name")
    assert fits(page)
    assert page.title() != "hacked"
    assert SCRIPT in page.inner_text(".paper")
    assert LONG in page.inner_text(".paper")
    assert page.locator("script").count() == 2


def test_an_error_helps(browser: Browser, site: str) -> None:
    page = browser.new_page()
    answer = page.goto(f"{site}/id/municipality/nowhere")
    assert answer is not None
    assert answer.status == 404
    assert page.locator("main a[href='/municipalities']").count() == 1
    page.close()
