"""Map and charts in a real browser, offline: a click leads on, nothing is said on the console, a phone needs no sideways scroll."""

from __future__ import annotations

from urllib.parse import unquote

from tests.web.test_explorer import Open, fit, opened

__all__ = ["opened"]
PAGES = [
    *("/map", "/map?level=sido&measure=prize", "/map?borders=2026&style=points", "/map?within=seoul", "/map?year=2015"),
    *("/map?measure=program&program=맞춤형복지팀&lang=en", "/map?measure=program&program=없는사업"),
    *("/charts?lang=ko", "/charts?program=맞춤형복지팀&lang=en", "/awards?sido=busan&lang=ko"),
]


def test_pages_fit_their_screens(opened: Open, site: str) -> None:
    fit(opened(site), site, *PAGES)


def test_a_click_on_the_map_leads_to_the_municipality(opened: Open, site: str) -> None:
    page = opened(site, "/map?level=sido")
    page.get_by_role("link", name="전라북도: 상 13개").first.click()
    assert page.url == f"{site}/id/municipality/jeonbuk"
    page.go_back()
    page.get_by_role("row").get_by_role("link", name="부산광역시").click()
    assert page.url == f"{site}/id/municipality/busan"


def test_the_form_is_the_address(opened: Open, site: str) -> None:
    page = opened(site, "/map")
    page.select_option("select[name=measure]", "prize")
    page.select_option("select[name=within]", "busan")
    page.select_option("select[name=borders]", "2026")
    page.get_by_role("button", name="보기").click()
    assert "measure=prize" in page.url
    assert page.locator("svg.map a").count() == 16
    page.get_by_role("link", name="이 지도의 주소").click()
    page.reload()
    assert page.locator("svg.map a").count() == 16
    assert page.locator("select[name=borders]").input_value() == "2026"


def test_a_bar_leads_to_its_rows_and_these_to_their_words(opened: Open, site: str) -> None:
    page = opened(site, "/charts")
    page.locator("svg.bars a").first.click()
    assert unquote(page.url).startswith(f"{site}/awards?sido=busan&division=")
    assert page.locator("tbody tr").count() == 5
    page.locator("a.source").first.click()
    assert "/id/document/" in page.url


def test_the_table_is_one_key_away(opened: Open, site: str) -> None:
    page = opened(site, "/map")
    page.locator("a.inside").focus()
    assert page.locator("a.inside").is_visible()
    page.keyboard.press("Enter")
    assert page.url.endswith("#numbers")


def test_files_are_downloaded(opened: Open, site: str) -> None:
    page = opened(site, "/map?measure=prize")
    for name in ("SVG", "CSV"):
        with page.expect_download() as told:
            page.get_by_role("link", name=name, exact=True).click()
        assert told.value.suggested_filename == f"welfare-kg-map.{name.lower()}"
