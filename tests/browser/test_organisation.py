"""The file of an organisation in a real browser: found by search, a return corrected by its own people, and undone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from .conftest import Site, environment

MINE, OTHER = "91139181MA0XJ0001N", "91139181MA0XJ0002J"
RECORDS = """
from datetime import date
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from kechuang.accounts.models import Membership, Organisation as Holder, User
from kechuang.events.clock import moment
from kechuang.registry.actions.enter import enter
from kechuang.registry.catalogue import kinds
from kechuang.registry.sources import Source
example = Source.objects.create(kind="hand", title="示例数据", example=True, made_at=moment())
def put(kind, **values):
    return enter(kinds()[kind], values, None, source=example)
for code, name in (({mine!r}, "清流科技（示例）有限公司"), ({other!r}, "远山机械（示例）有限公司")):
    about = {{"form": "enterprise", "registered": date(2014, 5, 1), "division": "999001101", "industry": "2614"}}
    put("organisation", code=code, name=name, representative="某法人", **about)
    for year in (2022, 2023, 2024):
        put("yearlyreturn", organisation=code, year=year, staff=80 + year - 2022, sales=year * 1_000_000)
    days = {{"issued": date(2025, 9, 1), "expires": date(2028, 9, 1)}}
    put("certificate", scheme="hnte", number=code[-4:], organisation=code, holder=name, level="national", **days)
holder = Holder.objects.create(name="清流科技", credit_code={mine!r}, kind="enterprise", status="approved")
person = User.objects.create_user("chen", password={password!r}, name="陈代表")
Membership.objects.create(person=person, role="representative", organisation=holder, since=date(2020, 1, 1))
"""


@pytest.fixture(scope="module", autouse=True)
def records(site: Site) -> None:
    """Two enterprises with three returns and a certificate each, and somebody who speaks for the first."""
    code = RECORDS.format(home=str(site.home), mine=MINE, other=OTHER, password=site.password)
    asked = {"env": environment(site.home), "capture_output": True, "text": True, "timeout": 120}
    done = subprocess.run([sys.executable, "-c", code], check=False, **asked)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.fixture
def chen(site: Site, page: Any) -> Any:
    """The representative, signed in: who speaks for one organisation begins at its file."""
    page.goto(site.url("/accounts/sign-in/"))
    page.fill("[name=login]", "chen")
    page.fill("[name=password]", site.password)
    page.click("main form button")
    page.wait_for_url(site.url(f"/organisations/{MINE}/"))
    return page


def row(page: Any, label: str) -> str:
    return str(page.locator("table.returns tr", has_text=label).first.inner_text())


def test_found_by_search_corrected_by_its_own_people_seen_in_the_history_and_undone(chen: Any, site: Site) -> None:
    page = chen
    page.keyboard.press("/")
    page.keyboard.type("清流")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=**")
    page.click(".found.organisation a")
    page.wait_for_url(f"**/organisations/{MINE}/")
    assert "82" in row(page, "职工总数")
    page.click("table.returns thead a:has-text('2024')")
    page.click("a:has-text('更正')")
    page.fill("[name^=staff]:visible >> nth=0", "91")
    page.fill("[name=reason]", "与社保人数核对后更正")
    page.click("main form .toolbar.ends button")
    page.wait_for_selector(".undo-now")
    last = page.locator(".acts > li").first
    assert (last.locator("del").inner_text(), last.locator("ins").inner_text()) == ("82 人", "91 人")
    expect(last).to_contain_text("与社保人数核对后更正", use_inner_text=True)
    expect(last).to_contain_text("陈代表", use_inner_text=True)
    page.goto(site.url(f"/organisations/{MINE}/"))
    assert "91" in row(page, "职工总数")
    page.go_back()
    page.click("a:has-text('撤销') >> nth=0")
    if page.locator("[name=reason]").count():
        page.fill("[name=reason]", "改错了年份")
    page.click("main form .toolbar.ends button")
    page.wait_for_selector(".acts")
    expect(page.locator("#field-staff")).to_contain_text("82 人", use_inner_text=True)
    page.goto(site.url(f"/organisations/{MINE}/"))
    assert "82" in row(page, "职工总数")


def test_the_file_fills_in_policies_and_targets_and_of_others_shows_only_what_is_public(chen: Any, site: Site) -> None:
    chen.wait_for_selector(".section-policies .verdicts")
    chen.wait_for_selector(".section-moves .moves a")
    expect(chen.locator("main")).to_contain_text("某法人", use_inner_text=True)
    chen.goto(site.url(f"/organisations/{OTHER}/"))
    expect(chen.locator("main")).to_contain_text("只有对外公开的内容", use_inner_text=True)
    expect(chen.locator("main")).to_contain_text("高新技术企业认定", use_inner_text=True)
    expect(chen.locator("main")).not_to_contain_text("某法人", use_inner_text=True)
    expect(chen.locator("table.returns")).to_have_count(0)


def test_it_looks_right(page: Any, sign_in: Callable[[Any], Any], looks_right: Callable[..., None]) -> None:
    sign_in(page)
    looks_right(page, f"/organisations/{MINE}/", "organisation-file")
    looks_right(page, "/organisations/", "organisations")
    looks_right(page, "/divisions/", "divisions")
