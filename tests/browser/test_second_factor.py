"""The second factor in a real browser: an authenticator app, recovery codes, a passkey of a virtual device."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect


def sign_out(page: Any) -> None:
    page.locator(".site-top > .menu > summary").last.click()
    page.get_by_role("button", name="退出登录").click()


@pytest.fixture
def enter(site: Any) -> Callable[[Any, str], None]:
    """Types name and password at the site's sign-in page, under the host name given."""

    def typed(page: Any, host: str = "127.0.0.1") -> None:
        page.goto(site.url("/accounts/sign-in/").replace("127.0.0.1", host))
        page.fill("[name=login]", site.officer)
        page.fill("[name=password]", site.password)
        page.keyboard.press("Enter")

    return typed


def test_an_officer_is_asked_sets_up_an_app_and_signs_in_with_its_code(
    site: Any, page: Any, enter: Any, totp: Callable[[str], str], looks_right: Any
) -> None:
    enter(page)
    page.get_by_role("link", name="现在设置").click()
    page.get_by_role("link", name="手机验证器").click()
    page.get_by_text("扫不了？手工输入密钥").click()
    secret = page.locator(".secret code").inner_text()
    page.fill("[name=code]", "123")
    page.keyboard.press("Enter")
    expect(page.locator(".wrong")).to_contain_text("验证码不正确", use_inner_text=True)
    assert page.locator(".secret code").text_content() == secret
    page.fill("[name=code]", totp(secret))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="恢复码").wait_for()
    expect(page.locator(".codes code")).to_have_count(10)
    codes = page.locator(".codes code").all_inner_texts()
    page.get_by_role("link", name="已经保存好").click()
    expect(page.locator(".lamp.good")).to_have_text("已启用", use_inner_text=True)

    sign_out(page)
    enter(page)
    page.get_by_role("heading", name="第二步验证").wait_for()
    assert page.locator("[name=code]").evaluate("one => one === document.activeElement")
    page.fill("[name=code]", codes[0])
    page.keyboard.press("Enter")
    page.wait_for_url(site.url("/worklist/"))
    for path, name in (
        ("/accounts/me/", "account"),
        ("/accounts/second-factor/set-up/", "second-factor-set-up"),
        ("/accounts/second-factor/codes/", "recovery-codes"),
        ("/accounts/second-factor/codes/new/", "recovery-codes-new"),
        ("/accounts/second-factor/app/remove/", "authenticator-remove"),
        ("/accounts/second-factor/passkeys/add/", "passkey-add"),
        ("/accounts/confirm/", "confirm"),
    ):
        looks_right(page, path, name)
    page.goto(site.url("/accounts/second-factor/app/remove/"))
    page.get_by_role("button", name="停用验证器").click()
    expect(page.locator(".lamp.warning")).to_have_text("未启用，建议现在启用", use_inner_text=True)
    looks_right(page, "/accounts/second-factor/app/", "authenticator-add")


def test_a_passkey_is_added_and_signs_in_without_a_password(
    site: Any, open_page: Any, enter: Any, looks_right: Any
) -> None:
    page = open_page()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    enter(page, "localhost")
    page.get_by_role("link", name="现在设置").click()
    page.get_by_role("link", name="通行密钥").click()
    page.get_by_label("名称").fill("办公室电脑")
    page.get_by_role("button", name="添加").click()
    page.get_by_role("heading", name="恢复码").wait_for()
    page.get_by_role("link", name="已经保存好").click()
    expect(page.locator(".factors").first).to_contain_text("办公室电脑", use_inner_text=True)
    sign_out(page)

    page.goto(site.url("/accounts/sign-in/").replace("127.0.0.1", "localhost"))
    page.get_by_role("button", name="用通行密钥登录").click()
    page.wait_for_url(site.url("/worklist/").replace("127.0.0.1", "localhost"))
    expect(page.get_by_text(site.officer).first).to_be_visible()
    sign_out(page)

    enter(page, "localhost")  # the password way asks for the passkey as second step
    page.get_by_role("button", name="用通行密钥确认").click()
    page.wait_for_url(site.url("/worklist/").replace("127.0.0.1", "localhost"))
    sign_out(page)

    device.send("WebAuthn.setUserVerified", {"authenticatorId": made["authenticatorId"], "isUserVerified": False})
    page.goto(site.url("/accounts/sign-in/").replace("127.0.0.1", "localhost"))
    page.get_by_role("button", name="用通行密钥登录").click()
    expect(page.get_by_role("alert")).to_contain_text("没有验证成功", use_inner_text=True)
