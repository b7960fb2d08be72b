"""Reading the plan in the browser: what was understood shows in place, opens by click and key, and prints well."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.only_looks

FIRST_OF_LINES = """() => {
    const firsts = [];
    for (const paragraph of document.querySelectorAll(".line > p")) {
        const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        let bottom = -1;
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            if (node.parentElement.closest("sup")) continue;
            for (let at = 0; at < node.data.length; at++) {
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                const box = range.getBoundingClientRect();
                if (!box.width) continue;
                if (box.top > bottom - 2) { firsts.push(node.data[at]); bottom = box.bottom; }
            }
        }
    }
    return firsts;
}"""
"""The first character of every line shown, signs of findings aside."""


def test_pointing_at_a_target_shows_what_was_understood(site: Any, page: Any) -> None:
    page.goto(site.url("{plan}/"))
    mark = page.locator("a.target").first
    mark.scroll_into_view_if_needed()
    mark.hover()
    card = page.get_by_role("tooltip")
    card.wait_for()
    expect(card).to_contain_text("完成时限", use_inner_text=True)
    expect(card).to_contain_text("2027年", use_inner_text=True)


def test_the_keyboard_reaches_a_mark_its_card_and_its_page(site: Any, page: Any) -> None:
    page.goto(site.url("{plan}/"))
    mark = page.locator("a.target").first
    mark.focus()
    page.get_by_role("tooltip").wait_for()
    expect(mark).to_have_attribute("aria-describedby", "understood")
    page.keyboard.press("Escape")
    page.get_by_role("tooltip").wait_for(state="hidden")
    page.keyboard.press("Enter")
    page.wait_for_url("**/targets/1/")
    assert page.locator("mark.arrived").first.inner_text() in page.locator(".quotation").inner_text()


def test_the_skip_link_comes_first_and_leads_to_the_text(site: Any, page: Any) -> None:
    page.goto(site.url("{plan}/"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_every_mark_leads_somewhere_that_answers(site: Any, page: Any) -> None:
    page.goto(site.url("{plan}/"))
    kinds = {}
    for link in page.locator("a[data-about]").all():
        kinds.setdefault(link.get_attribute("class"), link.get_attribute("href"))
    assert {"target", "owner lead", "owner participant"} <= set(kinds)
    for address in kinds.values():
        assert page.request.get(site.address + address).status == 200


def test_without_javascript_the_text_the_marks_and_the_contents_are_there(site: Any, open_page: Any) -> None:
    plain = open_page(java_script_enabled=False)
    plain.goto(site.url("{plan}/"))
    mark = plain.locator("a.target").first
    assert "2027年" in mark.get_attribute("title")
    expect(plain.locator(".contents nav")).to_be_visible()
    mark.click()
    plain.wait_for_url("**/targets/1/")


def test_kinds_of_marks_can_be_switched_off_without_javascript(site: Any, open_page: Any) -> None:
    plain = open_page(java_script_enabled=False)
    plain.goto(site.url("{plan}/"))
    reference = plain.locator("a.ref").first
    expect(reference).to_be_visible()
    plain.get_by_label("发现").uncheck()
    expect(reference).not_to_be_visible()


def test_an_address_with_a_place_brings_it_into_view(site: Any, page: Any) -> None:
    page.goto(site.url("{plan}/targets/20/"))
    page.get_by_role("link", name="在全文中查看").click()
    place = page.locator("#here")
    assert place.inner_text()
    assert page.evaluate("document.querySelector('#here').getBoundingClientRect().top < innerHeight")


@pytest.mark.parametrize("width", [390, 1440])
def test_the_contents_lead_to_their_paragraph(site: Any, open_page: Any, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(site.url("{plan}/"))
    if width == 390:
        page.locator(".contents > summary").click()
    page.locator(".contents a").last.click()
    inside = "document.querySelector(':target').getBoundingClientRect().top < innerHeight"
    page.wait_for_function(inside)


def test_the_print_sheet_shows_the_text_and_hides_the_frame(site: Any, page: Any) -> None:
    page.emulate_media(media="print")
    page.goto(site.url("{plan}/"))
    expect(page.locator(".site-head")).not_to_be_visible()
    expect(page.locator(".contents")).not_to_be_visible()
    expect(page.locator(".line p").first).to_be_visible()


def test_the_document_looks_right(open_page: Any, looks_right: Any) -> None:
    looks_right(open_page(), "{plan}/", "document")


def test_no_line_begins_with_a_mark_that_ends_something(site: Any, open_page: Any) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(site.url("{plan}/"))
    begun = page.evaluate(FIRST_OF_LINES)
    assert len(begun) > 150
    assert [first for first in begun if first in "，。、；：？！）》”"] == []
