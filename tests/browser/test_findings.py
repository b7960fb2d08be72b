"""Findings in a real browser: narrowed, followed to their words, reached by their own address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.only_looks


def test_a_severity_narrows_the_list_and_again_widens_it(site: Any, page: Any):
    page.goto(site.url("{plan}/findings/"))
    every = page.locator("article.finding").count()
    with page.expect_navigation():
        page.click(".severities a.figure-number >> nth=1")
    assert 0 < page.locator("article.finding").count() < every
    assert page.locator(".kind-head .lamp").all_inner_texts() == ["疑点"] * page.locator(".kind").count()
    page.click(".severities a[aria-current]")
    expect(page.locator("article.finding")).to_have_count(every)


def test_a_quoted_place_leads_into_the_document(site: Any, page: Any):
    page.goto(site.url("{plan}/findings/"))
    words = page.locator("article.finding a.place mark").first.inner_text()
    with page.expect_navigation():
        page.click("article.finding a.place >> nth=0")
    assert "at=" in page.url
    expect(page.locator("main")).to_contain_text(words[:6], use_inner_text=True)


def test_a_finding_behind_a_fold_opens_by_its_address(site: Any, page: Any):
    page.goto(site.url("{plan}/findings/"))
    hidden = page.locator("details.fold article.finding").last
    expect(hidden).not_to_be_visible()
    name = hidden.get_attribute("id")
    page.goto(site.url("{plan}/findings/") + f"#{name}")
    page.locator(f"#{name}").wait_for(state="visible")


def test_it_looks_right(page: Any, looks_right: Callable[..., None]):
    looks_right(page, "{plan}/findings/", "findings")
