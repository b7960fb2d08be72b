"""Sign-in, sign-out, and the first administrator's own password through the one-time link."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

PASSWORD = "a lake among hills"


def test_an_officer_signs_in_comes_back_to_the_page_and_signs_out(site: Any, page: Any) -> None:
    page.goto(site.url("{plan}/"))
    page.get_by_role("link", name="登录").first.click()
    page.fill("[name=login]", site.officer)
    page.fill("[name=password]", site.password)
    page.keyboard.press("Enter")
    page.wait_for_url(site.url("{plan}/"))
    page.locator(".site-top > .menu > summary").last.click()
    page.get_by_role("button", name="退出登录").click()
    page.wait_for_url(site.url("/"))
    expect(page.get_by_role("link", name="登录").first).to_be_visible()


def test_a_wrong_password_is_told_and_the_name_is_kept(site: Any, page: Any) -> None:
    page.goto(site.url("/accounts/sign-in/"))
    page.fill("[name=login]", site.officer)
    page.fill("[name=password]", "not the password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("用户名或密码不正确", use_inner_text=True)
    expect(page.locator("[name=login]")).to_have_value(site.officer)


def test_a_page_for_officers_asks_to_sign_in_and_then_opens(site: Any, page: Any) -> None:
    page.goto(site.url("{plan}/targets/1/correct/"))
    page.fill("[name=login]", site.officer)
    page.fill("[name=password]", site.password)
    page.click("main form button")
    page.wait_for_url("**/targets/1/correct/")


def first_link(log: Path) -> str:
    """The path of the link that `kechuang up` printed."""
    found = re.search(r"https?://[^/\s]+(/accounts/first/\S+)", log.read_text(encoding="utf-8"))
    assert found
    return found[1]


@pytest.fixture
def link(site: Any) -> str:
    return first_link(site.home.parent / "up.log")


def test_the_first_administrator_chooses_a_password_and_the_link_dies_with_its_use(
    site: Any, page: Any, link: str
) -> None:
    page.goto(site.url(link))
    page.fill("[name=new_password1]", "12345")
    page.fill("[name=new_password2]", "12345")
    page.click("main form button")
    expect(page.locator(".wrong").first).to_be_attached()
    page.fill("[name=new_password1]", PASSWORD)
    page.fill("[name=new_password2]", PASSWORD)
    page.click("main form button")
    page.wait_for_url(site.url("/accounts/sign-in/"))
    expect(page.get_by_role("status")).to_contain_text("密码已设置", use_inner_text=True)
    page.goto(link)
    expect(page.get_by_role("heading", name="这个链接已经失效")).to_be_visible()


def test_sign_in_looks_right(open_page: Any, looks_right: Any) -> None:
    looks_right(open_page(), "/accounts/sign-in/", "sign-in")
