"""Home and the frame of every page: menus, languages, theme, search from the keyboard, phone without a script."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.only_looks


def test_figures_lead_to_what_they_count(site: Any, page: Any) -> None:
    page.goto(site.url("/"))
    for number in page.locator("a.figure-number").all():
        assert int(number.inner_text()) > 0
        assert page.request.get(site.address + number.get_attribute("href")).status == 200


def test_the_plan_says_that_it_is_an_example(site: Any, page: Any) -> None:
    page.goto(site.url("/"))
    expect(page.locator(".page-head .example")).to_have_text("示例数据", use_inner_text=True)


def test_the_slash_key_goes_to_the_search_box(site: Any, page: Any) -> None:
    page.goto(site.url("/"))
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("孵化")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")


def test_a_menu_opens_and_closes_by_keyboard(site: Any, page: Any) -> None:
    page.goto(site.url("/"))
    summary = page.locator(".site-top > .menu > summary").last
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="深色")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="深色")).not_to_be_visible()
    assert summary.evaluate("(node) => node === document.activeElement")


def test_the_theme_chosen_by_hand_wins_over_the_system_without_javascript(site: Any, open_page: Any) -> None:
    page = open_page(java_script_enabled=False, color_scheme="light")
    page.goto(site.url("/"))
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator(".site-top > .menu > summary").last.click()
    page.get_by_role("button", name="深色").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != paper


def test_the_language_is_switched_and_kept_without_javascript(site: Any, open_page: Any) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(site.url("{plan}/"))
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("link", name="Plan text")).to_be_visible()
    page.goto(site.url("/"))
    expect(page.get_by_role("heading", name="Next deadlines")).to_be_visible()


def test_a_phone_without_javascript_reaches_every_page_and_the_search(site: Any, open_page: Any) -> None:
    page = open_page(java_script_enabled=False, viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(site.url("/"))
    names = page.get_by_role("navigation", name="规划").get_by_role("link").all_inner_texts()
    assert [name.strip() for name in names] == [
        "进展",
        "规划原文",
        "目标",
        "节点",
        "任务与单位",
        "发现",
        "结果",
        "对比",
    ]
    page.locator(".site-top > .menu > summary").last.click()
    box = page.locator(".menu .site-search input")
    box.fill("实验室")
    box.press("Enter")
    page.wait_for_url("**/search?q=*")


def test_what_is_touched_on_a_phone_is_large_enough(site: Any, open_page: Any) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(site.url("/"))
    small = page.evaluate(
        """() => [...document.querySelectorAll('.site-nav a, .site-head summary, .button')]
             .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 44)
             .map((one) => one.textContent.trim())"""
    )
    assert small == []


def test_a_missing_page_is_designed(site: Any, page: Any) -> None:
    answer = page.goto(site.url("/nothing-here/"))
    assert answer.status == 404
    page.get_by_role("link", name="回首页").click()
    page.wait_for_url(site.url("/"))


def test_every_answer_allows_only_its_own_sources(site: Any, page: Any) -> None:
    for path in ("/", "{plan}/", "/nothing-here/", "/accounts/sign-in/"):
        policy = page.request.get(site.url(path)).headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy


def test_home_looks_right(open_page: Any, looks_right: Any) -> None:
    looks_right(open_page(), "/", "home")


def test_the_missing_page_looks_right(open_page: Any, looks_right: Any) -> None:
    looks_right(open_page(), "/nothing-here/", "not-found")
