"""Managing a plan in a real browser: withdrawn, gone for the public, restored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect


def test_a_plan_is_withdrawn_for_the_public_and_restored(site: Any, open_page: Callable[..., Any], sign_in: Any):
    officer, public = sign_in(open_page()), open_page()
    officer.goto(site.url("/plans/"))
    officer.click(".plan-list a:has-text('管理')")
    officer.fill("#reason", "上传错了文件")
    officer.click("button[value=withdraw]")
    expect(officer.get_by_role("status")).to_contain_text("规划已撤下", use_inner_text=True)
    assert public.goto(site.url("{plan}/")).status == 404
    officer.fill("#reason", "核对后无误")
    officer.click("button[value=restore]")
    assert public.goto(site.url("{plan}/")).status == 200


def test_it_looks_right(page: Any, sign_in: Callable[..., Any], looks_right: Callable[..., None]):
    sign_in(page)
    looks_right(page, "{plan}/manage/", "manage")
