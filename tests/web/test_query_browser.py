"""The SPARQL page in a real browser: written, asked, stopped, taken away, come back to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(4))} }}"
FAILED = "Failed to load resource"
"""What Chromium itself notes of an answer of 4xx or 5xx."""


@dataclass
class Heard:
    """What pages said on the console, and what they asked for elsewhere."""

    said: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def context(browser: Browser, site: str, heard: Heard) -> Iterator[BrowserContext]:
    held = browser.new_context(viewport={"width": 1400, "height": 900}, locale="ko-KR", accept_downloads=True)
    held.on("console", lambda message: heard.said.append(message.text))
    held.on("weberror", lambda error: heard.said.append(str(error.error)))
    held.on("request", lambda asked: None if asked.url.startswith(site) else heard.outside.append(asked.url))
    yield held
    held.close()
    assert heard.outside == []
    assert heard.said == []


def opened(context: BrowserContext, address: str) -> Page:
    """The page, once its editor stands in the place of the plain field."""
    page = context.new_page()
    page.goto(address)
    page.locator("#ask[data-ready]").wait_for()
    return page


def write(page: Page, query: str) -> None:
    page.locator("#editor .CodeMirror").click()
    page.locator("#editor .CodeMirror-focused").wait_for()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(query)
    page.wait_for_function("query => document.querySelector('.CodeMirror').CodeMirror.getValue() === query", arg=query)


def answered(page: Page) -> str:
    page.locator("#answer:not([aria-busy])").wait_for()
    return page.inner_text("#answer")


def test_a_query_is_written_run_taken_away_and_found_again(context: BrowserContext, site: str, tmp_path: Path) -> None:
    page = opened(context, f"{site}/query")
    assert page.locator("#sparql").is_hidden()
    write(page, "SELECT ?m ?name { ?m a wk:Municipality ; rdfs:label ?name } ORDER BY ?m LIMIT 3")
    page.keyboard.press("Control+Enter")
    page.locator("table.answer").wait_for()
    assert "3줄" in answered(page)
    with page.expect_download() as coming:
        page.click(".files a[download='answer.csv']")
    coming.value.save_as(tmp_path / "answer.csv")
    assert (tmp_path / "answer.csv").read_text(encoding="utf-8").splitlines()[0] == "m,name"
    table = page.inner_text("table.answer")
    asked = parse_qs(urlsplit(page.url).query)["query"][0]
    assert asked.startswith("SELECT ?m ?name")
    page.reload()
    page.locator("#ask[data-ready]").wait_for()
    assert page.inner_text("table.answer") == table
    assert asked in page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    page.locator("table.answer a.name").first.click()
    assert "/id/municipality/" in page.url


def test_a_question_is_chosen_changed_and_its_words_are_seen(context: BrowserContext, site: str) -> None:
    page = opened(context, f"{site}/query")
    page.click(".shipped a[href='/query?example=awards-of']")
    page.fill(".about input[name=municipality]", "순천시")
    page.press(".about input[name=municipality]", "Enter")
    assert "순천" in page.inner_text("table.answer")
    page.locator("table.answer a[href*='#c']").first.click()
    page.locator(".paper :target").first.wait_for()


def test_the_language_is_switched_with_the_answer(context: BrowserContext, site: str) -> None:
    page = opened(context, f"{site}/query")
    write(page, "ASK {}")
    page.click("#run")
    page.locator(".truth").wait_for()
    page.click("a.language")
    page.locator("#ask[data-ready]").wait_for()
    assert page.inner_text(".truth") == "Yes"
    assert page.inner_text("h1") == "Ask in SPARQL"
    page.click("a.language")
    assert page.inner_text(".truth") == "예"


def test_a_cross_product_ends_at_its_limit_and_at_the_button(context: BrowserContext, site: str, heard: Heard) -> None:
    page = opened(context, f"{site}/query")
    write(page, ENDLESS)
    page.fill("input[name=timeout]", "0.5")
    page.click("#run")
    page.locator("#answer .wrong").wait_for()
    assert "0.5초를 넘어" in answered(page)
    assert heard.said.pop().startswith(FAILED)
    page.fill("input[name=timeout]", "30")
    page.click("#run")
    page.click("#stop")
    page.locator("#stop").wait_for(state="hidden")
    assert page.inner_text("#status") == "멈췄습니다."
    write(page, "ASK {}")
    page.click("#run")
    page.locator(".truth").wait_for()


def test_a_mistake_is_shown_where_it_is(context: BrowserContext, site: str, heard: Heard) -> None:
    page = opened(context, f"{site}/query")
    write(page, "SELECT ?a\nWHERE { ?a ?b }")
    page.click("#run")
    page.locator("#answer .wrong").wait_for()
    assert "2행" in answered(page)
    assert page.locator("#editor .wrong-line").count() == 1
    assert heard.said.pop().startswith(FAILED)


def test_terms_are_completed_from_our_own(context: BrowserContext, site: str) -> None:
    page = opened(context, f"{site}/query")
    write(page, "SELECT * { ?x ")
    page.keyboard.type("wk:divisionN")
    hint = page.locator(".CodeMirror-hint", has_text="wk:divisionName").first
    for _ in range(20):  # the editor reads what was typed a moment later, and shuts what opens before that
        page.keyboard.press("Control+Space")
        page.wait_for_timeout(250)
        if hint.is_visible():
            break
    hint.wait_for()
    page.keyboard.press("Enter")
    written = page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    assert "?x wk:divisionName" in written
    assert "PREFIX wk: <https://w3id.org/welfare-kg/ontology#>" in written


def test_the_keyboard_leaves_the_editor(context: BrowserContext, site: str) -> None:
    page = opened(context, f"{site}/query")
    page.locator("#editor .CodeMirror").click()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "run"


def test_without_a_script_the_form_asks(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/query")
    page.fill("#sparql", "SELECT ?m { ?m a wk:Municipality } ORDER BY ?m LIMIT 2")
    page.click("#run")
    assert page.locator("table.answer tbody tr").count() == 2
    context.close()


def test_a_citation_is_copied(context: BrowserContext, site: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(context, f"{site}/query?example=awarded-twice")
    page.click("#cite summary")
    page.click("[data-copy=cite-bibtex]")
    page.locator("[data-copy=cite-bibtex]", has_text="복사했습니다").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{welfare-kg-")
