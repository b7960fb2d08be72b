"""Accounts in a real browser: invited and at work, claimed and admitted; the pages by keyboard, small, dark, sound."""

from __future__ import annotations

import subprocess
import sys
import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

PASSWORD = "a lake among hills"


@pytest.fixture
def one_time_link(site: Any) -> Callable[..., str]:
    """Makes an account on the command line, as the machine's owner does, and gives the path of its link."""

    def made(username: str, *options: str) -> str:
        command = [sys.executable, "-m", "kechuang", "officer", username, "--home", str(site.home), *options]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        return urlsplit(done.stdout.strip().splitlines()[1].strip()).path

    return made


@pytest.fixture
def at_work(site: Any, open_page: Callable[..., Any], one_time_link: Callable[..., str]) -> Callable[..., Any]:
    """A page on which somebody with that role has chosen a password and signed in."""

    def entered(role: str, *options: str, **settings: Any) -> Any:
        name = f"{role[:12]}{uuid.uuid4().hex[:6]}"
        page = open_page(**settings)
        page.goto(site.url(one_time_link(name, "--role", role, "--name", "周敏", *options)))
        page.fill("[name=new_password1]", PASSWORD)
        page.fill("[name=new_password2]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(site.url("/accounts/sign-in/"))
        page.fill("[name=login]", name)
        page.fill("[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "sign-in" not in url)
        return page

    return entered


def code(number: int) -> str:
    from kechuang.kernel.invented_codes import credit_code

    return credit_code(number)


def sign_out(page: Any) -> None:
    page.locator(".site-top > .menu > summary").last.click()
    page.get_by_role("button", name="退出登录").click()


def test_invited_by_link_choosing_a_password_setting_up_an_app_and_at_work(
    site: Any, open_page: Any, at_work: Any, totp: Callable[[str], str], looks_right: Any
) -> None:
    manager = at_work("security_administrator")
    manager.goto(site.url("/accounts/"))
    expect(manager.locator("main")).to_contain_text("还有管理员没有任命", use_inner_text=True)
    manager.get_by_role("link", name="政府单位").first.click()
    manager.get_by_role("link", name="设立单位").click()
    manager.get_by_label("单位全称").fill("东湖镇人民政府")
    manager.get_by_label("简称").fill("东湖镇")
    manager.get_by_label("类别").select_option(label="乡镇、街道")
    manager.get_by_label("行政区划代码").fill("999001101")
    manager.get_by_role("button", name="设立").click()
    manager.get_by_role("link", name="东湖镇人民政府").click()
    manager.get_by_role("link", name="邀请").first.click()
    expect(manager.get_by_label("角色")).to_have_value("unit_officer")
    expect(manager.get_by_label("政府单位")).to_be_visible()
    expect(manager.get_by_label("企业、单位")).not_to_be_visible()
    manager.get_by_label("角色").select_option("auditor")
    expect(manager.get_by_label("政府单位")).not_to_be_visible()
    manager.get_by_label("角色").select_option("unit_officer")
    manager.get_by_label("姓名").fill("王宁")
    manager.get_by_role("button", name="生成邀请链接").click()
    link = manager.get_by_label("链接").input_value()

    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(link)
    expect(page.get_by_role("heading", name="王宁，您好")).to_be_visible()
    page.get_by_label("登录名").focus()  # from here on by keyboard alone
    for words in ("wangning", "王宁", "", "", PASSWORD, PASSWORD):
        page.keyboard.press("Control+A")
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(site.url("/accounts/me/"))
    expect(page.locator("main")).to_contain_text("东湖镇", use_inner_text=True)
    page.get_by_role("link", name="设置").first.click()
    page.get_by_text("扫不了？手工输入密钥").click()
    page.fill("[name=code]", totp(page.locator(".secret code").inner_text()))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="恢复码").wait_for()
    rescue = page.locator(".codes code").first.inner_text()
    sign_out(page)
    page.goto(site.url("/accounts/sign-in/"))
    page.fill("[name=login]", "wangning")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_label("验证码").fill(rescue)
    page.keyboard.press("Enter")
    page.wait_for_url(site.url("/oversight/mine/"))
    page.goto(site.url("/accounts/units/"))
    expect(page.get_by_role("link", name="东湖镇人民政府")).to_be_visible()
    assert page.goto(site.url("/accounts/people/")).status == 403

    manager.goto(site.url("/accounts/people/?q=王宁"))
    person = manager.get_by_role("link", name="王宁").get_attribute("href")
    unit = page.get_by_role("link", name="东湖镇人民政府")
    manager.goto(site.url("/accounts/units/"))
    unit = manager.get_by_role("link", name="东湖镇人民政府").get_attribute("href")
    for path, name in (
        ("/accounts/", "accounts"),
        ("/accounts/people/", "people"),
        (person, "person"),
        (f"{person}appoint/", "person-appoint"),
        (f"{person}disable/", "person-disable"),
        ("/accounts/units/", "government-units"),
        (unit, "government-unit"),
        ("/accounts/invitations/", "invitations"),
        ("/accounts/invitations/new/", "invitation-new"),
        ("/accounts/unused/", "unused"),
    ):
        looks_right(manager, path, name)


def test_claimed_by_code_admitted_by_an_officer_and_seeing_only_its_own(
    site: Any, open_page: Any, sign_in: Any, looks_right: Any
) -> None:
    page = open_page()
    looks_right(page, "/accounts/claim/", "claim")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(site.url("/accounts/sign-in/"))
    page.get_by_role("link", name="申请入驻").click()
    page.get_by_label("统一社会信用代码").fill(code(21)[:-1] + "?")
    page.get_by_label("单位全称").fill("清流智能装备有限公司")
    page.get_by_label("怎样证明您代表这个单位").fill("本人任公司科技部经理，办公电话 0311-83221234，可核对。")
    page.get_by_label("登录名").fill("qingliu")
    page.get_by_label("姓名").fill("陈晨")
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_label("再输入一次密码").fill(PASSWORD)
    page.get_by_role("button", name="提交申请").click()
    wrong = page.get_by_label("统一社会信用代码")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    assert page.get_by_label("怎样证明您代表这个单位").input_value().startswith("本人任公司")
    wrong.fill(code(21))
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_label("再输入一次密码").fill(PASSWORD)
    page.get_by_role("button", name="提交申请").click()
    page.wait_for_url(site.url("/accounts/me/"))
    expect(page.locator("main")).to_contain_text("待审核", use_inner_text=True)

    officer = sign_in(open_page())
    officer.goto(site.url("/accounts/"))
    looks_right(officer, "/accounts/claims/", "claims")
    officer.set_viewport_size({"width": 1440, "height": 900})
    officer.get_by_role("link", name="清流智能装备有限公司").click()
    expect(officer.get_by_role("link", name="通过", exact=True)).to_be_visible()
    claim = officer.url
    looks_right(officer, claim.removeprefix(site.address), "claim-decision")
    officer.set_viewport_size({"width": 1440, "height": 900})
    officer.get_by_role("link", name="通过", exact=True).click()
    officer.get_by_role("button", name="通过").click()
    expect(officer.get_by_role("status").first).to_contain_text("现在可以代表", use_inner_text=True)
    officer.goto(site.url("/accounts/organisations/new/"))
    officer.get_by_label("单位全称").fill("远山机械有限公司")
    officer.get_by_label("统一社会信用代码").fill(code(22))
    officer.get_by_role("button", name="登记").click()
    looks_right(officer, "/accounts/organisations/", "organisation-accounts")
    other = officer.get_by_role("link", name="远山机械有限公司").get_attribute("href")

    page.goto(site.url("/accounts/organisations/"))
    expect(page.get_by_role("heading", name="清流智能装备有限公司")).to_be_visible()
    assert "远山机械" not in page.content()
    assert page.goto(site.url(other)).status == 404
    assert page.goto(site.url("/accounts/claims/")).status == 403
    page.goto(site.url("/accounts/organisations/"))
    looks_right(page, page.url.removeprefix(site.address), "organisation-account")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("link", name="邀请同事").click()
    page.get_by_label("姓名").fill("李文")
    page.get_by_role("button", name="生成邀请链接").click()
    looks_right(open_page(), page.get_by_label("链接").input_value().removeprefix(site.address), "invitation")


def test_the_pages_of_accounts_hold_no_chinese_word_of_the_interface_in_english(
    site: Any, at_work: Any, open_page: Any, sign_in: Any
) -> None:
    manager = at_work("security_administrator", locale="en-US")
    officer = sign_in(open_page(locale="en-US"))
    visited = [
        (manager, ("/accounts/", "/accounts/units/new/", "/accounts/invitations/new/", "/accounts/unused/")),
        (
            officer,
            ("/accounts/claims/", "/accounts/organisations/new/", "/accounts/claim/", "/accounts/second-factor/app/"),
        ),
    ]
    for page, paths in visited:
        for path in paths:
            page.goto(site.url(path))
            page.evaluate("document.querySelectorAll('main option, main td, main th').forEach((one) => one.remove())")
            words = page.locator("main").inner_text()
            for data in ("科技局", "周敏"):  # a hint quotes a short name; the overview names who is two things
                words = words.replace(data, "")
            assert not [word for word in words if "\u4e00" <= word <= "\u9fff"], (path, words)


def test_writing_keeps_the_session_and_reading_does_not(site: Any, page: Any, sign_in: Any) -> None:
    told: list[str] = []
    page.clock.install()
    sign_in(page)
    page.on("request", lambda request: told.append(request.method) if "/accounts/alive/" in request.url else None)
    page.goto(site.url("/accounts/me/"))
    page.clock.fast_forward("06:00")
    page.mouse.wheel(0, 300)
    assert told == []
    with page.expect_response("**/accounts/alive/") as answer:
        page.get_by_label("姓名").press_sequentially("晓晓")
    assert answer.value.status == 204
    assert told == ["POST"]
