"""A bulletin in the browser: drafted by one, edited, approved by another, numbered, issued, taken away; read by all."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import expect

from .conftest import Site, environment

PREPARED = """
from datetime import date
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from kechuang.accounts.actions.appoint import appoint
from kechuang.accounts.first_administrator import science_department
from kechuang.accounts.models import User
from kechuang.accounts.roles import Role
from kechuang.papers.basis import basis
from kechuang.papers.span import span
from kechuang.registry.asof import AsOf
from kechuang.supervision.queries import current_plan
leader = User.objects.create_user("zhou", password={password!r}, name="周岚")
appoint(leader, Role.UNIT_LEADER, None, unit=science_department())
now = AsOf.now()
basis(current_plan(), span({month!r}, now.valid), now)
"""
MONTH = f"{date.today():%Y-%m}"


@pytest.fixture(scope="module")
def leader(site: Site) -> str:
    """A leader of the office; the lines of the month are worked out, as a night would."""
    code = PREPARED.format(home=str(site.home), password=site.password, month=MONTH)
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment(site.home), capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr[-2000:]
    return "zhou"


def test_a_bulletin_from_draft_to_issue(
    site: Site,
    leader: str,
    open_page: Callable[..., Any],
    sign_in: Callable[[Any], Any],
    looks_right: Callable[[Any, str, str], None],
    tmp_path: Path,
) -> None:
    page = sign_in(open_page())
    page.set_default_timeout(90_000)
    page.goto(site.url("/papers/"))
    page.get_by_role("link", name="起草公文").first.click()
    page.fill("[name=span]", MONTH)
    page.locator("main form button").click()
    page.wait_for_url("**/papers/*/")
    address = page.url.removeprefix(site.address)
    expect(page.locator(".official .mark")).to_have_text("明湖市科学技术局文件", use_inner_text=True)
    assert page.locator(".official a[href*='/trace/?valid=']").count() > 50
    page.get_by_role("link", name="修改", exact=True).click()
    page.fill("[name=p0-text]", "为推进科技创新，现通报如下，规划共有目标⟦n.total⟧。")
    page.fill("[name=why]", "改写开头")
    page.get_by_role("button", name="保存为新版").click()
    expect(page.locator(".official")).to_contain_text(
        "为推进科技创新，现通报如下，规划共有目标59项。", use_inner_text=True
    )
    page.get_by_role("link", name="第 2 版").click()
    expect(page.locator(".changes ins").first).to_contain_text("现通报如下", use_inner_text=True)
    looks_right(page, f"{address}edit/", "paper-edit")
    page.get_by_role("button", name="保存并改表格").last.click()
    page.wait_for_url("**/edit/x0p0/")
    page.locator("[name=r0c7]").fill("市科技局、市统计局")
    page.get_by_role("button", name="保存为新版").click()
    page.wait_for_url("**/edit/")
    expect(page.locator(".says")).to_contain_text("已保存为新版")
    looks_right(page, f"{address}edit/x0p0/", "paper-table")
    page.goto(site.url(address))
    expect(page.locator(".attached").first).to_contain_text("市科技局、市统计局")
    page.get_by_role("link", name="送审").click()
    page.locator("main form button").click()
    expect(page.get_by_role("link", name="审签"), "who submits does not approve").to_have_count(0)

    other = open_page()
    other.goto(site.url("/accounts/sign-in/"))
    other.fill("[name=login]", leader)
    other.fill("[name=password]", site.password)
    other.click("main form button")
    other.wait_for_url(lambda url: "sign-in" not in url)  # a leader begins at a home of their own
    other.goto(site.url(address))
    other.get_by_role("link", name="审签").click()
    other.locator("main form button").click()

    page.goto(site.url(address))
    page.get_by_role("link", name="编号印发").click()
    page.fill("[name=code]", "明科督")
    page.check("[name=public]")
    page.locator("main form button").click()
    number = f"明科督〔{date.today().year}〕1号"
    expect(page.locator(".official .number")).to_have_text(number, use_inner_text=True)
    with page.expect_download() as download:
        page.get_by_role("link", name="Word").click()
    file = tmp_path / "issued.docx"
    download.value.save_as(file)
    opened = docx.Document(str(file))
    assert opened.core_properties.subject == number
    assert opened.core_properties.keywords == "示例数据"
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert download.value.suggested_filename.startswith(number)

    anyone = open_page()
    anyone.goto(site.url("/papers/"))
    anyone.get_by_role("link", name="目标进展情况的通报").click()
    expect(anyone.locator(".official .number")).to_have_text(number, use_inner_text=True)
    expect(anyone.get_by_role("link", name="撤回")).to_have_count(0)
    with anyone.expect_navigation():
        anyone.locator(".official a").nth(3).click()
    assert "/plans/" in anyone.url
    looks_right(anyone, address, "paper")
