"""The event log in a real browser: filtered, unfolded, verified, taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.only_looks


def test_the_chain_is_verified_and_the_log_filtered_and_taken_away(site: Any, page: Any, sign_in: Callable[..., Any]):
    sign_in(page)
    page.goto(site.url("/events/"))
    page.click("main .actions a")
    expect(page.get_by_role("status").first).to_contain_text("链条完整", use_inner_text=True)
    page.select_option("#event-type", "plan.adopted")
    page.click(".filter button[type=submit]")
    expect(page.locator("table.events tbody tr")).to_have_count(1)
    page.click("table.events details summary")
    expect(page.locator("table.events code").last).to_be_visible()
    with page.expect_download() as download:
        page.click("button[value=csv]")
    assert "plan.adopted" in download.value.path().read_text(encoding="utf-8-sig")


def test_who_is_not_signed_in_is_asked_to(site: Any, page: Any):
    page.goto(site.url("/events/"))
    assert "/accounts/sign-in/" in page.url


def test_it_looks_right(page: Any, sign_in: Callable[..., Any], looks_right: Callable[..., None]):
    sign_in(page)
    looks_right(page, "/events/?verify=1", "events")
