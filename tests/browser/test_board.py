"""The targets board in a real browser: live filtering, addresses to share, marks that lead on, no script needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.only_looks

ROWS = "table.targets tbody tr"


def asked(page: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_choosing_a_unit_filters_at_once_and_the_address_keeps_it(site: Any, page: Any):
    page.goto(site.url("{plan}/targets/"))
    every = page.locator(ROWS).count()
    page.select_option("#filter-unit", "市财政局")
    page.wait_for_url("**unit=**")
    page.wait_for_function(f"document.querySelectorAll('{ROWS}').length < {every}")
    assert asked(page) == {"unit": ["市财政局"]}
    shared = page.url
    kept = page.locator(ROWS).count()
    page.goto(shared)
    expect(page.locator(ROWS)).to_have_count(kept)


def test_typing_filters_and_the_box_keeps_the_focus_and_the_words(site: Any, page: Any):
    page.goto(site.url("{plan}/targets/"))
    page.focus("#filter-q")
    page.keyboard.type("孵化器", delay=30)
    page.wait_for_url("**q=**")
    page.wait_for_selector(".chips a.chip")
    expect(page.locator("#filter-q")).to_have_value("孵化器")
    assert page.evaluate("document.activeElement.id") == "filter-q"
    assert all("孵化器" in text for text in page.locator(f"{ROWS} th").all_inner_texts())


def test_going_back_brings_the_former_choice_back(site: Any, page: Any):
    page.goto(site.url("{plan}/targets/"))
    page.select_option("#filter-kind", "ratio")
    page.wait_for_url("**kind=ratio**")
    page.go_back()
    page.wait_for_url("**/targets/")
    page.wait_for_function("document.querySelector('#filter-kind').value === ''")


def test_without_a_script_the_form_sorts_and_filters_just_the_same(site: Any, open_page: Callable[..., Any]):
    page = open_page(java_script_enabled=False)
    page.goto(site.url("{plan}/targets/"))
    every = page.locator(ROWS).count()
    page.select_option("#filter-year", "2026")
    with page.expect_navigation():
        page.click(".filter button[type=submit]")
    assert asked(page)["year"] == ["2026"]
    expect(page.locator(ROWS)).not_to_have_count(every)
    assert page.locator(ROWS).count() > 0
    with page.expect_navigation():
        page.click("table.targets thead a >> nth=0")
    assert asked(page)["sort"] == ["indicator"]
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)
    page.click(".chips a.chip")
    expect(page.locator(ROWS)).to_have_count(every)


def test_a_mark_of_the_picture_leads_to_its_target(site: Any, page: Any):
    page.goto(site.url("{plan}/targets/"))
    mark = page.locator(".mark-link").first
    name = mark.locator(".hidden-to-eyes").inner_text().split(" ")[0]
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/targets/1/")
    assert page.locator("h1").inner_text()[:4] in name


def test_an_empty_result_shows_the_way_back(site: Any, page: Any):
    page.goto(site.url("{plan}/targets/?q=火星"))
    with page.expect_navigation():
        page.click("main .empty a.button")
    assert page.locator(ROWS).count() > 10


def test_the_list_downloads_as_it_is_filtered(site: Any, page: Any):
    page.goto(site.url("{plan}/targets/?kind=ratio"))
    rows = page.locator(ROWS).count()
    page.click(".downloads summary")
    with page.expect_download() as download:
        page.click(".downloads a[href*='format=csv']")
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == rows + 1


def test_it_looks_right(page: Any, looks_right: Callable[..., None]):
    looks_right(page, "{plan}/targets/", "board")
    looks_right(page, "{plan}/targets/?q=火星", "board-empty")


def test_on_the_phone_the_date_stands_under_its_figure(site: Any, open_page: Any) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(site.url("{plan}/targets/"))
    row = page.locator(ROWS).first
    figure = row.locator("td.col-2")
    expect(row.locator("td.col-3")).not_to_be_visible()
    expect(figure.locator(".only-phone")).to_contain_text("年", use_inner_text=True)
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(row.locator("td.col-3")).to_be_visible()
    expect(figure.locator(".only-phone")).not_to_be_visible()
