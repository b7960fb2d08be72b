"""What comes out of the printer: the sheet tells its plan, is light whatever the screen is, and keeps every mark."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.only_looks

COLOURS = "(() => { const s = getComputedStyle(document.body); return [s.color, s.backgroundColor]; })()"


@pytest.mark.parametrize("path", ["{plan}/targets/", "{plan}/findings/", "{plan}/units/", "{plan}/targets/3/"])
def test_a_printed_page_tells_its_plan_and_that_it_is_an_example(site: Any, page: Any, path: str) -> None:
    page.goto(site.url(path))
    head = page.locator(".sheet-head")
    expect(head).not_to_be_visible()
    page.emulate_media(media="print")
    expect(head).to_be_visible()
    expect(head).to_contain_text("明湖市", use_inner_text=True)
    expect(head).to_contain_text("示例数据", use_inner_text=True)


def test_paper_is_light_though_the_screen_is_dark(site: Any, open_page: Any) -> None:
    page = open_page(color_scheme="dark")
    page.goto(site.url("{plan}/"))
    dark = page.evaluate(COLOURS)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(COLOURS) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"] != dark


def test_marks_and_lamps_are_printed(site: Any, page: Any) -> None:
    page.goto(site.url("{plan}/targets/"))
    page.emulate_media(media="print")
    assert page.locator(".mark").first.evaluate("e => getComputedStyle(e).printColorAdjust") == "exact"


def test_a_wall_screen_shows_larger_type(site: Any, open_page: Any) -> None:
    page = open_page(viewport={"width": 2560, "height": 1440})
    page.goto(site.url("/"))
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "22px"
    page.set_viewport_size({"width": 1440, "height": 900})
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "16px"
