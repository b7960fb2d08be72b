"""The system administrator runs a job, an officer follows the bell, two officers adopt a method for townships."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from playwright.sync_api import expect

from .conftest import Site, environment

PEOPLE = """
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from kechuang.accounts.actions.appoint import appoint
from kechuang.accounts.first_administrator import science_department
from kechuang.accounts.models import Claim, Organisation, User
from kechuang.accounts.roles import Role
appoint(User.objects.create_user("wang", password={password!r}, name="王系"), Role.SYSTEM_ADMINISTRATOR, None)
second = User.objects.create_user("chen", password={password!r}, name="陈副")
appoint(second, Role.PROGRAMME_OFFICER, None, unit=science_department())
organisation = Organisation.objects.create(name="清流科技（示例）", kind="enterprise")
values = dict(name="清流科技（示例）", role="representative", evidence="营业执照")
Claim.objects.create(person=User.objects.create_user("qing"), organisation=organisation, **values)
"""


@pytest.fixture(scope="module")
def people(site: Site) -> Site:
    code = PEOPLE.format(home=str(site.home), password=site.password)
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(site.home), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return site


def signed_in(page: Any, site: Site, name: str) -> Any:
    page.goto(site.url("/accounts/sign-in/"))
    page.fill("[name=login]", name)
    page.fill("[name=password]", site.password)
    page.click("main form button")
    page.wait_for_url(lambda url: "sign-in" not in url)
    return page


def test_a_job_is_run_by_hand_and_the_bell_tells_the_officer_of_what_it_found(people: Site, open_page: Any) -> None:
    page = signed_in(open_page(), people, "wang")
    page.goto(people.url("/machine/"))
    page.get_by_role("link", name="后台作业").first.click()
    expect(page.get_by_text("没有进程在执行作业")).to_be_visible()
    page.get_by_role("link", name="提醒", exact=True).last.click()
    page.get_by_role("button", name="立即执行").click()
    expect(page.get_by_text("已排队，马上执行")).to_be_visible()
    worker = [sys.executable, "-m", "kechuang", "worker", "--once", "--home", str(people.home)]
    done = subprocess.run(worker, env=environment(people.home), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    page.reload()
    expect(page.locator("dl.facts .lamp.good")).to_have_text("完成", use_inner_text=True)
    officer = signed_in(open_page(viewport={"width": 390, "height": 844}), people, "lin")
    officer.get_by_role("link", name="提醒，1 条未读").click()
    officer.get_by_role("link", name="清流科技（示例）申请入驻").click()
    officer.wait_for_url(people.url("/accounts/claims/"))
    expect(officer.get_by_role("link", name="提醒", exact=True)).to_be_visible()
    officer.goto(people.url("/reminders/settings/"))
    officer.get_by_role("button", name="生成日历地址").click()
    assert "/reminders/calendar/" in officer.content()


def test_two_officers_adopt_a_method_and_the_public_reads_the_reasons(people: Site, open_page: Any) -> None:
    lin = signed_in(open_page(), people, "lin")
    lin.goto(people.url("/townships/"))
    expect(lin.get_by_role("heading", name="还没有分类办法")).to_be_visible()
    lin.get_by_role("link", name="从草案开始拟定").click()
    lin.fill("[name=name]", "2025年乡镇分类办法")
    lin.fill("[name=basis]", "市政府第3次常务会议通过")
    lin.fill("[name=since]", "2025-01-01")
    lin.get_by_role("button", name="保存草案").click()
    expect(lin.get_by_text("要由另一位业务人员签发")).to_be_visible()
    expect(lin.get_by_role("button", name="签发")).to_have_count(0)
    chen = signed_in(open_page(), people, "chen")
    chen.goto(people.url("/townships/methods/"))
    chen.get_by_role("button", name="签发").click()
    expect(chen.get_by_text("“2025年乡镇分类办法”已签发")).to_be_visible()
    public = open_page(viewport={"width": 390, "height": 844})
    public.goto(people.url("/townships/"))
    public.get_by_role("link", name="湖滨镇").click()
    expect(public.get_by_text("A–C 类，0–100 分")).to_be_visible()  # nothing is recorded: nothing is known
    expect(public.get_by_text("没有数据不按0分")).to_be_visible()
