"""An enterprise applies, corrects, is reviewed, published and certified, and the plan's number moves by one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Site, environment

CODE, OTHER = "91139181MA0XJ0001N", "91139181MA0XJ0002L"
RECORDS = """
from datetime import date
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from kechuang.accounts.models import Membership, Organisation as Holder, User
from kechuang.events.clock import moment
from kechuang.registry.actions.declare_complete import declare_complete
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.intellectual_property import IntellectualProperty
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.sources import Source
title = "示例城市明湖市·单位填报"
example = Source.objects.create(kind="hand", title=title, example=True, made_at=moment())
about = {{"code": {code!r}, "name": "清流科技（示例）有限公司", "form": "enterprise", "registered": date(2014, 5, 1)}}
place = {{"division": "999001100", "industry": "C2614"}}
enter(Organisation, about | place, None, source=example)
last = date.today().year - 1
for back, sales in ((0, 6000), (1, 5200), (2, 4600)):
    figures = {{"sales": sales * 1_000_000, "rd": 400 * 1_000_000, "rd_domestic": 380 * 1_000_000}}
    now = {{"staff": 120, "st_staff": 30, "hightech_income": 4800 * 1_000_000}} if back == 0 else {{}}
    enter(YearlyReturn, {{"organisation": {code!r}, "year": last - back, **figures, **now}}, None, source=example)
patent = {{"form": "invention", "title": "一种缓释肥料", "organisation": {code!r}, "granted": date(2021, 3, 2)}}
for number in ("2019100000001", "2019100000019"):
    enter(IntellectualProperty, patent | {{"number": number}}, None, source=example)
