"""A late task is seen, asked about, evidenced by its unit, accepted, shown closed where leaders look, and reported."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

from playwright.sync_api import expect

from .conftest import Site, environment

PREPARE = """
from datetime import date, timedelta
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from kechuang.accounts.actions.found_unit import found_unit
from kechuang.accounts.models import Membership, User
from kechuang.oversight.actions.read_milestones import read_milestones
from kechuang.oversight.actions.reword_milestone import reword_milestone
from kechuang.supervision.models import Plan
plan = Plan.objects.get()
read_milestones(plan, None)
task = plan.tasks.get(number="2", safeguard=False)
number = task.milestones.get(wordings__superseded_at=None, wordings__text__contains="预约平台").ordinal
due = date.today() - timedelta(days=3)
reword_milestone(task, number, {{"due": due}}, None, reason="按部署提前完成")
unit = found_unit("市场监督管理局", "department", None)
officer = User.objects.get(username={officer!r})
science = officer.memberships.get(role="programme_officer").unit
head = User.objects.create_user("chief", password={password!r}, name="高局长")
Membership.objects.create(person=head, role="unit_leader", unit=science, since=date(2020, 1, 1))
person = User.objects.create_user("zhou", password={password!r}, name="周行")
Membership.objects.create(person=person, role="unit_officer", unit=unit, since=date(2020, 1, 1))
from kechuang.oversight import engine
from kechuang.oversight.actions.open_matter import open_matter
matter = open_matter(plan, "完成实验室开放目录", unit, None)
for verb in ("submit", "approve", "notify", "sign_for", "report", "take_up", "close"):
    by = person if verb in ("sign_for", "report") else officer if verb == "close" else None
    matter = engine.do(matter, verb, by, version=matter.version, said="目录没有公开，按未完成销号")
from kechuang.papers.basis import basis
from kechuang.papers.span import span
from kechuang.registry.asof import AsOf
now = AsOf.now()
basis(plan, span({month!r}, now.valid), now)  # the lines of the month, as a night works them out
print(task.ordinal, number)
"""
MONTH = f"{date.today():%Y-%m}"


def test_a_late_task_is_seen_asked_about_evidenced_closed_and_reported(
    site: Site, open_page: Callable[..., Any], sign_in: Callable[[Any], Any], looks_right: Any
) -> None:
    code = PREPARE.format(home=str(site.home), officer=site.officer, password=site.password, month=MONTH)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(site.home),
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    task, number = done.stdout.split()

    officer = sign_in(open_page())
    officer.goto(site.url("{plan}/milestones/?light=off_course"))
    officer.click("text=建设开放共享的检验检测体系")
    row = officer.locator(f"#m{number}")
    expect(row).to_contain_text("逾期3天", use_inner_text=True)
    row.get_by_role("button", name="问牵头单位").click()
    expect(officer.locator(".says")).to_contain_text("已问市场监督管理局周行", use_inner_text=True)

    unit = open_page()
    unit.goto(site.url("/accounts/sign-in/"))
    unit.fill("[name=login]", "zhou")
    unit.fill("[name=password]", site.password)
    unit.click("main form button")
    unit.wait_for_url(site.url("/oversight/mine/"))
    looks_right(unit, "/oversight/mine/", "my-unit")
    card = unit.locator(".ask-card")
    expect(card).to_contain_text("预约平台", use_inner_text=True)
    file = {"name": "上线截图说明.txt", "mimeType": "text/plain", "buffer": "平台已上线。".encode()}
    card.locator("input[type=file]").set_input_files(file)
    card.get_by_role("button", name="答复").click()
    expect(unit.locator(".says")).to_contain_text("已答复", use_inner_text=True)
    expect(unit.locator(".ask-card")).to_have_count(0)

    officer.goto(site.url("/oversight/"))
    officer.locator("#decide a").first.click()
    expect(officer.locator("main")).to_contain_text("上线截图说明.txt", use_inner_text=True)
    officer.get_by_role("link", name="确认", exact=True).click()
    officer.click("main form button")
    expect(officer.locator("main")).to_contain_text("已确认", use_inner_text=True)
    officer.goto(site.url("{plan}/progress/"))
    officer.wait_for_selector("#milestones")
    shown = officer.locator(".milestones-part").inner_text()
    assert "预约平台" in shown
    assert "依据经确认，已关闭" in shown
    officer.goto(site.url("{plan}/tasks/" + task + "/milestones/"))
    expect(officer.locator(f"#m{number}")).to_contain_text("已完成", use_inner_text=True)
    officer.set_default_timeout(90_000)
    officer.goto(site.url("/papers/"))
    officer.get_by_role("link", name="起草公文").first.click()
    officer.fill("[name=span]", MONTH)
    officer.locator("main form button").click()
    officer.wait_for_url("**/papers/*/")
    expect(officer.locator(".official")).to_contain_text("本月完成任务节点1项")
    expect(officer.locator(".official")).to_contain_text("本月就记录不能说明的事项问询1次，收到答复1次")

    unit.goto(site.url("/oversight/mine/"))
    unit.get_by_role("link", name="提出异议").click()
    unit.fill("[name=said]", "目录上月已经公开，请看附上的网址。")
    unit.locator("main form button").click()
    expect(unit.locator(".says")).to_contain_text("异议复核")
    unit.goto(site.url("/oversight/mine/"))
    expect(unit.locator(".matter-rows")).to_contain_text("异议复核")

    officer.goto(found := site.url("/oversight/matters/?q=完成实验室开放目录"))
    officer.get_by_role("link", name="完成实验室开放目录").click()
    expect(officer.locator("main")).to_contain_text("须由另一人办理：高局长")
    expect(officer.get_by_role("link", name="维持结论"), "who struck it off does not review it").to_have_count(0)

    chief = open_page()
    chief.goto(site.url("/accounts/sign-in/"))
    chief.fill("[name=login]", "chief")
    chief.fill("[name=password]", site.password)
    chief.click("main form button")
    chief.wait_for_url(site.url("/oversight/leader/"))
    expect(chief.locator("#waiting")).to_contain_text("等您复核异议")
    chief.locator("#waiting").get_by_role("link", name="完成实验室开放目录").click()
    chief.get_by_role("link", name="撤销结论").click()
    chief.fill("[name=said]", "目录确已公开，退回重新办理。")
    chief.locator("main form button").click()
    expect(chief.locator("main")).to_contain_text("目录确已公开")
    officer.goto(found)
    expect(officer.locator(".matter-rows")).to_contain_text("办理")
