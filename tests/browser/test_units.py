"""Tasks by unit in a real browser: the matrix with its edges in view, a list on the phone, one page per unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.only_looks


def test_the_matrix_keeps_its_edges_in_view_when_scrolled(site: Any, page: Any):
    page.goto(site.url("{plan}/units/"))
    box = page.locator(".matrix-box")
    box.scroll_into_view_if_needed()
    before = page.locator(".matrix thead th >> nth=3").bounding_box()
    box.evaluate("box => box.scrollBy(0, 120)")
    assert abs(page.locator(".matrix thead th >> nth=3").bounding_box()["y"] - before["y"]) < 1


def test_the_matrix_can_be_reached_and_scrolled_by_keyboard(site: Any, page: Any):
    page.goto(site.url("{plan}/units/"))
    page.locator(".matrix-box").focus()
    assert page.evaluate("document.activeElement.className").startswith("matrix-box")


def test_on_the_phone_a_list_by_task_stands_for_the_matrix(site: Any, open_page: Callable[..., Any]):
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(site.url("{plan}/units/"))
    expect(page.locator(".matrix-box")).not_to_be_visible()
    expect(page.locator(".by-task li").first).to_be_visible()


def test_a_units_page_leads_to_its_words_in_the_text(site: Any, page: Any):
    page.goto(site.url("{plan}/units/"))
    with page.expect_navigation():
        page.click(".load-bars a >> nth=0")
    name = page.locator("h1").inner_text()
    with page.expect_navigation():
        page.click(".places a >> nth=0")
    assert "at=" in page.url
    expect(page.locator("main")).to_contain_text(name, use_inner_text=True)


def test_it_looks_right(page: Any, looks_right: Callable[..., None]):
    looks_right(page, "{plan}/units/", "units")
    looks_right(page, "{plan}/units/市科技局/", "unit")