enter(Organisation, about | {{"code": {other!r}, "name": "远山机械（示例）有限公司"}} | place, None, source=example)
held = {{"scheme": "hnte", "number": "GR202599000007", "organisation": {other!r}, "holder": "远山机械"}}
days = {{"level": "national", "issued": date(2025, 11, 3), "expires": date(2028, 11, 3)}}
enter(Certificate, held | days, None, source=example)
declare_complete("intellectualproperty", None, since=date(2020, 1, 1))
holder = Holder.objects.create(name="清流科技", credit_code={code!r}, kind="enterprise", status="approved")
person = User.objects.create_user("chen", password="mountain lake 2025", name="陈代表")
Membership.objects.create(person=person, role="representative", organisation=holder, since=date(2020, 1, 1))
"""
NUMBER = """
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from kechuang.registry.asof import AsOf
from kechuang.supervision.models import Target
from kechuang.supervision.tracing import trace
print(trace(Target.objects.get(ordinal=5), AsOf.now()).answer.last.number)
"""
TIME_IS_OVER = """
from datetime import timedelta
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from django.utils import timezone
from kechuang.cases.models import Case
Case.objects.filter(number={number!r}).update(due=timezone.localdate() - timedelta(days=1))
"""
TYPED = {
    "conversions_3y": "16",
    "total_income": "6300",
    "net_assets_y1": "5200",
    "net_assets_y2": "4500",
    "net_assets_y3": "4000",
}
SCORES = {
    "hnte_ip_level": "8",
    "hnte_ip_core": "8",
    "hnte_ip_count": "8",
    "hnte_ip_source": "6",
    "hnte_conversion": "28",
    "hnte_system": "5",
    "hnte_body": "5",
    "hnte_incentive": "3",
    "hnte_training": "3",
}


def run(site: Site, script: str, **parts: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script.format(home=str(site.home), **parts)],
        env=environment(site.home),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.strip()


@pytest.fixture(scope="module", autouse=True)
def records(site: Site) -> None:
    """One enterprise with three years of returns, two patents, and who acts for it."""
    run(site, RECORDS, code=CODE, other=OTHER)


def act(page: Any, name: str, **given: str) -> None:
    """Press the button of a verb and do it."""
    page.locator(".act-rows").get_by_role("link", name=name, exact=True).click()
    page.wait_for_url("**/do/**")
    for field, text in given.items():
        place = page.locator(f"[name='{field}']")
        place.select_option(text) if place.evaluate("e => e.tagName") == "SELECT" else place.fill(text)
    page.locator("main form button").click()
    page.wait_for_load_state()
    assert "/do/" not in page.url, page.locator("main").inner_text()


def test_from_application_to_certificate(
    site: Site,
    open_page: Callable[..., Any],
    sign_in: Callable[[Any], Any],
    looks_right: Callable[[Any, str, str], None],
    tmp_path: Path,
) -> None:
    officer, chen = sign_in(open_page()), open_page()
    chen.goto(site.url("/accounts/sign-in/"))
    chen.fill("[name=login]", "chen")
    chen.fill("[name=password]", site.password)
    chen.click("main form button")
    chen.wait_for_url(lambda url: "sign-in" not in url)
    before = int(run(site, NUMBER))

    chen.goto(site.url("/cases/own/"))
    chen.locator(".offers li", has_text="高新技术企业").get_by_role("button").click()
    chen.wait_for_url("**/fill/")
    case = chen.url.removesuffix("fill/").removeprefix(site.address)
    number = case.rstrip("/").rpartition("/")[2]
    known = chen.locator(".fact-row", has_text="销售收入").first
    assert "6000万元" in known.inner_text()
    assert "年度报表" in known.inner_text()
    for name, text in TYPED.items():
        chen.fill(f"#f-{name}", text)
        chen.press(f"#f-{name}", "Tab")
    for name in ("has_core_ip", "accident_free", "hnte_ip_own"):
        chen.select_option(f"#f-{name}", "yes")
    chen.locator("[data-state=kept]").wait_for()
    chen.reload()
    assert chen.input_value("#f-total_income") == "6300"
    report = tmp_path / "审计报告.pdf"
    report.write_bytes(b"%PDF-1.4 audit %%EOF")
    chen.set_input_files("#document", str(report))
    chen.locator(".attach button").click()
    chen.locator(".papers", has_text="审计报告.pdf").wait_for()
    looks_right(chen, f"{case}fill/", "cases-fill")
    chen.get_by_role("button", name="填好了，去提交").click()
    chen.wait_for_url(f"**{case}")
    act(chen, "提交")
    assert "科技局" in chen.locator(".standing-facts").inner_text()
    assert chen.locator(".case-line [aria-current=step]").inner_text().startswith("形式审查")

    officer.goto(site.url("/cases/"))
    officer.get_by_role("link", name="清流科技（示例）有限公司").click()
    act(officer, "退回补正", reason="请核对科技成果转化数：证明材料只有15项。")
    chen.goto(site.url(case))
    assert "证明材料只有15项" in chen.locator(".say.warning").inner_text()
    looks_right(chen, case, "cases-returned")
    chen.goto(site.url(f"{case}fill/"))
    chen.locator(".fact-row", has_text="转化").locator("summary").click()
    chen.fill("#f-conversions_3y", "15")
    chen.get_by_role("button", name="填好了，去提交").click()
    act(chen, "提交")

    officer.goto(site.url(case))
    stale = open_page(storage_state=officer.context.storage_state())
    stale.goto(site.url(f"{case}do/send_back/"))
    act(officer, "受理送审")
    stale.fill("[name=reason]", "再补一份。")
    stale.locator("main form button").click()
    assert "已先行“受理送审”" in stale.locator("main").inner_text()
    assert stale.input_value("[name=reason]") == "再补一份。"
    act(officer, "结束评审", **{f"fact.{n}": s for n, s in SCORES.items()}, **{"fact.hnte_field": "是"})
    act(officer, "审定通过", reason="各项条件符合，创新能力评价超过70分。")
    act(officer, "公示")
    looks_right(officer, case, "cases-published")
    looks_right(open_page(), f"/publicity/{number}/", "cases-publicity")
    assert officer.get_by_role("link", name="登记发证", exact=True).count() == 0
    run(site, TIME_IS_OVER, number=number)
    officer.goto(site.url("/cases/"))
    assert "公示期满" in officer.locator(".case-table").inner_text()
    looks_right(officer, "/cases/", "cases-desk")
    officer.goto(site.url(case))
    act(officer, "登记发证", document="国科火字〔示例〕1号")
    assert int(run(site, NUMBER)) == before + 1

    chen.goto(site.url(case))
    assert "GR" in chen.locator(".say.success").last.inner_text()
    chen.get_by_role("link", name="评价这次办理").click()
    chen.get_by_label("非常满意").check()
    chen.locator("main form button").click()
    chen.wait_for_url(f"**{case}")
    looks_right(chen, "/cases/own/", "cases-own")
    command = [sys.executable, "-m", "kechuang", "replay-decision", number, "--json", "--home", str(site.home)]
    done = subprocess.run(command, env=environment(site.home), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout)["verdict_again"] == "yes"
