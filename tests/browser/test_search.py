"""Search in a real browser: the slash key, two characters, hits that lead on, suggestions where nothing is found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.only_looks


def test_slash_goes_to_the_box_and_two_characters_find(site: Any, page: Any):
    page.goto(site.url("{plan}/findings/"))
    page.keyboard.press("/")
    page.keyboard.type("仪器")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=**")
    expect(page.locator("main mark").first).to_have_text("仪器", use_inner_text=True)


def test_a_hit_leads_to_its_page(site: Any, page: Any):
    page.goto(site.url("/search?q=孵化器"))
    page.click(".found.target a >> nth=0")
    page.wait_for_url("**/targets/*/")
    expect(page.locator("h1")).to_contain_text("孵化器", use_inner_text=True)


def test_one_kind_is_chosen_by_its_chip(site: Any, page: Any):
    page.goto(site.url("/search?q=企业"))
    page.click(".kinds-found a:has-text('任务')")
    expect(page.locator("section.block")).to_have_count(1)


def test_nothing_found_suggests_what_can_be_found(site: Any, page: Any):
    page.goto(site.url("/search?q=火星"))
    page.click(".suggestions a >> nth=0")
    expect(page.locator(".found li").first).to_be_attached()


def test_it_looks_right(page: Any, looks_right: Callable[..., None]):
    looks_right(page, "/search?q=企业", "search")
    looks_right(page, "/search?q=火星", "search-empty")
    looks_right(page, "/plans/", "plans")
